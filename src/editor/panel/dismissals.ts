/** Which papers does the person not want to see suggested for a document? */
import type * as vscode from 'vscode';
import type { PaperId } from '../../core/paper.ts';

const name = 'relatedWork.dismissed';
/** More documents than anybody is writing. */
const mostDocuments = 50;
const mostPapers = 1000;

type Stored = Readonly<Record<string, readonly PaperId[]>>;

/** Kept with the workspace, by document; the newest last. */
export class Dismissals {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** What was dismissed for a document. */
  of(document: string | undefined): readonly PaperId[] {
    return document === undefined ? [] : (this.#stored()[document] ?? []);
  }

  /** Keeps papers away from a document. */
  add(document: string, papers: readonly PaperId[]): void {
    const before = this.of(document).filter((paper) => !papers.includes(paper));
    this.#store(document, [...before, ...papers].slice(-mostPapers));
  }

  /** Lets them be suggested again. */
  takeBack(document: string, papers: readonly PaperId[]): void {
    this.#store(
      document,
      this.of(document).filter((paper) => !papers.includes(paper)),
    );
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
