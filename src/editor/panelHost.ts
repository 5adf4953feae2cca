/** What does the side panel show, and what happens when something is pressed in it? */
import * as vscode from 'vscode';
import type { Passage, Span } from '../core/document/slot.ts';
import type { Suggestion } from '../core/show/card.ts';
import { panelWords } from '../core/show/panelWords.ts';
import type { Emptiness, FromPanel, PanelAction, PanelPassage, ToPanel } from '../messages/panel.ts';
import { isAborted } from './abort.ts';
import { citeAtCursor } from './citing.ts';
import { openEntry } from './commands/openEntry.ts';
import { insertStubAndTell } from './insertAndTell.ts';
import { delays } from './delays.ts';
import { type Desk, standingOf } from './desk.ts';
import { languageOf } from './documents.ts';
import { reasonOf } from './log.ts';
import { panelHtml } from './panelHtml.ts';
import { readFromPanel } from './panelMessages.ts';
import { citedKeys, passageAt } from './reading.ts';
import type { Stubs } from './stubs.ts';

const viewId = 'relatedWork.panel';

const mostSuggestions = 20;

/** As many words as the header shows of the passage. */
const firstWords = 12;

/** Registers the panel. */
export function registerPanel(desk: Desk, stubs: Stubs, extensionUri: vscode.Uri): vscode.Disposable {
  const host = new PanelHost(desk, stubs, extensionUri);
  return vscode.Disposable.from(host, vscode.window.registerWebviewViewProvider(viewId, host));
}

/** Follows the cursor from passage to passage while the panel is visible, and does nothing while it is hidden. */
class PanelHost implements vscode.WebviewViewProvider, vscode.Disposable {
  #view: vscode.WebviewView | undefined;
  #isReady = false;
  /** The editor that is followed: the last one in which a paper is written. */
  #editor: vscode.TextEditor | undefined;
  #answered: { document: string; passage: string } | undefined;
  #span: Span | undefined;
  #suggestions: readonly Suggestion[] = [];
  #asking = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #subscriptions: vscode.Disposable;

  private readonly desk: Desk;
  private readonly stubs: Stubs;
  private readonly extensionUri: vscode.Uri;

  constructor(desk: Desk, stubs: Stubs, extensionUri: vscode.Uri) {
    this.desk = desk;
    this.stubs = stubs;
    this.extensionUri = extensionUri;
    const { window, workspace } = vscode;
    this.#subscriptions = vscode.Disposable.from(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.#later();
      }),
      window.onDidChangeActiveTextEditor(() => this.#later()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#editor?.document) this.#later();
      }),
      desk.sources.onDidChange(() => {
        // what has been read since may hold better answers to the same passage
        if (desk.sources.isReading) return;
        this.#answered = undefined;
        this.#later();
      }),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(this.extensionUri, 'dist'),
        vscode.Uri.joinPath(this.extensionUri, 'media'),
      ],
    };
    view.webview.html = panelHtml(view.webview, this.extensionUri);
    view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    view.onDidChangeVisibility(() => {
      if (view.visible) this.#later(0);
      else this.#asking.abort();
    });
    view.onDidDispose(() => {
      this.#asking.abort();
      this.#view = undefined;
      this.#isReady = false;
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.#subscriptions.dispose();
  }

  #receive(message: unknown): void {
    const event = readFromPanel(message);
    if (event === undefined) {
      this.desk.log.warn('the panel sent something that is no message of ours');
      return;
    }
    this.#act(event).catch((error: unknown) => {
      this.desk.log.error(`panel: ${reasonOf(error)}`);
      void vscode.window.showErrorMessage(reasonOf(error));
    });
  }

  async #act(event: FromPanel): Promise<void> {
    switch (event.kind) {
      case 'ready':
        this.#isReady = true;
        this.#answered = undefined;
        this.#post({ kind: 'words', words: translatedWords() });
        this.#later(0);
        return;
      case 'refresh':
        this.#answered = undefined;
        this.#later(0);
        return;
      case 'open-link':
        if (/^https?:\/\//i.test(event.href)) await vscode.env.openExternal(vscode.Uri.parse(event.href, true));
        return;
      case 'return-to-passage':
        await this.#returnToPassage();
        return;
      case 'act':
        await this.#actOn(event.action, event.paper);
        return;
    }
  }

  async #actOn(action: PanelAction, paper: string): Promise<void> {
    const card = this.#suggestions.find((suggestion) => suggestion.card.paper === paper)?.card;
    const editor = this.#editor;
    if (card === undefined || editor === undefined) return;
    switch (action) {
      case 'cite': {
        const shown = await vscode.window.showTextDocument(editor.document, { viewColumn: columnOf(editor) });
        await citeAtCursor(shown, card, this.stubs);
        return;
      }
      case 'insert-stub':
        await insertStubAndTell(this.stubs, editor.document, paper);
        return;
      case 'open':
        await openEntry(this.desk, card);
        return;
      case 'copy-key':
        await vscode.commands.executeCommand('relatedWork.copyKey', { key: card.key });
        return;
    }
  }

  async #returnToPassage(): Promise<void> {
    const editor = this.#editor;
    const span = this.#span;
    if (editor === undefined || span === undefined) return;
    const at = editor.document.positionAt(span.start);
    await vscode.window.showTextDocument(editor.document, {
      viewColumn: columnOf(editor),
      selection: new vscode.Range(at, at),
    });
  }

  /** Asks after a moment of quiet; nothing while the panel is hidden. */
  #later(delayMs: number = delays.afterMovingMs): void {
    clearTimeout(this.#timer);
    if (this.#view?.visible !== true || !this.#isReady) return;
    this.#timer = setTimeout(() => {
      this.#follow().catch((error: unknown) => {
        this.desk.log.error(`panel: ${reasonOf(error)}`);
        this.#answered = undefined;
        this.#empty('failed', reasonOf(error));
      });
    }, delayMs);
  }

  async #follow(): Promise<void> {
    const active = vscode.window.activeTextEditor;
    if (active !== undefined && languageOf(active.document) !== undefined) this.#editor = active;
    const editor = this.#editor;
    if (editor === undefined || editor.document.isClosed) {
      this.#empty('no-document');
      return;
    }
    const { document } = editor;
    const passage = passageAt(document, document.offsetAt(editor.selection.active));
    if (passage === undefined) {
      // between two paragraphs: what was shown stays, unless nothing was
      if (this.#answered === undefined) this.#empty('no-passage');
      return;
    }
    this.#span = passage.span;
    const name = document.uri.toString();
    if (this.#answered?.document === name && this.#answered.passage === passage.id) return;
    await this.#ask(document, passage, citedKeys(document));
  }

  async #ask(document: vscode.TextDocument, passage: Passage, cited: readonly string[]): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const header = headerFor(passage);
    this.#post({ kind: 'passage', passage: header });
    try {
      const { scope, sources } = await standingOf(this.desk, document);
      const isComplete = await this.desk.sources.ready(sources, delays.firstListMs, signal);
      if (isAborted(signal)) return;
      const ask = { ...scope, passage, cited, document: document.uri.toString(), limit: mostSuggestions };
      const suggestions = await this.desk.asker.ask('suggest', ask, signal);
      if (isAborted(signal)) return;
      this.#answered = { document: document.uri.toString(), passage: passage.id };
      this.#suggestions = suggestions;
      if (suggestions.length > 0) this.#post({ kind: 'suggestions', passage: header, suggestions });
      else this.#empty(isComplete ? 'nothing-found' : 'indexing');
    } catch (error) {
      if (!isAborted(signal)) throw error;
    }
  }

  #empty(why: Emptiness, detail?: string): void {
    this.#suggestions = [];
    this.#post({ kind: 'empty', why, ...(detail === undefined ? {} : { detail }) });
  }

  #post(message: ToPanel): void {
    void this.#view?.webview.postMessage(message);
  }
}

function headerFor(passage: Passage): PanelPassage {
  const words = passage.text.split(/\s+/, firstWords + 1);
  const more = words.length > firstWords ? '…' : '';
  return { id: passage.id, firstWords: words.slice(0, firstWords).join(' ') + more };
}

/** The editor that shows the document now: the one that was followed may have been closed since. */
function columnOf(editor: vscode.TextEditor): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document === editor.document);
  return shown?.viewColumn ?? vscode.ViewColumn.One;
}

function translatedWords(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(panelWords).map(([name, english]) => [name, vscode.l10n.t(english)]));
}
