/** What does an entry lack that its reference can't do without? */
import type { Paper } from '../paper.ts';
import type { StubStyle } from './style.ts';

/** One thing that is wanted; any of several fields will do, and the first is what is asked for. */
type Wanted = readonly string[];

const AUTHOR: Wanted = ['author'];
const SOMEBODY: Wanted = ['author', 'editor', 'organization', 'institution', 'publisher', 'translator'];
const WRITER: Wanted = ['author', 'editor', 'organization', 'translator'];
const TITLE: Wanted = ['title'];
const YEAR: Wanted = ['year'];
const BOOKTITLE: Wanted = ['booktitle', 'maintitle', 'eventtitle', 'series', 'journal'];
const ADDRESS: Wanted = ['url', 'doi', 'eprint', 'howpublished', 'isbn', 'pmid'];

/**
 * What BibTeX's styles complain about where it is missing (btxdoc, section 3.1) or biblatex calls mandatory (its manual, section
 * 2.1.1), less what references do without in practice: a place, a publisher of a chapter.
 */
const WANTED: Readonly<Record<string, readonly Wanted[]>> = {
  article: [AUTHOR, TITLE, ['journal', 'eprint', 'booktitle', 'publisher'], YEAR],
  book: [WRITER, TITLE, ['publisher', 'organization', 'institution', 'eprint', 'howpublished', 'url'], YEAR],
  mvbook: [WRITER, TITLE, YEAR],
  booklet: [TITLE],
  ...{ mvcollection: [TITLE], mvproceedings: [TITLE], reference: [TITLE], periodical: [TITLE] },
  inbook: [WRITER, TITLE, ['booktitle', 'chapter', 'pages', 'maintitle'], YEAR],
  incollection: [AUTHOR, TITLE, BOOKTITLE, YEAR],
  inproceedings: [AUTHOR, TITLE, BOOKTITLE, YEAR],
  conference: [AUTHOR, TITLE, BOOKTITLE, YEAR],
  collection: [WRITER, TITLE, YEAR],
  proceedings: [TITLE, YEAR],
  manual: [TITLE],
  phdthesis: [AUTHOR, TITLE, ['school', 'institution'], YEAR],
  mastersthesis: [AUTHOR, TITLE, ['school', 'institution'], YEAR],
  thesis: [AUTHOR, TITLE, ['school', 'institution'], YEAR],
  techreport: [SOMEBODY, TITLE, ['institution', 'organization', 'publisher'], YEAR],
  report: [SOMEBODY, TITLE, ['institution', 'organization', 'publisher'], YEAR],
  unpublished: [AUTHOR, TITLE, YEAR],
  patent: [['author', 'holder'], ['number'], YEAR],
  dataset: [SOMEBODY, TITLE, YEAR],
  software: [SOMEBODY, TITLE, YEAR],
  online: [TITLE, ADDRESS],
  electronic: [TITLE, ADDRESS],
  www: [TITLE, ADDRESS],
};

/** biblatex's names of what is asked for. */
const IN_BIBLATEX: Readonly<Record<string, string>> = { journal: 'journaltitle', year: 'date', school: 'institution' };

/**
 * The fields that an entry lacks, in BibTeX's or biblatex's words, in the order in which they are written. Types that nothing
 * is known of lack nothing. What a parent gives counts.
 */
export function lackingIn(paper: Paper, dialect: StubStyle['dialect']): string[] {
  const wanted = paper.type === 'misc' ? wantedOfMisc(paper) : (WANTED[paper.type] ?? []);
  return wanted.flatMap((names) => {
    const [first] = names;
    if (first === undefined || names.some((name) => has(paper, name))) return [];
    return [dialect === 'biblatex' ? (IN_BIBLATEX[first] ?? first) : first];
  });
}

/** A preprint and what nothing is known of want people and a year; what lies somewhere needs no more than its title. */
function wantedOfMisc(paper: Paper): readonly Wanted[] {
  const isSomewhere = has(paper, 'url') || has(paper, 'howpublished');
  return isSomewhere && !has(paper, 'eprint') ? [TITLE] : [WRITER, TITLE, YEAR];
}

function has({ title, authors, editors, year, identifiers, fields = {} }: Paper, name: string): boolean {
  switch (name) {
    case 'title':
      return title !== '';
    case 'author':
      return authors.length > 0;
    case 'editor':
      return (editors?.length ?? 0) > 0;
    case 'year':
      return (
        year !== undefined ||
        fields['year'] !== undefined ||
        fields['date'] !== undefined ||
        fields['pubstate'] !== undefined
      );
    case 'journal':
      return fields['journal'] !== undefined || fields['journaltitle'] !== undefined;
    case 'url':
    case 'doi':
    case 'isbn':
    case 'pmid':
      return identifiers[name] !== undefined;
    case 'eprint':
      return identifiers.arxiv !== undefined;
    default:
      return fields[name] !== undefined;
  }
}
