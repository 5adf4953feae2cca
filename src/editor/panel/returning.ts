/** How does somebody come back to the paragraph that the panel answers? */
import * as vscode from 'vscode';
import { paragraphAgain, wordsFrom } from '../../core/document/pinned.ts';
import { passageAt } from '../passages.ts';
import { columnOf } from './actions.ts';
import { type PassageInDocument, passageUnder } from './subject.ts';

/** Shows it, and puts the cursor where its words begin; where it is gone, where it stood. */
export async function goToParagraph(place: PassageInDocument): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.document));
  const shown = await vscode.window.showTextDocument(document, { viewColumn: columnOf(document) });
  // whoever is in the paragraph stays where they are
  if (passageUnder(shown)?.passage.text === place.passage.text) return;
  const text = document.getText();
  const found = paragraphAgain(text, place, (offset) => passageAt(document, offset)) ?? place;
  const at = document.positionAt(wordsFrom(text, found.passage.span.start));
  shown.selection = new vscode.Selection(at, at);
  shown.revealRange(shown.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
