/** Command: save the entries that a paper cites as a .bib of their own. */
import * as vscode from 'vscode';
import { decodeBytes, encodeText } from '../../core/read/decode.ts';
import { isBib } from '../bibEntries.ts';
import { contentOf } from '../bibFile.ts';
import { folderOf } from '../bibliographies.ts';
import { joined } from '../bytes.ts';
import { type Desk, standingOf } from '../desk.ts';
import { activePaperEditor, nameOf } from '../documents.ts';
import { treeAround } from '../projects.ts';
import { homesOf } from '../uses.ts';

/** `Related Work: Save Cited Entries...`: of the document, its root and all its chapters. */
export async function saveCited(desk: Desk): Promise<void> {
  const { l10n, window, workspace } = vscode;
  const document = activePaperEditor()?.document;
  if (document === undefined) {
    void window.showInformationMessage(l10n.t('Open the LaTeX or Markdown document whose citations are meant.'));
    return;
  }
  const { signal } = new AbortController();
  const cited = await citedByHome(desk, document, signal);
  const { bibliographies } = await standingOf(desk, document);
  const parts: Part[] = [];
  for (const { id, uri } of bibliographies.all) {
    const keys = cited.get(id);
    if (keys === undefined || !isBib(uri)) continue;
    const content = await contentOf(uri);
    if (content === undefined) continue;
    const { text } = await desk.asker.ask('subset', { content, keys: [...keys] });
    if (text !== '') parts.push({ text, content });
  }
  if (parts.length === 0) {
    void window.showInformationMessage(l10n.t('{0} cites no entry of a .bib.', nameOf(document.uri)));
    return;
  }
  const name = nameOf(document.uri).replace(/\.\w+$/, '');
  const target = await window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folderOf(document.uri), `${name}-cited.bib`),
    filters: { BibTeX: ['bib'] },
    title: l10n.t('Save the entries that are cited'),
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, bytesOf(parts));
  const open = l10n.t('Open');
  const keys = [...cited.values()].reduce((sum, each) => sum + each.size, 0);
  const choice = await window.showInformationMessage(
    l10n.t('{0}: {1} cited entries, and what they need.', nameOf(target), keys),
    open,
  );
  if (choice === open) await window.showTextDocument(target);
}

interface Part {
  readonly text: string;
  /** What it was cut from. */
  readonly content: Uint8Array | string;
}

/** By bibliography, the keys that the paper's documents cite from it; of one that cites all, all. */
async function citedByHome(
  desk: Desk,
  document: vscode.TextDocument,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const add = (home: string, key: string): void => {
    const own = found.get(home) ?? new Set<string>();
    found.set(home, own.add(key));
  };
  const { members } = await treeAround(desk.documents, document.uri);
  for (const { uri, facts } of members) {
    const keys = new Set(facts.citations.map(({ key }) => key));
    for (const [key, home] of await homesOf(desk, uri, keys, signal)) add(home, key);
    if (!keys.has('*')) continue;
    const { all } = await desk.bibliographies.of({ uri });
    for (const { id, uri: at } of all) {
      for (const { role, key } of (await desk.bibEntries.of(at))?.keys ?? []) if (role === 'entry') add(id, key);
    }
  }
  return found;
}

/** In the encoding of the file where there is one; of several that differ, in UTF-8. */
function bytesOf(parts: readonly Part[]): Uint8Array {
  const encodings = parts.map(({ content }) =>
    typeof content === 'string' ? { encoding: 'utf-8' as const, bom: false } : decodeBytes(content),
  );
  const [first] = encodings;
  const isOne = encodings.every(({ encoding }) => encoding === first?.encoding);
  const { encoding, bom } = first !== undefined && isOne ? first : { encoding: 'utf-8' as const, bom: false };
  return joined(
    parts.map(({ text }, at) => {
      const gap = at === 0 ? '' : (/\r\n|\r|\n/.exec(text)?.[0] ?? '\n');
      return encodeText(gap + text, encoding, bom && at === 0);
    }),
  );
}
