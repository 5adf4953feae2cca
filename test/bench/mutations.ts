/** What does one slip of the finger cost in real .bib files? */
import type { Paper } from '../../src/core/paper.ts';
import { type BibFile, readBib } from './bibFolder.ts';
import { rounded, say } from './figures.ts';
import { randomNumbers } from './synthetic.ts';

export interface MutationFigures {
  readonly tries: number;
  /** Entries that a slip did not touch, over all tries. */
  readonly others: number;
  /**
   * Share of them that are read as before: same key, title, names and year, at the same place. One that inherits what was
   * hit, by `crossref` or `@string`, counts as lost.
   */
  readonly read: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** Tries that cost any other entry. */
  readonly costly: number;
}

/** Half of what is inserted means something to BibTeX. */
const INSERTED = [
  '{',
  '}',
  '"',
  '@',
  ',',
  '=',
  '#',
  '\\',
  '%',
  '(',
  ')',
  '\n',
  ' ',
  'a',
  'e',
  'i',
  'o',
  't',
  'n',
  'r',
  '1',
  '.',
  '-',
  ':',
];

const KINDS = ['deleted', 'inserted', 'cut'] as const;

/** Deletes a character, inserts one, or cuts the rest off, anywhere in any of the files: each file as often as any other. */
export function mutate(files: readonly BibFile[], tries: number, seed: number): MutationFigures {
  const random = randomNumbers(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const wanted = { deleted: 0, inserted: 0, cut: 0 };
  const kept = { deleted: 0, inserted: 0, cut: 0 };
  let costly = 0;
  const longEnough = files.filter(({ text }) => text.length > 1);
  for (let done = 0; done < tries && longEnough.length > 0; done += 1) {
    const { name, text, reading } = longEnough[below(longEnough.length)] as BibFile;
    const kind = KINDS[done % KINDS.length] ?? 'cut';
    const at = below(text.length);
    const typed = kind === 'inserted' ? (INSERTED[below(INSERTED.length)] ?? '') : '';
    const behind = kind === 'cut' ? '' : text.slice(kind === 'deleted' ? at + 1 : at);
    const shift = kind === 'deleted' ? -1 : typed.length;
    const found = new Map(
      readBib(text.slice(0, at) + typed + behind).papers.map((paper) => [paper.place.start, paper]),
    );
    let lost = 0;
    for (const paper of reading.papers) {
      const { start, end } = paper.place;
      const isBefore = end <= at;
      if (!isBefore && (kind === 'cut' || start <= at)) continue;
      wanted[kind] += 1;
      if (isSame(paper, found.get(isBefore ? start : start + shift))) kept[kind] += 1;
      else lost += 1;
    }
    if (lost === 0) continue;
    costly += 1;
    const near = JSON.stringify(text.slice(Math.max(0, at - 20), at + 20));
    say(`  ${lost} others lost: ${kind} ${JSON.stringify(typed)} at ${at} of ${name}: ${near}`);
  }
  const sum = (counts: typeof kept): number => counts.deleted + counts.inserted + counts.cut;
  return {
    tries,
    others: sum(wanted),
    read: rounded(sum(kept) / sum(wanted), 6),
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, rounded(kept[kind] / wanted[kind], 6)])),
    costly,
  };
}

function isSame(paper: Paper, again: Paper | undefined): boolean {
  return again !== undefined && said(paper) === said(again);
}

/** Without a key the line stands for it, and that may move. */
function said({ key, hasKey, title, authors, year }: Paper): string {
  return JSON.stringify([hasKey && key, title, authors, year]);
}
