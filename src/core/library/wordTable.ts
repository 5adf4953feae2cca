/** Which number stands for a word? Words as letters in one array, found by hash: no object for each of them. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { grown } from './postings.ts';
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

/** FNV-1a over UTF-16 code units. */
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Any words, numbered from 0 in the order in which they came. */
export class WordTable {
  #letters = new Uint16Array(1 << 14);
  /** Where each word begins in `#letters`, and where the last one ends. */
  #starts = new Uint32Array(1 << 11);
  #size = 0;
  /** Number + 1 of the word in each place; 0 is free. A power of two, at most half full. */
  #places = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 12);

  get size(): number {
    return this.#size;
  }

  /** The number of what stands between two places of a text, given one when it is new. */
  add(text: string, start = 0, end = text.length): number {
    const hash = hashOf(text, start, end);
    const known = this.#find(text, start, end, hash);
    return known >= 0 ? known : this.#enter(text, start, end, hash);
  }

  /** The number of a word, -1 for an unknown one. */
  find(word: string): number {
    return this.#find(word, 0, word.length, hashOf(word, 0, word.length));
  }

  /** A word by its number; empty for none. */
  word(number: number): string {
    if (number >= this.#size) return '';
    let word = '';
    const end = this.#starts[number + 1]!;
    for (let at = this.#starts[number]!; at < end; at++) word += String.fromCharCode(this.#letters[at]!);
    return word;
  }

  length(number: number): number {
    return this.#starts[number + 1]! - this.#starts[number]!;
  }

  beginsWith(number: number, beginning: string): boolean {
    const start = this.#starts[number]!;
    if (beginning.length > this.length(number)) return false;
    for (let at = 0; at < beginning.length; at++) {
      if (this.#letters[start + at] !== beginning.charCodeAt(at)) return false;
    }
    return true;
  }

  /**
   * Appends the numbers of the words of a text to `into`. False, with `into` as it was, for a text that is not all plain:
   * with accents, apostrophes, raised parts. `add` gives a number to a word that isn't in the table yet. Three times as fast
   * as cutting a text into strings and looking each up in a map, which was most of the time that indexing took.
   */
  addWords(text: string, into: number[], add: (word: string) => number): boolean {
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
      let hash = BASIS;
      while (kind === 1) {
        hash = Math.imul(hash ^ FOLDED[code]!, PRIME);
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
      const known = this.#findFolded(text, start, at, hash);
      into.push(known >= 0 ? known : add(text.slice(start, at).toLowerCase()));
    }
    return true;
  }

  #find(text: string, start: number, end: number, hash: number): number {
    const mask = this.#places.length - 1;
    for (let place = hash & mask; this.#places[place] !== 0; place = (place + 1) & mask) {
      if (this.#hashes[place] !== hash) continue;
      const number = this.#places[place]! - 1;
      const word = this.#starts[number]!;
      if (this.#starts[number + 1]! - word !== end - start) continue;
      let at = 0;
      while (start + at < end && this.#letters[word + at] === text.charCodeAt(start + at)) at++;
      if (start + at === end) return number;
    }
    return -1;
  }

  /** The same for plain text in any case. */
  #findFolded(text: string, start: number, end: number, hash: number): number {
    const mask = this.#places.length - 1;
    for (let place = hash & mask; this.#places[place] !== 0; place = (place + 1) & mask) {
      if (this.#hashes[place] !== hash) continue;
      const number = this.#places[place]! - 1;
      const word = this.#starts[number]!;
      if (this.#starts[number + 1]! - word !== end - start) continue;
      let at = 0;
      while (start + at < end && this.#letters[word + at] === FOLDED[text.charCodeAt(start + at)]) at++;
      if (start + at === end) return number;
    }
    return -1;
  }

  #enter(text: string, start: number, end: number, hash: number): number {
    const number = this.#size++;
    if (2 * this.#size > this.#places.length) this.#grow();
    if (number + 1 >= this.#starts.length) this.#starts = grown(this.#starts, new Uint32Array(2 * number + 2));
    const first = this.#starts[number]!;
    const last = first + end - start;
    if (last > this.#letters.length) {
      this.#letters = grown(this.#letters, new Uint16Array(Math.max(last, Math.ceil(1.5 * first))));
    }
    for (let at = start; at < end; at++) this.#letters[first + at - start] = text.charCodeAt(at);
    this.#starts[number + 1] = last;
    this.#put(hash, number + 1);
    return number;
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

/** As `addWords` has it. */
function hashOf(text: string, start: number, end: number): number {
  let hash = BASIS;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return (hash ^ (hash >>> 15)) >>> 0;
}
