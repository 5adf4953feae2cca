/** How does the panel follow the cursor, and what does it do when something is pressed in it? */
import * as vscode from 'vscode';
import { markFor } from '../../core/write/citing.ts';
import { panelWords } from '../../core/show/panelWords.ts';
import type { FromPanel, PanelSurroundings, PanelWish, ToPanel } from '../../messages/panel.ts';
import { delays } from '../delays.ts';
import type { Desk } from '../desk.ts';
import { isInTab, languageOf } from '../documents.ts';
import { reasonOf } from '../log.ts';
import { citationsOf } from '../reading.ts';
import { fillPage } from '../page.ts';
import type { Stubs } from '../stubs.ts';
import { actOnCards, followOffer, openLink } from './actions.ts';
import { Asking } from './asking.ts';
import { Dismissals } from './dismissals.ts';
import { registerDrop } from './drop.ts';
import { findPapers } from './finding.ts';
import { readFromPanel } from './guard.ts';
import { Pin } from './pin.ts';
import { goToParagraph } from './returning.ts';
import { type PassageInDocument, passageUnder, wantedOf } from './subject.ts';

const viewId = 'relatedWork.panel';

/** Where the panel's files are, and what it remembers; where what is looked up is kept. */
export type PanelHome = Pick<
  vscode.ExtensionContext,
  'extensionUri' | 'workspaceState' | 'globalStorageUri' | 'extension'
>;

/** The paper that others are to be like. */
type Liked = NonNullable<PanelWish['like']>;

/** Registers the panel. */
export function registerPanel(desk: Desk, stubs: Stubs, home: PanelHome): vscode.Disposable {
  const host = new PanelHost(desk, stubs, home);
  return vscode.Disposable.from(
    host,
    vscode.window.registerWebviewViewProvider(viewId, host),
    registerDrop(desk, stubs),
    vscode.commands.registerCommand('relatedWork.moreLikeThis', (paper: Liked) => host.showAlike(paper)),
  );
}

/** Follows the cursor from paragraph to paragraph while the panel is visible, and does nothing while it is hidden. */
class PanelHost implements vscode.WebviewViewProvider, vscode.Disposable {
  #view: vscode.WebviewView | undefined;
  #isReady = false;
  #wish: PanelWish = { typed: '', among: {}, limit: 1 };
  /** The editor that is followed: the last one in which a paper is written. */
  #editor: vscode.TextEditor | undefined;
  /** The paragraph that the cursor was in last. */
  #place: PassageInDocument | undefined;
  /** What the panel shows the answer to. */
  #answered: string | undefined;
  /** What is to be said to the panel when it has come up. */
  #pending: ToPanel | undefined;
  #lastDismissed: readonly string[] = [];
  /** When the last letter was typed in the document that is followed. */
  #writtenAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #asking: Asking;
  readonly #pin: Pin;
  readonly #dismissals: Dismissals;
  readonly #subscriptions: vscode.Disposable;

  private readonly desk: Desk;
  private readonly stubs: Stubs;
  private readonly extensionUri: vscode.Uri;

  constructor(desk: Desk, stubs: Stubs, { extensionUri, workspaceState }: PanelHome) {
    this.desk = desk;
    this.stubs = stubs;
    this.extensionUri = extensionUri;
    this.#asking = new Asking(
      (message) => this.#post(message),
      (reason) => desk.log.error(`panel: ${reason}`),
    );
    this.#pin = new Pin(workspaceState);
    this.#dismissals = new Dismissals(workspaceState);
    const { window, workspace } = vscode;
    this.#subscriptions = vscode.Disposable.from(
      this.#pin,
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.#later();
      }),
      window.onDidChangeActiveTextEditor(() => this.#later()),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) this.#later();
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== this.#editor?.document && !this.#pin.isIn(document)) return;
        this.#writtenAt = performance.now();
        this.#later();
      }),
      desk.sources.onDidChange(() => this.#onSources()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('relatedWork.panel.cited')) this.#again();
      }),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    view.onDidChangeVisibility(() => {
      if (view.visible) this.#later(0);
      else this.#asking.stop();
    });
    view.onDidDispose(() => {
      this.#asking.stop();
      this.#view = undefined;
      this.#isReady = false;
    });
    fillPage(view.webview, this.extensionUri, { name: 'panel', title: 'Related Work' });
  }

  /** Shows papers like one, in the panel, which comes up for it. */
  async showAlike({ paper, title }: Liked): Promise<void> {
    this.#pending = { kind: 'liked', paper, title };
    await vscode.commands.executeCommand(`${viewId}.focus`);
    this.#postPending();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asking.stop();
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
        this.#post({ kind: 'words', words: translatedWords() });
        this.#asking.forget();
        this.#wish = event.wish;
        this.#postPending();
        return this.#again();
      case 'wish':
        this.#wish = event.wish;
        return this.#later(0);
      case 'refresh':
        await this.#pin.lookAnywhere();
        return this.#again();
      case 'pin':
        this.#pin.set(event.isPinned ? this.#place : undefined);
        return this.#later(0);
      case 'take-back-dismissal':
        return this.#takeBack(event.all);
      case 'return-to-passage': {
        const place = this.#pin.place ?? this.#place;
        return place === undefined ? undefined : goToParagraph(place);
      }
      case 'offer':
        return followOffer(event.offer);
      case 'open-link':
        return openLink(this.#cards([event.paper])[0], event.at);
      case 'act': {
        const { action, papers } = event;
        const followed = { editor: this.#editor, document: this.#document() };
        if (action !== 'dismiss') return actOnCards(this.desk, this.stubs, followed, action, this.#cards(papers));
        this.#lastDismissed = papers;
        this.#dismissals.add(this.#document()?.toString(), papers);
        return this.#again();
      }
    }
  }

  /** The cards that were meant, as far as they are shown. */
  #cards(papers: readonly string[]) {
    const shown = new Map(this.#asking.shown.map(({ card }) => [card.paper, card]));
    return papers.flatMap((paper) => shown.get(paper) ?? []);
  }

  #takeBack(all: boolean): void {
    this.#dismissals.takeBack(this.#document()?.toString(), all ? undefined : this.#lastDismissed);
    this.#again();
  }

  /** What has been read since may hold better answers to the same question. */
  #onSources(): void {
    this.#tellSurroundings();
    if (!this.desk.sources.isReading) this.#again();
    else if (this.#asking.empty === 'indexing') this.#later(delays.betweenReadingsMs);
  }

  /** Asks for the same again. */
  #again(): void {
    this.#answered = undefined;
    this.#later(0);
  }

  /** Looks after a moment of quiet what is to be answered; nothing while the panel is hidden. */
  #later(delayMs?: number): void {
    clearTimeout(this.#timer);
    if (this.#view?.visible !== true || !this.#isReady) return;
    const afterWriting = this.#writtenAt + delays.afterWritingMs - performance.now();
    this.#timer = setTimeout(() => this.#look(), delayMs ?? Math.max(delays.afterMovingMs, afterWriting));
  }

  #look(): void {
    const { activeTextEditor } = vscode.window;
    if (activeTextEditor !== undefined && languageOf(activeTextEditor.document) !== undefined) {
      this.#editor = activeTextEditor;
    }
    if (this.#editor !== undefined && !isInTab(this.#editor.document)) this.#editor = undefined;
    const under = this.#editor === undefined ? undefined : passageUnder(this.#editor);
    // between two paragraphs the last one stays
    if (under !== undefined || this.#place?.document !== this.#editor?.document.uri.toString()) this.#place = under;
    this.#pin.look();
    this.#tellSurroundings();
    const dismissed = this.#dismissals.awayFrom(this.#document()?.toString(), this.#wish);
    const wanted = wantedOf(this.#wish, this.#document(), this.#pin.place ?? this.#place);
    if (wanted === undefined) {
      this.#answered = undefined;
      this.#asking.say(this.#editor === undefined ? 'no-document' : 'no-passage');
      return;
    }
    const { name, subject } = wanted;
    if (this.#answered === name) return;
    this.#answered = name;
    void this.#asking
      .ask(subject, (signal) => findPapers(this.desk, wanted, dismissed, signal))
      .then((isShown) => {
        if (!isShown && this.#answered === name) this.#answered = undefined;
        // more is being read: what it brings is looked for in a while
        if (isShown && this.#asking.empty === 'indexing') {
          this.#answered = undefined;
          this.#later(delays.betweenReadingsMs);
        }
      });
  }

  /** The document whose bibliographies count: that of the pinned passage, or the one that is written in. */
  #document(): vscode.Uri | undefined {
    const pinned = this.#pin.place?.document;
    return pinned === undefined ? this.#editor?.document.uri : vscode.Uri.parse(pinned);
  }

  #tellSurroundings(): void {
    const document = this.#editor?.document;
    const language = document === undefined ? undefined : languageOf(document);
    const known = this.desk.sources.states();
    const surroundings: PanelSurroundings = {
      pinned: this.#pin.place === undefined ? undefined : this.#pin.isGone ? 'gone' : 'there',
      mark: document === undefined || language === undefined ? undefined : markFor(language, citationsOf(document)),
      library: {
        papers: known.reduce((sum, { state }) => sum + (state?.papers ?? 0), 0),
        read: known.filter(({ isReading }) => !isReading).length,
        of: known.length,
      },
      dismissed: this.#dismissals.of(this.#document()?.toString()).length,
    };
    this.#post({ kind: 'surroundings', surroundings });
  }

  #postPending(): void {
    if (!this.#isReady || this.#pending === undefined) return;
    this.#post(this.#pending);
    this.#pending = undefined;
  }

  #post(message: ToPanel): void {
    if (this.#isReady) void this.#view?.webview.postMessage(message);
  }
}

function translatedWords(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(panelWords).map(([name, english]) => [name, vscode.l10n.t(english)]));
}
