/** How does a paper that is only suggested become citable, and how is that taken back? */
import * as vscode from 'vscode';
import type { PaperId } from '../core/paper.ts';
import { insertionFor } from '../core/write/insertion.ts';
import { readStyle } from '../core/write/style.ts';
import { insertIntoBib, readBib, takeOutOfBib, type Written } from './bibFile.ts';
import { fileSource } from './corpora.ts';
import { delays } from './delays.ts';
import { type Desk, standingOf } from './desk.ts';
import { nameOf } from './documents.ts';
import { reasonOf } from './log.ts';
import { mayWrite } from './mayWrite.ts';
import { stubSetting } from './settings.ts';
import { citedKeys } from './reading.ts';

/** An entry that this session wrote, and the document that it was written for. */
interface WrittenStub {
  readonly document: string;
  readonly paper: PaperId;
  readonly key: string;
  /** Whether the document cites it: then undo in the document takes it back. */
  readonly tied: boolean;
  written: Written | undefined;
}

/** As many entries as anybody takes back. */
const mostRemembered = 200;

/**
 * Writes stubs and takes them back. VS Code cannot tie two files in one undo step without asking at each undo, so the tie
 * is made here: when an undo takes the key out of the paper, its entry goes too; when a redo brings it back, so does it.
 */
export class Stubs implements vscode.Disposable {
  readonly #stubs: WrittenStub[] = [];
  /** Undos and redos per document: one that comes while an entry is being written is seen when it is. */
  readonly #undos = new Map<string, number>();
  /** One write at a time: two at once would each place their entry in the text without the other's. */
  #queue: Promise<unknown> = Promise.resolve();
  readonly #subscription: vscode.Disposable;

  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
      if (reason === undefined) return;
      const name = document.uri.toString();
      this.#undos.set(name, (this.#undos.get(name) ?? 0) + 1);
      this.#followUndo(document, reason === vscode.TextDocumentChangeReason.Redo);
    });
  }

  /**
   * Adds the entry of a paper to the document's bibliography. `key` is what the document says already, if it does: then
   * the entry is tied to it. Answers the key that cites the paper; undefined when nothing was written, and the person
   * knows why.
   */
  add(document: vscode.TextDocument, paper: PaperId, key: string | undefined): Promise<string | undefined> {
    const name = document.uri.toString();
    const undos = this.#undos.get(name);
    return this.#inTurn(async () => {
      const already = await this.#keyOf(document, paper);
      if (already !== undefined && (key === undefined || key === already)) return already;
      const target = await (await this.desk.later()).stubTarget(this.desk, document);
      if (target === undefined || !(await mayWrite(target))) return undefined;
      const { scope } = await standingOf(this.desk, document);
      const stub = await this.desk.asker.ask('stub', {
        bibliographies: scope.bibliographies,
        paper,
        taken: [],
        style: readStyle((await readBib(target)) ?? ''),
        abstract: stubSetting(target),
        ...(key === undefined ? {} : { key }),
      });
      if (stub === null) {
        void vscode.window.showWarningMessage(vscode.l10n.t('That paper is no longer in the library.'));
        return undefined;
      }
      const written = await insertIntoBib(target, (text) => insertionFor(text, stub.bibtex, stub.key));
      this.#remember({ document: name, paper, key: stub.key, tied: key !== undefined, written });
      await this.#readAgain(target);
      this.#say(vscode.l10n.t('Added {0} to {1}', stub.key, nameOf(target)));
      // undone while it was being written: then it is not wanted any more
      if (this.#undos.get(name) !== undos) this.#followUndo(document, false);
      return stub.key;
    });
  }

  /** Takes the newest entry back, whether or not it is cited. */
  takeBackLast(): Promise<void> {
    return this.#inTurn(async () => {
      const last = this.#stubs.findLast(({ written }) => written !== undefined);
      if (last !== undefined) await this.#takeOut(last);
    });
  }

  /** Takes back the entry with this key, if this session wrote it. */
  takeBack(key: string): Promise<void> {
    return this.#inTurn(async () => {
      const stub = this.#stubs.findLast((each) => each.key === key && each.written !== undefined);
      if (stub !== undefined) await this.#takeOut(stub);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #remember(stub: WrittenStub): void {
    this.#stubs.push(stub);
    if (this.#stubs.length > mostRemembered) this.#stubs.shift();
    void vscode.commands.executeCommand('setContext', 'relatedWork.canTakeBack', true);
  }

  /** Only a redo puts entries back: while one undoes, a typed word may look like the key for a moment. */
  #followUndo(document: vscode.TextDocument, isRedo: boolean): void {
    const name = document.uri.toString();
    const own = this.#stubs.filter((stub) => stub.tied && stub.document === name);
    if (own.length === 0) return;
    const cited = new Set(citedKeys(document));
    for (const stub of own) {
      if (!cited.has(stub.key) && stub.written !== undefined) {
        void this.#inTurn(() => this.#takeOut(stub));
      } else if (isRedo && cited.has(stub.key) && stub.written === undefined) {
        void this.#inTurn(() => this.#putBack(stub, document));
      }
    }
  }

  /** The key that a paper has in the document's bibliographies by now: a list may be older than they are. */
  async #keyOf(document: vscode.TextDocument, paper: PaperId): Promise<string | undefined> {
    const { scope } = await standingOf(this.desk, document);
    const card = await this.desk.asker.ask('card', { ...scope, paper });
    return card?.standing === 'citable' ? card.key : undefined;
  }

  async #takeOut(stub: WrittenStub): Promise<void> {
    const { written } = stub;
    if (written === undefined) return;
    stub.written = undefined;
    const name = nameOf(written.uri);
    const became = await takeOutOfBib(written);
    this.#say(
      became === 'taken'
        ? vscode.l10n.t('Took {0} out of {1}', stub.key, name)
        : vscode.l10n.t('{0} stays in {1}: it was changed since', stub.key, name),
    );
    await this.#readAgain(written.uri);
    const canTakeBack = this.#stubs.some((each) => each.written !== undefined);
    void vscode.commands.executeCommand('setContext', 'relatedWork.canTakeBack', canTakeBack);
  }

  async #putBack(stub: WrittenStub, document: vscode.TextDocument): Promise<void> {
    if (stub.written !== undefined) return;
    const { scope } = await standingOf(this.desk, document);
    const still = await this.desk.asker.ask('resolve', { ...scope, key: stub.key, limit: 0 });
    if (still.card !== null) return;
    const index = this.#stubs.indexOf(stub);
    if (index >= 0) this.#stubs.splice(index, 1);
    void this.add(document, stub.paper, stub.key);
  }

  async #readAgain(target: vscode.Uri): Promise<void> {
    this.desk.bibliographies.forget();
    await this.desk.sources.readAgain(fileSource(target));
  }

  #say(text: string): void {
    vscode.window.setStatusBarMessage(`$(book) ${text}`, delays.statusMessageMs);
  }

  /** Runs after what was asked before; a failure is told to the person, who pressed for it, and answers undefined. */
  #inTurn<T>(job: () => Promise<T>): Promise<T | undefined> {
    const result = this.#queue.then(job).catch((error: unknown) => {
      this.desk.log.error(`stub: ${reasonOf(error)}`);
      void vscode.window.showErrorMessage(vscode.l10n.t('The entry was not written: {0}', reasonOf(error)));
      return undefined;
    });
    this.#queue = result;
    return result;
  }
}
