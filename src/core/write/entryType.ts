/** Which type of entry does a paper get? */
import type { Paper } from '../paper.ts';
import type { StubStyle } from './style.ts';
import { venueKind } from './venueKind.ts';

/** Types that BibTeX or biblatex knows; anything else says nothing. */
const TYPES = new Set(
  (
    'article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings ' +
    'techreport unpublished collection mvbook mvcollection mvproceedings online patent periodical report thesis dataset ' +
    'software suppbook suppcollection suppperiodical bookinbook reference inreference electronic www'
  ).split(' '),
);

/** Types that BibTeX's own styles don't know, and what they call them (btxdoc, section 3.1). */
const IN_BIBTEX: Readonly<Record<string, string>> = {
  ...{ collection: 'book', mvbook: 'book', mvcollection: 'book', mvproceedings: 'proceedings', online: 'misc' },
  ...{ patent: 'misc', periodical: 'misc', report: 'techreport', dataset: 'misc', software: 'misc', reference: 'book' },
  ...{ suppbook: 'inbook', suppcollection: 'incollection', suppperiodical: 'article', bookinbook: 'inbook' },
  ...{ inreference: 'incollection', electronic: 'misc', www: 'misc', conference: 'inproceedings' },
};

/** What biblatex calls the types that it has for compatibility alone (biblatex 3.20, section 2.1.2). */
const IN_BIBLATEX: Readonly<Record<string, string>> = {
  ...{ conference: 'inproceedings', electronic: 'online', www: 'online' },
  ...{ phdthesis: 'thesis', mastersthesis: 'thesis', techreport: 'report' },
};

/** The type of an entry in a file of this style, in lower case: its own word for it, or what the paper says of itself. */
export function entryTypeOf(paper: Paper, style: StubStyle): string {
  const type = isPreprint(paper) ? 'online' : knownType(paper);
  // the file's own word for it
  if (style.spelled[type] !== undefined && !isPreprint(paper)) return type;
  if (style.dialect === 'biblatex') return IN_BIBLATEX[type] ?? type;
  if (type === 'thesis') return isMaster(paper) ? 'mastersthesis' : 'phdthesis';
  return IN_BIBTEX[type] ?? type;
}

/**
 * On arXiv and nowhere else: neither in a journal nor in proceedings, whatever type a list gives it. What arXiv is called
 * as a journal counts as nowhere.
 */
export function isPreprint(paper: Paper): boolean {
  if (paper.identifiers.arxiv === undefined) return false;
  if (!['article', 'misc', 'online', 'unpublished', 'techreport', 'report', 'electronic'].includes(paper.type))
    return false;
  return paper.venue === undefined || venueKind(paper.venue) === 'preprints';
}

/** Of a thesis: whether it is no doctoral one. */
export function isMaster({ type, fields }: Pick<Paper, 'type' | 'fields'>): boolean {
  return (
    type === 'mastersthesis' ||
    /master|mathesis|diplom|bachelor|\bm\.?\s?(?:sc|a|s|phil)\b/iu.test(fields?.['type'] ?? '')
  );
}

function knownType(paper: Paper): string {
  if (TYPES.has(paper.type) && paper.type !== 'misc') return paper.type;
  return impliedType(paper);
}

/** What the fields imply of a paper whose type nobody says. */
function impliedType({ fields = {}, venue, identifiers, editors = [], hasKey }: Paper): string {
  const has = (...names: readonly string[]): boolean => names.some((name) => fields[name] !== undefined);
  if (has('school') || /thesis|dissertation/iu.test(fields['type'] ?? '')) return 'thesis';
  if (has('journal', 'journaltitle')) {
    // lists call it a journal, whatever it is
    const isConference = venueKind(fields['journal'] ?? fields['journaltitle'] ?? '') === 'proceedings';
    return isConference && !hasKey && !has('volume', 'number', 'issue') ? 'inproceedings' : 'article';
  }
  if (has('booktitle')) {
    const kind = venueKind(fields['booktitle'] ?? '');
    if (kind === 'proceedings' || has('eventtitle', 'organization')) return 'inproceedings';
    return has('chapter', 'edition') || (editors.length > 0 && has('publisher')) ? 'incollection' : 'inproceedings';
  }
  // an entry says what it is: to know better takes more than a name
  if (hasKey) return 'misc';
  if (has('institution')) return 'report';
  const kind = venue === undefined ? undefined : venueKind(venue);
  if (kind === 'proceedings') return 'inproceedings';
  if (kind === 'journal' || (kind === 'unknown' && has('volume', 'number', 'issn'))) return 'article';
  if (identifiers.isbn !== undefined || (has('publisher') && has('edition', 'address', 'location'))) return 'book';
  if (kind === 'unknown') return 'article';
  return 'misc';
}
