/** Which paper does a command mean that was called with one, or without any? */
import * as vscode from 'vscode';
import type { PaperId } from '../../core/paper.ts';
import { bibKeyAt, isBib } from '../bibEntries.ts';
import { citationAt, resolveKey } from '../citationAt.ts';
import { editorToCiteIn } from '../citing.ts';
import { fileSource } from '../corpora.ts';
import { delays } from '../delays.ts';
import { corporaOnly, type Desk, type Standing, standingOf } from '../desk.ts';
import { languageOf } from '../documents.ts';
import { keyPatternSetting } from '../settings.ts';
import { pickPaper } from './pickPaper.ts';

/** A paper, and how it is seen: from the document or the bibliography that it was asked for in. */
export interface Meant {
  readonly paper: PaperId;
  readonly scope: Standing['scope'];
  readonly dialect: 'bibtex' | 'biblatex' | undefined;
}

/**
 * `of`: a paper's id, or a card or row of it. Without it: the paper of the citation or the entry at the cursor, else the one
 * that the person picks. Undefined when they turn away.
 */
export async function paperMeant(desk: Desk, of: unknown, title: string): Promise<Meant | undefined> {
  const active = vscode.window.activeTextEditor;
  const given = idIn(of);
  if (given === undefined && active !== undefined && isBib(active.document.uri)) {
    const inBib = await ofEntryAt(desk, active);
    if (inBib !== undefined) return inBib;
  }
  const document = editorToCiteIn()?.document;
  const standing = document === undefined ? undefined : await standingOf(desk, document);
  const { scope } = standing ?? (await corporaOnly(desk));
  const dialect = standing?.bibliographies.dialect;
  const paper = given ?? (await citedAt(desk, active)) ?? (await pickPaper(desk, document, { title }))?.row.paper;
  return paper === undefined ? undefined : { paper, scope, dialect };
}

function idIn(of: unknown): PaperId | undefined {
  if (typeof of === 'string') return of;
  if (typeof of !== 'object' || of === null || !('paper' in of)) return undefined;
  return typeof of.paper === 'string' ? of.paper : undefined;
}

async function citedAt(desk: Desk, editor: vscode.TextEditor | undefined): Promise<PaperId | undefined> {
  if (editor === undefined || languageOf(editor.document) === undefined) return undefined;
  const citation = citationAt(editor.document, editor.selection.active);
  if (citation === undefined) return undefined;
  const resolved = await resolveKey(desk, editor.document, citation.key, 0, new AbortController().signal);
  return resolved?.card?.paper;
}

/** The entry whose lines the cursor is in. */
async function ofEntryAt(desk: Desk, { document, selection }: vscode.TextEditor): Promise<Meant | undefined> {
  const { uri } = document;
  const bib = await desk.bibEntries.of(uri);
  const { line } = selection.active;
  const entry =
    (bib === undefined ? undefined : bibKeyAt(bib, selection.active)) ??
    bib?.keys.find(({ whole }) => whole !== undefined && whole.line <= line && line <= whole.endLine);
  if (entry === undefined) return undefined;
  const source = fileSource(uri);
  desk.sources.want([source]);
  await desk.sources.ready([source.id], delays.firstHoverMs, new AbortController().signal);
  const scope = { bibliographies: [source.id], keyPattern: keyPatternSetting(uri) };
  const { card } = await desk.asker.ask('resolve', { ...scope, key: entry.key, limit: 0 });
  return card === null ? undefined : { paper: card.paper, scope, dialect: undefined };
}
