/** Which keys stand in a .bib, open or not, and which of them is under the cursor? */
import * as vscode from 'vscode';
import type { BibKey } from '../core/read/bibKeys.ts';
import { unpackKeys } from '../core/read/packedKeys.ts';
import type { Asker } from './ask.ts';
import { delays } from './delays.ts';
import { openDocument } from './documents.ts';
import { reasonOf } from './log.ts';
import type { Log } from './ports.ts';

/** What a .bib says of keys. */
export interface KnownBib {
  /** In order. */
  readonly keys: readonly BibKey[];
  /** What each key or alias means here: of entries with the same key the first counts, and a key before an alias. */
  readonly byKey: ReadonlyMap<string, BibKey>;
}

/** What the providers for a bibliography's own editor are registered for. */
export const bibSelector: vscode.DocumentSelector = [
  { language: 'bibtex' },
  { language: 'biblatex' },
  { pattern: '**/*.{bib,BIB}' },
];

/** Whether a file is written in BibTeX, told by its ending. */
export function isBib(uri: vscode.Uri): boolean {
  return /\.(?:bib|bibtex)$/i.test(uri.path);
}

interface Held {
  readonly known: Promise<KnownBib | undefined>;
  /** The version of the open document, or the time and size of the file. */
  readonly stamp: string;
  /** When a file was last looked at. */
  lookedAt: number;
}

/** Keeps the keys of .bib files that somebody asked for, as they stand. */
export class BibEntries implements vscode.Disposable {
  readonly #held = new Map<string, Held>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Fires, after quiet, when a .bib may have changed. */
  readonly onDidChange = this.#changed.event;

  private readonly asker: Asker;
  private readonly log: Log;

  constructor(asker: Asker, log: Log) {
    this.asker = asker;
    this.log = log;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{bib,BIB}');
    const stale = (uri: vscode.Uri): void => {
      const held = this.#held.get(uri.toString());
      if (held !== undefined) held.lookedAt = -Infinity;
      this.#tell();
    };
    this.#disposables = [
      this.#changed,
      watcher,
      watcher.onDidChange(stale),
      watcher.onDidCreate(stale),
      watcher.onDidDelete(stale),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#held.has(document.uri.toString())) this.#tell();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.#held.delete(document.uri.toString())) this.#tell();
      }),
    ];
  }

  /** The keys of a .bib as it stands in its editor or on the disk; undefined when it is not there. */
  async of(uri: vscode.Uri): Promise<KnownBib | undefined> {
    const name = uri.toString();
    const open = openDocument(uri);
    const held = this.#held.get(name);
    const now = performance.now();
    if (open === undefined && held !== undefined && now - held.lookedAt < delays.betweenLooksMs) return held.known;
    const stamp = open === undefined ? await stampOf(uri) : `open ${open.version}`;
    if (stamp === undefined) {
      this.#held.delete(name);
      return undefined;
    }
    // somebody else may have asked meanwhile
    const latest = this.#held.get(name);
    if (latest?.stamp === stamp) {
      latest.lookedAt = now;
      return latest.known;
    }
    const known = this.#read(uri, open);
    this.#held.set(name, { known, stamp, lookedAt: now });
    known.catch(() => this.#held.delete(name)); // a failure must not be remembered
    return known;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #read(uri: vscode.Uri, open: vscode.TextDocument | undefined): Promise<KnownBib | undefined> {
    try {
      const content = open?.getText() ?? (await vscode.workspace.fs.readFile(uri));
      const keys = unpackKeys(await this.asker.ask('bibKeys', { content }));
      return { keys, byKey: meanings(keys) };
    } catch (error) {
      if (error instanceof vscode.FileSystemError) {
        this.log.warn(`${uri.toString(true)}: ${reasonOf(error)}`);
        return undefined;
      }
      throw error;
    }
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(), delays.afterTypingMs);
  }
}

/** The key at a position of a .bib, its ends included. */
export function bibKeyAt({ keys }: KnownBib, { line, character }: vscode.Position): BibKey | undefined {
  return keys.find(
    (key) => key.line === line && key.character <= character && character <= key.character + key.key.length,
  );
}

/** The range of a key in its .bib. */
export function rangeOfKey({ line, character, key }: BibKey): vscode.Range {
  return new vscode.Range(line, character, line, character + key.length);
}

function meanings(keys: readonly BibKey[]): ReadonlyMap<string, BibKey> {
  const byKey = new Map<string, BibKey>();
  for (const role of ['entry', 'alias']) {
    for (const key of keys) if (key.role === role && !byKey.has(key.key)) byKey.set(key.key, key);
  }
  return byKey;
}

async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  return vscode.workspace.fs.stat(uri).then(
    ({ mtime, size }) => `${mtime} ${size}`,
    () => undefined, // not there (any more)
  );
}
