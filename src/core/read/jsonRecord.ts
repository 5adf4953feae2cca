/** Which paper is a record in JSON, whoever wrote it: OpenAlex, Semantic Scholar, Crossref, arXiv, a script of one's own? */
import type { Paper, SourceId } from '../paper.ts';
import { yearOf } from './dates.ts';
import { normalArxiv } from './identifiers.ts';
import { firstOf, isObject, type JsonObject, objectsIn, stringAt, stringIn, stringsIn } from './json.ts';
import { fieldsInJson, valueIn } from './jsonFields.ts';
import { peopleInJson } from './jsonPeople.ts';
import { paperOfDraft } from './record.ts';
import { texToText, writtenOtherwise } from './texText.ts';
import { typeOfWord } from './typeWords.ts';

/**
 * Where the first things stand, best first. After the documentation of OpenAlex ("Work object"), Semantic Scholar (Academic
 * Graph API, and the older S2ORC and Open Research Corpus files), arXiv's metadata on Kaggle, and BEIR's corpora (`_id`,
 * `title`, `text`).
 */
const places = {
  title: ['title', 'display_name', 'Title'],
  abstract: ['abstract', 'paperAbstract', 'summary', 'Abstract', 'text'],
  key: ['id', 'paper_id', 'paperId', '_id', 'corpusid', 'corpus_id'],
} as const;

/** The paper of a record; undefined where it has no title. What it holds may be TeX or HTML. */
export function paperOfJson(source: SourceId, record: JsonObject, place: Paper['place']): Paper | undefined {
  const one = (names: readonly string[]): string => names.map((name) => stringAt(record, name)).find(Boolean) ?? '';
  const [title, abstract] = [one(places.title), one(places.abstract) || inverted(record['abstract_inverted_index'])];
  if (title === '') return undefined;
  const read = { title: texToText(title), abstract: texToText(abstract) };
  const [writtenTitle, writtenAbstract] = [
    writtenOtherwise(title, read.title),
    writtenOtherwise(abstract, read.abstract),
  ];
  const fields = fieldsInJson(record);
  const key = one(places.key);
  // arXiv's own list: its ids are arXiv's
  if (!fields.has('eprint') && 'categories' in record && normalArxiv(key) !== undefined) fields.set('eprint', key);
  const said = yearIn(record);
  const first = stringIn(objectsIn(record['versions'])[0] ?? {}, 'created');
  const year = yearOf(said) ?? yearOf(fields.get('date') ?? '') ?? yearOf(first);
  // `in press` is all that is known of it
  if (year === undefined && said !== '') fields.set('year', texToText(said));
  const { authors, moreAuthors } = peopleInJson(
    full(record['authors_parsed']) ??
      valueIn(record, 'authors') ??
      valueIn(record, 'author') ??
      valueIn(record, 'authorships'),
  );
  const venue = texToText(stringIn(record, 'venue') || stringAt(record, 'publicationVenue.name'));
  return paperOfDraft(source, {
    key: key === '' ? `line ${place.line + 1}` : key,
    hasKey: false,
    type: typeOfWord(wordIn(record)),
    title: read.title,
    authors,
    moreAuthors,
    editors: peopleInJson(valueIn(record, 'editors') ?? valueIn(record, 'editor')).authors,
    year,
    venue: venue || (fields.get('journal') ?? fields.get('booktitle') ?? texToText(stringIn(record, 'journal-ref'))),
    abstract: read.abstract,
    keywords: keywordsIn(valueIn(record, 'keywords')),
    written: {
      ...(writtenTitle === undefined ? {} : { title: writtenTitle }),
      ...(writtenAbstract === undefined ? {} : { abstract: writtenAbstract }),
    },
    fields,
    place,
  });
}

/** OpenAlex may not hand on abstracts, so it says at which places each word stands: `{"We": [0, 12], "show": [1]}`. */
function inverted(index: unknown): string {
  if (!isObject(index)) return '';
  const words: string[] = [];
  for (const [word, at] of Object.entries(index)) {
    if (Array.isArray(at)) for (const place of at as unknown[]) if (isPlace(place)) words[place] = word;
  }
  // places that no word has are passed over
  return words.filter((word) => word !== '').join(' ');
}

/** No abstract has more: a hostile place would make a list of millions. */
const MOST_WORDS = 20_000;

function isPlace(place: unknown): place is number {
  return typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < MOST_WORDS;
}

function full(list: unknown): unknown {
  return firstOf(list) === undefined ? undefined : list;
}

function yearIn(record: JsonObject): string {
  for (const name of ['year', 'publicationyear', 'pubyear', 'yearpublished']) {
    const value = valueIn(record, name);
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}

function wordIn(record: JsonObject): string {
  for (const name of ['type', 'entrytype', 'itemtype', 'publicationtypes', 'documenttype']) {
    const value = valueIn(record, name);
    const word = Array.isArray(value) ? firstOf(value) : value;
    if (typeof word === 'string' && word !== '') return word;
  }
  return '';
}

/** `["one"]`, `[{"display_name": "one"}]`, `"one, two"`. */
function keywordsIn(value: unknown): readonly string[] {
  const names = objectsIn(value).map((each) => stringIn(each, 'display_name') || stringIn(each, 'name'));
  const words = typeof value === 'string' ? value.split(/\s*[;,]\s*/) : [...stringsIn(value), ...names];
  return words.map(texToText).filter((word) => word !== '');
}
