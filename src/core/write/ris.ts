/** How is a paper written in RIS? */
import type { Name, Paper } from '../paper.ts';
import { dateOf } from './entryDate.ts';
import { isPreprint } from './entryType.ts';
import { storable } from './texText.ts';

/** RIS' types by BibTeX's (Research Information Systems, "RIS Format Specifications"). */
const TYPES: Readonly<Record<string, string>> = {
  ...{ article: 'JOUR', suppperiodical: 'JOUR', periodical: 'JFULL', inproceedings: 'CPAPER', conference: 'CPAPER' },
  ...{
    incollection: 'CHAP',
    inbook: 'CHAP',
    suppbook: 'CHAP',
    suppcollection: 'CHAP',
    bookinbook: 'CHAP',
    inreference: 'ENCYC',
  },
  ...{ book: 'BOOK', mvbook: 'BOOK', collection: 'EDBOOK', mvcollection: 'EDBOOK', reference: 'BOOK', booklet: 'PAMP' },
  ...{ proceedings: 'CONF', mvproceedings: 'CONF', techreport: 'RPRT', report: 'RPRT', manual: 'RPRT', patent: 'PAT' },
  ...{
    phdthesis: 'THES',
    mastersthesis: 'THES',
    thesis: 'THES',
    unpublished: 'UNPB',
    online: 'ELEC',
    electronic: 'ELEC',
  },
  ...{ www: 'ELEC', dataset: 'DATA', software: 'COMP' },
};

/** A record, `TY` to `ER`, with CRLF line ends as the format wants them; what is not known is not in it. */
export function risOf(paper: Paper, id: string): string {
  const { fields = {}, identifiers, type } = paper;
  const lines: string[] = [];
  const add = (tag: string, value: string | undefined): void => {
    const text = storable(value ?? '').trim();
    if (text !== '') lines.push(`${tag}  - ${text}`);
  };
  const kind = isPreprint(paper) ? 'UNPB' : (TYPES[type] ?? 'GEN');
  const isIn = kind === 'CHAP' || kind === 'CPAPER' || kind === 'ENCYC';
  add('TY', kind);
  add('ID', id);
  for (const name of paper.authors) add('AU', nameOf(name));
  for (const name of paper.editors ?? []) add(isIn ? 'A2' : 'ED', nameOf(name));
  add('TI', paper.title);
  const container =
    fields['journal'] ??
    fields['journaltitle'] ??
    fields['booktitle'] ??
    (kind === 'JOUR' || isIn ? paper.venue : undefined);
  if (!isPreprint(paper)) add(kind === 'JOUR' ? 'JO' : 'T2', container);
  add('T3', fields['series']);
  const { year, month, day } = dateOf(paper);
  add('PY', year === undefined ? fields['year'] : String(year));
  // YYYY/MM/DD/, empty parts kept
  if (year !== undefined && month !== undefined)
    add('DA', `${year}/${two(month)}/${day === undefined ? '' : two(day)}`);
  add('VL', fields['volume']);
  add('IS', fields['number'] ?? fields['issue']);
  add('ET', fields['edition']);
  const [first, last] = (fields['pages'] ?? fields['eid'] ?? '').split(/\s*(?:-{1,3}|[–—])\s*/u);
  add('SP', first);
  add('EP', last);
  add(
    'PB',
    fields['publisher'] ??
      fields['school'] ??
      fields['institution'] ??
      (kind === 'THES' || kind === 'RPRT' ? paper.venue : undefined),
  );
  add('CY', fields['address'] ?? fields['location']);
  add('SN', paper.written?.isbn ?? identifiers.isbn ?? fields['issn']);
  add('DO', paper.written?.doi ?? identifiers.doi);
  add(
    'UR',
    identifiers.url ?? (identifiers.arxiv === undefined ? undefined : `https://arxiv.org/abs/${identifiers.arxiv}`),
  );
  if (identifiers.arxiv !== undefined) add('AN', `arXiv:${identifiers.arxiv}`);
  for (const word of paper.keywords ?? []) add('KW', word);
  add('N1', fields['note']);
  add('AB', paper.abstract);
  return [...lines, 'ER  - ', ''].join('\r\n');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** `van der Berg, Max, Jr.` */
function nameOf({ family, given, particle, suffix }: Name): string {
  const whole = [particle, family].filter((part) => part !== undefined && part !== '').join(' ');
  return [whole, given ?? (suffix === undefined ? undefined : ''), suffix]
    .filter((part) => part !== undefined)
    .join(', ');
}
