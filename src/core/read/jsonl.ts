/** Which papers does a text of JSON lines hold? */
import type { Name, Paper, Problem, SourceId } from '../paper.ts';
import { firstOf, type JsonObject, objectIn, stringIn } from './json.ts';
import { fieldsInJson, valueIn } from './jsonFields.ts';
import { peopleOf, personOf } from './people.ts';
import { lineProblem, paperOfDraft } from './record.ts';
import { texToText, writtenOtherwise } from './texText.ts';
import { typeOfWord } from './typeWords.ts';
import { type TextLine, textLines } from './textLines.ts';
import { yearOf } from './dates.ts';
import type { ReadingSteps } from './portions.ts';

const LINES_PER_STEP = 20;

/**
 * Reads `{id, title, abstract, year?, authors?, venue?}` one a line, in steps, and what else of a paper a record tells by the
 * names that lists have for it. Authors are a list of strings or of objects, or one string. A broken line costs that line.
 */
export function* jsonlInSteps(source: SourceId, text: string): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  for (const line of textLines(text)) {
    if (line.line % LINES_PER_STEP === LINES_PER_STEP - 1) yield papers.splice(0);
    if (line.text.trim() === '') continue;
    const record = objectIn(line.text);
    if (typeof record === 'string') problems.push(lineProblem('bad-record', record, line.line, line.text.length));
    else if (titleIn(record) === undefined) {
      problems.push(lineProblem('no-title', 'the record has no "title".', line.line, line.text.length));
    } else papers.push(paperOf(source, record, line));
  }
  return { papers, problems };
}

function paperOf(source: SourceId, record: JsonObject, { line, start, end }: TextLine): Paper {
  const [title, abstract] = [titleIn(record) ?? '', stringIn(record, 'abstract')];
  const read = { title: texToText(title), abstract: texToText(abstract) };
  const written = {
    title: writtenOtherwise(title, read.title),
    abstract: writtenOtherwise(abstract, read.abstract),
  };
  const { authors, moreAuthors } = peopleIn(
    valueIn(record, 'authors') ?? valueIn(record, 'author') ?? valueIn(record, 'authorships'),
  );
  const { authors: editors } = peopleIn(valueIn(record, 'editors') ?? valueIn(record, 'editor'));
  const fields = fieldsInJson(record);
  const id = stringIn(record, 'id') || stringIn(record, 'paper_id');
  const said = yearIn(record);
  const year = yearOf(said) ?? yearOf(fields.get('date') ?? '');
  // `in press` is all that is known of it
  if (year === undefined && said !== '') fields.set('year', texToText(said));
  return paperOfDraft(source, {
    key: id === '' ? `line ${line + 1}` : id,
    hasKey: false,
    type: typeOfWord(wordIn(record)),
    title: read.title,
    authors,
    moreAuthors,
    editors,
    year,
    venue: texToText(stringIn(record, 'venue')) || (fields.get('journal') ?? fields.get('booktitle') ?? ''),
    abstract: read.abstract,
    keywords: keywordsIn(valueIn(record, 'keywords')),
    written: withoutUndefined(written),
    fields,
    place: { line, endLine: line, start, end },
  });
}

function yearIn(record: JsonObject): string {
  for (const name of ['year', 'publicationyear', 'pubyear', 'yearpublished']) {
    const value = valueIn(record, name);
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}

/** Crossref has a list of one. */
function titleIn(record: JsonObject): string | undefined {
  const title = Array.isArray(record['title']) ? firstOf(record['title']) : record['title'];
  return typeof title === 'string' ? title : undefined;
}

function wordIn(record: JsonObject): string {
  for (const name of ['type', 'entrytype', 'itemtype', 'publicationtypes', 'documenttype']) {
    const value = valueIn(record, name);
    const word = Array.isArray(value) ? firstOf(value) : value;
    if (typeof word === 'string' && word !== '') return word;
  }
  return '';
}

function keywordsIn(value: unknown): readonly string[] {
  const list = typeof value === 'string' ? value.split(/\s*[,;]\s*/) : Array.isArray(value) ? value : [];
  return list.flatMap((each: unknown) => (typeof each === 'string' && each !== '' ? [texToText(each)] : []));
}

function withoutUndefined(written: { title: string | undefined; abstract: string | undefined }): Paper['written'] {
  const { title, abstract } = written;
  return { ...(title === undefined ? {} : { title }), ...(abstract === undefined ? {} : { abstract }) };
}

function peopleIn(value: unknown): { authors: readonly Name[]; moreAuthors: boolean } {
  if (typeof value === 'string') return peopleOf(texToText(value));
  if (!Array.isArray(value)) return { authors: [], moreAuthors: false };
  const isMore = (each: unknown): boolean =>
    typeof each === 'string' && /^\s*(?:and )?(?:others|et\.? al\.?)\s*$/i.test(each);
  return {
    authors: value.flatMap((each: unknown) => (isMore(each) ? [] : (personIn(each) ?? []))),
    moreAuthors: value.some(isMore),
  };
}

/** A string, `{name}`, `{family, given}`, `{last, first}`, or an object that holds one of these as `author`. */
function personIn(value: unknown): Name | undefined {
  if (typeof value === 'string') {
    // braces say that it is one name, and reading TeX takes them away
    const isWhole = /^\s*\{[^{}]*\}\s*$/.test(value);
    return personOf(isWhole ? `{${texToText(value)}}` : texToText(value));
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const person = value as JsonObject;
  const part = (...names: readonly string[]): string =>
    names.map((name) => texToText(stringIn(person, name))).find((text) => text !== '') ?? '';
  const whole = part('name', 'literal', 'display_name', 'full_name', 'fullName');
  const family = part('family', 'last', 'lastName', 'last_name', 'surname', 'familyName');
  if (family === '') return whole === '' ? personIn(person['author']) : personOf(whole);
  const given = part('given', 'first', 'firstName', 'first_name', 'forename', 'givenName');
  const particle = part('particle', 'von', 'prefix', 'non-dropping-particle', 'dropping-particle');
  const suffix = part('suffix', 'jr');
  const middle = Array.isArray(person['middle'])
    ? person['middle'].filter((each) => typeof each === 'string').join(' ')
    : part('middle');
  const first = [given, middle].filter(Boolean).join(' ');
  return {
    family,
    ...(first === '' ? {} : { given: first }),
    ...(particle === '' ? {} : { particle }),
    ...(suffix === '' ? {} : { suffix }),
  };
}
