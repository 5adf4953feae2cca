/** How does a paper that is only suggested become citable, and how is that taken back? */
import * as vscode from 'vscode';
import type { Paper, PaperId } from '../core/paper.ts';
import type { Stub } from '../messages/questions.ts';
import { insertIntoBib, readNow, takeOutOfBib, type Written } from './bibFile.ts';
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
  readonly paper: PaperId | Paper;
  readonly entry: string | undefined;
  readonly key: string;
  /** Whether the document cites it: then undo in the document takes it back. */
  readonly tied: boolean;
  written: Written | undefined;
}

/** A bibliography that is another each time is being written by somebody else. */
const mostTries = 3;

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
   * the entry is tied to it. A paper from elsewhere (looked up, pasted) comes whole; where it has an entry already, that one
   * is answered, and what it lacks is offered. `entry`: its entry as somebody has written it. Answers the key that cites the paper; undefined when nothing was written, and
   * the person knows why.
   */
  add(
    document: vscode.TextDocument,
    paper: PaperId | Paper,
    key: string | undefined,
    entry?: string,
  ): Promise<string | undefined> {
    const name = document.uri.toString();
    const undos = this.#undos.get(name);
    return this.#inTurn(async () => {
      const target = await this.#targetFor(document, paper);
      if (target === undefined || typeof target === 'string') return target;
      const { stub, written } = await this.#write(target, document, { paper, key, entry });
      if (stub === null) {
        void vscode.window.showWarningMessage(vscode.l10n.t('That paper is no longer in the library.'));
        return undefined;
      }
      if (written === undefined) {
        if (typeof paper !== 'string' && stub.same !== undefined) void this.#offerMissing(stub, paper);
        return stub.key;
      }
      this.#remember({ document: name, paper, entry, key: stub.key, tied: key === stub.key, written });
      await this.#readAgain(target);
      this.#say(vscode.l10n.t('Added {0} to {1}', stub.key, nameOf(target)));
      // undone while it was being written: then it is not wanted any more
      if (this.#undos.get(name) !== undos) this.#followUndo(document, false);
      return stub.key;
    });
  }

  /**
   * The bibliography to write to; the key of a paper that has an entry by now, for a list may be older than the
   * bibliographies; undefined where the person does not want it.
   */
  async #targetFor(document: vscode.TextDocument, paper: PaperId | Paper): Promise<vscode.Uri | string | undefined> {
    if (typeof paper === 'string') {
      const { scope } = await standingOf(this.desk, document);
      const card = await this.desk.asker.ask('card', { ...scope, paper });
      if (card?.standing === 'citable') return card.key;
    }
    const target = await (await this.desk.later()).stubTarget(this.desk, document);
    return target !== undefined && (await mayWrite(target)) ? target : undefined;
  }

  /** Asks for the entry and puts it in, anew when the bibliography has changed meanwhile. */
  async #write(
    target: vscode.Uri,
    document: vscode.TextDocument,
    { paper, key, entry }: Pick<WrittenStub, 'paper' | 'entry'> & { readonly key: string | undefined },
  ): Promise<{ stub: Stub | null; written?: Written }> {
    const { scope, bibliographies } = await standingOf(this.desk, document);
    const { dialect } = bibliographies;
    const wishes = { abstract: stubSetting(target), ...(dialect === undefined ? {} : { dialect }) };
    for (let tries = 0; tries < mostTries; tries += 1) {
      const now = await readNow(target);
      const known = { ...(key === undefined ? {} : { key }), ...(entry === undefined ? {} : { entry }) };
      const ask = { ...scope, paper, taken: [], target: now.target, wishes, ...known };
      const stub = await this.desk.asker.ask('stub', ask);
      if (stub?.placed === undefined) return { stub };
      const { unwritable } = stub.placed;
      if (unwritable !== undefined) {
        throw new Error(
          vscode.l10n.t('{0} is not written in UTF-8, and its encoding has no “{1}”.', nameOf(target), unwritable),
        );
      }
      const written = await insertIntoBib(now, stub.placed);
      if (written !== undefined) return { stub, written };
    }
    throw new Error(vscode.l10n.t('{0} keeps changing.', nameOf(target)));
  }

  /** What the entry that is there lacks and the paper has. */
  async #offerMissing({ key, same }: Stub, paper: Paper): Promise<void> {
    if (same !== undefined) await (await this.desk.later()).offerMissing(this.desk, same.source, key, paper);
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
    void this.add(document, stub.paper, stub.key, stub.entry);
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
