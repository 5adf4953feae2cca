/** What is the panel to answer now: the paragraph at the cursor, one that is pinned, what was typed, or papers like one? */
import * as vscode from 'vscode';
import type { Passage } from '../../core/document/slot.ts';
import type { PanelSubject, PanelWish } from '../../messages/panel.ts';
import { openDocument } from '../documents.ts';
import { passageAt } from '../passages.ts';
import { citedKeys } from '../reading.ts';

/** As many words as the header shows of a passage. */
const firstWords = 14;
/** So much of a passage's source is remembered: enough to find it again. */
const lengthOfBeginning = 80;

/** A passage, and where it stands. Plain data: a pinned one outlives the window. */
export interface PassageInDocument {
  readonly document: string;
  readonly passage: Passage;
  /** The first characters of the paragraph as they are written. */
  readonly beginning: string;
}

/** What is to be asked, for which document, with everything that the answer depends on in `name`. */
export interface Wanted {
  readonly subject: PanelSubject;
  readonly name: string;
  readonly document: vscode.Uri | undefined;
  readonly passage: Passage | undefined;
  readonly cited: readonly string[];
  readonly wish: PanelWish;
}

/** The paragraph at the cursor; undefined where no prose is. */
export function passageUnder({ document, selection }: vscode.TextEditor): PassageInDocument | undefined {
  const passage = passageAt(document, document.offsetAt(selection.active));
  if (passage === undefined) return undefined;
  const { start, end } = passage.span;
  const at = (offset: number): vscode.Position => document.positionAt(offset);
  const beginning = document.getText(new vscode.Range(at(start), at(Math.min(end, start + lengthOfBeginning))));
  return { document: document.uri.toString(), passage, beginning };
}

/** What is to be answered, from what the person wants and where they are; undefined: nothing can be. */
export function wantedOf(
  wish: PanelWish,
  document: vscode.Uri | undefined,
  place: PassageInDocument | undefined,
): Wanted | undefined {
  const open = document === undefined ? undefined : openDocument(document);
  const cited = open === undefined ? [] : citedKeys(open);
  const wanted = (subject: PanelSubject, passage?: Passage): Wanted => {
    // where in the paragraph the cursor is does not count: the panel follows by paragraph
    const asked = passage === undefined ? subject : [passage.text, passage.cited];
    const name = JSON.stringify([document?.toString(), subject, asked, cited, wish.among, wish.limit]);
    return { subject, name, document, passage, cited, wish };
  };
  if (wish.typed !== '') return wanted({ kind: 'typed', typed: wish.typed });
  if (wish.like !== undefined) return wanted({ kind: 'like', title: wish.like.title });
  if (place === undefined) return undefined;
  const { passage } = place;
  const paragraph = `${place.document}#${passage.span.start}`;
  return wanted({ kind: 'passage', firstWords: beginningOf(passage.text), paragraph }, passage);
}

/** Where a passage stands now: where it stood, or the nearest place that begins like it. */
export function placeOf({ passage, beginning }: PassageInDocument, text: string): number {
  const { start } = passage.span;
  if (text.startsWith(beginning, start)) return start;
  const [before, after] = [text.lastIndexOf(beginning, start), text.indexOf(beginning, start)];
  if (before < 0 && after < 0) return Math.min(start, text.length);
  return before >= 0 && (after < 0 || start - before < after - start) ? before : after;
}

/** Where its words begin: behind the comments that stand right above them. */
export function wordsFrom(at: number, text: string): number {
  const comments = /(?:[ \t]*%[^\n]*\n)*[ \t]*/y;
  comments.lastIndex = at;
  comments.test(text);
  return comments.lastIndex;
}

function beginningOf(text: string): string {
  const words = text.split(/\s+/, firstWords + 1);
  return words.slice(0, firstWords).join(' ') + (words.length > firstWords ? '…' : '');
}
