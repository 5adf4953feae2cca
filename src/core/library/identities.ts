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

/** Numbers of works by the hashes of their identities. A hash may have several, a work any number of hashes. */
export class Identities {
  /** A power of two, at most half full. Of each entry: both halves of the hash, and number + 2; 0 is free, 1 was taken out. */
  #upper = new Uint32Array(1024);
  #lower = new Uint32Array(1024);
  #numbers = new Uint32Array(1024);
  /** Places that aren't free. */
  #taken = 0;

  has(hash: number): boolean {
    return this.#placeOf(hash, undefined) >= 0;
  }

  /** Numbers under a hash, in no order. */
  under(hash: number): readonly number[] {
    const found: number[] = [];
    const [upper, lower] = halvesOf(hash);
    const mask = this.#numbers.length - 1;
    for (let place = lower & mask; this.#numbers[place] !== 0; place = (place + 1) & mask) {
      const number = this.#numbers[place]!;
      if (number > 1 && this.#lower[place] === lower && this.#upper[place] === upper) found.push(number - 2);
    }
    return found;
  }

  /** Enters a number under a hash, once. */
  add(hash: number, number: number): void {
    if (this.#placeOf(hash, number) >= 0) return;
    if (2 * (this.#taken + 1) > this.#numbers.length) this.#grow();
    this.#put(...halvesOf(hash), number + 2);
  }

  remove(hash: number, number: number): void {
    const place = this.#placeOf(hash, number);
    if (place >= 0) this.#numbers[place] = 1;
  }

  #placeOf(hash: number, number: number | undefined): number {
    const [upper, lower] = halvesOf(hash);
    const mask = this.#numbers.length - 1;
    for (let place = lower & mask; this.#numbers[place] !== 0; place = (place + 1) & mask) {
      const found = this.#numbers[place]!;
      if (found === 1 || this.#lower[place] !== lower || this.#upper[place] !== upper) continue;
      if (number === undefined || found === number + 2) return place;
    }
    return -1;
  }

  #put(upper: number, lower: number, entry: number): void {
    const mask = this.#numbers.length - 1;
    let place = lower & mask;
    while (this.#numbers[place] !== 0) place = (place + 1) & mask;
    this.#upper[place] = upper;
    this.#lower[place] = lower;
    this.#numbers[place] = entry;
    this.#taken++;
  }

  /** Makes room; what was taken out goes for good. */
  #grow(): void {
    const [uppers, lowers, numbers] = [this.#upper, this.#lower, this.#numbers];
    const size = numbers.reduce((sum, number) => sum + Number(number > 1), 0);
    const places = 4 * size > numbers.length ? 2 * numbers.length : numbers.length;
    [this.#upper, this.#lower, this.#numbers] = [
      new Uint32Array(places),
      new Uint32Array(places),
      new Uint32Array(places),
    ];
    this.#taken = 0;
    for (const [place, number] of numbers.entries()) {
      if (number > 1) this.#put(uppers[place]!, lowers[place]!, number);
    }
  }
}
