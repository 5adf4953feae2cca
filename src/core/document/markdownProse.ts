/** What does Markdown say in plain words? Marks, formulas, code, addresses and keys out; notes and names in. */
import type { Prose } from './prose.ts';
import { texMathAt } from './texMath.ts';
import { afterArgument, afterOptional } from './texGroups.ts';
import { readTex, type TexContext } from './texProse.ts';

/** Characters of running text, none of them special. */
const plain = /[^\s\\[\](){}<>$`*_~^!&|@#:'"-]+/y;
/** What begins a line, and is no text: marks of items, quotations, headings, definitions, examples, a table's rule. */
const lineStart =
  /[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)]|\(?(?:[a-zA-Z#]|[ivx]{2,5}|@[\w-]*)[.)]|[:~]|#{1,6}|\[\^[^\]\n]{1,80}\]:)(?=[ \t]|$)[ \t]*)*(?:\|?[ \t]*:?-{2,}:?[ \t]*(?=\||\r?$)(?:\|[ \t]*:?-*:?[ \t]*)*|:\w[\w-]*:(?=[ \t])|(?:Table:[ \t]*)?)/my;
/** Quarto's, bookdown's and MyST's references: `@fig-x`, `-@tbl-y`, `\@ref(fig:x)`. */
const reference =
  /(?:\\?@ref\([^()\s]{1,100}\)|-?@(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|rem|alg|nte|tip|wrn|imp|cau)[-:][\w:.-]*\w)/iy;
/** An identifier that may well be somebody's system: `lme4`, `torch.nn`, `brms::brm()`. */
const name = /^\p{L}[\p{L}\p{N}.+:_-]{1,40}(?:\(\))?$/u;
/** MyST's and Sphinx's roles whose content refers to something. */
const referring =
  /^(?:ref|numref|eq|doc|download|math|cite\S*|footcite\S*|code|py\S*|func|class|meth|mod|prf:ref|raw|download)$/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', mdash: '—', ndash: '–', hellip: '…' };

/** Reads a stretch of Markdown. What is not closed ends with the word: half typed is the normal input. */
export function readMarkdown(text: string, from: number, end: number, prose: Prose, context: TexContext): void {
  /** Whether each open bracket is a note's, `^[...]`. */
  const brackets: boolean[] = [];
  let isLineStart = true;
  for (let at = from; at < end;) {
    const skip = context.skipped.get(at);
    if (skip !== undefined && skip > at) {
      prose.gap();
      at = skip;
      isLineStart = false;
      continue;
    }
    prose.reach(at);
    if (isLineStart) {
      isLineStart = false;
      lineStart.lastIndex = at;
      if (lineStart.test(text) && lineStart.lastIndex > at) {
        at = Math.min(end, lineStart.lastIndex);
        continue;
      }
    }
    const char = text[at] ?? '';
    switch (char) {
      case '\n':
        isLineStart = true;
        prose.gap();
        at += 1;
        break;
      case '\\':
        at = readBackslash(text, at, end, prose, context);
        break;
      case '$':
        at = texMathAt(text, at, end, prose);
        break;
      case '`':
        at = readCode(text, at, end, prose);
        break;
      case '<':
        at = readAngle(text, at, end, prose);
        break;
      case '^':
        at = text[at + 1] === '[' ? beginNote(at) : at + 1;
        break;
      case '[':
        at = text[at + 1] === '^' ? behind(/\[\^[^\]\s]*\]?/y, text, at) : open(at);
        break;
      case ']':
        at = close(at);
        break;
      case '!':
        if (text[at + 1] !== '[') prose.add(char);
        at += 1;
        break;
      case '{':
        at = readBraces(text, at, end, prose, context);
        break;
      case '|':
        prose.stop(/^\|[ \t]*\r?(?:\n|$)/.test(text.slice(at, at + 20)) ? '.' : ';');
        at += 1;
        break;
      case '&':
        at = readEntity(text, at, prose);
        break;
      case '*':
      case '~':
      case '_':
        at = readMark(text, at, prose);
        break;
      case '-':
      case '@':
        at = readReference(text, at, prose);
        break;
      default:
        at = readPlain(text, at, end, prose);
    }
  }
  while (brackets.length > 0) if (brackets.pop() === true) prose.endNote();

  function beginNote(at: number): number {
    prose.beginNote();
    brackets.push(true);
    return at + 2;
  }
  function open(at: number): number {
    brackets.push(false);
    return at + 1;
  }
  function close(at: number): number {
    if (brackets.pop() === true) prose.endNote();
    // an address, the name of one, attributes
    return behind(/\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\(\S*|\[[^\]\n]*\])?(?:\{[^{}\n]*\})?/y, text, at);
  }
}

/** Behind what a sticky pattern finds at an offset; at least one character on. */
function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at + 1;
}

function readPlain(text: string, at: number, end: number, prose: Prose): number {
  if (/\s/.test(text[at] ?? '')) {
    prose.gap();
    return at + 1;
  }
  if (text.startsWith('http', at)) {
    const address = /https?:\/\/[^\s<>\])]+/y;
    address.lastIndex = at;
    if (address.test(text)) {
      prose.gap();
      return Math.min(end, address.lastIndex);
    }
  }
  plain.lastIndex = at;
  const stop = plain.test(text) ? Math.min(plain.lastIndex, end) : at + 1;
  prose.add(text.slice(at, stop));
  return stop;
}

/** An escaped character, bookdown's references, or a command of TeX with its arguments. */
function readBackslash(text: string, at: number, end: number, prose: Prose, context: TexContext): number {
  reference.lastIndex = at;
  if (reference.test(text)) {
    prose.gap();
    return reference.lastIndex;
  }
  const next = text[at + 1] ?? '';
  if (!/[a-zA-Z([]/.test(next) || (next === '[' && !text.includes('\\]', at))) {
    // a blank that does not break, a line that does
    if (/\s/.test(next) || next === '') prose.gap();
    else prose.add(next);
    return Math.min(end, at + 2);
  }
  let stop = behind(/\\(?:[a-zA-Z@]+\*?|[([])/y, text, at);
  if (next === '(' || next === '[') {
    const close = text.indexOf(next === '(' ? '\\)' : '\\]', stop);
    stop = close < 0 ? end : close + 2;
  } else {
    for (let before = -1; before !== stop && stop < end;) {
      before = stop;
      stop =
        text[stop] === '['
          ? afterOptional(text, stop, end)
          : text[stop] === '{'
            ? afterArgument(text, stop, end)
            : stop;
    }
  }
  readTex(text, at, Math.min(end, stop), prose, context);
  return Math.min(end, stop);
}

/** Code is no prose, but the name of a system is. */
function readCode(text: string, at: number, end: number, prose: Prose): number {
  const ticks = /^`+/.exec(text.slice(at, at + 20))?.[0] ?? '`';
  const close = text.indexOf(ticks, at + ticks.length);
  if (close < 0 || close >= end) return at + ticks.length;
  const code = text.slice(at + ticks.length, close).trim();
  if (name.test(code)) prose.add(code.replace(/\(\)$/, ''));
  else prose.gap();
  return behind(/`+(?:\{[^{}\n]*\})?/y, text, close);
}

/** Comments, tags, addresses. */
function readAngle(text: string, at: number, end: number, prose: Prose): number {
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at);
    prose.gap();
    return close < 0 ? end : Math.min(end, close + 3);
  }
  const tag = /<(?:\/?(?:sup|sub|b|i|em|strong|span|a|u|small|mark)\b[^<>]*|(\/?[a-zA-Z!][^<>]*))>/y;
  tag.lastIndex = at;
  const found = tag.exec(text);
  if (found === null) {
    prose.add('<');
    return at + 1;
  }
  if (found[1] !== undefined) prose.gap();
  return Math.min(end, tag.lastIndex);
}

/** A role with its content, attributes, a shortcode. */
function readBraces(text: string, at: number, end: number, prose: Prose, context: TexContext): number {
  const role = /\{([\w:+.-]+)\}`([^`\n]*)`/y;
  role.lastIndex = at;
  const found = role.exec(text);
  if (found !== null) {
    const [, kind = '', content = ''] = found;
    if (referring.test(kind)) prose.gap();
    else
      readMarkdown(content.replace(/<[^<>]*>\s*$/, ''), 0, content.length, prose, { ...context, skipped: new Map() });
    return Math.min(end, role.lastIndex);
  }
  const attributes = /\{\{[<%][^\n]{0,500}?[%>]\}\}|\{[^{}\n]{0,500}\}/y;
  attributes.lastIndex = at;
  if (!attributes.test(text)) return at + 1;
  prose.gap();
  return Math.min(end, attributes.lastIndex);
}

function readEntity(text: string, at: number, prose: Prose): number {
  const entity = /&(?:([a-zA-Z]{2,8})|#\d{1,6});/y;
  entity.lastIndex = at;
  const found = entity.exec(text);
  if (found === null) {
    prose.add('&');
    return at + 1;
  }
  const says = entities[found[1] ?? ''];
  if (says === undefined) prose.gap();
  else prose.add(says);
  return entity.lastIndex;
}

/** Emphasis goes; an underscore or a star inside a name stays, and so do numbers about (`~20`). */
function readMark(text: string, at: number, prose: Prose): number {
  const char = text[at] ?? '';
  const isInside = /[\p{L}\p{N}]/u.test(prose.before) && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '');
  if (char === '_' && isInside) prose.add('_');
  return behind(/[*_~]+/y, text, at);
}

function readReference(text: string, at: number, prose: Prose): number {
  reference.lastIndex = at;
  if (!/[\p{L}\p{N}]/u.test(prose.before) && reference.test(text)) {
    prose.gap();
    return reference.lastIndex;
  }
  const dashes = /^-{2,3}/.exec(text.slice(at, at + 3))?.[0];
  prose.add(dashes === undefined ? (text[at] ?? '') : '–');
  return at + (dashes?.length ?? 1);
}
