/**
 * Which entries does the extension write? `stub --papers P.jsonl[.gz] [--into FILE.bib]`, a record being
 * `{id,title,abstract?,year?,authors?}` with any further fields: the entries, and with `--into` the file after all
 * insertions. A paper that the file has already is cited by its key there: its `bibtex` is empty and nothing is inserted.
 */
import { insertionFor } from '../../src/core/write/insertion.ts';
import { readStyle } from '../../src/core/write/style.ts';
import type { SourceId } from '../../src/core/paper.ts';
import { startWorker } from '../support/askWorker.ts';
import { say } from './figures.ts';
import { bytesOf, jsonLines } from './jsonl.ts';
import { type Record, withPaper } from './onePaper.ts';
import { type Call, wanted } from './options.ts';

interface Entry {
  readonly id: string;
  readonly key: string;
  readonly bibtex: string;
}

export async function run({ options }: Call): Promise<object> {
  const papers = jsonLines<Record>(wanted(options, 'papers'));
  const file = options['into'];
  const bytes = file === undefined ? undefined : bytesOf(file);
  let text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const style = bytes === undefined ? undefined : readStyle(text);
  const bibliographies: SourceId[] = file === undefined ? [] : [file];
  const entries: Entry[] = [];
  const taken: string[] = [];
  const worker = startWorker();
  try {
    if (file !== undefined && bytes !== undefined) {
      // a copy: what is asked is handed over to the worker
      await worker.ask('read', { source: { id: file, name: file, format: 'bibtex' }, content: bytes.slice() });
    }
    for (const [at, record] of papers.entries()) {
      if (at % 200 === 0) say(`${at} of ${papers.length} ...`);
      const entry = await withPaper(worker, record, bibliographies, async (paper, row) => {
        if (row.standing === 'citable') return { key: row.key, bibtex: '' };
        return worker.ask('stub', { bibliographies, paper, taken, ...(style === undefined ? {} : { style }) });
      });
      if (entry === undefined || entry === null) {
        say(`${record.id}: no paper`);
        continue;
      }
      entries.push({ id: record.id, key: entry.key, bibtex: entry.bibtex });
      if (entry.bibtex === '') continue;
      taken.push(entry.key);
      const insertion = insertionFor(text, entry.bibtex, entry.key);
      text = text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
    }
  } finally {
    worker.dispose();
  }
  return file === undefined ? { entries } : { entries, text };
}
