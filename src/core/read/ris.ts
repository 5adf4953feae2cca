/** Which papers does a RIS text hold? */
import type { Name, Paper, Problem, SourceId } from '../paper.ts';
import { yearOf } from './dates.ts';
import { type OwnText, ownText } from './ownText.ts';
import { personOf } from './people.ts';
import { lineProblem, paperOfDraft } from './record.ts';
import { recordsIn, type TaggedRecord } from './tagged.ts';
import { plainText } from './texText.ts';
import type { ReadingSteps } from './portions.ts';

/** `TY  - JOUR`: two blanks, a hyphen and a blank; many programs leave out one of them. */
const syntax = {
  line: /^\uFEFF?\s?([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$/,
  first: 'TY',
  last: 'ER',
  // EndNote puts each further keyword and number on a line of its own
  lists: new Set(['KW', 'SN']),
};

/** BibTeX's types by those of RIS (Reference Manager's specification, 2011). */
const types: Readonly<Record<string, string>> = {
  ...{ JOUR: 'article', EJOUR: 'article', MGZN: 'article', NEWS: 'article', JFULL: 'article', ABST: 'article' },
  ...{
    BOOK: 'book',
    EBOOK: 'book',
    EDBOOK: 'book',
    CHAP: 'incollection',
    ECHAP: 'incollection',
    ENCYC: 'incollection',
  },
  ...{ CONF: 'inproceedings', CPAPER: 'inproceedings', THES: 'phdthesis', RPRT: 'techreport', UNPB: 'unpublished' },
  ...{ ELEC: 'online', BLOG: 'online', DATA: 'dataset', COMP: 'software', PAT: 'patent', STAND: 'techreport' },
};

/** A DOI and nothing else: notes cite other works. */
const onlyDoi = /^(?:doi:?\s*)?(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i;

const RECORDS_PER_STEP = 20;

/** Reads RIS, in steps. A record that lacks its `ER` ends where the next begins, and is read. */
export function* risInSteps(source: SourceId, text: string, own: OwnText = ownText): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  let strayLine = -2;
  const records = yield* recordsIn(text, syntax, ({ line, text: stray }) => {
    // one problem for the lines that follow each other
    if (line !== strayLine + 1)
      problems.push(lineProblem('stray-line', 'this belongs to no record.', line, stray.length));
    strayLine = line;
  });
  for (const [at, record] of records.entries()) {
    if (at % RECORDS_PER_STEP === 0) yield papers.splice(0);
    const { first, isClosed } = record;
    if (!isClosed) {
      const message = 'the record is never ended: a line `ER  - ` is missing.';
      problems.push(lineProblem('unclosed-entry', message, first.line, first.text.length));
    }
    papers.push(paperOf(source, record, own));
  }
  return { papers, problems };
}

function paperOf(source: SourceId, { values, first, last }: TaggedRecord, own: OwnText): Paper {
  const all = (...tags: string[]): string[] =>
    (tags.map((tag) => values.get(tag)).find((each) => each?.some((value) => value !== '') === true) ?? [])
      .map((value) => plainText(own(value)))
      .filter((value) => value !== '');
  const one = (...tags: string[]): string => all(...tags)[0] ?? '';
  const type = types[one('TY').toUpperCase()] ?? 'misc';
  const isPart = type === 'incollection' || type === 'inproceedings';
  const pages = one('EP') === '' || one('SP').includes('-') ? one('SP') : `${one('SP')}–${one('EP')}`;
  const fields = new Map([
    ['volume', one('VL')],
    ['number', one('IS')],
    ['pages', pages],
    ['publisher', one('PB')],
    ['address', one('CY', 'PP')],
    ['edition', one('ET')],
    ['language', one('LA')],
    ['doi', one('DO')],
    ['url', one('UR', 'LK')],
    ['eprint', [...all('AN'), ...all('C1'), ...all('M1')].find((value) => /^arXiv:/i.test(value)) ?? ''],
    // one tag for both; an ISBN is longer
    [/^\d{4}-?\d{3}[\dXx]\b/.test(one('SN')) ? 'issn' : 'isbn', one('SN')],
  ]);
  if (fields.get('doi') === '')
    fields.set(
      'doi',
      [...all('M3'), ...all('N1'), ...all('UR'), ...all('L3')].find((value) => onlyDoi.test(value)) ?? '',
    );
  return paperOfDraft(source, {
    key: one('ID') || `line ${first.line + 1}`,
    hasKey: false,
    type,
    title: one('TI', 'T1', 'CT', ...(type === 'book' ? ['BT'] : [])),
    authors: people(all('AU', 'A1')),
    editors: people(isPart ? all('ED', 'A2') : all('ED')),
    year: yearOf(one('PY', 'Y1', 'DA')),
    // full titles first: JO is an abbreviation as often as not
    venue: one('JF', 'T2', 'JO', 'BT', 'C3', 'JA', 'J2', 'T3') || one('PB'),
    abstract: one('AB', 'N2'),
    keywords: all('KW').flatMap((words) => words.split(/\s*;\s*/)),
    fields,
    place: { line: first.line, endLine: last.line, start: first.start, end: last.end },
  });
}

function people(names: readonly string[]): readonly Name[] {
  return names.flatMap((name) => personOf(name) ?? []);
}
