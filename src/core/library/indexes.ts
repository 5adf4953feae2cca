/** Where is each work found? All indexes together: a work is a document in every one of them. */
import type { Paper } from '../paper.ts';
import { paperStems } from './analysis.ts';
import { PassageRanker } from './passageRanker.ts';
import { grown } from './postings.ts';
import { Scratch } from './scratch.ts';
import { SearchIndex } from './searchIndex.ts';
import { Topics } from './topics.ts';
import { Vocabulary } from './vocabulary.ts';
import type { Work } from './works.ts';

/** So many more dead documents than living ones are not worth a new index. */
const FEW_DEAD = 2000;

/**
 * Documents get growing numbers. One that is added is found only once it is shown; a changed work becomes a new
 * document. Dead ones cost memory until the owner makes new indexes.
 */
export class Indexes {
  readonly vocabulary = new Vocabulary();
  readonly search = new SearchIndex();
  readonly ranker = new PassageRanker();
  readonly scratch = new Scratch();
  readonly topics = new Topics(this.ranker);
  readonly #works: (Work | undefined)[] = [];
  #isShown = new Uint8Array(1024);
  #alive = 0;

  /** Documents ever added. */
  get documents(): number {
    return this.#works.length;
  }

  /** The work of a document that is shown. */
  work(document: number): Work | undefined {
    return this.#works[document];
  }

  /** By document: 1 for what can be found. Valid until the next document is added. */
  get isShown(): Uint8Array {
    return this.#isShown;
  }

  /** Adds a work with these copies, not shown yet; answers its document. */
  add(copies: readonly Paper[]): number {
    const document = this.#next();
    const { stems, titleLength } = paperStems(textsOf(copies), this.vocabulary);
    this.search.add(document, copies, this.vocabulary);
    this.ranker.add(document, stems, titleLength);
    return document;
  }

  /** Adds a work whose entries the lists of `search` and `ranker` will be told; answers its document. */
  addKnown(stems: Uint32Array, titleLength: number, letters: number): number {
    const document = this.#next();
    this.search.addKnown(document, letters);
    this.ranker.addKnown(document, stems, titleLength);
    return document;
  }

  #next(): number {
    const document = this.#works.length;
    this.#works.push(undefined);
    this.#alive++;
    if (document >= this.#isShown.length) this.#isShown = grown(this.#isShown, new Uint8Array(2 * document));
    return document;
  }

  show(document: number, work: Work): void {
    this.#works[document] = work;
    this.#isShown[document] = 1;
  }

  /** Takes a document out, shown or not. */
  drop(document: number): void {
    this.#works[document] = undefined;
    this.#isShown[document] = 0;
    this.#alive--;
    this.topics.remove(document);
    this.ranker.remove(document);
  }

  /** Whether new indexes would be much smaller. */
  get isWasteful(): boolean {
    return this.#works.length - this.#alive > this.#alive + FEW_DEAD;
  }
}

/** The text that a work is ranked by: a title and an abstract as read, and what only the others or the writing have. */
function textsOf(copies: readonly Paper[]) {
  const told = copies.find(({ abstract }) => abstract !== undefined) ?? copies[0];
  const others: string[] = [];
  if (told?.abstract === undefined) {
    // a third of real entries have no abstract: what else they say must do
    if (told?.venue !== undefined) others.push(told.venue);
  }
  if (told?.keywords !== undefined) others.push(told.keywords.join('. '));
  if (told?.written?.abstract !== undefined) others.push(onlyWritten(told.written.abstract));
  return { title: told?.title ?? '', abstract: told?.abstract ?? '', others };
}

/** The words that are read otherwise than they are written, with markup: `S^{2}FT`, `\sysname`. */
function onlyWritten(written: string): string {
  return (written.match(/[^\s$]*[\\^_{}][^\s$]*/gu) ?? []).slice(0, 50).join('. ');
}
