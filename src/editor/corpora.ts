/** Which files do the settings name as corpora, now and after files come and go? */
import * as vscode from 'vscode';
import { BUNDLED, type SourceId } from '../core/paper.ts';
import { filesAt, placesOf } from './corpusPlaces.ts';
import { delays } from './delays.ts';
import { nameOf } from './documents.ts';
import { bundledCorpusSetting, corporaSetting } from './settings.ts';
import type { NewFolders } from './newFolders.ts';
import type { WantedSource } from './sources.ts';

/** A file of the person's as a source; its format is told from its name and content. */
export function fileSource(uri: vscode.Uri): WantedSource {
  return { id: uri.toString(), name: nameOf(uri), format: 'auto', uri };
}

interface Found {
  readonly sources: readonly WantedSource[];
  /** By source, what the settings say that names it. */
  readonly written: ReadonlyMap<SourceId, string>;
  /** What the settings say that names nothing. */
  readonly fruitless: readonly string[];
}

/** The corpora of the settings: looked up once, and again when what they name may have changed. */
export class Corpora implements vscode.Disposable {
  #found: Promise<Found> | undefined;
  #watchers: vscode.Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #mayDiffer = new vscode.EventEmitter<void>();
  readonly #folders: readonly vscode.Disposable[];

  /** Fires when other files may be corpora than were before: files came or went, or workspace folders did. */
  readonly onMayDiffer = this.#mayDiffer.event;

  /** The corpus that comes with the extension, switched on or not. */
  readonly bundled: WantedSource;

  private readonly home: string | undefined;

  constructor(extensionUri: vscode.Uri, home: string | undefined, newFolders: NewFolders) {
    this.home = home;
    this.bundled = {
      id: BUNDLED,
      name: vscode.l10n.t('bundled corpus'),
      format: 'pairs',
      uri: vscode.Uri.joinPath(extensionUri, 'seeds', '000_de446312ac012c8b.txt'),
      fixed: true,
    };
    this.#folders = [
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#mayDiffer.fire()),
      newFolders.onDidCome(() => {
        if (this.#watchers.length > 0) this.#later();
      }),
    ];
  }

  /** The corpora that are switched on: the bundled one, and each file that a setting names directly, by folder or by glob. */
  async wanted(): Promise<readonly WantedSource[]> {
    return (await this.#lookUp()).sources;
  }

  /** What the settings say that names a source; undefined for one that they don't name. */
  async writtenFor(source: SourceId): Promise<string | undefined> {
    return (await this.#lookUp()).written.get(source);
  }

  /** What the settings say that names no file: an empty folder, a glob that nothing matches, `~` where there is no home. */
  async fruitless(): Promise<readonly string[]> {
    return (await this.#lookUp()).fruitless;
  }

  /** The settings, or the files that they name, have changed. */
  forget(): void {
    this.#found = undefined;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = [];
  }

  dispose(): void {
    this.forget();
    for (const each of this.#folders) each.dispose();
    this.#mayDiffer.dispose();
  }

  /** What was forgotten while it was looked up is looked up again: nobody is told what is out of date. */
  async #lookUp(): Promise<Found> {
    for (;;) {
      const found: Promise<Found> = (this.#found ??= this.#search(() => this.#found === found));
      const result = await found;
      if (this.#found === found) return result;
    }
  }

  async #search(isWanted: () => boolean): Promise<Found> {
    const sources = new Map<SourceId, WantedSource>();
    const written = new Map<SourceId, string>();
    const fruitless: string[] = [];
    if (bundledCorpusSetting()) sources.set(BUNDLED, this.bundled);
    for (const setting of corporaSetting()) {
      let isFruitless = true;
      for (const place of placesOf(setting, this.home)) {
        const { files, searched } = await filesAt(place);
        if (searched !== undefined && isWanted()) this.#watch(searched);
        isFruitless &&= files.length === 0;
        for (const source of files.map(fileSource)) {
          if (sources.has(source.id)) continue;
          sources.set(source.id, source);
          written.set(source.id, setting);
        }
      }
      if (isFruitless) fruitless.push(setting);
    }
    return { sources: [...sources.values()], written, fruitless };
  }

  /** Git replaces files by deleting and creating them: what has come and gone is looked at once it is quiet. */
  #watch(searched: vscode.RelativePattern): void {
    const watcher = vscode.workspace.createFileSystemWatcher(searched, false, true, false);
    watcher.onDidCreate(() => this.#later());
    watcher.onDidDelete(() => this.#later());
    this.#watchers.push(watcher);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#mayDiffer.fire(), delays.afterVanishingMs);
  }
}
