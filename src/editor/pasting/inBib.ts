/** What happens when an identifier or BibTeX is pasted or dropped into a .bib? It becomes an entry of that file. */
import * as vscode from 'vscode';
import type { IntoBib, NewEntry } from '../../core/write/intoBib.ts';
import { isAborted, signalOf } from '../abort.ts';
import { bibSelector } from '../bibEntries.ts';
import { fileSource } from '../corpora.ts';
import { delays } from '../delays.ts';
import { corporaOnly, type Desk } from '../desk.ts';
import { reasonOf } from '../log.ts';
import { keyPatternSetting, stubSetting } from '../settings.ts';
import { papersOf, type Pasted, pastedIn, textCarried } from './asked.ts';

/** What a person can name in `editor.pasteAs.preferences`. */
const entryKind = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'entry');

/** Registers both for the editors of bibliographies. */
export function registerPasteInBibs(desk: Desk): vscode.Disposable {
  const offer = (
    document: vscode.TextDocument,
    range: vscode.Range,
    transfer: vscode.DataTransfer,
    signal: AbortSignal,
  ): Promise<Offer | undefined> =>
    offerAt(desk, document, range, transfer, signal).catch((error: unknown) => {
      if (!isAborted(signal)) desk.log.error(`paste: ${reasonOf(error)}`);
      return undefined;
    });
  const paste: vscode.DocumentPasteEditProvider = {
    provideDocumentPasteEdits: async (document, ranges, transfer, context, token) => {
      const [range] = ranges;
      if (range === undefined || ranges.length > 1) return undefined;
      if (context.only !== undefined && !context.only.intersects(entryKind)) return undefined;
      const offered = await offer(document, range, transfer, signalOf(token));
      if (offered === undefined) return undefined;
      const edit = new vscode.DocumentPasteEdit(offered.text, offered.title, entryKind);
      if (!offered.isFirst) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return [edit];
    },
  };
  const drop: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, transfer, token) => {
      const offered = await offer(document, new vscode.Range(position, position), transfer, signalOf(token));
      if (offered === undefined) return undefined;
      const edit = new vscode.DocumentDropEdit(offered.text, offered.title, entryKind);
      if (!offered.isFirst) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return edit;
    },
  };
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDocumentPasteEditProvider(bibSelector, paste, {
      pasteMimeTypes: ['text/plain'],
      providedPasteEditKinds: [entryKind],
    }),
    languages.registerDocumentDropEditProvider(bibSelector, drop, {
      dropMimeTypes: ['text/plain', 'text/uri-list'],
      providedDropEditKinds: [entryKind],
    }),
  );
}

interface Offer {
  readonly title: string;
  readonly text: string;
  readonly isFirst: boolean;
}

async function offerAt(
  desk: Desk,
  document: vscode.TextDocument,
  range: vscode.Range,
  transfer: vscode.DataTransfer,
  signal: AbortSignal,
): Promise<Offer | undefined> {
  const pasted = pastedIn(await textCarried(transfer));
  if (pasted === undefined || isAborted(signal)) return undefined;
  const scope = await scopeOf(desk, document.uri, signal);
  if (isAborted(signal)) return undefined;
  const { papers, unknown } = await papersOf(desk.asker, pasted, scope, signal);
  if (unknown.length > 0 || papers.length === 0) return undefined;
  const made = await entriesAt(desk, document, range.start, papers, signal);
  if (made === null || made.text === '' || isAborted(signal)) return undefined;
  const text = withPreface(made.text, pasted);
  // pasted as it is, it would be the same
  if (pasted.kind === 'bibtex' && text.trim() === pasted.text.trim() && made.doubles.length === 0) return undefined;
  return { text, title: titleOf(made), isFirst: range.isEmpty && made.doubles.length === 0 };
}

/** The .bib itself, and everything that papers are looked for in. */
export async function scopeOf(
  desk: Desk,
  uri: vscode.Uri,
  signal: AbortSignal,
): Promise<{ readonly bibliographies: readonly string[]; readonly keyPattern: string }> {
  const own = fileSource(uri);
  const { sources } = await corporaOnly(desk);
  desk.sources.want([own]);
  await desk.sources.ready([own.id, ...sources], delays.firstListMs, signal);
  return { bibliographies: [own.id], keyPattern: keyPatternSetting(uri) };
}

/** The entries of papers for a place of a .bib; null where none can stand there. */
export async function entriesAt(
  desk: Desk,
  document: vscode.TextDocument,
  position: vscode.Position,
  entries: readonly NewEntry[],
  signal: AbortSignal,
): Promise<IntoBib | null> {
  const { uri, encoding } = document;
  const { dialect } = await desk.bibliographies.of({ uri });
  const wishes = { abstract: stubSetting(uri), ...(dialect === undefined ? {} : { dialect }) };
  const target = { content: document.getText(), encoding };
  const scope = { bibliographies: [fileSource(uri).id], keyPattern: keyPatternSetting(uri) };
  const plain = entries.map(({ paper, entry, key }) => ({
    paper,
    ...(entry === undefined ? {} : { entry }),
    ...(key === undefined ? {} : { key }),
  }));
  const made = await desk.asker.ask(
    'intoBib',
    { ...scope, target, offset: document.offsetAt(position), entries: plain, wishes },
    signal,
  );
  return made?.unwritable === undefined ? made : null;
}

/** Strings come before the entries that use them. */
function withPreface(text: string, pasted: Pasted): string {
  if (pasted.kind !== 'bibtex' || pasted.preface === '') return text;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const at = text.search(/\S/u);
  return text.slice(0, at) + pasted.preface.replace(/\r\n|\n/gu, lineEnd) + lineEnd + text.slice(at);
}

function titleOf({ keys, doubles }: IntoBib): string {
  const { l10n } = vscode;
  const [key = ''] = keys;
  const [double] = doubles;
  if (double !== undefined) return l10n.t('Insert a second entry: the work is here already as {0}', double);
  return keys.length === 1 ? l10n.t('Insert the entry {0}', key) : l10n.t('Insert {0} entries', keys.length);
}
