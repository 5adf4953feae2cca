/**
 * Which entries does the extension write? `stub --papers P.jsonl[.gz] [--into FILE.bib]`, a record being
 * `{id,title,abstract?,year?,authors?}` with any further fields: the entries, and with `--into` the file after all
 * insertions. A paper that the file has already is cited by its key there: its `bibtex` is empty and nothing is inserted.
 */
import type { SourceId } from '../../src/core/paper.ts';
import { decodeBytes } from '../../src/core/read/decode.ts';
import { joined } from '../../src/editor/bytes.ts';
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

/** What has been inserted, read again after each: cheaper than the whole file, and tells what is there just as well. */
const ADDED: SourceId = 'added.bib';

export async function run({ options }: Call): Promise<object> {
  const papers = jsonLines<Record>(wanted(options, 'papers'));
  const file = options['into'];
  let content = file === undefined ? new Uint8Array() : bytesOf(file);
  const bibliographies: SourceId[] = file === undefined ? [ADDED] : [file, ADDED];
  const entries: Entry[] = [];
  let added = '';
  const worker = startWorker();
  try {
    // a copy: what is asked is handed over to the worker
    if (file !== undefined)
      await worker.ask('read', { source: { id: file, name: file, format: 'bibtex' }, content: content.slice() });
    for (const [at, record] of papers.entries()) {
      if (at % 200 === 0) say(`${at} of ${papers.length} ...`);
      const stub = await withPaper(worker, record, bibliographies, (paper) =>
        worker.ask('stub', { bibliographies, paper, taken: [], target: { content: content.slice() }, wishes: {} }),
      );
      if (stub === undefined || stub === null) {
        say(`${record.id}: no paper`);
        continue;
      }
      entries.push({ id: record.id, key: stub.key, bibtex: stub.placed?.bibtex ?? '' });
      if (stub.placed?.bytes === undefined) continue;
      const { offset, inserted } = stub.placed.bytes;
      if (stub.placed.unwritable !== undefined) say(`${record.id}: the file can't hold ${stub.placed.unwritable}`);
      else if (file !== undefined) content = joined([content.subarray(0, offset), inserted, content.subarray(offset)]);
      added += `${stub.placed.bibtex}\n`;
      await worker.ask('read', { source: { id: ADDED, name: ADDED, format: 'bibtex' }, content: added });
    }
  } finally {
    worker.dispose();
  }
  const { text, bom } = decodeBytes(content);
  return file === undefined ? { entries } : { entries, text: (bom ? '\ufeff' : '') + text };
}
