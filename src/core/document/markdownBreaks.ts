/** Where do paragraphs of Markdown end? */
import { type Break, texBreaks } from './breaks.ts';

const heading = /^[ \t]*#{1,6}[ \t]+/;
/** Underlined headings, rules, fences of divisions, a grid table's lines. */
const rule = /^[ \t]*(?:=+|-{2,}|(?:[-*_][ \t]*){3,}|:{3,}.*|\+[-=+:]+\+)[ \t]*$/;
/** What parts the head of a table from its rows, and no paragraphs. */
const tableRule = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$/;
/** Where a block of its own begins: an item, a definition, a note, an option of a directive. */
const opening =
  /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|\(?(?:[a-zA-Z#]|[ivx]{2,5}|@[\w-]*)[.)](?=[ \t]+\S)|[:~](?=[ \t]+\S)|\[\^[^\]\n]+\]:)(?:[ \t]+|$)|^[ \t]*:\w[\w-]*:/;

/** The breaks between two offsets that begin and end lines, in order. Rules as in pandoc's manual. */
export function markdownBreaks(text: string, masked: string, from: number, end: number): Break[] {
  const breaks: Break[] = [];
  let before = '';
  let isMath = false;
  for (let at = from; at < end;) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 || feed > end ? end : feed;
    const line = text.slice(at, stop);
    const dollars = line.split('$$').length - 1;
    // an empty line ends a formula that nobody closed
    if (line.trim() === '') isMath = false;
    const kind = isMath || dollars > 0 ? 'through' : kindOf(line, masked.slice(at, stop));
    if (dollars % 2 === 1) isMath = !isMath;
    const whole = { start: at, end: Math.min(end, stop + 1) };
    if (kind === 'heading') {
      const title = at + (heading.exec(line)?.[0].length ?? 0);
      breaks.push({ ...whole, kind: 'markup', holds: { start: title, end: stop, isHeading: true } });
    } else if (kind === 'blank' || kind === 'markup' || kind === 'code') breaks.push({ ...whole, kind });
    else if (kind !== 'through' && (opening.test(line) || containerOf(line) !== containerOf(before))) {
      breaks.push({ kind: 'markup', start: at, end: at });
    }
    if (kind !== 'through') before = line;
    at = stop + 1;
  }
  if (!/\\[a-z]/.test(text.slice(from, end))) return breaks;
  return merged(breaks, texBreaks(text, from, end));
}

function kindOf(line: string, masked: string): Break['kind'] | 'heading' | 'through' | 'prose' {
  const written = line.trim();
  if (written === '') return 'blank';
  if (heading.test(masked) || /^[ \t]*#{1,6}[ \t]+\S/.test(line)) return /\S/.test(masked) ? 'heading' : 'code';
  if (tableRule.test(written)) return 'through';
  if (rule.test(written)) return 'markup';
  if (/\S/.test(masked)) return 'prose';
  if (written.startsWith('<!--') || written.endsWith('-->') || written.startsWith('$')) return 'through';
  if (/^(?:!\[|\\|`[^`]+`|\[)/.test(written)) return 'prose';
  return written.startsWith('<') ? 'markup' : 'code';
}

/** A quotation or a table: its lines belong together, and to nothing else. */
function containerOf(line: string): string {
  const [mark = ''] = /^[ \t]*[>|]/.exec(line) ?? [];
  return mark.trim();
}

function merged(lines: readonly Break[], commands: readonly Break[]): Break[] {
  const code = lines.filter(({ kind }) => kind === 'code');
  const outside = commands.filter(({ start }) => !code.some((each) => start >= each.start && start < each.end));
  return [...lines, ...outside].sort((one, other) => one.start - other.start || one.end - other.end);
}
