/** How are the authors of a paper named? */
import type { Name, Paper } from '../paper.ts';

type Authored = Pick<Paper, 'authors' | 'moreAuthors' | 'editors'>;

/**
 * The authors as a citation in running text names them: `Vaswani`, `Kaplan and McCandlish`, `Vaswani et al.`.
 * Editors stand in where there are no authors. Empty when nobody is known.
 */
export function shortAuthors(paper: Authored): string {
  const { names } = peopleOf(paper);
  const [first, second] = names;
  if (first === undefined) return '';
  if (names.length > 2 || paper.moreAuthors === true) return `${familyOf(first)} et al.`;
  return second === undefined ? familyOf(first) : `${familyOf(first)} and ${familyOf(second)}`;
}

/**
 * All authors in reading order: `Ashish Vaswani, Noam Shazeer, and Niki Parmar`, editors marked `(eds.)`.
 * Empty when nobody is known.
 */
export function fullAuthors(paper: Authored): string {
  const { names, areEditors } = peopleOf(paper);
  const people = names.map(wholeName);
  const listed = paper.moreAuthors === true ? `${people.join(', ')} et al.` : joined(people);
  if (people.length === 0) return '';
  return areEditors ? `${listed} (${people.length === 1 && paper.moreAuthors !== true ? 'ed.' : 'eds.'})` : listed;
}

function peopleOf(paper: Authored): { names: readonly Name[]; areEditors: boolean } {
  const areEditors = paper.authors.length === 0 && (paper.editors?.length ?? 0) > 0;
  const people = areEditors ? (paper.editors ?? []) : paper.authors;
  return { names: people.filter((name) => wholeName(name) !== ''), areEditors };
}

/** `van der Berg`: what a citation in running text says. */
function familyOf(name: Name): string {
  return [name.particle, name.family].filter(isSaid).join(' ') || (name.given ?? '').trim();
}

function wholeName(name: Name): string {
  const plain = [name.given, name.particle, name.family].filter(isSaid).join(' ');
  return isSaid(name.suffix) ? `${plain} ${name.suffix.trim()}`.trim() : plain;
}

function isSaid(part: string | undefined): part is string {
  return part !== undefined && part.trim() !== '';
}

function joined(people: readonly string[]): string {
  if (people.length < 3) return people.join(' and ');
  return `${people.slice(0, -1).join(', ')}, and ${people.at(-1) ?? ''}`;
}
