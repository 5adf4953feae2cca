/** Which papers does a text of JSON lines hold? */
import type { Name, Paper, Problem, SourceId } from '../paper.ts';
import { type JsonObject, objectIn, stringIn } from './json.ts';
import { peopleOf, personOf } from './people.ts';
import { lineProblem, paperOfDraft } from './record.ts';
import { texToText, verbatimText, writtenOtherwise } from './texText.ts';
import { type TextLine, textLines } from './textLines.ts';
import { yearOf } from './dates.ts';
import type { ReadingSteps } from './portions.ts';

const LINES_PER_STEP = 20;

/** Fields beside the ones that every record has, and what BibTeX calls them. */
const others: readonly (readonly [bibtex: string, ...names: string[]])[] = [
  ['doi', 'doi', 'DOI'],
  ['url', 'url', 'URL'],
  ['eprint', 'arxiv', 'arxiv_id', 'arxivId'],
  ['isbn', 'isbn'],
  ['pmid', 'pmid'],
];

/**
 * Reads `{id, title, abstract, year?, authors?, venue?, doi?, url?}` one a line, in steps. Authors are a list of strings or
 * of `{name}`, or one string. A broken line costs that line.
 */
export function* jsonlInSteps(source: SourceId, text: string): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  for (const line of textLines(text)) {
    if (line.line % LINES_PER_STEP === LINES_PER_STEP - 1) yield papers.splice(0);
    if (line.text.trim() === '') continue;
    const record = objectIn(line.text);
    if (typeof record === 'string') problems.push(lineProblem('bad-record', record, line.line, line.text.length));
    else if (typeof record['title'] !== 'string') {
      problems.push(lineProblem('no-title', 'the record has no "title".', line.line, line.text.length));
    } else papers.push(paperOf(source, record, line));
  }
  return { papers, problems };
}

function paperOf(source: SourceId, record: JsonObject, { line, start, end }: TextLine): Paper {
  const [title, abstract] = [stringIn(record, 'title'), stringIn(record, 'abstract')];
  const read = { title: texToText(title), abstract: texToText(abstract) };
  const written = {
    title: writtenOtherwise(title, read.title),
    abstract: writtenOtherwise(abstract, read.abstract),
  };
  const { authors, moreAuthors } = authorsIn(record['authors'] ?? record['author']);
  const fields = new Map<string, string>();
  for (const [name, ...aliases] of others) {
    const value = aliases.map((alias) => stringIn(record, alias)).find((each) => each !== '');
    if (value !== undefined) fields.set(name, verbatimText(value));
  }
  const id = stringIn(record, 'id') || stringIn(record, 'paper_id');
  return paperOfDraft(source, {
    key: id === '' ? `line ${line + 1}` : id,
    hasKey: false,
    type: stringIn(record, 'type').toLowerCase() || 'misc',
    title: read.title,
    authors,
    moreAuthors,
    year: yearOf(stringIn(record, 'year') || stringIn(record, 'date')),
    venue: texToText(stringIn(record, 'venue') || stringIn(record, 'journal')),
    abstract: read.abstract,
    written: withoutUndefined(written),
    fields,
    place: { line, endLine: line, start, end },
  });
}

function withoutUndefined(written: { title: string | undefined; abstract: string | undefined }): Paper['written'] {
  const { title, abstract } = written;
  return { ...(title === undefined ? {} : { title }), ...(abstract === undefined ? {} : { abstract }) };
}

function authorsIn(value: unknown): { authors: readonly Name[]; moreAuthors: boolean } {
  if (typeof value === 'string') return peopleOf(texToText(value));
  if (!Array.isArray(value)) return { authors: [], moreAuthors: false };
  const authors = value.flatMap((each: unknown) => {
    const name = typeof each === 'object' && each !== null ? stringIn(each as JsonObject, 'name') : each;
    return typeof name === 'string' ? (personOf(texToText(name)) ?? []) : [];
  });
  return { authors, moreAuthors: false };
}
