/** Which works share an identity: a DOI, an arXiv number, a title? By hash, in a few arrays: most are never looked at. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

const UPPER = 0x1_0000_0000;

/** What stands for an identity: 53 bits. Of a hundred thousand works no two will share one, and who finds a work so looks again. */
export function hashOfIdentity(identity: string): number {
  let [one, other] = [0x811c9dc5, 0x2c1b3c6d];
  for (let at = 0; at < identity.length; at++) {
    const code = identity.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(((other << 13) | (other >>> 19)) ^ code, 0x85ebca6b);
  }
  return ((other ^ (other >>> 16)) & 0x1fffff) * UPPER + ((one ^ (one >>> 15)) >>> 0);
}

/** The halves of a hash, as a snapshot keeps them. */
export function halvesOf(hash: number): readonly [upper: number, lower: number] {
  return [Math.floor(hash / UPPER), hash >>> 0];
}

export function ofHalves(upper: number, lower: number): number {
  return upper * UPPER + lower;
}

/** Of an entry side by side, so that who comes for one of them has all: both halves of the hash, number + 2. 0 is free, 1 was taken out. */
const [UPPER_HALF, LOWER_HALF, NUMBER] = [0, 1, 2];
const PER_ENTRY = 4;

/** Numbers of works by the hashes of their identities. A hash may have several, a work any number of hashes. */
export class Identities {
  /** A power of two of entries, at most half full. */
  #entries = new Uint32Array(1024 * PER_ENTRY);
  #mask = 1023;
  /** Places that aren't free. */
  #taken = 0;

  has(hash: number): boolean {
    const [upper, lower] = halvesOf(hash);
    const entries = this.#entries;
    for (let place = lower & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = PER_ENTRY * place;
      const number = entries[at + NUMBER]!;
      if (number === 0) return false;
      if (number > 1 && entries[at + LOWER_HALF] === lower && entries[at + UPPER_HALF] === upper) return true;
    }
  }

  /** Numbers under a hash, in no order. */
  under(hash: number): readonly number[] {
    const found: number[] = [];
    const [upper, lower] = halvesOf(hash);
    const entries = this.#entries;
    for (let place = lower & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = PER_ENTRY * place;
      const number = entries[at + NUMBER]!;
      if (number === 0) return found;
      if (number > 1 && entries[at + LOWER_HALF] === lower && entries[at + UPPER_HALF] === upper)
        found.push(number - 2);
    }
  }

  /** Enters a number under a hash, once, unless `most` numbers are there. */
  add(hash: number, number: number, most = Infinity): void {
    if (2 * (this.#taken + 1) > this.#mask + 1) this.#grow();
    const [upper, lower] = halvesOf(hash);
    const entries = this.#entries;
    let count = 0;
    for (let place = lower & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = PER_ENTRY * place;
      const found = entries[at + NUMBER]!;
      if (found === 0) return this.#put(at, [upper, lower], number + 2);
      if (found === 1 || entries[at + LOWER_HALF] !== lower || entries[at + UPPER_HALF] !== upper) continue;
      if (found === number + 2 || ++count >= most) return;
    }
  }

  remove(hash: number, number: number): void {
    const [upper, lower] = halvesOf(hash);
    const entries = this.#entries;
    for (let place = lower & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = PER_ENTRY * place;
      const found = entries[at + NUMBER]!;
      if (found === 0) return;
      if (found !== number + 2 || entries[at + LOWER_HALF] !== lower || entries[at + UPPER_HALF] !== upper) continue;
      entries[at + NUMBER] = 1;
      return;
    }
  }

  #put(at: number, [upper, lower]: readonly [number, number], entry: number): void {
    this.#entries[at + UPPER_HALF] = upper;
    this.#entries[at + LOWER_HALF] = lower;
    this.#entries[at + NUMBER] = entry;
    this.#taken++;
  }

  /** Makes room; what was taken out goes for good. */
  #grow(): void {
    const old = this.#entries;
    let size = 0;
    for (let at = NUMBER; at < old.length; at += PER_ENTRY) if (old[at]! > 1) size++;
    const places = 4 * size > this.#mask + 1 ? 2 * (this.#mask + 1) : this.#mask + 1;
    this.#entries = new Uint32Array(PER_ENTRY * places);
    this.#mask = places - 1;
    this.#taken = 0;
    for (let from = 0; from < old.length; from += PER_ENTRY) {
      const number = old[from + NUMBER]!;
      if (number < 2) continue;
      const [upper, lower] = [old[from + UPPER_HALF]!, old[from + LOWER_HALF]!];
      let place = lower & this.#mask;
      while (this.#entries[PER_ENTRY * place + NUMBER] !== 0) place = (place + 1) & this.#mask;
      this.#put(PER_ENTRY * place, [upper, lower], number);
    }
  }
}
