/** How is a paper listed in one line? */
import type { Paper } from '../paper.ts';
import { fullAuthors, shortAuthors } from './authors.ts';

/** More authors than this are not read by anybody: the line says `et al.`. */
const MOST_AUTHORS = 8;

/**
 * A formatted reference in one line, in the order of the author-year styles of the field:
 * `Ashish Vaswani and Noam Shazeer. 2017. Attention is all you need. In NeurIPS, 30, 5998–6008.`
 * What is unknown is left out with its punctuation; a paper of which only the title is known is `Title.`. Plain text,
 * no line breaks; empty only for a paper without any title, author, year and venue.
 */
export function formatReference(paper: Paper): string {
  const people = paper.authors.length > MOST_AUTHORS ? shortAuthors(paper) : fullAuthors(paper);
  const parts = [people, paper.year === undefined ? '' : String(paper.year), paper.title, whereIn(paper)];
  return parts.map(asSentence).filter(Boolean).join(' ');
}

function whereIn(paper: Paper): string {
  const field = (name: string) => oneLine(paper.fields?.[name] ?? '');
  const venue = oneLine(paper.venue ?? '');
  const isInBook = ['inproceedings', 'conference', 'incollection', 'inbook'].includes(paper.type);
  const volume = field('volume');
  const number = field('number') || field('issue');
  const issue = volume && number ? `${volume}(${number})` : volume || (isInBook ? '' : number);
  const pages = field('pages').replace(/\s*-{1,3}\s*/gu, '–');
  const details = [issue, isInBook && pages ? `pages ${pages}` : pages].filter(Boolean);
  const published = [venue && isInBook ? `In ${venue}` : venue, venue ? details.join(isInBook ? ', ' : ':') : ''];
  const where = published.filter(Boolean).join(isInBook ? ', ' : ' ');
  const { arxiv } = paper.identifiers;
  if (where !== '') return where;
  if (arxiv !== undefined) return `arXiv:${arxiv}`;
  return field('institution') || field('school') || field('publisher') || field('howpublished');
}

function asSentence(part: string): string {
  const text = oneLine(part);
  if (text === '') return '';
  return /[.?!…]["'”’)]?$/u.test(text) ? text : `${text}.`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
