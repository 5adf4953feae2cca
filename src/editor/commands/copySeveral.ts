/** How are several papers copied at once, as BibTeX? */
import * as vscode from 'vscode';
import type { Card } from '../../core/show/card.ts';
import { isBib } from '../bibEntries.ts';
import { contentOf } from '../bibFile.ts';
import { delays } from '../delays.ts';
import { corporaOnly, type Desk, standingOf } from '../desk.ts';

/**
 * Copies them in the order given. What stands in a .bib is copied character for character, all of one file at once: a string
 * or a parent that two of them need stands there once. `document`: the one they are meant for, if there is one.
 */
export async function copySeveral(desk: Desk, cards: readonly Card[], document: vscode.Uri | undefined): Promise<void> {
  const standing = document === undefined ? undefined : await standingOf(desk, { uri: document });
  const { scope } = standing ?? (await corporaOnly(desk));
  const dialect = standing?.bibliographies.dialect;
  const wishes = dialect === undefined ? {} : { dialect };
  const texts: string[] = [];
  const taken: string[] = [];
  const inFiles = new Map<string, string[]>();
  for (const { key, standing: as, source } of cards) {
    if (as === 'citable' && isBib(vscode.Uri.parse(source))) inFiles.set(source, [...(inFiles.get(source) ?? []), key]);
  }
  for (const [source, keys] of inFiles) {
    const content = (await contentOf(vscode.Uri.parse(source))) ?? '';
    texts.push((await desk.asker.ask('subset', { content, keys })).text.replace(/\r\n?/g, '\n'));
  }
  for (const { paper, key, source } of cards) {
    if (inFiles.get(source)?.includes(key) === true) continue;
    const stub = await desk.asker.ask('stub', { ...scope, paper, key, taken, target: { content: '' }, wishes });
    if (stub?.placed === undefined) continue;
    taken.push(stub.key);
    texts.push(`${stub.placed.bibtex}\n`);
  }
  await vscode.env.clipboard.writeText(texts.filter((text) => text !== '').join('\n'));
  vscode.window.setStatusBarMessage(
    `$(copy) ${vscode.l10n.t('Copied the BibTeX of {0} papers', cards.length)}`,
    delays.statusMessageMs,
  );
}
