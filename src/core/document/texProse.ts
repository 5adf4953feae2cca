/** What does LaTeX say in plain words? Markup, formulas, references and keys out; notes and names in. */
import type { Prose } from './prose.ts';
import { after, afterArgument, afterOptional, argumentsEnd, braceAfter, environmentEnd } from './texGroups.ts';
import { texMathAt } from './texMath.ts';
import { abbreviation, accents, displayed, noName, noting, saying, silent } from './texNames.ts';
import { readAccent, readDoubled, readSign } from './texSigns.ts';

/** What a document says that its paragraphs do not. */
export interface TexContext {
  /** By where they begin: where citations end, which are left out. */
  readonly skipped: ReadonlyMap<number, number>;
  /** What a command of the document's own, or an abbreviation, stands for; marked-up. */
  readonly meaning: (kind: 'command' | 'abbreviation', name: string) => string | undefined;
}

/** Commands that stand for commands that stand for ...: nobody means more. */
const deepest = 3;

/** Characters of running text, none of them special. */
const plain = /[^\s\\{}$~&`'"^#_-]+/y;

/**
 * Reads a stretch of LaTeX, comments and verbatim text blanked. Half typed is the normal input: what is not closed ends
 * with the word, or with the stretch.
 */
export function readTex(source: string, from: number, end: number, prose: Prose, context: TexContext, depth = 0): void {
  /** Whether each open brace belongs to a note. */
  const braces: boolean[] = [];
  const isTable = depth === 0 && /[^\\]&/.test(source.slice(from, end));
  for (let at = from; at < end;) {
    if (depth === 0) {
      const skip = context.skipped.get(at);
      if (skip !== undefined && skip > at) {
        prose.gap();
        at = skip;
        continue;
      }
      prose.reach(at);
    }
    const char = source[at] ?? '';
    switch (char) {
      case '\\':
        at = readCommand(source, at, end, prose, context, { depth, braces, isTable });
        break;
      case '$':
        at = texMathAt(source, at, end, prose);
        break;
      case '{':
        braces.push(false);
        at += 1;
        break;
      case '}':
        if (braces.pop() === true) prose.endNote();
        at += 1;
        break;
      case '&':
        prose.stop(';');
        at += 1;
        break;
      case '~':
      case '^':
      case '#':
        prose.gap();
        at += 1;
        break;
      case '-':
      case '`':
      case "'":
        at = readDoubled(source, at, end, prose);
        break;
      default:
        plain.lastIndex = at;
        if (/\s/.test(char)) {
          prose.gap();
          at += 1;
        } else if (plain.test(source)) {
          const stop = Math.min(plain.lastIndex, end);
          prose.add(source.slice(at, stop));
          at = stop;
        } else {
          prose.add(char);
          at += 1;
        }
    }
  }
  while (braces.length > 0) if (braces.pop() === true) prose.endNote();
}

interface Inside {
  readonly depth: number;
  readonly braces: boolean[];
  /** Lines that are broken are rows. */
  readonly isTable: boolean;
}

/** Reads a command, its silent arguments included; answers where its text, or what follows, begins. */
function readCommand(
  source: string,
  at: number,
  end: number,
  prose: Prose,
  context: TexContext,
  inside: Inside,
): number {
  const name = /[a-zA-Z@]+|[\s\S]?/y;
  name.lastIndex = at + 1;
  const command = name.exec(source)?.[0] ?? '';
  const isWord = /^[a-zA-Z@]/.test(command);
  let next = Math.min(end, at + 1 + command.length);
  if (!isWord) return readSign(source, command, next, end, prose, inside.isTable);
  if (source[next] === '*') next += 1;
  if (command === 'begin' || command === 'end') return readEnvironment(source, command, next, end, prose);
  const accent = command.length === 1 ? accents[command] : undefined;
  if (accent !== undefined && /^[ ]?[{\\a-zA-Z]/.test(source.slice(next, next + 2))) {
    return readAccent(source, accent, next, end, prose);
  }
  if (command === 'item') {
    const label = /\s*\[([^\]]{0,200})\]/y;
    label.lastIndex = next;
    const found = label.exec(source)?.[1];
    if (found === undefined) return next;
    readTex(found, 0, found.length, prose, unskipped(context), inside.depth + 1);
    prose.stop();
    return Math.min(end, label.lastIndex);
  }
  next = afterOptional(source, next, end);
  const count = silent.get(command) ?? (/[cC]ite/.test(command) ? 1 : undefined);
  if (count !== undefined) {
    if (command === 'cmidrule' && source[next] === '(') next = after(source, next, end, '(', ')');
    for (let left = count; left > 0; left -= 1) next = afterArgument(source, next, end);
    prose.gap();
    return afterOptional(source, next, end);
  }
  if (noting.test(command)) {
    const first = command === 'captionof' ? afterArgument(source, next, end) : next;
    const open = braceAfter(source, afterOptional(source, first, end), end);
    if (open === undefined) return next;
    prose.beginNote();
    inside.braces.push(true);
    return open + 1;
  }
  if (command === 'paragraph' || command === 'subparagraph') {
    const close = afterArgument(source, next, end);
    readTex(source, next, close, prose, unskipped(context), inside.depth + 1);
    prose.stop();
    return close;
  }
  if (abbreviation.test(command)) {
    const open = braceAfter(source, next, end);
    if (open === undefined) return next;
    const close = afterArgument(source, open, end);
    const key = source.slice(open + 1, close - 1).trim();
    sayMeaning(
      context.meaning('abbreviation', key) ?? key.replace(/^(?:acr?|gls|abbr?|abk):|[-_:]+/g, ' '),
      prose,
      context,
      inside,
    );
    return close;
  }
  if (braceAfter(source, next, end) !== undefined && !/^\{\s*\}/.test(source.slice(next, next + 4))) {
    // text in some type, or of some colour; a note that is nobody's
    return next;
  }
  const says = saying[command] ?? context.meaning('command', command) ?? asName(command);
  if (says === undefined) {
    if (
      /^(?:newline|linebreak|par|quad|qquad|hfill|enspace|thinspace|space|and|hline|toprule|midrule|bottomrule|tabularnewline)$/.test(
        command,
      )
    )
      prose.gap();
    return next;
  }
  sayMeaning(says, prose, context, inside);
  // a blank ends the name of a letter, and is none itself
  return says.length < 2 && source[next] === ' ' ? next + 1 : next;
}

/** A name that somebody gave: `\RazorAttention{}`, `\GPT4`. Two capitals at least; of lower case ones nobody can tell. */
function asName(command: string): string | undefined {
  return /[A-Z].*[A-Z]/.test(command) && !noName.test(command) && !command.includes('@') ? command : undefined;
}

function sayMeaning(text: string, prose: Prose, context: TexContext, { depth }: Inside): void {
  if (depth < deepest) readTex(text, 0, text.length, prose, unskipped(context), depth + 1);
}

/** Of a text that stands elsewhere nothing is left out. */
function unskipped({ meaning }: TexContext): TexContext {
  return { meaning, skipped: new Map() };
}

/** `\begin{x}[options]{columns}`; a displayed formula goes to its end. */
function readEnvironment(source: string, command: string, from: number, end: number, prose: Prose): number {
  const open = braceAfter(source, from, end);
  prose.gap();
  if (open === undefined) return from;
  const close = afterArgument(source, open, end);
  const name = source.slice(open + 1, close - 1);
  if (command === 'end') return close;
  if (displayed.test(name)) return environmentEnd(source, name, close, end);
  return argumentsEnd(source, close, end);
}
