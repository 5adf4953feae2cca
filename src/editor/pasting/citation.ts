/** Where and how does a document cite what is pasted at a place of it? */
import type * as vscode from 'vscode';
import { takesCitation } from '../../core/document/citingPlace.ts';
import { citationFor, keysFor } from '../../core/write/citing.ts';
import { languageOf } from '../documents.ts';
import { citationsOf, slotAt } from '../reading.ts';

/** What goes in at the place itself, or elsewhere: at the end of the group that the place is in. */
export interface PastedCitation {
  readonly text: string;
  readonly elsewhere?: { readonly offset: number; readonly text: string };
}

/** Whether a citation may be pasted at an offset: in running text, or where a key is typed. */
export function canCiteAt(document: vscode.TextDocument, offset: number): boolean {
  const language = languageOf(document);
  if (language === undefined) return false;
  return slotAt(document, offset) !== undefined || takesCitation(document.getText(), offset, language);
}

/** The citation of these keys; undefined where all of them are there, or something else is being typed. */
export function citationAt(
  document: vscode.TextDocument,
  offset: number,
  keys: readonly string[],
): PastedCitation | undefined {
  const language = languageOf(document);
  if (language === undefined) return undefined;
  const slot = slotAt(document, offset);
  if (slot !== undefined && !slot.loose) {
    const text = keysFor(slot, offset, keys);
    return text === undefined ? undefined : { text };
  }
  const insertion = citationFor(document.getText(), offset, language, citationsOf(document), keys);
  if (insertion === undefined) return undefined;
  return insertion.offset === offset ? { text: insertion.text } : { text: '', elsewhere: insertion };
}
