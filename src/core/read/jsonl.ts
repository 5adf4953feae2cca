/** Which papers does a text of JSON lines hold? */
import type { Name, Paper, Problem, SourceId } from '../paper.ts';
import { texToText } from './texText.ts';

/** Reads `{id, title, abstract, year?, authors?}` one a line, in steps. A broken line costs that line. */
export function* jsonlInSteps(
  source: SourceId,
  text: string,
): Generator<undefined, { papers: Paper[]; problems: Problem[] }> {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  let line = 0;
  for (let start = 0; start < text.length; line += 1) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const written = text.slice(start, end).trim();
    if (written !== '') {
      const record = parse(written);
      if (typeof record === 'string') {
        const message = `Line ${line + 1}: ${record}`;
        problems.push({
          code: 'bad-record',
          message,
          severity: 'warning',
          start: { line, character: 0 },
          end: { line, character: written.length },
        });
      } else papers.push(paperOf(source, record, line, start, end));
    }
    start = end + 1;
    if (line % 50 === 49) yield undefined;
  }
  return { papers, problems };
}

type Fields = Readonly<Record<string, unknown>>;

function parse(written: string): Fields | string {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return 'a record is wanted, {"title": ...}.';
    return typeof (value as Fields)['title'] === 'string' ? (value as Fields) : 'the record has no title.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function paperOf(source: SourceId, record: Fields, line: number, start: number, end: number): Paper {
  const text = (name: string): string => (typeof record[name] === 'string' ? record[name] : '');
  const [title, abstract] = [text('title').trim(), text('abstract').trim()];
  const read = { title: texToText(title), abstract: texToText(abstract) };
  const id = record['id'];
  const year = Number(record['year']);
  const venue = texToText(text('venue'));
  const written = { ...(read.title === title ? {} : { title }), ...(read.abstract === abstract ? {} : { abstract }) };
  return {
    source,
    key: typeof id === 'string' || typeof id === 'number' ? String(id) : `line ${line + 1}`,
    hasKey: false,
    type: 'misc',
    title: read.title,
    authors: namesOf(record['authors']),
    ...(Number.isInteger(year) && year > 0 ? { year } : {}),
    ...(venue === '' ? {} : { venue }),
    ...(read.abstract === '' ? {} : { abstract: read.abstract }),
    identifiers: {},
    ...(Object.keys(written).length === 0 ? {} : { written }),
    place: { line, endLine: line, start, end },
  };
}

function namesOf(value: unknown): readonly Name[] {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/\s+and\s+|\s*;\s*/)
      : [];
  return list.flatMap((each) => {
    const name =
      typeof each === 'string'
        ? each
        : typeof each === 'object' && each !== null && 'name' in each
          ? each.name
          : undefined;
    if (typeof name !== 'string' || name.trim() === '') return [];
    const [family = '', given] = name.includes(',') ? name.split(/\s*,\s*/) : splitLast(name.trim());
    return [{ family: texToText(family), ...(given === undefined || given === '' ? {} : { given: texToText(given) }) }];
  });
}

function splitLast(name: string): readonly [string, string?] {
  const at = name.lastIndexOf(' ');
  return at < 0 ? [name] : [name.slice(at + 1), name.slice(0, at)];
}
