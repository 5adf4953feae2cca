/** Where else do the person's own documents cite, and in which words? A paper without abstract has none but these. */
import type { CitingParagraph } from '../document/passage.ts';
import type { Span } from '../document/slot.ts';
import { stemOfWord } from './stem.ts';
import { isStopWord, wordsOf } from './terms.ts';

/** BM25 over paragraphs, which are shorter and more alike than papers. */
const K1 = 1.2;
const B = 0.5;
/** Documents that were read longest ago are let go beyond so many stems: some 50 MB. */
const MOST_STEMS = 3_000_000;

/** A paragraph of one of the documents. */
export interface Place {
  readonly document: string;
  readonly span: Span;
  readonly keys: readonly string[];
}

/** The paragraphs of a document, by the stems they have. */
interface Held {
  readonly places: readonly Place[];
  readonly lengths: readonly number[];
  /** Stem to paragraph, frequency, paragraph, frequency ... */
  readonly lists: ReadonlyMap<string, readonly number[]>;
  /** Stems in all. */
  readonly size: number;
}

/** What the documents say where they cite. */
export class Earlier {
  readonly #held = new Map<string, Held>();
  #size = 0;
  #paragraphs = 0;

  /** Puts a document in the place of its last reading. */
  set(document: string, paragraphs: readonly CitingParagraph[]): void {
    this.forget(document);
    if (paragraphs.length === 0) return;
    const held = heldOf(document, paragraphs);
    this.#held.set(document, held);
    this.#count(held, 1);
    for (const [oldest] of this.#held) {
      if (this.#size <= MOST_STEMS || oldest === document) return;
      this.forget(oldest);
    }
  }

  /** Takes a document out. */
  forget(document: string): void {
    const held = this.#held.get(document);
    if (held === undefined) return;
    this.#held.delete(document);
    this.#count(held, -1);
  }

  /** Every paragraph with its likeness to weighed stems (BM25 with these weights), but none that `except` overlaps. */
  *alike(stems: ReadonlyMap<string, number>, except?: Pick<Place, 'document' | 'span'>) {
    const average = this.#size / Math.max(1, this.#paragraphs);
    for (const { places, lengths, lists } of this.#held.values()) {
      const likeness = new Float64Array(places.length);
      for (const [stem, weight] of stems) {
        const list = lists.get(stem) ?? [];
        for (let at = 0; at < list.length; at += 2) {
          const [paragraph = 0, tf = 0] = [list[at], list[at + 1]];
          const length = K1 * (1 - B + (B * (lengths[paragraph] ?? 0)) / average);
          likeness[paragraph] = (likeness[paragraph] ?? 0) + (weight * tf * (K1 + 1)) / (tf + length);
        }
      }
      for (const [at, place] of places.entries()) {
        if (except === undefined || !overlap(place, except)) yield { place, likeness: likeness[at] ?? 0 };
      }
    }
  }

  #count({ places, size }: Held, sign: 1 | -1): void {
    this.#size += sign * size;
    this.#paragraphs += sign * places.length;
  }
}

function heldOf(document: string, paragraphs: readonly CitingParagraph[]): Held {
  const lists = new Map<string, number[]>();
  const lengths: number[] = [];
  for (const [at, { text }] of paragraphs.entries()) {
    const counts = new Map<string, number>();
    for (const word of wordsOf(text)) {
      if (isStopWord(word)) continue;
      const stem = stemOfWord(word);
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
    let length = 0;
    for (const [stem, tf] of counts) {
      const list = lists.get(stem);
      if (list === undefined) lists.set(stem, [at, tf]);
      else list.push(at, tf);
      length += tf;
    }
    lengths.push(length);
  }
  const places = paragraphs.map(({ span, keys }) => ({ document, span, keys }));
  return { places, lengths, lists, size: lengths.reduce((sum, length) => sum + length, 0) };
}

function overlap(place: Place, other: Pick<Place, 'document' | 'span'>): boolean {
  return place.document === other.document && place.span.start < other.span.end && other.span.start < place.span.end;
}
