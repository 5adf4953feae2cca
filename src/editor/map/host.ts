/** What does the map show, and what happens when something is pressed in it? */
import * as vscode from 'vscode';
import { mapWords } from '../../core/show/mapWords.ts';
import type { Card } from '../../core/show/card.ts';
import type { FromMap, MapAction, NoMap, ToMap } from '../../messages/map.ts';
import type { MapPicture } from '../../messages/questions.ts';
import { isAborted } from '../abort.ts';
import { isCancelled } from '../ask.ts';
import { citeAtCursor } from '../citing.ts';
import { openEntry } from '../commands/openEntry.ts';
import { delays } from '../delays.ts';
import type { Desk } from '../desk.ts';
import { nameOf } from '../documents.ts';
import { insertStubAndTell } from '../insertAndTell.ts';
import { reasonOf } from '../log.ts';
import { fillPage } from '../page.ts';
import type { Stubs } from '../stubs.ts';
import { Following } from './following.ts';
import { readFromMap } from './guard.ts';
import type { KeptMap } from './keptMap.ts';

/** More points than these would be a haze, and slow. */
const mostPapers = 5000;
/** Papers of one message: the host's thread is held for a few milliseconds at most. */
const papersPerMessage = 500;

/** What the map is made with. */
export interface MapParts {
  readonly desk: Desk;
  readonly stubs: Stubs;
  readonly extensionUri: vscode.Uri;
  readonly kept: KeptMap;
}

/** One map in an editor tab. It asks nothing while it is hidden, and catches up when it is shown. */
export class MapHost {
  readonly panel: vscode.WebviewPanel;
  readonly #parts: MapParts;
  readonly #following = new Following();
  #isReady = false;
  #picture: MapPicture | undefined;
  #keep: Uint8Array | undefined;
  #card: Card | undefined;
  /** The newest drawing, and the newest look at how papers stand. */
  #drawing = new AbortController();
  #standing = new AbortController();
  #finding = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What has changed since the map was drawn: everything, or how papers stand. */
  #isStale: 'drawing' | 'standing' | undefined = 'drawing';

  constructor(panel: vscode.WebviewPanel, parts: MapParts) {
    this.panel = panel;
    this.#parts = parts;
    const { desk, extensionUri } = parts;
    const { webview } = panel;
    // the icon is white, as the activity bar wants it
    const icon = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', name);
    panel.iconPath = { dark: icon('icon.svg'), light: icon('icon-light.svg') };
    fillPage(webview, extensionUri, { name: 'map', title: panel.title });
    const following = [
      webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      panel.onDidChangeViewState(() => {
        // hidden webviews are thrown away: what is shown again says that it is ready
        if (!panel.visible) this.#isReady = false;
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#follow()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#follow()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#following.document) this.#later('standing');
      }),
      desk.sources.onDidChange(() => {
        if (!desk.sources.isReading) this.#later('drawing');
      }),
    ];
    panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      this.#drawing.abort();
      this.#standing.abort();
      this.#finding.abort();
      for (const each of following) each.dispose();
    });
    this.#following.look();
  }

  #follow(): void {
    if (this.#following.look()) this.#later('standing');
  }

  #receive(message: unknown): void {
    const event = readFromMap(message);
    if (event === undefined) this.#parts.desk.log.warn('the map sent something that is no message of ours');
    else this.#run('map', () => this.#act(event));
  }

  async #act(event: FromMap): Promise<void> {
    const { desk } = this.#parts;
    switch (event.kind) {
      case 'ready':
        this.#isReady = true;
        this.#post({ kind: 'words', words: translatedWords() });
        if (this.#picture !== undefined) await this.#show(this.#picture, this.#drawing.signal);
        this.#later(this.#isStale ?? 'standing', 0);
        return;
      case 'look':
        await this.#look(event.paper);
        return;
      case 'find':
        await this.#find(event.typed);
        return;
      case 'act':
        await this.#actOn(event.action, event.paper);
        return;
      case 'open-link': {
        const href = this.#card?.paper === event.paper ? this.#card.links[event.at]?.href : undefined;
        if (href !== undefined) await vscode.env.openExternal(vscode.Uri.parse(href, true));
        return;
      }
      case 'draw':
        await this.#draw(event.afresh);
        return;
      case 'stop':
        this.#drawing.abort();
        this.#empty('stopped');
        return;
      case 'show-sources':
        await (await desk.later()).showSources(desk);
        return;
    }
  }

  async #actOn(action: MapAction, paper: string): Promise<void> {
    const { desk, stubs } = this.#parts;
    const { scope } = await this.#following.ask(desk);
    const card = await desk.asker.ask('card', { ...scope, paper });
    if (card === null) return;
    if (action === 'open') await openEntry(desk, card);
    else if (action === 'copy-key') await vscode.commands.executeCommand('relatedWork.copyKey', { key: card.key });
    else if (action === 'copy-bibtex') await vscode.commands.executeCommand('relatedWork.copyBibtex', card);
    else if (action === 'alike') {
      await vscode.commands.executeCommand('relatedWork.moreLikeThis', { paper, title: card.title });
    } else if (action === 'insert-stub') {
      const { document } = this.#following;
      if (document !== undefined) await insertStubAndTell(stubs, document, paper);
    } else {
      const editor = await this.#following.editor();
      if (editor !== undefined) await citeAtCursor(editor, card, stubs);
    }
  }

  async #look(paper: string): Promise<void> {
    const { desk } = this.#parts;
    const { scope } = await this.#following.ask(desk);
    const card = await desk.asker.ask('card', { ...scope, paper });
    this.#card = card ?? undefined;
    this.#post({ kind: 'card', paper, card });
  }

  /** Draws or looks anew after a moment of quiet, if the map is in sight; otherwise when it is. */
  #later(what: 'drawing' | 'standing', delayMs: number = delays.beforeMapMs): void {
    if (this.#isStale !== 'drawing') this.#isStale = what;
    clearTimeout(this.#timer);
    if (!this.#isReady) return;
    this.#timer = setTimeout(() => {
      const stale = this.#isStale;
      this.#isStale = undefined;
      if (stale === 'drawing') this.#run('drawing the map', () => this.#draw(false));
      else this.#run('the map', () => this.#stand());
    }, delayMs);
  }

  async #draw(afresh: boolean): Promise<void> {
    const { desk, kept } = this.#parts;
    this.#drawing.abort();
    const { signal } = (this.#drawing = new AbortController());
    const { scope, sources, written } = await this.#following.ask(desk);
    // with half of the papers it would be another map: their end draws it
    if (!(await desk.sources.ready(sources, delays.firstMapMs, signal))) {
      this.#isStale = 'drawing';
      this.#empty('indexing');
      return;
    }
    const before = afresh ? undefined : (this.#keep ?? (await kept.read()));
    if (isAborted(signal)) return;
    const ask = { ...scope, limit: mostPapers, ...(written && { written }), ...(before && { kept: before.slice() }) };
    const picture = await desk.asker.ask('map', ask, signal, (share) => this.#post({ kind: 'drawing', share }));
    if (isAborted(signal)) return;
    this.#picture = picture;
    this.#keep = picture.keep;
    await this.#show(picture, signal);
    await kept.write(picture.keep);
  }

  /** Sends a picture, its papers and how they stand. */
  async #show(picture: MapPicture, signal: AbortSignal): Promise<void> {
    const { desk } = this.#parts;
    const { map, places, levels, regionOf, chosen } = picture;
    if (places.length === 0) {
      this.#empty('no-papers');
      return;
    }
    this.#post({ kind: 'picture', picture: { map, places, levels, regionOf, chosen } });
    const { scope } = await this.#following.ask(desk);
    for (let from = 0; from < places.length / 2; from += papersPerMessage) {
      const papers = await desk.asker.ask('mapPapers', { ...scope, map, from, count: papersPerMessage }, signal);
      if (isAborted(signal)) return;
      if (papers === null) {
        // the worker was started again, and knows no map: it is drawn once its sources are read
        this.#picture = undefined;
        this.#later('drawing');
        return;
      }
      this.#post({ kind: 'papers', map, from, papers });
    }
    await this.#stand();
  }

  /** Looks how the papers stand to the document. */
  async #stand(): Promise<void> {
    const { desk } = this.#parts;
    const map = this.#picture?.map;
    if (map === undefined) return;
    this.#standing.abort();
    const { signal } = (this.#standing = new AbortController());
    const { scope, written, cited } = await this.#following.ask(desk);
    const standing = await desk.asker.ask('mapStanding', { ...scope, map, cited, ...(written && { written }) }, signal);
    if (isAborted(signal) || standing === null) return;
    const { document } = this.#following;
    this.#post({ kind: 'standing', map, standing, document: document && nameOf(document.uri) });
  }

  async #find(typed: string): Promise<void> {
    const { desk } = this.#parts;
    const map = this.#picture?.map;
    if (map === undefined) return;
    this.#finding.abort();
    const { signal } = (this.#finding = new AbortController());
    const { scope, cited } = await this.#following.ask(desk);
    if (isAborted(signal)) return;
    const matches = await desk.asker.ask('mapMatches', { ...scope, map, typed, cited }, signal);
    if (!isAborted(signal) && matches !== null) this.#post({ kind: 'found', map, typed, matches });
  }

  #empty(why: NoMap, detail?: string): void {
    this.#post({ kind: 'empty', why, ...(detail === undefined ? {} : { detail }) });
  }

  #post(message: ToMap): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
  }

  /** What fails is told where the person looks. What was given up for something newer is no failure. */
  #run(what: string, job: () => Promise<void>): void {
    job().catch((error: unknown) => {
      if (isCancelled(error)) return;
      this.#parts.desk.log.error(`${what}: ${reasonOf(error)}`);
      this.#empty('failed', reasonOf(error));
    });
  }
}

function translatedWords(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(mapWords).map(([name, english]) => [name, vscode.l10n.t(english)]));
}
