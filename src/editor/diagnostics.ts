/** What is wrong with the citations of a document? Keys that nothing knows, keys said twice, bibliographies that are not there. */
import * as vscode from 'vscode';
import { doubledKeys } from '../core/document/doubled.ts';
import type { Citation } from '../core/document/slot.ts';
import { isAborted } from './abort.ts';
import { isCancelled } from './ask.ts';
import type { CheckCode } from './checkCode.ts';
import { delays } from './delays.ts';
import { type Desk, type Standing, standingOf } from './desk.ts';
import { languageOf, nameOf, rangeOf } from './documents.ts';
import { reasonOf } from './log.ts';
import { citationsOf } from './reading.ts';
import { checkSetting } from './settings.ts';
import { Typing } from './typing.ts';

/** Checks every open document of ours, after quiet, and again when a source has changed. */
export function registerDiagnostics(desk: Desk): vscode.Disposable {
  const checker = new Checker(desk);
  const { window, workspace } = vscode;
  return vscode.Disposable.from(
    checker,
    workspace.onDidOpenTextDocument((document) => checker.later(document)),
    workspace.onDidChangeTextDocument((change) => checker.changed(change)),
    workspace.onDidCloseTextDocument((document) => checker.forget(document)),
    window.onDidChangeActiveTextEditor((editor) => checker.later(editor?.document)),
    // the key that was being typed is finished once the cursor has left it
    window.onDidChangeTextEditorSelection(({ textEditor }) => checker.later(textEditor.document)),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('relatedWork.check')) checker.checkAll();
    }),
    // another root, or a root that declares something else, changes what its chapters know
    desk.documents.onDidChange(() => checker.checkAll()),
    desk.sources.onDidChange(() => {
      if (!desk.sources.isReading) checker.checkAll();
    }),
  );
}

class Checker implements vscode.Disposable {
  readonly #desk: Desk;
  readonly #collection = vscode.languages.createDiagnosticCollection('relatedWork.documents');
  readonly #timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  readonly #running = new Map<vscode.TextDocument, AbortController>();
  readonly #typing = new Typing();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  changed(change: vscode.TextDocumentChangeEvent): void {
    this.#typing.changed(change);
    this.later(change.document);
  }

  later(document: vscode.TextDocument | undefined): void {
    if (document === undefined || languageOf(document) === undefined) return;
    clearTimeout(this.#timers.get(document));
    this.#timers.set(
      document,
      setTimeout(() => void this.#check(document), delays.beforeCheckMs),
    );
  }

  checkAll(): void {
    for (const document of vscode.workspace.textDocuments) this.later(document);
  }

  forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#running.get(document)?.abort();
    this.#running.delete(document);
    this.#collection.delete(document.uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const controller of this.#running.values()) controller.abort();
    this.#collection.dispose();
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed) return;
    this.#running.get(document)?.abort();
    const controller = new AbortController();
    this.#running.set(document, controller);
    const { version } = document;
    try {
      const found = await this.#findAll(document, controller.signal);
      if (found === undefined || isAborted(controller.signal) || document.version !== version) return;
      this.#collection.set(document.uri, [...found]);
    } catch (error) {
      if (!isCancelled(error)) this.#desk.log.error(`check: ${reasonOf(error)}`);
    }
  }

  async #findAll(
    document: vscode.TextDocument,
    signal: AbortSignal,
  ): Promise<readonly vscode.Diagnostic[] | undefined> {
    const standing = await standingOf(this.#desk, document);
    if (!(await this.#desk.sources.ready(standing.sources, delays.firstHoverMs, signal))) return undefined;
    if (isAborted(signal)) return undefined;
    const citations = this.#typing.finished(document, citationsOf(document));
    const missing = standing.bibliographies.all.filter(({ id }) => this.#desk.sources.isGone(id));
    const unknown = await this.#unknownKeys(citations, standing, missing.length, signal);
    return [
      ...missingBibliographies(this.#desk, document, standing),
      ...citations.filter(({ key }) => unknown.has(key)).map((citation) => unknownKey(document, citation, missing)),
      ...doubledKeys(document.getText(), citations).map((citation) => doubledKey(document, citation)),
    ].filter((diagnostic) => checkSetting(diagnostic.code as CheckCode, document.uri));
  }

  /** Nothing can be said of a key where no bibliography is there, or one is declared that can't be followed. */
  async #unknownKeys(
    citations: readonly Citation[],
    { scope, bibliographies }: Standing,
    missing: number,
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    if (scope.bibliographies.length === missing || bibliographies.isPartlyUnknown) return new Set();
    const keys = [...new Set(citations.map(({ key }) => key))].filter(
      (key) => key !== '*' && !bibliographies.ownKeys.has(key) && !isIdentifier(key),
    );
    return new Set(await this.#desk.asker.ask('unknown', { ...scope, keys }, signal));
  }
}

/** MyST looks DOIs up by itself (mystmd.org, "Citations"). */
function isIdentifier(key: string): boolean {
  return /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.\d{4,}\//i.test(key);
}

function missingBibliographies(
  desk: Desk,
  document: vscode.TextDocument,
  { bibliographies }: Standing,
): readonly vscode.Diagnostic[] {
  return bibliographies.all.flatMap(({ id, uri, declaration }) => {
    if (declaration === undefined || !desk.sources.isGone(id) || isWrittenBy(document, nameOf(uri))) return [];
    const message = vscode.l10n.t('{0} is not there: none of its papers can be cited.', nameOf(uri));
    return [diagnostic(rangeOf(document, declaration), message, 'bibliography-not-found')];
  });
}

/** LaTeX writes it itself, from what the document holds (LaTeX2e, `filecontents`). */
function isWrittenBy(document: vscode.TextDocument, name: string): boolean {
  const text = document.getText();
  if (!text.includes('\\begin{filecontents')) return false;
  const files = [...text.matchAll(/\\begin\{filecontents\*?\}\s*(?:\[[^\]\n]*\])?\s*\{([^{}\n]*)\}/g)];
  const job = nameOf(document.uri).replace(/\.\w+$/, '');
  return files.some(([, file = '']) => file.trim().replace('\\jobname', () => job) === name);
}

/** While a bibliography is missing the key may stand there: a hint, which is no entry in the Problems view. */
function unknownKey(
  document: vscode.TextDocument,
  citation: Citation,
  missing: readonly { readonly uri: vscode.Uri }[],
): vscode.Diagnostic {
  const { l10n } = vscode;
  const [first] = missing;
  if (first === undefined) {
    const message = l10n.t('{0} is in none of the bibliographies of this document.', citation.key);
    return diagnostic(rangeOf(document, citation), message, 'unknown-key');
  }
  const message = l10n.t(
    '{0} is in none of the bibliographies that are there; {1} is not.',
    citation.key,
    nameOf(first.uri),
  );
  const hint = diagnostic(rangeOf(document, citation), message, 'unknown-key');
  hint.severity = vscode.DiagnosticSeverity.Hint;
  return hint;
}

function doubledKey(document: vscode.TextDocument, citation: Citation): vscode.Diagnostic {
  const message = vscode.l10n.t('{0} is cited twice in this group.', citation.key);
  return diagnostic(rangeOf(document, citation), message, 'doubled-key');
}

function diagnostic(range: vscode.Range, message: string, code: CheckCode): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  made.source = 'Related Work';
  made.code = code;
  return made;
}
