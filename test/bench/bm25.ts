/** How does plain BM25 rank: one field, no prefixes, no typos? */
import { stemmer } from 'stemmer';
import { isStopWord, wordsOf } from '../../src/core/library/terms.ts';

const K1 = 0.9;
const B = 0.4;

/** Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), over stemmed words without stop words. */
export class Bm25 {
  readonly #postings = new Map<string, { document: number; frequency: number }[]>();
  readonly #lengths: number[] = [];
  readonly #stems = new Map<string, string>();
  #length = 0;

  /** Adds a document; documents are numbered from 0 on. */
  add(text: string): void {
    const document = this.#lengths.length;
    const stems = this.#stemsOf(text);
    for (const [stem, frequency] of frequencies(stems)) {
      const list = this.#postings.get(stem);
      if (list === undefined) this.#postings.set(stem, [{ document, frequency }]);
      else list.push({ document, frequency });
    }
    this.#lengths.push(stems.length);
    this.#length += stems.length;
  }

  /** The best documents, at most `limit`; of equals the first added. A word asked twice counts twice. */
  rank(text: string, limit: number): number[] {
    const documents = this.#lengths.length;
    const scores = new Float64Array(documents);
    const average = this.#length / Math.max(1, documents);
    for (const [stem, asked] of frequencies(this.#stemsOf(text))) {
      const list = this.#postings.get(stem) ?? [];
      const idf = Math.log(1 + (documents - list.length + 0.5) / (list.length + 0.5));
      for (const { document, frequency } of list) {
        const length = 1 - B + (B * (this.#lengths[document] ?? 0)) / average;
        scores[document] = (scores[document] ?? 0) + (asked * idf * frequency * (K1 + 1)) / (frequency + K1 * length);
      }
    }
    const scoreOf = (document: number): number => scores[document] ?? 0;
    const found = Array.from(scores.keys()).filter((document) => scoreOf(document) > 0);
    return found.sort((one, other) => scoreOf(other) - scoreOf(one) || one - other).slice(0, limit);
  }

  #stemsOf(text: string): string[] {
    return wordsOf(text)
      .filter((word) => !isStopWord(word))
      .map((word) => {
        const known = this.#stems.get(word);
        if (known !== undefined) return known;
        const stem = stemmer(word);
        this.#stems.set(word, stem);
        return stem;
      });
  }
}

function frequencies(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
