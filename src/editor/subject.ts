/** Which key is under the cursor, in a document or in a .bib, and which entry does it mean? */
import type * as vscode from 'vscode';
import type { Citation } from '../core/document/slot.ts';
import type { SourceId } from '../core/paper.ts';
import type { BibKey } from '../core/read/bibKeys.ts';
import { isAborted } from './abort.ts';
import { bibKeyAt, isBib, type KnownBib, rangeOfKey } from './bibEntries.ts';
import type { Desk } from './desk.ts';
import { rangeIn } from './documentIndex.ts';
import { languageOf } from './documents.ts';
import { type BibPlace, bibsAround, homesOf } from './uses.ts';

/** A key, and the entry that it means. */
export interface Subject {
  readonly key: string;
  /** Where it stands under the cursor. */
  readonly range: vscode.Range;
  /** The bibliography that holds its entry; `OWN` where the document defines it; undefined where nothing knows it. */
  readonly home: SourceId | undefined;
  /** The key of its entry, where that stands in a .bib. */
  readonly entry: BibPlace | undefined;
  /** All names of the entry: its key and its `ids`. */
  readonly names: ReadonlySet<string>;
  /** In a .bib: the key of an entry behind another with the same key, which is the one that counts. */
  readonly isDouble: boolean;
}

/** The key at a position; undefined where none is, or nobody wants to know any more. */
export async function subjectAt(
  desk: Desk,
  document: vscode.TextDocument,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<Subject | undefined> {
  if (languageOf(document) !== undefined) return inDocument(desk, document, position, signal);
  return inBib(desk, document, position, signal);
}

/** The citation at a position of a document, as its facts have it. */
export async function citationUnder(
  desk: Desk,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Citation | undefined> {
  const offset = document.offsetAt(position);
  const facts = await desk.documents.of(document.uri);
  const citation = facts?.citations.find(({ start, end }) => start <= offset && offset <= end);
  return citation?.key === '*' ? undefined : citation;
}

async function inDocument(
  desk: Desk,
  document: vscode.TextDocument,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<Subject | undefined> {
  const facts = await desk.documents.of(document.uri);
  const citation = await citationUnder(desk, document, position);
  if (facts === undefined || citation === undefined || isAborted(signal)) return undefined;
  const subject = await subjectOf(desk, document.uri, citation.key, signal);
  return isAborted(signal) ? undefined : { ...subject, range: rangeIn(facts, citation) };
}

/** What a key means in a document. */
export async function subjectOf(
  desk: Desk,
  document: vscode.Uri,
  key: string,
  signal: AbortSignal,
): Promise<Omit<Subject, 'range'>> {
  const home = (await homesOf(desk, document, [key], signal)).get(key);
  const { all } = await desk.bibliographies.of({ uri: document });
  const uri = all.find(({ id }) => id === home)?.uri;
  const bib = uri !== undefined && isBib(uri) ? await desk.bibEntries.of(uri) : undefined;
  const found = bib?.byKey.get(key);
  if (uri === undefined || bib === undefined || found === undefined) {
    return { key, home, entry: undefined, names: new Set([key]), isDouble: false };
  }
  return { key, home, ...entryOf(bib, uri, found), isDouble: false };
}

async function inBib(
  desk: Desk,
  document: vscode.TextDocument,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<Subject | undefined> {
  const { uri } = document;
  const bib = await desk.bibEntries.of(uri);
  const under = bib === undefined ? undefined : bibKeyAt(bib, position);
  if (bib === undefined || under === undefined || isAborted(signal)) return undefined;
  const { key } = under;
  const range = rangeOfKey(under);
  if (under.role !== 'reference') {
    return {
      key,
      range,
      home: uri.toString(),
      ...entryOf(bib, uri, under),
      isDouble: bib.byKey.get(key)?.entry !== under.entry,
    };
  }
  const meant = await entryNamed(desk, uri, under, signal);
  if (isAborted(signal)) return undefined;
  if (meant === undefined) {
    return { key, range, home: undefined, entry: undefined, names: new Set([key]), isDouble: false };
  }
  const { uri: at, bib: holding, key: own } = meant;
  return { key: own.key, range, home: at.toString(), ...entryOf(holding, at, own), isDouble: false };
}

/** The entry that a `crossref` and the like mean: in the same file, else in one that is used together with it. */
async function entryNamed(
  desk: Desk,
  uri: vscode.Uri,
  { key, field }: BibKey,
  signal: AbortSignal,
): Promise<{ readonly uri: vscode.Uri; readonly bib: KnownBib; readonly key: BibKey } | undefined> {
  for (const each of await bibsAround(desk, uri, signal)) {
    const bib = await desk.bibEntries.of(each);
    const found = bib?.byKey.get(key) ?? (field === 'crossref' ? anyCase(bib, key) : undefined);
    if (bib !== undefined && found !== undefined) return { uri: each, bib, key: found };
  }
  return undefined;
}

/** BibTeX looks a crossref up in lower case. */
function anyCase(bib: KnownBib | undefined, key: string): BibKey | undefined {
  const lower = key.toLowerCase();
  return bib?.keys.find((each) => each.role === 'entry' && each.key.toLowerCase() === lower);
}

function entryOf(bib: KnownBib, uri: vscode.Uri, { entry, key }: BibKey): Pick<Subject, 'entry' | 'names'> {
  const own = bib.keys.filter((each) => each.entry === entry && each.role !== 'reference');
  const main = own.find(({ role }) => role === 'entry');
  return { entry: main && { uri, key: main }, names: new Set([key, ...own.map((each) => each.key)]) };
}
