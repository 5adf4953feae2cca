/** Where do paragraphs end? */
import type { Span } from './slot.ts';
import { displayed, withoutProse } from './texNames.ts';
import { afterArgument, afterOptional, argumentsEnd, environmentEnd } from './texGroups.ts';

/** A stretch that belongs to no paragraph; empty where the next one begins at once, as an item does. */
export interface Break extends Span {
  /** Empty lines; markup; code or a drawing, in which nobody writes prose. */
  readonly kind: 'blank' | 'markup' | 'code';
  /** Prose of its own: a caption, or a heading's title. */
  readonly holds?: Span & { readonly isHeading: boolean };
}

/** Commands that end a paragraph wherever they stand, and those that do where they begin a line. */
const anywhere =
  'begin|end|item|par|part|chapter|(?:sub)*section|(?:sub)?paragraph|caption|captionof|subcaption|frametitle|maketitle|appendix';
const atLineStart =
  'centering|raggedright|includegraphics|label|input|include|subfile|import|vspace|vskip|hspace|newpage|clearpage|cleardoublepage|' +
  'pagebreak|bigskip|medskip|smallskip|FloatBarrier|printbibliography|bibliography|bibliographystyle|tableofcontents|' +
  'listof\\w+|pagestyle|thispagestyle|setcounter|addtocounter|setlength|addcontentsline|(?:re)?newcommand|providecommand|def|' +
  'DeclareMathOperator|documentclass|usepackage|title|author|date|graphicspath|hypersetup|usetikzlibrary|tikzset|' +
  'pgfplotsset|nocite|addbibresource|keywords|subfloat|subfigure|hline|toprule|midrule|bottomrule|newtheorem';
const commands = new RegExp(`\\\\(?:(?:(${anywhere})|(${atLineStart}))\\*?(?![a-zA-Z@])|\\[)`, 'g');
const heading = /^(?:part|chapter|(?:sub)*section|frametitle)$/;
const caption = /^(?:caption|captionof|subcaption)$/;

/** The breaks between two offsets, in order, that commands make. */
export function texBreaks(source: string, from: number, end: number): Break[] {
  const breaks: Break[] = [];
  const lastDisplayEnd = source.slice(from, end).lastIndexOf('\\]') + from;
  commands.lastIndex = from;
  for (let found = commands.exec(source); found !== null && found.index < end; found = commands.exec(source)) {
    const start = found.index;
    const next = start + found[0].length;
    const command = found[1] ?? '';
    if (source[start - 1] === '\\') continue;
    if (found[0] === '\\[') {
      if (next < lastDisplayEnd) commands.lastIndex = source.indexOf('\\]', next);
      continue;
    }
    if (found[2] !== undefined) {
      if (!beginsLine(source, start)) continue;
      breaks.push({ kind: 'markup', start, end: argumentsEnd(source, next, end) });
    } else if (command === 'begin' || command === 'end') {
      const close = afterArgument(source, next, end);
      const name = /\{([^{}]*)\}?$/.exec(source.slice(next, close))?.[1]?.trim() ?? '';
      if (displayed.test(name)) {
        if (command === 'begin') commands.lastIndex = environmentEnd(source, name, close, end);
        continue;
      }
      if (command === 'begin' && withoutProse.test(name)) {
        const stop = environmentEnd(source, name, close, end);
        breaks.push({ kind: 'code', start, end: stop });
        commands.lastIndex = stop;
        continue;
      }
      if (command === 'end' && withoutProse.test(name))
        breaks.splice(0, breaks.length, { kind: 'code', start: from, end: close });
      else breaks.push({ kind: 'markup', start, end: command === 'begin' ? argumentsEnd(source, close, end) : close });
    } else if (heading.test(command) || caption.test(command)) {
      const first = command === 'captionof' ? afterArgument(source, next, end) : next;
      const open = afterOptional(source, first, end);
      const isClosed = source[afterArgument(source, open, end) - 1] === '}';
      const close = isClosed ? afterArgument(source, open, end) : paragraphEnd(source, open, end);
      const holds = {
        start: Math.min(close, open + 1),
        end: isClosed ? close - 1 : close,
        isHeading: heading.test(command),
      };
      breaks.push({ kind: 'markup', start, end: close, ...(close > open ? { holds } : {}) });
      // captions have no paragraphs in them, but their own commands are theirs
      commands.lastIndex = Math.max(commands.lastIndex, close);
    } else if (command === 'item' || command.endsWith('paragraph')) breaks.push({ kind: 'markup', start, end: start });
    else breaks.push({ kind: 'markup', start, end: next });
  }
  return breaks;
}

/** Where an empty line follows, or the stretch ends. */
function paragraphEnd(source: string, from: number, end: number): number {
  const empty = source.slice(from, end).search(/\n[ \t]*\r?\n/);
  return empty < 0 ? end : from + empty;
}

/** The breaks that empty lines and blanked ones make. */
export function lineBreaks(text: string, masked: string, from: number, end: number): Break[] {
  const breaks: Break[] = [];
  for (let at = from; at < end;) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 || feed > end ? end : feed;
    const kind = kindOfLine(text.slice(at, stop), masked.slice(at, stop));
    if (kind !== undefined && (at > from || feed >= 0)) breaks.push({ kind, start: at, end: Math.min(end, stop + 1) });
    at = stop + 1;
  }
  return breaks;
}

/** What an emptied line is; undefined for prose, and for a comment, which parts nothing. */
function kindOfLine(line: string, masked: string): Break['kind'] | undefined {
  if (/\S/.test(masked)) return undefined;
  const written = line.trim();
  if (written === '') return 'blank';
  return written.startsWith('%') ? undefined : 'code';
}

export function beginsLine(text: string, at: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));
}
