/** Which documents does the workspace hold, and what does each of them say about citing? */
import * as vscode from 'vscode';
import type { DocumentFacts } from '../core/document/facts.ts';
import type { Language, Span } from '../core/document/slot.ts';
import type { Asker } from './ask.ts';
import { delays } from './delays.ts';
import { languageOf, languageOfPath, openDocument } from './documents.ts';
import { reasonOf } from './log.ts';
import type { NewFolders } from './newFolders.ts';
import type { Log } from './ports.ts';
import { commandsSetting } from './settings.ts';
import { within } from './within.ts';

/** A document of the workspace, open or not, as it stands. */
export interface KnownDocument {
  readonly uri: vscode.Uri;
  readonly facts: DocumentFacts;
}

/** What people write papers in. */
const pattern = '**/*.{tex,ltx,Rnw,rnw,md,markdown,qmd,Rmd,rmd}';
const mostDocuments = 5000;
/** Files asked for at a time: reading is the disk's work and the worker's, but answers come to this thread. */
const atOnce = 8;

interface Held {
  readonly uri: vscode.Uri;
  facts: Promise<DocumentFacts | undefined> | undefined;
  /** The version of the open document that was read; undefined for a file. */
  version: number | undefined;
  /** Whether it belongs to the workspace, and was not just asked for. */
  isListed: boolean;
  /** What it said last of other files, to notice when that changes. */
  structure: string | undefined;
}

/** Reads documents when somebody asks for them, keeps what they say, and notices when that changes. */
export class DocumentIndex implements vscode.Disposable {
  readonly #held = new Map<string, Held>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[];
  #listed: Promise<void> | undefined;
  /** The newest reading of all, until something changes. */
  #reading: Promise<unknown> | undefined;
  #stamp = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Fires, after quiet, when a document came, went or changed. */
  readonly onDidChange = this.#changed.event;

  private readonly asker: Asker;
  private readonly log: Log;

  constructor(asker: Asker, log: Log, newFolders: NewFolders) {
    this.asker = asker;
    this.log = log;
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher(pattern, false, false, true);
    // of a folder that goes, nothing is told of what was in it
    const anything = workspace.createFileSystemWatcher('**', true, true, false);
    this.#disposables = [
      this.#changed,
      watcher,
      watcher.onDidCreate((uri) => this.#stale(uri, true)),
      watcher.onDidChange((uri) => this.#stale(uri, false)),
      anything,
      anything.onDidDelete((uri) => this.#gone(uri)),
      newFolders.onDidCome((folder) => void this.#came(folder)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && languageOf(document) !== undefined) this.#stale(document.uri, false);
      }),
      workspace.onDidOpenTextDocument((document) => {
        if (languageOf(document) !== undefined) this.#stale(document.uri, false);
      }),
      // what was typed and thrown away counts no longer
      workspace.onDidCloseTextDocument((document) => {
        if (document.isUntitled) this.#held.delete(document.uri.toString());
        this.#stale(document.uri, false);
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.forget()),
      // a new worker does not know what the documents say
      asker.onRestart(() => this.forget()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('relatedWork.citationCommands')) this.forget();
      }),
    ];
  }

  /** Another number whenever a document came or went, or says something else of other files. */
  get stamp(): number {
    return this.#stamp;
  }

  /** What one document says as it stands; undefined when there is no such file, or nobody writes papers in it. */
  async of(uri: vscode.Uri): Promise<DocumentFacts | undefined> {
    const name = uri.toString();
    const open = openDocument(uri);
    let held = this.#held.get(name);
    if (held?.facts !== undefined && held.version === open?.version) return held.facts;
    if (held === undefined)
      this.#held.set(
        name,
        (held = { uri, facts: undefined, version: undefined, isListed: false, structure: undefined }),
      );
    const facts = this.#read(uri, open);
    held.facts = facts;
    held.version = open?.version;
    const own = held;
    facts.then(
      (read) => this.#compare(own, read),
      // a failure must not be remembered
      () => {
        if (own.facts === facts) own.facts = undefined;
      },
    );
    await facts;
    return facts;
  }

  /** All documents of the workspace and all open ones, in the order of their paths. Stops early when `signal` aborts. */
  async all(signal: AbortSignal): Promise<readonly KnownDocument[]> {
    this.#listed ??= this.#list();
    await this.#listed;
    const shown = urisInTabs();
    for (const { uri } of vscode.workspace.textDocuments) {
      // VS Code keeps texts for a while that nobody sees any more, of files that are gone, too
      if (shown.has(uri.toString()) && !this.#held.has(uri.toString())) await this.of(uri);
    }
    const wanted = [...this.#held.values()]
      .filter(({ isListed, uri }) => isListed || shown.has(uri.toString()))
      .map(({ uri }) => uri);
    const known: KnownDocument[] = [];
    for (let at = 0; at < wanted.length && !signal.aborted; at += atOnce) {
      const some = wanted.slice(at, at + atOnce);
      const facts = await Promise.all(
        some.map((uri) => this.of(uri).catch((error: unknown) => this.#failed(uri, error))),
      );
      some.forEach((uri, index) => {
        const own = facts[index];
        if (own !== undefined) known.push({ uri, facts: own });
      });
    }
    return known.sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  /**
   * Has the worker read what all documents say where they cite: that helps to find papers for a passage. Settles when it has,
   * or after `withinMs`, or when `signal` aborts; the reading goes on. Never fails.
   */
  async read(withinMs: number, signal: AbortSignal): Promise<void> {
    this.#reading ??= this.all(new AbortController().signal);
    await within(this.#reading, withinMs, signal);
  }

  /** Looks for documents again at the next question. */
  forget(): void {
    this.#held.clear();
    this.#listed = undefined;
    this.#stamp += 1;
    this.#tell();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #compare(held: Held, facts: DocumentFacts | undefined): void {
    const structure =
      facts &&
      JSON.stringify(
        [facts.root, facts.isWhole, facts.hasReferences, facts.ownKeys].concat(
          facts.includes.map(({ path }) => path),
          facts.bibliographies.map(({ path }) => path),
        ),
      );
    if (structure === held.structure) return;
    held.structure = structure;
    this.#stamp += 1;
  }

  async #list(): Promise<void> {
    for (const uri of await documentsIn(pattern)) this.#hold(uri);
  }

  /** A folder came: what is in it is listed, too. */
  async #came(folder: vscode.Uri): Promise<void> {
    if (this.#listed === undefined) return;
    const isKnown = (uri: vscode.Uri): boolean => this.#held.get(uri.toString())?.isListed === true;
    const found = (await documentsIn(new vscode.RelativePattern(folder, pattern))).filter((uri) => !isKnown(uri));
    for (const uri of found) this.#stale(uri, true);
    // a bibliography may be among its files
    if (found.length === 0) this.#tell();
  }

  #hold(uri: vscode.Uri): void {
    const name = uri.toString();
    const held = this.#held.get(name);
    if (held === undefined)
      this.#held.set(name, { uri, facts: undefined, version: undefined, isListed: true, structure: undefined });
    else held.isListed = true;
  }

  #failed(uri: vscode.Uri, error: unknown): undefined {
    this.log.warn(`${uri.toString(true)}: ${reasonOf(error)}`);
    return undefined;
  }

  async #read(uri: vscode.Uri, open: vscode.TextDocument | undefined): Promise<DocumentFacts | undefined> {
    const language: Language | undefined = open === undefined ? languageOfPath(uri.path) : languageOf(open);
    if (language === undefined) return undefined;
    const content = open === undefined ? await bytesOf(uri) : open.getText();
    if (content === undefined) return undefined;
    const document = uri.toString();
    return this.asker.ask('facts', { content, language, commands: commandsSetting(uri), document });
  }

  #gone({ path }: vscode.Uri): void {
    let found = false;
    for (const [name, { uri, facts }] of this.#held) {
      if (uri.path !== path && !uri.path.startsWith(`${path}/`)) continue;
      this.#held.delete(name);
      // a worker that has died knows it no longer
      if (facts !== undefined) this.asker.ask('forgetDocument', { document: name }).catch(() => undefined);
      found = true;
    }
    if (!found) return;
    this.#stamp += 1;
    this.#tell();
  }

  /** `isNew`: it may be one that nobody has listed yet. */
  #stale(uri: vscode.Uri, isNew: boolean): void {
    const held = this.#held.get(uri.toString());
    if (held !== undefined) held.facts = undefined;
    if (isNew && this.#listed !== undefined) this.#hold(uri);
    // a file on the disk: what it says now is read when somebody asks for its project
    if (openDocument(uri) === undefined) this.#stamp += 1;
    this.#tell();
  }

  #tell(): void {
    this.#reading = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#settle(), delays.afterTypingMs);
  }

  /** A root that is typed in changes what its chapters know: it is read again before anybody is told. */
  async #settle(): Promise<void> {
    for (const { uri, facts } of [...this.#held.values()]) {
      if (facts === undefined && openDocument(uri) !== undefined) {
        await this.of(uri).catch((error: unknown) => this.#failed(uri, error));
      }
    }
    this.#changed.fire();
  }
}

/** The range of a span in a document that may not be open. */
export function rangeIn({ lineStarts }: DocumentFacts, { start, end }: Span): vscode.Range {
  return new vscode.Range(positionIn(lineStarts, start), positionIn(lineStarts, end));
}

function positionIn(lineStarts: readonly number[], offset: number): vscode.Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return new vscode.Position(low, offset - (lineStarts[low] ?? 0));
}

async function documentsIn(glob: vscode.GlobPattern): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(glob, '**/{node_modules,.git}/**', mostDocuments);
}

/** The documents that stand in a tab. */
function urisInTabs(): ReadonlySet<string> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return new Set(tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])));
}

/** A file's bytes; undefined when it is not there (any more). */
async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
