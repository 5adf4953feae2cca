/** What of a source can be kept, part after part, while the library goes on? */
import type { SourceId } from '../paper.ts';
import type { Indexes } from './indexes.ts';
import { partDigest } from './partBytes.ts';
import type { FieldsByDocument } from './searchIndex.ts';
import { partsFor } from './partSize.ts';
import { Numbering, PartLists, type SnapshotOf, writePart } from './snapshot.ts';
import type { Held, Works } from './works.ts';

/** The library, as far as it is written down. */
export interface Written {
  readonly works: Works;
  readonly indexes: () => Indexes;
  /** Counts what changes in the indexes. */
  readonly changes: () => number;
}

/** What the parts written so far say about the next. */
interface Session {
  readonly held: Held;
  readonly indexes: Indexes;
  readonly numbering: Numbering;
  readonly lists: PartLists;
  next: number;
  after: string;
  fields: FieldsByDocument;
  changes: number;
}

/** Writes one source at a time. */
export class SnapshotWriter {
  readonly #library: Written;
  #session: Session | undefined;

  constructor(library: Written) {
    this.#library = library;
  }

  /**
   * A part, in steps, 0 first and then one after the other; undefined behind the last one, and when the source has been
   * read anew since the first. Nothing else may change meanwhile.
   */
  *part(source: SourceId, of: SnapshotOf, part: number): Generator<undefined, Uint8Array | undefined> {
    const held = this.#library.works.held(source);
    const indexes = this.#library.indexes();
    if (held === undefined || part >= partsFor(held.papers.length)) return undefined;
    const changes = this.#library.changes();
    const session =
      part === 0
        ? yield* beginning(held, indexes, changes)
        : this.#session?.held === held && this.#session.indexes === indexes
          ? this.#session
          : undefined;
    this.#session = undefined;
    if (session?.next !== part) return undefined;
    if (session.changes !== changes) {
      session.fields = yield* fieldsOf(held, indexes);
      session.changes = changes;
    }
    const { after, fields, numbering, lists } = session;
    const bytes = yield* writePart(indexes, held, of, { part, after, fields, numbering, lists });
    session.after = partDigest(bytes);
    session.next++;
    if (session.next < partsFor(held.papers.length)) this.#session = session;
    return bytes;
  }
}

function* beginning(held: Held, indexes: Indexes, changes: number): Generator<undefined, Session> {
  const fields = yield* fieldsOf(held, indexes);
  const [numbering, lists] = [new Numbering(indexes.vocabulary), new PartLists()];
  return { held, indexes, numbering, lists, next: 0, after: '', fields, changes };
}

function fieldsOf({ works }: Held, { search, vocabulary }: Indexes): Generator<undefined, FieldsByDocument> {
  const documents = works.flatMap(({ document }) => (document < 0 ? [] : [document]));
  return search.fieldsByDocument(documents, vocabulary.words);
}
