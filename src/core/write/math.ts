/** Which parts of a title are math, and how are they written? */
import type { Paper } from '../paper.ts';
import { storable } from './texText.ts';

/** A title with its formulas taken out: in `text`, U+E000 + n stands for `math[n]`, which is `$...$` and balanced. */
export interface Pieces {
  readonly text: string;
  readonly math: readonly string[];
}

/** More formulas, and it is no title. */
const MOST_FORMULAS = 64;

/** What is longer is no title either, and is written as plain text. */
const LONGEST = 2000;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱʲᵏᵐᵗᵀ';
const RAISED = '0123456789+-nijkmtT';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢⱼₖₗₘₒₚᵣₛₜᵤᵥₓₐₑₕ';
const LOWERED = '0123456789+-nijklmoprstuvxaeh';

/**
 * Takes the formulas out of a title: from what the source wrote (`S^{2}FT`, `$O(n)$`, `H<sub>2</sub>O`) where that is
 * sound TeX without commands that only its author has, else from the title as it is read, of which only the sub- and
 * superscripts are math: pdfTeX has no glyph for `₂`.
 */
export function piecesOf(paper: Pick<Paper, 'title' | 'written'>): Pieces {
  const written = paper.written?.title;
  return (
    (written === undefined || written.length > LONGEST || HAS_MARKS.test(written)
      ? undefined
      : piecesOfWritten(storable(written))) ?? piecesOfPlain(paper.title)
  );
}

function piecesOfPlain(title: string): Pieces {
  if (HAS_MARKS.test(title)) return { text: title, math: [] };
  const math: string[] = [];
  const scripts = new RegExp(`[${SUPERSCRIPTS}]+|[${SUBSCRIPTS}]+`, 'gu');
  const text = title.replace(scripts, (run) => {
    if (math.length >= MOST_FORMULAS) return run;
    const raised = SUPERSCRIPTS.includes(run[0] ?? '');
    const plain = Array.from(
      run,
      (script) => (raised ? RAISED : LOWERED)[(raised ? SUPERSCRIPTS : SUBSCRIPTS).indexOf(script)] ?? '',
    ).join('');
    math.push(`$${raised ? '^' : '_'}{${plain}}$`);
    return markOf(math.length - 1);
  });
  return { text, math };
}

/** Undefined where something stands in the text that can't be carried over as it is. */
function piecesOfWritten(written: string): Pieces | undefined {
  const math: string[] = [];
  let text = '';
  let depth = 0;
  let at = 0;
  while (at < written.length) {
    const rest = written.slice(at, at + 300);
    const formula = /^\$\$?((?:[^$\\]|\\.)+)\$\$?/su.exec(rest) ?? /^\\\(((?:[^\\]|\\[^)])+)\\\)/su.exec(rest);
    const script =
      /^(?:[\^_](?:\{[^{}$\\]*\}|[\p{L}\p{N}*+-])){1,2}/u.exec(rest) ?? /^<(su[bp])>([^<>{}$\\]*)<\/\1>/iu.exec(rest);
    const ligature = /^(?:---?|``|'')/u.exec(rest);
    const escaped = /^\\([%&_#${}])/u.exec(rest);
    const styled = /^\\(?:em|it|bf|sc|tt|rm|sf|emph|text(?:it|bf|sc|tt|rm|sf|sl|up|md|normal)?)(?![A-Za-z])\s*/u.exec(
      rest,
    );
    const markup = MARKUP.exec(rest);
    if (formula !== null) {
      if (!isSound(formula[1] ?? '')) return undefined;
      math.push(`$${(formula[1] ?? '').trim()}$`);
      text += markOf(math.length - 1);
    } else if (script !== null && !isSnake(written, at)) {
      if (!isSound(script[0])) return undefined;
      math.push(scriptOf(script));
      text += markOf(math.length - 1);
    } else if (rest.startsWith('_')) text += '_';
    else if (markup !== null) text += ENTITIES[markup[0].toLowerCase()] ?? '';
    else if (escaped !== null) text += escaped[1] ?? '';
    else if (ligature !== null) text += LIGATURES[ligature[0]] ?? '';
    else if (rest.startsWith('{')) depth++;
    else if (rest.startsWith('}')) depth--;
    else if (rest.startsWith('~')) text += ' ';
    else if (styled === null && /^[\\$^]|^<\/?\w/u.test(rest)) return undefined;
    else if (styled === null) text += written[at] ?? '';
    if (depth < 0 || math.length > MOST_FORMULAS) return undefined;
    at +=
      (formula ?? (isSnake(written, at) ? null : script) ?? markup ?? escaped ?? ligature ?? styled)?.[0].length ?? 1;
  }
  return depth === 0 && math.length > 0 ? { text, math } : undefined;
}

/** Publishers' markup that shows nothing of its own, and characters that HTML escapes. */
const MARKUP =
  /^<\/?(?:i|b|em|u|tt|sc|scp|strong|span|italic|bold|jats:[a-z]+)(?:\s[^<>]*)?>|^&(?:amp|lt|gt|quot|nbsp);/iu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
};

/** `^{2}`, `_i`, `<sup>2</sup>` outside math. */
function scriptOf(script: RegExpExecArray): string {
  if (!script[0].startsWith('<')) return `$${script[0]}$`;
  return `$${script[1]?.toLowerCase() === 'sup' ? '^' : '_'}{${script[2] ?? ''}}$`;
}

/** `snake_case`: an underscore between words is only that. */
function isSnake(text: string, at: number): boolean {
  return text[at] === '_' && /^_\p{L}{2}/u.test(text.slice(at, at + 5));
}

/** Not empty (`$$` opens a display), balanced, no comment, and no command that sets anything but symbols: definitions and files are nobody's title. */
function isSound(formula: string): boolean {
  if (formula.trim() === '') return false;
  // TeX does not count `\{`, BibTeX does
  if (!isBalanced(formula.replace(/\\[{}]/gu, '..')) || !isBalanced(formula)) return false;
  if (/(?<!\\)[%#&~]|\\"/u.test(formula)) return false;
  return !/\\(?:def|let|input|include|write|csname|catcode|sysname|newcommand|renewcommand|cite|ref|label)(?![A-Za-z])/u.test(
    formula,
  );
}

function isBalanced(formula: string): boolean {
  let depth = 0;
  for (const [brace] of formula.matchAll(/[{}]/gu)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** What TeX makes of two or three characters outside formulas, where `''` is a second derivative. */
const LIGATURES: Readonly<Record<string, string>> = { '---': '—', '--': '–', '``': '“', "''": '”' };

/** A text that holds private-use characters of its own can have none for its formulas: it is written as it is. */
const HAS_MARKS = /[\ue000-\uf8ff]/u;

function markOf(index: number): string {
  return String.fromCharCode(0xe000 + index);
}
