/** What must be known of all of a .bib file before one of its entries is read? Its `@string`s, and whom entries inherit from. */
import { type Fields, fieldsIn } from './bibFields.ts';
import { type BibStretch, bibStretches, fieldsOf } from './bibStretches.ts';
import type { BibBlock } from './bibScan.ts';
import { decodeInPieces, type Pieces } from './decode.ts';
import type { FieldsByKey } from './inherit.ts';

/** Characters of a text that are looked at in one step. */
const PIECE = 262_144;

/** An expansion that is longer is an accident or an attack: `@string`s that double each other grow without end. */
const LONGEST_STRING = 10_000;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What an entry cannot be read without. */
export interface BibContext {
  /** By lower-case name. */
  readonly strings: ReadonlyMap<string, string>;
  /** Another entry by its key. */
  readonly parent: FieldsByKey;
  /** The file, stretch by stretch, once. */
  readonly stretches: Iterable<BibStretch>;
}

/**
 * Looks through the file, in steps. Only one that has `@string`s is scanned for them; only one whose entries inherit is held as
 * a whole while it is read: 150 MB of text need not live beside 150 MB of bytes.
 */
export function* contextOf(content: string | Uint8Array): Generator<undefined, BibContext> {
  const survey = new Survey();
  const look = (piece: string): void => survey.look(piece);
  const pieces = typeof content === 'string' ? yield* slicesOf(content, look) : yield* decodeInPieces(content, look);
  if (!survey.hasStrings && !survey.isInheriting) {
    return { strings: stringsOf([]), parent: () => undefined, stretches: bibStretches(pieces()) };
  }
  const held: BibStretch[] = [];
  const definitions: string[] = [];
  for (const stretch of bibStretches(pieces())) {
    if (survey.isInheriting) held.push(stretch);
    for (const { type, body } of stretch.blocks) {
      if (type === 'string') definitions.push(stretch.own(stretch.text.slice(body.start, body.end)));
    }
    yield undefined;
  }
  const strings = stringsOf(definitions);
  if (!survey.isInheriting) return { strings, parent: () => undefined, stretches: bibStretches(pieces()) };
  const parents = new Parents(held, strings);
  return { strings, parent: (key) => parents.find(key), stretches: held };
}

/** What a text has somewhere. */
class Survey {
  hasStrings = false;
  isInheriting = false;
  #before = '';

  look(piece: string): void {
    // what is looked for may be cut by the end of a piece
    const seam = this.#before + piece.slice(0, LONGEST_CUT);
    this.hasStrings ||= /@\s*string/i.test(piece) || /@\s*string/i.test(seam);
    this.isInheriting ||= /crossref|xdata/i.test(piece) || /crossref|xdata/i.test(seam);
    this.#before = piece.slice(-LONGEST_CUT);
  }
}

const LONGEST_CUT = 50;

/** A text that is there already, as pieces. */
function* slicesOf(text: string, look: (piece: string) => void): Generator<undefined, Pieces> {
  const slices = function* (): Generator<string, void> {
    for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
  };
  for (const slice of slices()) {
    look(slice);
    yield undefined;
  }
  return slices;
}

/** `@string`s by lower-case name: BibTeX wants them before their use, people put them anywhere. */
function stringsOf(definitions: readonly string[]): Map<string, string> {
  const strings = new Map<string, string>(months.map((month) => [month, month]));
  // the second round knows those that stand behind the ones that use them
  const rounds = definitions.some((definition) => definition.includes('#')) ? 2 : 1;
  for (let round = 0; round < rounds; round += 1) {
    for (const definition of definitions) {
      for (const [name, value] of fieldsIn(definition, 0, definition.length, strings).fields) {
        if (value.length <= LONGEST_STRING) strings.set(name, value);
      }
    }
  }
  return strings;
}

/** Entries by their keys. */
class Parents {
  readonly #byKey = new Map<string, { readonly stretch: BibStretch; readonly block: BibBlock }>();
  readonly #fields = new Map<BibBlock, Fields>();
  readonly #strings: ReadonlyMap<string, string>;

  constructor(stretches: readonly BibStretch[], strings: ReadonlyMap<string, string>) {
    this.#strings = strings;
    for (const stretch of stretches) {
      for (const block of stretch.blocks) {
        if (block.key === undefined) continue;
        // BibTeX finds a crossref whatever its case; one in the right case comes first
        for (const name of [block.key, lowerCase(block.key)]) {
          if (!this.#byKey.has(name)) this.#byKey.set(name, { stretch, block });
        }
      }
    }
  }

  find(key: string): { type: string; fields: Fields } | undefined {
    const found = this.#byKey.get(key) ?? this.#byKey.get(lowerCase(key));
    if (found === undefined) return undefined;
    const { stretch, block } = found;
    let fields = this.#fields.get(block);
    if (fields === undefined) {
      fields = fieldsOf(stretch, block, this.#strings).fields;
      this.#fields.set(block, fields);
    }
    return { type: block.type, fields };
  }
}

/** No key has a line end: this one is none that is written. */
function lowerCase(key: string): string {
  return `\n${key.toLowerCase()}`;
}
