/** How are a hundred thousand papers held? As bytes: a paper is made of them when somebody looks at it. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Paper, Problem, SourceId } from '../paper.ts';
import type { ReadingSteps } from '../read/portions.ts';
import { PAPERS_PER_PORTION } from './partSize.ts';
import { paperOfRecord, recordOf, textsOfRecord, titleIn } from './record.ts';

/** Numbers that say where a paper stands in its source. */
const PLACE = 4;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Some neighbouring papers of one source, one after the other. Full or not, it can be read at any time. */
export class Portion {
  readonly source: SourceId;
  #bytes: Uint8Array;
  /** Where each record begins, and where the last one ends. */
  #starts: Uint32Array;
  #places: Uint32Array;
  #size: number;

  /** `of`: papers that were packed before. `room`: bytes to begin with; who lends them gets them back when it is closed. */
  constructor(
    source: SourceId,
    { of, room }: { of?: { bytes: Uint8Array; starts: Uint32Array; places: Uint32Array }; room?: Uint8Array } = {},
  ) {
    this.source = source;
    this.#bytes = of?.bytes ?? room ?? new Uint8Array(0);
    this.#starts = of?.starts ?? new Uint32Array(PAPERS_PER_PORTION + 1);
    this.#places = of?.places ?? new Uint32Array(PLACE * PAPERS_PER_PORTION);
    this.#size = of === undefined ? 0 : of.starts.length - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** All of it, as the constructor takes it. Not to be written to. */
  get parts(): { bytes: Uint8Array; starts: Uint32Array; places: Uint32Array } {
    return {
      bytes: this.#bytes.subarray(0, this.#starts[this.#size]),
      starts: this.#starts.subarray(0, this.#size + 1),
      places: this.#places.subarray(0, PLACE * this.#size),
    };
  }

  /** Appends a paper; answers its number. */
  add(paper: Paper): number {
    const text = recordOf(paper);
    const start = this.#starts[this.#size]!;
    // a UTF-16 code unit takes three bytes at most
    if (start + 3 * text.length > this.#bytes.length) {
      const longer = new Uint8Array(Math.max(start + 3 * text.length, 2 * start, 1 << 16));
      longer.set(this.#bytes.subarray(0, start));
      this.#bytes = longer;
    }
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(start));
    const at = this.#size++;
    this.#starts[at + 1] = start + written;
    const { line, endLine, start: from, end } = paper.place;
    this.#places.set([line, endLine, from, end], PLACE * at);
    return at;
  }

  /** Keeps no more memory than the papers need: nothing will be added any more. Answers the bytes that it had, for another one. */
  close(): Uint8Array {
    const room = this.#bytes;
    const { bytes, starts, places } = this.parts;
    [this.#bytes, this.#starts, this.#places] = [bytes.slice(), starts.slice(), places.slice()];
    return room;
  }

  paper(at: number): Paper {
    const [line = 0, endLine = 0, start = 0, end = 0] = this.#places.subarray(PLACE * at, PLACE * (at + 1));
    return paperOfRecord(this.source, decoder.decode(this.#record(at)), { line, endLine, start, end });
  }

  texts(at: number): Pick<Paper, 'title' | 'abstract'> {
    return textsOfRecord(decoder.decode(this.#record(at)));
  }

  title(at: number): string {
    return JSON.parse(decoder.decode(titleIn(this.#record(at)))) as string;
  }

  /** Whether two papers say the same, wherever they stand in their sources. */
  saysTheSame(at: number, other: Portion, otherAt: number): boolean {
    const [one, two] = [this.#record(at), other.#record(otherAt)];
    if (one.length !== two.length) return false;
    for (let index = 0; index < one.length; index++) if (one[index] !== two[index]) return false;
    return true;
  }

  #record(at: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[at], this.#starts[at + 1]);
  }
}

/** One paper in its portion. */
export class HeldPaper {
  readonly portion: Portion;
  readonly #at: number;
  readonly key: string;
  readonly hasKey: boolean;
  readonly aliases?: readonly string[];

  constructor(portion: Portion, at: number, { key, hasKey, aliases }: Pick<Paper, 'key' | 'hasKey' | 'aliases'>) {
    this.portion = portion;
    this.#at = at;
    this.key = key;
    this.hasKey = hasKey;
    if (aliases !== undefined) this.aliases = aliases;
  }

  get source(): SourceId {
    return this.portion.source;
  }

  /** Made anew each time: some microseconds. */
  get paper(): Paper {
    return this.portion.paper(this.#at);
  }

  /** Its title and abstract, without the paper around them. */
  get texts(): Pick<Paper, 'title' | 'abstract'> {
    return this.portion.texts(this.#at);
  }

  /** Its title alone. */
  get title(): string {
    return this.portion.title(this.#at);
  }

  /** Whether another says the same, wherever it stands in its source. */
  saysTheSame(other: HeldPaper): boolean {
    return this.portion.saysTheSame(this.#at, other.portion, other.#at);
  }
}

/** Packs the papers of one source, in order. */
export class Packer {
  readonly #source: SourceId;
  readonly #portions: Portion[] = [];

  constructor(source: SourceId) {
    this.#source = source;
  }

  get portions(): readonly Portion[] {
    return this.#portions;
  }

  pack(paper: Paper): HeldPaper {
    let portion = this.#portions.at(-1);
    if (portion === undefined || portion.size === PAPERS_PER_PORTION) {
      // the room that one has outgrown again and again would be as much garbage as there are papers
      const room = portion?.close();
      portion = new Portion(this.#source, room === undefined ? {} : { room });
      this.#portions.push(portion);
    }
    return new HeldPaper(portion, portion.add(paper), paper);
  }

  /** No paper follows. */
  close(): void {
    this.#portions.at(-1)?.close();
  }
}

/** Packs the papers of a source while it is read, in steps. */
export function* packInSteps(
  source: SourceId,
  steps: ReadingSteps,
): Generator<undefined, { papers: HeldPaper[]; problems: readonly Problem[] }> {
  const packer = new Packer(source);
  const papers: HeldPaper[] = [];
  for (;;) {
    const { done, value } = steps.next();
    for (const paper of (done === true ? value.papers : value) ?? []) papers.push(packer.pack(paper));
    if (done === true) {
      packer.close();
      return { papers, problems: value.problems };
    }
    yield undefined;
  }
}
