/** Can a file be changed in an editor so that nothing else in it changes, byte for byte? */
import * as vscode from 'vscode';
import { decodeBytes, type Encoding } from '../core/read/decode.ts';
import { nameOf, openDocument } from './documents.ts';

/** What is asked for will not be done: the message tells the person why. */
export class Refused extends Error {
  override name = 'Refused';
}

/** What VS Code calls what we can read. */
const named: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  'windows-1252': 'windows1252',
};

/**
 * Opens a file in the background, as its bytes want it: VS Code would decode a Latin-1 file as UTF-8 and write back
 * question marks. Throws `Refused` where the file can't be changed, or not without changing more.
 */
export async function openForChange(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await refuseReadOnly(uri);
  const { l10n, workspace } = vscode;
  const open = openDocument(uri);
  const bytes = await workspace.fs.readFile(uri).then(
    (read) => read,
    () => undefined, // never saved, or deleted under its editor
  );
  if (bytes === undefined && open !== undefined) return open;
  const document = await opened(uri, undefined);
  if (bytes === undefined) return document;
  if (document.isDirty) {
    // what the person typed is what counts; only what was read wrongly must not be saved
    if (document.getText().includes('\uFFFD') && !decodeBytes(bytes).text.includes('\uFFFD')) {
      throw new Refused(l10n.t('{0} was opened with the wrong encoding: reopen it with the right one.', nameOf(uri)));
    }
    return document;
  }
  if (await comesBack(document, bytes)) return document;
  const again = await opened(uri, named[decodeBytes(bytes).encoding]);
  if (await comesBack(again, bytes)) return again;
  throw new Refused(
    l10n.t('{0} mixes line ends or encodings, and saving it would change all of them. Save it once, then try again.', nameOf(uri)), // prettier-ignore
  );
}

async function refuseReadOnly(uri: vscode.Uri): Promise<void> {
  const { l10n, workspace } = vscode;
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    throw new Refused(l10n.t('{0} cannot be changed: its file system is read-only.', nameOf(uri)));
  }
  const permissions = await workspace.fs.stat(uri).then(
    (stat) => stat.permissions,
    () => undefined, // only in an editor: nothing forbids to change that
  );
  if (permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0) {
    throw new Refused(l10n.t('{0} cannot be changed: it is read-only.', nameOf(uri)));
  }
}

async function opened(uri: vscode.Uri, encoding: string | undefined): Promise<vscode.TextDocument> {
  try {
    if (encoding === undefined) return await vscode.workspace.openTextDocument(uri);
    return await vscode.workspace.openTextDocument(uri, { encoding });
  } catch {
    // too large for an editor, or no text: VS Code's own words say little to a writer
    throw new Refused(vscode.l10n.t('{0} cannot be opened in an editor.', nameOf(uri)));
  }
}

/** Whether saving the document as it is would write exactly these bytes. */
async function comesBack(document: vscode.TextDocument, bytes: Uint8Array): Promise<boolean> {
  const { encoding } = document;
  const written = await vscode.workspace.encode(document.getText(), { encoding });
  return written.length === bytes.length && written.every((byte, index) => byte === bytes[index]);
}
