/** What of a source can be kept, part after part, while the library goes on? */
import type { SourceId } from '../paper.ts';
import type { Indexes } from './indexes.ts';
import type { FieldsByDocument } from './searchIndex.ts';
import { partsFor, type SnapshotOf, writePart } from './snapshot.ts';
import type { Held, Works } from './works.ts';

/** The library, as far as it is written down. */
export interface Written {
  readonly works: Works;
  readonly indexes: () => Indexes;
  /** Counts what changes in the indexes. */
  readonly changes: () => number;
}

/** Writes one source at a time; what one part found out serves the next. */
export class SnapshotWriter {
  readonly #library: Written;
  #last: { readonly held: Held; readonly fields: FieldsByDocument; readonly changes: number } | undefined;

  constructor(library: Written) {
    this.#library = library;
  }

  /** A part, in steps; undefined when there is no such part. Nothing else may change meanwhile. */
  *part(source: SourceId, of: SnapshotOf, part: number): Generator<undefined, Uint8Array | undefined> {
    const held = this.#library.works.held(source);
    if (held === undefined || part >= partsFor(held.papers.length)) return undefined;
    const indexes = this.#library.indexes();
    const changes = this.#library.changes();
    if (this.#last?.held !== held || this.#last.changes !== changes) {
      const documents = held.works.flatMap(({ document }) => (document < 0 ? [] : [document]));
      const fields = yield* indexes.search.fieldsByDocument(documents, indexes.vocabulary.words);
      this.#last = { held, fields, changes };
    }
    const { fields } = this.#last;
    // the last one: nobody comes back for more
    if (part === partsFor(held.papers.length) - 1) this.#last = undefined;
    return yield* writePart(indexes, held, of, { part, fields });
  }
}
