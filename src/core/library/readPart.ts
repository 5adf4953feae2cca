/** What stands in a part of a snapshot? Papers at once, what finds them as numbers that the library has to translate. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { SourceId } from '../paper.ts';
import { HeldPaper, Portion } from './packed.ts';
import { decodePart } from './partBytes.ts';
import { PAPERS_PER_PORTION } from './partSize.ts';
import { HAS_KEY, NUMBERS, type PartText } from './snapshot.ts';

/** Numbers that say where a paper stands in its source. */
const PLACE = 4;
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
    const of = {
      // copies: the rest of the part need not live as long as the papers
      bytes: portionBytes.slice(),
      starts: numbers.starts.slice(first + at, first + at + size + 1),
      places: numbers.places.slice(PLACE * first, PLACE * (first + size)),
    };
    const portion = new Portion(source, { of });
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
