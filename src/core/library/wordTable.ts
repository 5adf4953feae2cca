/** Which words stand in a plain text? Told from its characters, without a string for each of them. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { LONGEST_WORD } from './terms.ts';

/** What a character of a text is: 0 parts words, 1 a letter or digit to be taken as `FOLDED` says, 2 needs a longer look. */
const KINDS = new Uint8Array(128);
const FOLDED = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(character)) KINDS[code] = 1;
  else if (/[\^_']/.test(character)) KINDS[code] = 2;
  FOLDED[code] = character.toLowerCase().charCodeAt(0);
}

/**
 * Numbers of ASCII words, found by hash. Three times as fast as cutting a text into strings and looking each up in a map,
 * which was most of the time that indexing took.
 */
export class WordTable {
  /** Number + 1 of the word in each place; 0 is free. A power of two, at most half full. */
  #places = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 12);
  #size = 0;

  /**
   * Appends the numbers of the words of a text to `into`. False, with `into` as it was, for a text that is not all plain:
   * with accents, apostrophes, raised parts. `add` gives a number to a word that isn't in the table yet.
   */
  addWords(text: string, words: readonly string[], into: number[], add: (word: string) => number): boolean {
    const before = into.length;
    const length = text.length;
    for (let at = 0; at < length;) {
      let code = text.charCodeAt(at);
      let kind = code < 128 ? KINDS[code]! : 2;
      if (kind === 0) {
        at++;
        continue;
      }
      const start = at;
      let hash = 0x811c9dc5;
      while (kind === 1) {
        hash = Math.imul(hash ^ FOLDED[code]!, 0x01000193);
        if (++at === length) break;
        code = text.charCodeAt(at);
        kind = code < 128 ? KINDS[code]! : 2;
      }
      if (kind === 2) {
        into.length = before;
        return false;
      }
      if (at - start > LONGEST_WORD) continue;
      hash = (hash ^ (hash >>> 15)) >>> 0;
      const known = this.#find(text, start, at, hash, words);
      into.push(known >= 0 ? known : add(text.slice(start, at).toLowerCase()));
    }
    return true;
  }

  /** Enters a new word. False for one that isn't plain: those are kept elsewhere. */
  enter(word: string, number: number): boolean {
    const hash = hashOf(word);
    if (hash < 0) return false;
    if (2 * ++this.#size > this.#places.length) this.#grow();
    this.#put(hash, number + 1);
    return true;
  }

  /** The number of a folded word, -1 for an unknown one. */
  find(word: string, words: readonly string[]): number {
    const hash = hashOf(word);
    return hash < 0 ? -1 : this.#find(word, 0, word.length, hash, words);
  }

  #find(text: string, start: number, end: number, hash: number, words: readonly string[]): number {
    const mask = this.#places.length - 1;
    for (let place = hash & mask; this.#places[place] !== 0; place = (place + 1) & mask) {
      if (this.#hashes[place] !== hash) continue;
      const number = this.#places[place]! - 1;
      if (isAt(words[number] ?? '', text, start, end)) return number;
    }
    return -1;
  }

  #put(hash: number, entry: number): void {
    const mask = this.#places.length - 1;
    let place = hash & mask;
    while (this.#places[place] !== 0) place = (place + 1) & mask;
    this.#places[place] = entry;
    this.#hashes[place] = hash;
  }

  #grow(): void {
    const [places, hashes] = [this.#places, this.#hashes];
    this.#places = new Uint32Array(2 * places.length);
    this.#hashes = new Uint32Array(2 * places.length);
    for (let place = 0; place < places.length; place++) {
      if (places[place] !== 0) this.#put(hashes[place]!, places[place]!);
    }
  }
}

/** As `addWords` has it; -1 for a word that isn't plain. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= 128 || KINDS[code] !== 1) return -1;
    hash = Math.imul(hash ^ FOLDED[code]!, 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== FOLDED[text.charCodeAt(start + at)]) return false;
  }
  return true;
}
