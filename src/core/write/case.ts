/** In which case does a file write the names of types and fields? */

/** `article`, `ARTICLE`, `Article`. */
export type Case = 'lower' | 'upper' | 'capital';

/** Types of several words, as BibTeX's own documentation writes them. */
const capitals: Readonly<Record<string, string>> = {
  ...{ inproceedings: 'InProceedings', incollection: 'InCollection', inbook: 'InBook', phdthesis: 'PhdThesis' },
  ...{ mastersthesis: 'MastersThesis', techreport: 'TechReport', journaltitle: 'JournalTitle', booktitle: 'Booktitle' },
  ...{ doi: 'DOI', url: 'URL', isbn: 'ISBN', issn: 'ISSN', pmid: 'PMID' },
};

/** What most of the words are; words in mixed case (`archivePrefix`) and without a second letter don't vote. */
export function caseOf(words: readonly string[]): Case {
  const votes: Record<Case, number> = { lower: 0, upper: 0, capital: 0 };
  for (const word of words) {
    if (word.length < 2) continue;
    if (word === word.toLowerCase()) votes.lower += 1;
    else if (word === word.toUpperCase()) votes.upper += 1;
    else if (/^\p{Lu}/u.test(word)) votes.capital += 1;
  }
  if (votes.upper > votes.lower && votes.upper >= votes.capital) return 'upper';
  return votes.capital > votes.lower ? 'capital' : 'lower';
}

/** A lower-case name in this case. */
export function inCase(name: string, wanted: Case): string {
  if (wanted === 'lower') return name;
  return wanted === 'upper' ? name.toUpperCase() : (capitals[name] ?? name.charAt(0).toUpperCase() + name.slice(1));
}
