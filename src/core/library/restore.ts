/** How do papers come back from a part of a snapshot, so that they are found as before? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Paper, SourceId } from '../paper.ts';
import { addPaper, beginSource, enter, type HeldWhileFilling, type Tools } from './change.ts';
import { GAP, MOST_STEMS, STEM } from './forward.ts';
import type { Indexes } from './indexes.ts';
import type { Work } from './works.ts';
import { HeldPaper, Portion } from './packed.ts';
import { PAPERS_PER_PORTION } from './partSize.ts';
import { decodePart } from './partBytes.ts';
import { NO_STEM } from './vocabulary.ts';
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
  wanted: { readonly key: string; readonly part: number; readonly after: string },
): Generator<undefined, ReadPart | undefined> {
  const content = yield* decodePart(bytes);
  if (content === undefined) return undefined;
  const text = content.text as PartText;
  if (text.key !== wanted.key || text.part !== wanted.part || text.after !== wanted.after) return undefined;
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

/** A source that comes back, part after part: each paper can be found at once. */
export class Restoring {
  readonly #tools: Tools;
  readonly #held: HeldWhileFilling;
  readonly #indexes: Indexes;
  readonly #known: Known;

  constructor(tools: Tools, source: SourceId) {
    this.#tools = tools;
    this.#held = beginSource(tools.works, source);
    this.#indexes = tools.indexes();
    this.#known = new Known(this.#indexes);
  }

  /** Puts in the next part, in steps. False when that can't go on: the indexes were made anew since the first part. */
  *put(part: ReadPart): Generator<undefined, boolean> {
    if (this.#tools.indexes() !== this.#indexes) return false;
    yield* this.#known.learn(part);
    const { papers, text, numbers } = part;
    let identity = 0;
    let stem = 0;
    let field = 0;
    for (const [at, paper] of papers.entries()) {
      const identities = text.identities.slice(identity, (identity += numbers.about[at]! >>> IDENTITIES_SHIFT));
      const isAnalysed = numbers.stemCounts[at] !== NOT_ANALYSED;
      const stemCount = isAnalysed ? numbers.stemCounts[at]! & 0xffff : 0;
      const work = this.#workOf(paper, identities, named(paper, part, at));
      if (!isAnalysed || work.copies.length > 0) addPaper(this.#tools, this.#held, paper, { paper: paper.paper, work });
      else {
        const document = this.#known.add({
          stems: numbers.stems.subarray(stem, stem + stemCount),
          titleLength: numbers.stemCounts[at]! >>> 16,
          fields: numbers.fields.subarray(field, field + numbers.fieldCounts[at]!),
          letters: numbers.letters[at]!,
        });
        this.#tools.settle(work, [paper], document);
        enter(this.#held, paper, work);
      }
      stem += stemCount;
      field += numbers.fieldCounts[at]!;
      if (at % PAPERS_PER_STEP === PAPERS_PER_STEP - 1) yield undefined;
    }
    return true;
  }

  /** The paper itself is only looked at when something with its title or number is there already. */
  #workOf(paper: HeldPaper, identities: readonly string[], as: Pick<Paper, 'source' | 'key' | 'year'>): Work {
    const { works } = this.#tools;
    return works.newWorkOf(identities, as) ?? works.workOf(paper.paper, ({ copies }) => copies);
  }
}

/** As much of a paper as names its work. */
function named({ source, key }: HeldPaper, { numbers }: ReadPart, at: number): Pick<Paper, 'source' | 'key' | 'year'> {
  const hasYear = (numbers.about[at]! & HAS_YEAR) !== 0;
  return hasYear ? { source, key, year: numbers.years[at]! | 0 } : { source, key };
}

/** The words and stems of a snapshot, as far as its parts were read, by their numbers in the library. */
class Known {
  readonly #indexes: Indexes;
  readonly #words: number[] = [];
  readonly #stems: number[] = [];
  readonly #stemsNow = new Uint32Array(MOST_STEMS);
  #fieldsNow = new Uint32Array(1024);

  constructor(indexes: Indexes) {
    this.#indexes = indexes;
  }

  /** Enters the new words of a part, in steps. */
  *learn({ text, numbers }: ReadPart): Generator<undefined, void> {
    for (const stem of text.stems) this.#stems.push(this.#indexes.vocabulary.addStem(stem));
    yield undefined;
    for (const [at, word] of text.words.entries()) {
      const stem = numbers.stemOfWord[at]!;
      this.#words.push(this.#indexes.vocabulary.addStemmed(word, stem === 0 ? NO_STEM : this.#stems[stem - 1]!));
      if (at % WORDS_PER_STEP === WORDS_PER_STEP - 1) yield undefined;
    }
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
