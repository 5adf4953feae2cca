/** Which papers does the person not want to see suggested for a document? */
import type * as vscode from 'vscode';
import type { PaperId } from '../../core/paper.ts';
import type { PanelWish } from '../../messages/panel.ts';

const name = 'relatedWork.dismissed';
/** More documents than anybody is writing. */
const mostDocuments = 50;
const mostPapers = 1000;

type Stored = Readonly<Record<string, readonly PaperId[]>>;

/** Kept with the workspace, by document; the newest last. */
export class Dismissals {
  readonly #memory: vscode.Memento;
  /** The list that is looked at, and what was dismissed in it. */
  #list = '';
  #inList: readonly PaperId[] = [];

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** What was dismissed for a document. */
  of(document: string | undefined): readonly PaperId[] {
    return document === undefined ? [] : (this.#stored()[document] ?? []);
  }

  /**
   * What stays away from the list that is looked at. Whoever looks for a paper by its words finds it, dismissed or not: from a
   * search only that stays away which was dismissed in it.
   */
  awayFrom(document: string | undefined, { typed, like }: PanelWish): ReadonlySet<PaperId> {
    const list = JSON.stringify([document, typed, like?.paper]);
    if (list !== this.#list) this.#inList = [];
    this.#list = list;
    return new Set(typed === '' ? [...this.of(document), ...this.#inList] : this.#inList);
  }

  /** Keeps papers away from a document, and from the list that is looked at. */
  add(document: string | undefined, papers: readonly PaperId[]): void {
    this.#inList = [...this.#inList, ...papers];
    if (document === undefined) return;
    const before = this.of(document).filter((paper) => !papers.includes(paper));
    this.#store(document, [...before, ...papers].slice(-mostPapers));
  }

  /** Lets them be suggested again; without `papers` all. */
  takeBack(document: string | undefined, papers?: readonly PaperId[]): void {
    const left = (paper: PaperId): boolean => papers !== undefined && !papers.includes(paper);
    this.#inList = this.#inList.filter(left);
    if (document !== undefined) this.#store(document, this.of(document).filter(left));
  }

  #stored(): Stored {
    return this.#memory.get<Stored>(name, {});
  }

  #store(document: string, papers: readonly PaperId[]): void {
    const others = Object.entries(this.#stored()).filter(([each]) => each !== document);
    const all = papers.length === 0 ? others : [...others, [document, papers] as const];
    void this.#memory.update(name, Object.fromEntries(all.slice(-mostDocuments)));
  }
}
