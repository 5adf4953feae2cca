/** What does a provider need to answer about a document? Its bibliographies, read, and the worker to ask. */
import type * as vscode from 'vscode';
import type { Passage } from '../core/document/slot.ts';
import type { Paper, SourceId } from '../core/paper.ts';
import type { Asker } from './ask.ts';
import type { BibEntries } from './bibEntries.ts';
import type { Bibliographies, Bibliography, BibliographyFinder } from './bibliographies.ts';
import { type Corpora, fileSource } from './corpora.ts';
import type { DocumentIndex } from './documentIndex.ts';
import { nameOf } from './documents.ts';
import type { Log } from './ports.ts';
import { keyPatternSetting } from './settings.ts';
import type { Sources, WantedSource } from './sources.ts';

/** The code that activation does not wait for: `later.ts`, seen from the rest. */
export interface Later {
  readonly rebuildLibrary: (desk: Desk) => Promise<void>;
  readonly showSources: (desk: Desk) => Promise<void>;
  readonly stubTarget: (desk: Desk, document: vscode.TextDocument) => Promise<vscode.Uri | undefined>;
  readonly offerMissing: (desk: Desk, source: SourceId, key: string, paper: Paper) => Promise<boolean>;
  readonly passageAt: (document: vscode.TextDocument, offset: number) => Passage | undefined;
  readonly createBibliography: (desk: Desk, document: vscode.TextDocument) => Promise<vscode.Uri | undefined>;
}

/** What the providers and commands share; made once, in `activate`. */
export interface Desk {
  /** Loads the code of `later.ts`, once. */
  readonly later: () => Promise<Later>;
  readonly asker: Asker;
  readonly sources: Sources;
  readonly documents: DocumentIndex;
  readonly bibliographies: BibliographyFinder;
  readonly bibEntries: BibEntries;
  readonly corpora: Corpora;
  readonly log: Log;
  /** What is remembered for the workspace. */
  readonly memory: vscode.Memento;
}

/** A document's standing: whose keys count, and every source that its answers come from. */
export interface Standing {
  readonly bibliographies: Bibliographies;
  /** What a question's scope wants. */
  readonly scope: { readonly bibliographies: readonly SourceId[]; readonly keyPattern: string };
  readonly sources: readonly SourceId[];
}

/** A bibliography as a source: a file, or the items that a document holds itself. */
export function sourceOf({ id, uri, isInDocument }: Bibliography): WantedSource {
  return isInDocument === true ? { id, name: nameOf(uri), format: 'csl-yaml', uri } : fileSource(uri);
}

/** Finds the sources of a document and has them read. Does not wait for the reading. */
export async function standingOf(desk: Desk, document: Pick<vscode.TextDocument, 'uri'>): Promise<Standing> {
  const [bibliographies] = await Promise.all([desk.bibliographies.of(document), desk.corpora.wanted()]);
  // the settings may have changed while the bibliographies were looked for: what they named before is not wanted again
  const further = await desk.corpora.wanted();
  const own = bibliographies.all.map(sourceOf);
  desk.sources.want([...own, ...further]);
  return {
    bibliographies,
    scope: { bibliographies: own.map(({ id }) => id), keyPattern: keyPatternSetting(document.uri) },
    sources: [...own, ...further].map(({ id }) => id),
  };
}

/** The same where no document is: only the corpora, nothing citable. */
export async function corporaOnly(desk: Desk): Promise<Pick<Standing, 'scope' | 'sources'>> {
  const wanted = await desk.corpora.wanted();
  desk.sources.want(wanted);
  return { scope: { bibliographies: [], keyPattern: '' }, sources: wanted.map(({ id }) => id) };
}
