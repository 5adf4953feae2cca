/** How do papers come back from a part of a snapshot, so that they are found as before? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Paper, SourceId } from '../paper.ts';
import { addPaper, enter, type HeldWhileFilling, type Tools } from './change.ts';
import { GAP, MOST_STEMS, STEM } from './forward.ts';
import type { Indexes } from './indexes.ts';
import { HeldPaper, PAPERS_PER_PORTION, Portion } from './packed.ts';
import { decodePart } from './partBytes.ts';
import { HAS_KEY, HAS_YEAR, IDENTITIES_SHIFT, NOT_ANALYSED, NUMBERS, type PartText } from './snapshot.ts';

const PLACE = 4;
const WORDS_PER_STEP = 2000;
const PAPERS_PER_STEP = 32;

type Numbers = Readonly<Record<(typeof NUMBERS)[number], Uint32Array>>;

/** A part that was read, verified, and not yet put anywhere. */
export interface ReadPart {
  readonly text: PartText;
  readonly papers: readonly HeldPaper[];
  readonly numbers: Numbers;
}

/** Reads a part, in steps. Undefined when it is damaged, or not the wanted part of the wanted snapshot. */
export function* readPart(
  source: SourceId,
  bytes: Uint8Array,
  wanted: { readonly key: string; readonly part: number },
): Generator<undefined, ReadPart | undefined> {
  const content = yield* decodePart(bytes);
  if (content === undefined) return undefined;
  const text = content.text as PartText;
  if (text.key !== wanted.key || text.part !== wanted.part) return undefined;
  const numbers = Object.fromEntries(NUMBERS.map((name, at) => [name, content.numbers[at]])) as Numbers;
  const papers: HeldPaper[] = [];
  for (const [at, portionBytes] of content.bytes.entries()) {
    const first = at * PAPERS_PER_PORTION;
    const size = Math.min(PAPERS_PER_PORTION, text.keys.length - first);
    const portion = new Portion(source, {
      // copies: the rest of the part need not live as long as the papers
      bytes: portionBytes.slice(),
      starts: numbers.starts.slice(first + at, first + at + size + 1),
      places: numbers.places.slice(PLACE * first, PLACE * (first + size)),
    });
    for (let index = 0; index < size; index++) {
      const number = first + index;
      const aliases = text.aliases[number];
      const hasKey = (numbers.about[number]! & HAS_KEY) !== 0;
      papers.push(
        new HeldPaper(portion, index, {
          key: text.keys[number] ?? '',
          hasKey,
          ...(aliases === undefined ? {} : { aliases }),
        }),
      );
    }
    yield undefined;
  }
  return { text, papers, numbers };
}

/** Puts the papers of a part in behind those of the parts before it: each can be found at once. */
export function* restorePart(tools: Tools, held: HeldWhileFilling, part: ReadPart): Generator<undefined, void> {
  const { text, papers, numbers } = part;
  const { works, indexes, settle } = tools;
  const known = yield* Known.of(indexes(), part);
  let identity = 0;
  let stem = 0;
  let field = 0;
  for (const [at, paper] of papers.entries()) {
    const about = numbers.about[at]!;
    const identities = text.identities.slice(identity, (identity += about >>> IDENTITIES_SHIFT));
    const isAnalysed = numbers.stemCounts[at] !== NOT_ANALYSED;
    const stemCount = isAnalysed ? numbers.stemCounts[at]! & 0xffff : 0;
    const year = (about & HAS_YEAR) === 0 ? undefined : numbers.years[at]! | 0;
    const named: Pick<Paper, 'source' | 'key' | 'year'> = {
      source: paper.source,
      key: paper.key,
      ...(year === undefined ? {} : { year }),
    };
    const work = isAnalysed ? works.newWorkOf(identities, named) : undefined;
    if (work === undefined) addPaper(tools, held, paper, paper.paper);
    else {
      const document = known.add({
        stems: numbers.stems.subarray(stem, stem + stemCount),
        titleLength: numbers.stemCounts[at]! >>> 16,
        fields: numbers.fields.subarray(field, field + numbers.fieldCounts[at]!),
        letters: numbers.letters[at]!,
      });
      settle(work, [paper], document);
      enter(held, paper, work);
    }
    stem += stemCount;
    field += numbers.fieldCounts[at]!;
    if (at % PAPERS_PER_STEP === PAPERS_PER_STEP - 1) yield undefined;
  }
}

/** The words and stems of a part by their numbers in the library. */
class Known {
  readonly #indexes: Indexes;
  readonly #words: Uint32Array;
  readonly #stems: Uint32Array;
  readonly #stemsNow = new Uint32Array(MOST_STEMS);
  #fieldsNow = new Uint32Array(1024);

  constructor(indexes: Indexes, words: Uint32Array, stems: Uint32Array) {
    this.#indexes = indexes;
    this.#words = words;
    this.#stems = stems;
  }

  /** Enters the words of a part, in steps. */
  static *of(indexes: Indexes, { text, numbers }: ReadPart): Generator<undefined, Known> {
    const words = new Uint32Array(text.words.length);
    for (const [at, word] of text.words.entries()) {
      const stem = numbers.stemOfWord[at]!;
      words[at] = indexes.vocabulary.addStemmed(word, stem === 0 ? undefined : text.stems[stem - 1]);
      if (at % WORDS_PER_STEP === WORDS_PER_STEP - 1) yield undefined;
    }
    const stems = Uint32Array.from(text.stems, (stem) => indexes.vocabulary.addStem(stem));
    yield undefined;
    return new Known(indexes, words, stems);
  }

  /** Adds a document; answers its number. */
  add(analysis: { stems: Uint32Array; titleLength: number; fields: Uint32Array; letters: number }): number {
    const { stems, fields } = analysis;
    const stemsNow = this.#stemsNow.subarray(0, stems.length);
    for (let at = 0; at < stems.length; at++) {
      stemsNow[at] = this.#stems[stems[at]! & STEM]! | (stems[at]! & GAP);
    }
    if (fields.length > this.#fieldsNow.length) this.#fieldsNow = new Uint32Array(2 * fields.length);
    const fieldsNow = this.#fieldsNow.subarray(0, fields.length);
    for (let at = 0; at < fields.length; at++) {
      fieldsNow[at] = (this.#words[fields[at]! >>> 8]! << 8) | (fields[at]! & 0xff);
    }
    return this.#indexes.addAgain({ ...analysis, stems: stemsNow, fields: fieldsNow });
  }
}
