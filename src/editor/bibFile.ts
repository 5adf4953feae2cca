/** How is a bibliography changed without touching anything else in it: not its encoding, line ends, or unsaved state? */
import * as vscode from 'vscode';
import { decodeBytes, encodeText } from '../core/read/decode.ts';
import type { Insertion } from '../core/write/insertion.ts';
import { removalFor } from '../core/write/insertion.ts';
import type { Placed, Target } from '../core/write/placed.ts';
import { indexOfBytes, joined, sameBytes, withoutBytes } from './bytes.ts';
import { nameOf, openDocument } from './documents.ts';
import { reasonOf } from './log.ts';

/** A bibliography as it stands at one moment: what is worked out for it holds as long as it stands so. */
export interface BibNow {
  readonly uri: vscode.Uri;
  /** For the worker. */
  readonly target: Target;
  /** Its open editor, and the version that was read. */
  readonly open: { readonly document: vscode.TextDocument; readonly version: number } | undefined;
  /** Of one that is not open; undefined where there is no such file. */
  readonly bytes: Uint8Array | undefined;
}

/** What was written where: enough to take it back. */
export interface Written {
  readonly uri: vscode.Uri;
  readonly inserted: Insertion;
  /** Where the file was not open in an editor: its new bytes. */
  readonly bytes: { readonly offset: number; readonly inserted: Uint8Array } | undefined;
}

/** A bibliography as it stands now, in its open editor or on disk. */
export async function readNow(uri: vscode.Uri): Promise<BibNow> {
  const document = openDocument(uri);
  if (document !== undefined) {
    const { encoding, version } = document;
    return { uri, target: { content: document.getText(), encoding }, open: { document, version }, bytes: undefined };
  }
  const bytes = await bytesOf(uri);
  return { uri, target: { content: bytes ?? new Uint8Array() }, open: undefined, bytes };
}

/** A bibliography as it stands now, for the worker: the text in its open editor, or the bytes on disk; undefined: not there. */
export async function contentOf(uri: vscode.Uri): Promise<Uint8Array | string | undefined> {
  return openDocument(uri)?.getText() ?? (await bytesOf(uri));
}

/**
 * Puts an entry into a bibliography. One that is open gets it in its editor, and is saved only if it was saved before; one
 * that is not open is written. Undefined when the bibliography is another by now: nothing has changed, and the place is to be
 * found anew. Throws, with a sentence for the person, when nothing could be written; then nothing has changed.
 */
export async function insertIntoBib(now: BibNow, { insertion, bytes }: Placed): Promise<Written | undefined> {
  const { uri, open } = now;
  if (open !== undefined) {
    if (open.document.isClosed || open.document.version !== open.version) return undefined;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, open.document.positionAt(insertion.offset), insertion.text);
    await applyKeepingState(open.document, edit);
    return { uri, inserted: insertion, bytes: undefined };
  }
  if (bytes === undefined || openDocument(uri) !== undefined) return undefined;
  const before = await bytesOf(uri);
  if (
    !sameBytes(before ?? new Uint8Array(), now.bytes ?? new Uint8Array()) ||
    (before === undefined) !== (now.bytes === undefined)
  )
    return undefined;
  const whole = before ?? new Uint8Array();
  await writeWhole(
    uri,
    before,
    joined([whole.subarray(0, bytes.offset), bytes.inserted, whole.subarray(bytes.offset)]),
  );
  return { uri, inserted: insertion, bytes };
}

/** What became of taking an entry back. `changed`: the person has edited it since, so it stays. */
export type TakenBack = 'taken' | 'changed';

/** Takes out exactly what `insertIntoBib` put in, and nothing if that is no longer there as it was written. */
export async function takeOutOfBib({ uri, inserted, bytes }: Written): Promise<TakenBack> {
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
  const wanted = bytes ?? asBytes(now, inserted);
  const at = indexOfBytes(now, wanted.inserted, wanted.offset);
  if (at < 0) return 'changed';
  await writeWhole(uri, now, withoutBytes(now, at, wanted.inserted.length));
  return 'taken';
}

/** What was put in while the file was open in an editor, as the closed file has it. */
function asBytes(now: Uint8Array, { offset, text }: Insertion): { offset: number; inserted: Uint8Array } {
  const file = decodeBytes(now);
  return {
    offset: encodeText(file.text.slice(0, offset), file.encoding, file.bom).length,
    inserted: encodeText(text, file.encoding, false),
  };
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
 * is then noticed before the file is touched. `before`: undefined where there was no file.
 */
async function writeWhole(uri: vscode.Uri, before: Uint8Array | undefined, after: Uint8Array): Promise<void> {
  const { fs } = vscode.workspace;
  const trial = uri.with({ path: `${uri.path}.related-work-tmp` });
  try {
    await fs.writeFile(trial, after);
  } catch (error) {
    throw new Error(whyNotWritten(uri, error));
  } finally {
    await fs.delete(trial).then(undefined, () => undefined); // it may never have come to be
  }
  try {
    await fs.writeFile(uri, after);
  } catch (error) {
    const now = await bytesOf(uri).catch(() => undefined);
    if (before !== undefined && now !== undefined && !sameBytes(now, before)) await fs.writeFile(uri, before);
    throw new Error(whyNotWritten(uri, error));
  }
}

/** What a writer can do something with; the system's own words where nothing better is known. */
function whyNotWritten(uri: vscode.Uri, error: unknown): string {
  const { l10n } = vscode;
  const [name, reason] = [nameOf(uri), reasonOf(error)];
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (/ENOSPC|EDQUOT|no space/i.test(reason)) return l10n.t('there is no room left on the disk for {0}.', name);
  if (/EBUSY|locked|being used/i.test(reason))
    return l10n.t('another program holds {0}. Close it there, and try again.', name);
  if (code === 'NoPermissions' || /EACCES|EPERM|EROFS/i.test(reason))
    return l10n.t('you have no permission to write {0}.', name);
  if (code === 'Unavailable') return l10n.t('the place where {0} lies cannot be reached.', name);
  return `${name}: ${reason}`;
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
