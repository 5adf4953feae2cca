/** What does the worker say about one record, alone in a library? */
import type { PaperId } from '../../src/core/paper.ts';
import type { Row } from '../../src/core/show/card.ts';
import type { RunningWorker } from '../support/askWorker.ts';

/** A record of a JSON-lines file as the measuring commands take it; further fields go to the reader as they are. */
export interface Record {
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
}

const SOURCE = { id: 'records.jsonl', name: 'records.jsonl', format: 'jsonl' } as const;

/**
 * Reads one record as a source of its own, asks about it and forgets it: so no two records are ever merged, and it is
 * certain which one is answered for. Undefined when the worker makes no paper of it.
 */
export async function withPaper<T>(
  worker: RunningWorker,
  record: Record,
  bibliographies: readonly string[],
  asking: (paper: PaperId, row: Row) => Promise<T>,
): Promise<T | undefined> {
  const content = new TextEncoder().encode(`${JSON.stringify(record)}\n`);
  const { papers } = await worker.ask('read', { source: SOURCE, content });
  try {
    if (papers === 0) return undefined;
    const row = await rowFor(worker, record, bibliographies);
    return row === undefined ? undefined : await asking(row.paper, row);
  } finally {
    await worker.ask('forget', { source: SOURCE.id });
  }
}

async function rowFor(
  worker: RunningWorker,
  record: Record,
  bibliographies: readonly string[],
): Promise<Row | undefined> {
  // marks mean something in a search
  const words = record.title.replace(/[^\p{L}\p{N}\s]+/gu, ' ');
  for (const typed of [record.title, words, record.id, '']) {
    const rows = await worker.ask('complete', {
      bibliographies,
      typed,
      present: [],
      cited: [],
      loose: false,
      limit: 50,
    });
    // no other paper is of that source; one that a bibliography has, too, is called by that
    const row =
      rows.find(({ sourceName }) => sourceName === SOURCE.name) ??
      rows.find(({ title }) => isSame(title, record.title));
    if (row !== undefined) return row;
  }
  return undefined;
}

/** The reader makes titles readable: only letters and digits are compared. */
function isSame(one: string, other: string): boolean {
  const bare = (title: string) =>
    title
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\\[a-z]+|[^\p{L}\p{N}]/gu, '');
  return bare(one) === bare(other);
}
