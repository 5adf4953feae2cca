/** How does the YAML header of a Markdown document declare a bibliography? */
import type { Insertion } from './insertion.ts';
import { lineEndOf } from './lineEnds.ts';

/** A header, as offsets: what stands between its `---` lines. */
interface Header {
  readonly start: number;
  readonly end: number;
}

/**
 * `bibliography: path` in the header, which is made if there is none and kept as it is if there is one: a list gets one
 * more item, a single path becomes a list (`bibliography:` takes either, pandoc's manual, "Specifying bibliographic
 * data"). The header's other lines, comments and quotes are not touched.
 */
export function declarationInYaml(text: string, path: string): Insertion {
  const lineEnd = lineEndOf(text);
  const header = headerOf(text);
  const value = asYaml(path);
  if (header === undefined) {
    const lines = ['---', `bibliography: ${value}`, '---'].join(lineEnd) + lineEnd;
    const start = text.startsWith('\ufeff') ? 1 : 0;
    return { offset: start, text: text.length > start ? lines + lineEnd : lines };
  }
  return inMapping(text, header, 'bibliography', value, lineEnd);
}

/**
 * The same in a file that is YAML as a whole: Quarto's `_quarto.yml`, where `key` is `bibliography`, and Jupyter Book's
 * `_config.yml`, where it is `bibtex_bibfiles` and takes a list (jupyterbook.org, "Citations and bibliographies").
 */
export function declarationInProject(text: string, key: 'bibliography' | 'bibtex_bibfiles', path: string): Insertion {
  const lineEnd = lineEndOf(text);
  // documents end where the next begins
  const end = /^(?:---|\.\.\.)[ \t]*$/mu.exec(text.slice(1))?.index;
  const whole = { start: 0, end: end === undefined ? text.length : end + 1 };
  const isList = key === 'bibtex_bibfiles';
  const inserted = inMapping(text, whole, key, asYaml(path), lineEnd, isList ? `${lineEnd}  - ` : ' ');
  const endsLine = inserted.offset === 0 || /[\r\n]$/u.test(text.slice(0, inserted.offset));
  return inserted.text.startsWith(key) && !endsLine ? { ...inserted, text: lineEnd + inserted.text } : inserted;
}

function inMapping(text: string, header: Header, name: string, value: string, lineEnd: string, gap = ' '): Insertion {
  const yaml = text.slice(header.start, header.end);
  const key = new RegExp(`^(?:${name}|"${name}"|'${name}')[ \\t]*:(?=[ \\t\\r\\n]|$)`, 'mu').exec(yaml);
  if (key === null) return newKey(yaml, header, `${name}:${gap}${value}`, lineEnd);
  const after = key.index + key[0].length;
  const inserted = joined(yaml, after, value, lineEnd);
  return { offset: header.start + inserted.offset, text: inserted.text };
}

/**
 * Pandoc's rule: `---` alone on the first line, not before a blank line, up to `---` or `...` alone on a line. Without
 * its end it is no header.
 */
function headerOf(text: string): Header | undefined {
  const open = /^\ufeff?---[ \t]*(?:\r\n|\r|\n)(?![ \t]*(?:[\r\n]|$))/u.exec(text);
  if (open === null) return undefined;
  const close = /^(?:---|\.\.\.)[ \t]*$/gmu;
  close.lastIndex = open[0].length;
  const end = close.exec(text);
  return end === null ? undefined : { start: open[0].length, end: end.index };
}

function newKey(yaml: string, header: Header, pair: string, lineEnd: string): Insertion {
  // `{title: X}` on lines of its own: one more pair
  const flow = /^\s*\{/u.test(yaml) ? /\}\s*$/u.exec(yaml) : null;
  if (flow === null) return { offset: header.end, text: pair + lineEnd };
  const inner = yaml.slice(yaml.indexOf('{') + 1, flow.index);
  const isEmpty = /^\s*$|,\s*$/u.test(inner);
  return { offset: header.start + flow.index, text: (isEmpty ? '' : ', ') + pair };
}

/** What joins `value` to the value that begins behind the colon at `after`. */
function joined(yaml: string, after: number, value: string, lineEnd: string): Insertion {
  const rest = yaml.slice(after);
  const flow = /^\s*\[/u.exec(rest);
  if (flow !== null) {
    const close = closingBracket(yaml, after + flow[0].length);
    const inner = yaml.slice(after + flow[0].length, close);
    return { offset: close, text: /^\s*$|,\s*$/u.test(inner) ? value : `, ${value}` };
  }
  const list = /^[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*([ \t]*)-[ \t]+\S/u.exec(
    rest,
  );
  if (list !== null) {
    const indent = list[1] ?? '';
    const end = endOfItems(yaml, after + list[0].length, indent);
    return { offset: end, text: `${lineEnd}${indent}- ${value}` };
  }
  const single = /^[ \t]*(?=[^\s#])/u.exec(rest);
  if (single === null || /^[ \t]*(?:~|null)[ \t]*(?:#|[\r\n]|$)/u.test(rest))
    return { offset: after, text: ` ${value}` };
  // one path: the insertion goes before it, so that its quotes and the comment behind it stay
  return { offset: after, text: `${lineEnd}  - ${value}${lineEnd}  -${single[0] === '' ? ' ' : ''}` };
}

/** The offset of the bracket that closes the one before `from`, quotes respected; the end of the line if none does. */
function closingBracket(yaml: string, from: number): number {
  const parts = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\]/gsu;
  parts.lastIndex = from;
  for (let part = parts.exec(yaml); part !== null; part = parts.exec(yaml)) {
    if (part[0] === ']') return part.index;
  }
  const line = yaml.slice(from).search(/[\r\n]|$/u);
  return from + line;
}

/** The end of the last line of the list whose first item holds `from`. */
function endOfItems(yaml: string, from: number, indent: string): number {
  const lines = /[^\r\n]*/uy;
  const lineEnds = /\r\n|\r|\n/uy;
  let end = from;
  let at = from;
  for (;;) {
    lines.lastIndex = at;
    const line = lines.exec(yaml)?.[0] ?? '';
    const isFirst = at === from;
    const isItem = line.startsWith(`${indent}-`) || (line.startsWith(`${indent} `) && !/^\s*#/u.test(line));
    if (isFirst || (isItem && line.trim() !== '')) end = at + line.length;
    else if (!/^\s*(?:#|$)/u.test(line)) return end;
    lineEnds.lastIndex = at + line.length;
    const lineEnd = lineEnds.exec(yaml)?.[0];
    if (lineEnd === undefined) return end;
    at += line.length + lineEnd.length;
  }
}

/** Plain where YAML reads it as written, else in single quotes. */
function asYaml(path: string): string {
  const isPlain = /^[\p{L}\p{N}_./][\p{L}\p{N}_./ +@()-]*$/u.test(path) && !/ $|^\.+$/u.test(path);
  return isPlain ? path : `'${path.replace(/'/gu, "''")}'`;
}
