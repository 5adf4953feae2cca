/** How is a bibliography changed without touching anything else in it: not its encoding, line ends, or unsaved state? */
import * as vscode from 'vscode';
import { decodeBytes, encodeText } from '../core/read/decode.ts';
import { type Insertion, removalFor } from '../core/write/insertion.ts';
import { openDocument } from './documents.ts';
import { reasonOf } from './log.ts';

/** What was written where: enough to take it back. */
export interface Written {
  readonly uri: vscode.Uri;
  readonly inserted: Insertion;
  /** The file before and after, where it was not open in an editor. */
  readonly bytes: { readonly before: Uint8Array; readonly after: Uint8Array } | undefined;
}

/** A bibliography as it stands now, for the worker: the text in its open editor, or the bytes on disk; undefined: not there. */
export async function contentOf(uri: vscode.Uri): Promise<Uint8Array | string | undefined> {
  return openDocument(uri)?.getText() ?? (await bytesOf(uri));
}

/** The text of a bibliography as it stands now, in its open editor or on disk; undefined when there is no such file. */
export async function readBib(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) return open.getText();
  const bytes = await bytesOf(uri);
  return bytes === undefined ? undefined : decodeBytes(bytes).text;
}

/**
 * Puts an entry into a bibliography. One that is open gets it in its editor, and is saved only if it was saved before;
 * one that is not open is written. `place` is asked once for the text that is really there. Throws, with a sentence for
 * the person, when nothing could be written; then nothing has changed.
 */
export async function insertIntoBib(uri: vscode.Uri, place: (text: string) => Insertion): Promise<Written> {
  const open = openDocument(uri);
  if (open !== undefined) {
    const inserted = place(open.getText());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, open.positionAt(inserted.offset), inserted.text);
    await applyKeepingState(open, edit);
    return { uri, inserted, bytes: undefined };
  }
  const before = (await bytesOf(uri)) ?? new Uint8Array();
  const { text, encoding, bom } = decodeBytes(before);
  const inserted = place(text);
  const head = encodeText(text.slice(0, inserted.offset), encoding, bom);
  // bytes that mean nothing in the file's encoding come back differently: then only the end is a safe place
  const isExact = head.every((byte, index) => byte === before[index]);
  const cut = isExact ? head.length : before.length;
  const after = joined([before.subarray(0, cut), encodeText(inserted.text, encoding, false), before.subarray(cut)]);
  await writeWhole(uri, before, after);
  return { uri, inserted, bytes: { before, after } };
}

/** What became of taking an entry back. `changed`: the person has edited it since, so it stays. */
export type TakenBack = 'taken' | 'changed';

/** Takes out exactly what `insertIntoBib` put in, and nothing if that is no longer there as it was written. */
export async function takeOutOfBib(written: Written): Promise<TakenBack> {
  const { uri, inserted, bytes } = written;
  const open = openDocument(uri);
  if (open !== undefined) {
    const removal = removalFor(open.getText(), inserted);
    if (removal === undefined) return 'changed';
    const edit = new vscode.WorkspaceEdit();
    const end = removal.offset + removal.length;
    edit.delete(uri, new vscode.Range(open.positionAt(removal.offset), open.positionAt(end)));
    await applyKeepingState(open, edit);
    return 'taken';
  }
  const now = await bytesOf(uri);
  if (now === undefined) return 'changed';
  if (bytes !== undefined && areEqual(now, bytes.after)) {
    await writeWhole(uri, now, bytes.before);
    return 'taken';
  }
  const { text, encoding, bom } = decodeBytes(now);
  const removal = removalFor(text, inserted);
  const whole = encodeText(text, encoding, bom);
  if (removal === undefined || !areEqual(whole, now)) return 'changed';
  const rest = text.slice(0, removal.offset) + text.slice(removal.offset + removal.length);
  await writeWhole(uri, now, encodeText(rest, encoding, bom));
  return 'taken';
}

/** A document that was saved is saved again; one that was not stays unsaved. */
async function applyKeepingState(document: vscode.TextDocument, edit: vscode.WorkspaceEdit): Promise<void> {
  const wasSaved = !document.isDirty && !document.isUntitled;
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('The editor refused the change.'));
  if (wasSaved && !(await document.save())) {
    throw new Error(vscode.l10n.t('The entry stands in the editor, but the file could not be saved.'));
  }
}

/**
 * Writes a file in place, so that links and permissions stay. The new content is first written beside it: a full disk
 * is then noticed before the file is touched.
 */
async function writeWhole(uri: vscode.Uri, before: Uint8Array, after: Uint8Array): Promise<void> {
  const { fs } = vscode.workspace;
  const trial = uri.with({ path: `${uri.path}.related-work-tmp` });
  try {
    await fs.writeFile(trial, after);
  } finally {
    await fs.delete(trial).then(undefined, () => undefined); // it may never have come to be
  }
  try {
    await fs.writeFile(uri, after);
  } catch (error) {
    const now = await bytesOf(uri).catch(() => undefined);
    if (now !== undefined && !areEqual(now, before)) await fs.writeFile(uri, before);
    throw new Error(reasonOf(error));
  }
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
