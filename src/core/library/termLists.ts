/** In which papers of a part of a snapshot does each term stand? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { Batch, type Lists } from './batch.ts';
import { Growing } from './growing.ts';

/** Entries that are put in between two steps. */
const ENTRIES_PER_STEP = 1 << 16;

/** One list after the other. An entry holds the number of its paper in the part above what `shift` leaves for the rest. */
export interface TermLists {
  readonly terms: Uint32Array;
  readonly lengths: Uint32Array;
  readonly entries: Uint32Array;
}

/** Sorts entries by term. */
export class TermListsMaker {
  readonly #batch: Batch;
  readonly #terms = new Growing();
  readonly #lengths = new Growing();
  readonly #entries = new Growing();

  constructor() {
    this.#batch = new Batch({
      appendAll: (term, entries, start, end) => {
        this.#terms.push(term);
        this.#lengths.push(end - start);
        for (let at = start; at < end; at++) this.#entries.push(entries[at]!);
      },
    });
  }

  add(term: number, entry: number): void {
    this.#batch.add(term, entry);
  }

  /** Begins anew in the memory that it has. Nothing may be waiting. */
  clear(): void {
    for (const each of [this.#terms, this.#lengths, this.#entries]) each.clear();
  }

  /** All that was added. Valid until `clear`. */
  made(): TermLists {
    this.#batch.flush();
    return { terms: this.#terms.whole, lengths: this.#lengths.whole, entries: this.#entries.whole };
  }
}

/** What the numbers in the lists mean in this library. */
export interface Names {
  /** By number of a term. */
  readonly terms: Uint32Array;
  /** By number of a paper in the part; -1 for one that is not to be found by them. */
  readonly documents: Int32Array;
  readonly shift: number;
}

/** Puts the lists where they belong, in steps. */
export function* putLists(lists: TermLists, names: Names, into: Lists): Generator<undefined, void> {
  const putting = { lists, names, into, translated: new Uint32Array(1024), list: 0, entry: 0 };
  while (putting.list < lists.terms.length) {
    putSome(putting);
    yield undefined;
  }
}

interface Putting {
  readonly lists: TermLists;
  readonly names: Names;
  readonly into: Lists;
  translated: Uint32Array;
  list: number;
  entry: number;
}

/** A function of its own: a loop within a generator would not be compiled. */
function putSome(putting: Putting): void {
  const { terms, lengths, entries } = putting.lists;
  const { terms: names, documents, shift } = putting.names;
  const rest = (1 << shift) - 1;
  let { list, entry, translated } = putting;
  for (const most = entry + ENTRIES_PER_STEP; list < terms.length && entry < most; list++) {
    const end = entry + lengths[list]!;
    if (end - entry > translated.length) translated = new Uint32Array(2 * (end - entry));
    let count = 0;
    for (; entry < end; entry++) {
      const number = entries[entry]!;
      const document = documents[number >>> shift]!;
      if (document >= 0) translated[count++] = ((document << shift) | (number & rest)) >>> 0;
    }
    if (count > 0) putting.into.appendAll(names[terms[list]!]!, translated, 0, count);
  }
  Object.assign(putting, { list, entry, translated });
}
