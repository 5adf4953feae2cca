/** What does an open document say where somebody is in it? */
import type * as vscode from 'vscode';
import { findCitations, findSlot } from '../core/document/document.ts';
import type { Citation, Slot } from '../core/document/slot.ts';
import { languageOf } from './documents.ts';
import { commandsSetting } from './settings.ts';

interface Read {
  readonly version: number;
  readonly commands: string;
  readonly citations: readonly Citation[];
}

/** Read once for each version of a document: hover, check, panel and completion all ask. */
const known = new WeakMap<vscode.TextDocument, Read>();

/** All citations of a document as it stands, in order; none where nobody writes papers. */
export function citationsOf(document: vscode.TextDocument): readonly Citation[] {
  const language = languageOf(document);
  if (language === undefined) return [];
  const own = commandsSetting(document.uri);
  const commands = own.join();
  const read = known.get(document);
  if (read?.version === document.version && read.commands === commands) return read.citations;
  const citations = findCitations(document.getText(), language, own);
  known.set(document, { version: document.version, commands, citations });
  return citations;
}

/** The keys that a document cites, each once, in the order of their first citation. */
export function citedKeys(document: vscode.TextDocument): readonly string[] {
  return [...new Set(citationsOf(document).map(({ key }) => key))];
}

/** The place at an offset where a key can be typed; undefined where none can. */
export function slotAt(document: vscode.TextDocument, offset: number): Slot | undefined {
  const language = languageOf(document);
  return language === undefined
    ? undefined
    : findSlot(document.getText(), offset, language, commandsSetting(document.uri));
}
