/** What does a formatted reference consist of, whatever the style? */
import type { Name, Paper } from '../../paper.ts';
import { dateOf } from '../../write/entryDate.ts';
import { isMaster } from '../../write/entryType.ts';

/** What kind of thing a paper is, as far as styles treat kinds differently. */
export type Kind = 'article' | 'paper' | 'chapter' | 'book' | 'thesis' | 'report' | 'preprint' | 'other';

/** A paper in pieces. Texts are plain, on one line, and empty where nothing is known. */
export interface Parts {
  readonly kind: Kind;
  readonly authors: readonly Name[];
  /** More than those that are named. */
  readonly moreAuthors: boolean;
  readonly editors: readonly Name[];
  readonly title: string;
  /** Journal, proceedings or book. */
  readonly container: string;
  readonly volume: string;
  readonly issue: string;
  /** `12–34`, `12`, `e5`; several ranges stay as they are. */
  readonly pages: string;
  readonly publisher: string;
  readonly place: string;
  /** `2`, `Second`, `revised`. */
  readonly edition: string;
  readonly year: string;
  /** 1 to 12. */
  readonly month: number | undefined;
  readonly day: number | undefined;
  readonly doi: string;
  readonly url: string;
  readonly arxiv: string;
  readonly number: string;
  /** Of a thesis: whether it is a master's. */
  readonly isMaster: boolean;
}

const KINDS: Readonly<Record<string, Kind>> = {
  ...{ article: 'article', suppperiodical: 'article', inproceedings: 'paper', conference: 'paper' },
  ...{
    incollection: 'chapter',
    inbook: 'chapter',
    inreference: 'chapter',
    suppbook: 'chapter',
    suppcollection: 'chapter',
  },
  ...{ book: 'book', mvbook: 'book', collection: 'book', mvcollection: 'book', proceedings: 'book', reference: 'book' },
  ...{ phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis', techreport: 'report', report: 'report' },
};

/** Takes a paper apart. */
export function partsOf(paper: Paper): Parts {
  const { identifiers, fields = {} } = paper;
  const field = (...names: readonly string[]): string =>
    oneLine(names.map((name) => fields[name] ?? '').find((text) => text !== '') ?? '');
  const kind = kindOf(paper);
  const { month, day } = dateOf(paper);
  const school = field('school', 'institution');
  const isIn = kind === 'article' || kind === 'paper' || kind === 'chapter';
  const container = isIn
    ? field('journal', 'journaltitle', 'booktitle', 'maintitle') || oneLine(paper.venue ?? '')
    : '';
  const publisher =
    kind === 'thesis'
      ? school || oneLine(paper.venue ?? '')
      : kind === 'report'
        ? school || field('publisher', 'organization')
        : field('publisher', 'organization', 'howpublished');
  return {
    kind,
    authors: paper.authors,
    moreAuthors: paper.moreAuthors ?? false,
    editors: paper.editors ?? [],
    title: oneLine(paper.title).replace(/\.$/u, ''),
    container,
    volume: field('volume'),
    issue: field('number', 'issue'),
    pages: field('pages').replace(/\s*(?:-{1,3}|[–—])\s*/gu, '–'),
    publisher: /:\/\//u.test(publisher) ? '' : publisher,
    place: field('address', 'location'),
    edition: field('edition'),
    year: paper.year === undefined ? field('year') : String(paper.year),
    month,
    day,
    doi: paper.written?.doi ?? identifiers.doi ?? '',
    url: identifiers.url ?? '',
    arxiv: identifiers.arxiv ?? '',
    number: kind === 'report' ? field('number') : '',
    isMaster: isMaster(paper),
  };
}

function kindOf({ type, venue, identifiers, fields = {} }: Paper): Kind {
  const known = KINDS[type];
  const isOnArxivAlone = identifiers.arxiv !== undefined && (venue === undefined || /arxiv|\bcorr\b/iu.test(venue));
  if ((known === undefined || known === 'article') && isOnArxivAlone) return 'preprint';
  if (known !== undefined) return known;
  if (fields['journal'] !== undefined || fields['journaltitle'] !== undefined) return 'article';
  return fields['booktitle'] === undefined ? 'other' : 'paper';
}

/** Blanks and line ends folded to one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The address that leads to the paper: its DOI's, arXiv's, its own. */
export function addressOf({ doi, arxiv, url }: Parts): string {
  if (doi !== '') return `https://doi.org/${doi}`;
  return arxiv === '' ? url : `https://arxiv.org/abs/${arxiv}`;
}

/** `2` -> `2nd`; `Second` -> `2nd`; undefined for a first edition and where none is known. */
export function ordinalEdition({ edition }: Parts): string | undefined {
  const plain = edition.replace(/\s*(?:edition|ed\.?)$/iu, '');
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
  const number = /^\d+/u.exec(plain)?.[0] ?? String(words.indexOf(plain.toLowerCase()) + 1);
  if (number === '0') return plain === '' ? undefined : plain;
  if (number === '1') return undefined;
  const last = /1\d$/u.test(number) ? '' : number.slice(-1);
  return number + ({ 1: 'st', 2: 'nd', 3: 'rd' }[Number(last)] ?? 'th');
}

/** Pieces with one blank between them, those that are empty left out. */
export function joined(...pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** With a full stop, unless it ends a sentence already. */
export function sentence(text: string): string {
  if (text === '') return '';
  return /[.?!…]["'”’)]?$/u.test(text) ? text : `${text}.`;
}
