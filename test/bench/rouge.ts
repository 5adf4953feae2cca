/** How alike are a summary and its references, as ROUGE counts? */
import { stemmer } from 'stemmer';

/** F1 in 0..1. */
export interface Rouge {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
}

/**
 * ROUGE F1 of a summary against the reference with the highest ROUGE-1 (the first of equals). Words are lower-cased
 * `[a-z0-9]+`, Porter-stemmed when longer than three letters, as rouge-score does with `use_stemmer`.
 */
export function rougeOf(summary: string, references: readonly string[]): Rouge {
  const words = rougeWords(summary);
  let best: Rouge = { rouge1: 0, rouge2: 0, rougeL: 0 };
  for (const reference of references) {
    const expected = rougeWords(reference);
    const rouge1 = overlap(words, expected);
    if (rouge1 <= best.rouge1) continue;
    best = { rouge1, rouge2: overlap(pairs(words), pairs(expected)), rougeL: ofLcs(words, expected) };
  }
  return best;
}

const stems = new Map<string, string>();

export function rougeWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/gu) ?? []).map((word) => {
    if (word.length <= 3) return word;
    let stem = stems.get(word);
    if (stem === undefined) stems.set(word, (stem = stemmer(word)));
    return stem;
  });
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
}

function overlap(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of one) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(word, count - 1);
  }
  return f1(common, one.length, other.length);
}

function ofLcs(one: readonly string[], other: readonly string[]): number {
  let above = new Uint16Array(other.length + 1);
  for (const word of one) {
    const row = new Uint16Array(other.length + 1);
    for (let at = 0; at < other.length; at++) {
      row[at + 1] = word === other[at] ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0);
    }
    above = row;
  }
  return f1(above[other.length] ?? 0, one.length, other.length);
}

/** Twice what is common, over what both hold: the harmonic mean of precision and recall. */
function f1(common: number, one: number, other: number): number {
  return common === 0 ? 0 : (2 * common) / (one + other);
}
