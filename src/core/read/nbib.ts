/** Which papers does a PubMed text (.nbib, MEDLINE format) hold? */
import type { Name, Paper, Problem, SourceId } from '../paper.ts';
import { yearOf } from './dates.ts';
import { type OwnText, ownText } from './ownText.ts';
import { personOf } from './people.ts';
import { lineProblem, paperOfDraft } from './record.ts';
import { recordsIn, type TaggedRecord } from './tagged.ts';
import { plainText } from './texText.ts';
import type { ReadingSteps } from './portions.ts';

/** `PMID- 123`: a tag of up to four letters, a hyphen and a blank (PubMed's help, "MEDLINE/PubMed data element descriptions"). */
const syntax = { line: /^\uFEFF?([A-Z]{2,4}) {0,2}-(?:\s(.*))?$/, first: 'PMID' };

const RECORDS_PER_STEP = 20;

/** Reads .nbib, in steps. */
export function* nbibInSteps(source: SourceId, text: string, own: OwnText = ownText): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  let strayLine = -2;
  const records = yield* recordsIn(text, syntax, ({ line, text: stray }) => {
    if (line !== strayLine + 1)
      problems.push(lineProblem('stray-line', 'this belongs to no record.', line, stray.length));
    strayLine = line;
  });
  for (const [at, record] of records.entries()) {
    if (at % RECORDS_PER_STEP === 0) yield papers.splice(0);
    papers.push(paperOf(source, record, own));
  }
  return { papers, problems };
}

function paperOf(source: SourceId, { values, first, last }: TaggedRecord, own: OwnText): Paper {
  const all = (tag: string): string[] => (values.get(tag) ?? []).map((value) => plainText(own(value)));
  const one = (tag: string): string => all(tag)[0] ?? '';
  // full names where there are, `Lovelace A` else
  const full = all('FAU');
  const names = full.length > 0 ? full : all('AU').map((name) => name.replace(/ (?=[A-Z]{1,3}$)/, ', '));
  const doi = [...all('LID'), ...all('AID')].find((value) => value.endsWith('[doi]')) ?? '';
  const pmid = one('PMID');
  const types = all('PT').join(' ').toLowerCase();
  return paperOfDraft(source, {
    key: pmid || `line ${first.line + 1}`,
    hasKey: false,
    type: one('JT') !== '' || one('TA') !== '' ? 'article' : types.includes('book') ? 'book' : 'misc',
    // PubMed ends titles with a dot and puts translated ones in brackets
    title: (one('TI') || one('BTI') || one('TT')).replace(/^\[(.*?)\.?\]\.?$/, '$1').replace(/(?<=[^.])\.$/, ''),
    authors: [...names, ...all('CN')].flatMap((name): Name | never[] => personOf(name) ?? []),
    year: yearOf(one('DP')) ?? yearOf(one('DEP').slice(0, 4)),
    venue: one('JT') || one('TA') || (one('TI') === '' ? '' : one('BTI')) || one('CTI'),
    abstract: one('AB'),
    keywords: [...all('OT'), ...all('MH')].map((word) => word.replace(/\*/g, '')),
    fields: new Map([
      ['volume', one('VI')],
      ['number', one('IP')],
      ['pages', one('PG')],
      ['isbn', one('ISBN')],
      ['publisher', one('PB')],
      ['language', one('LA')],
      ['doi', doi.replace(/\s*\[doi\]$/, '')],
      ['pmid', pmid],
    ]),
    place: { line: first.line, endLine: last.line, start: first.start, end: last.end },
  });
}
