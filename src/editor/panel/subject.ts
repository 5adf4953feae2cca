/** What is the panel to answer now: the paragraph at the cursor, one that is pinned, what was typed, or papers like one? */
import type * as vscode from 'vscode';
import { type Paragraph, paragraphOf } from '../../core/document/pinned.ts';
import type { Passage } from '../../core/document/slot.ts';
import type { PanelSubject, PanelWish } from '../../messages/panel.ts';
import { openDocument } from '../documents.ts';
import { passageAt } from '../passages.ts';
import { citedKeys } from '../reading.ts';

/** As many words as the header shows of a passage. */
const firstWords = 14;

/** A passage, and where it stands. Plain data: a pinned one outlives the window. */
export interface PassageInDocument extends Paragraph {
  readonly document: string;
  /** Names the paragraph for as long as somebody is in it, or holds on to it. */
  readonly paragraph: string;
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
  const uri = document.uri.toString();
  return { document: uri, paragraph: `${uri}#${passage.span.start}`, ...paragraphOf(document.getText(), passage) };
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
  const { passage, paragraph } = place;
  return wanted({ kind: 'passage', firstWords: beginningOf(passage.text), paragraph }, passage);
}

function beginningOf(text: string): string {
  const words = text.split(/\s+/, firstWords + 1);
  return words.slice(0, firstWords).join(' ') + (words.length > firstWords ? '…' : '');
}
