/** What does the paragraph say that somebody is in? */
import type * as vscode from 'vscode';
import { readPassage } from '../core/document/document.ts';
import type { Passage } from '../core/document/slot.ts';
import { languageOf } from './documents.ts';
import { commandsSetting } from './settings.ts';

/** The paragraph at an offset as plain words; undefined where no prose is. */
export function passageAt(document: vscode.TextDocument, offset: number): Passage | undefined {
  const language = languageOf(document);
  return language === undefined
    ? undefined
    : readPassage(document.getText(), offset, language, commandsSetting(document.uri));
}
