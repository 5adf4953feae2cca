/** How much of the same files does bibtex-parse read, given whole files? */
import { type BibFile, linesOf, readingMs } from './bibFolder.ts';
import { rounded, say } from './figures.ts';

/** The package has no types of its own. */
type Parse = (bibtex: string) => readonly object[];

/** `read`: its entries as a share of the lines that begin one. `ratio`: its time over ours, file by file. */
export async function readWithBibtexParse(files: readonly BibFile[]): Promise<object> {
  say('reading with bibtex-parse ...');
  const name = 'bibtex-parse';
  const { entries: parse } = (await import(name)) as { entries: Parse };
  let [megabytes, ours, theirs, entries, atLineStart] = [0, 0, 0, 0, 0];
  const failed: string[] = [];
  for (const file of files) {
    ours += readingMs(file);
    const start = performance.now();
    try {
      entries += parse(file.text).length;
    } catch {
      failed.push(file.name);
    }
    theirs += performance.now() - start;
    megabytes += file.bytes.length / 1e6;
    atLineStart += linesOf(file).atLineStart;
  }
  return {
    name,
    failed: failed.length,
    read: rounded(entries / atLineStart, 4),
    seconds: rounded(theirs / 1000, 3),
    mbPerSecond: rounded((megabytes / theirs) * 1000),
    ratio: rounded(theirs / ours),
  };
}
