/** Command: copy a paper as a formatted reference, as CSL JSON or RIS. What would be copied is seen before. */
import * as vscode from 'vscode';
import { type ReferenceStyle, styleNames } from '../../core/show/styles/styleNames.ts';
import type { CopyFormat } from '../../messages/questions.ts';
import { delays } from '../delays.ts';
import type { Desk } from '../desk.ts';
import { bibtexOf } from './copyBibtex.ts';
import { paperMeant } from './paperMeant.ts';
import { oneLine } from '../oneLine.ts';

/** What was taken last comes first. */
const lastFormat = 'copyReference.last';

const formats: readonly CopyFormat[] = [...(Object.keys(styleNames) as ReferenceStyle[]), 'csl-json', 'ris'];

interface FormatItem extends vscode.QuickPickItem {
  readonly format: CopyFormat | 'bibtex';
  readonly text: string;
}

/** `Related Work: Copy Reference As...`. `of` as for `Copy as BibTeX`. */
export async function copyReference(desk: Desk, of?: unknown): Promise<void> {
  const { l10n, window } = vscode;
  const meant = await paperMeant(desk, of, l10n.t('Copy Reference'));
  if (meant === undefined) return;
  const [copies, bibtex] = await Promise.all([
    desk.asker.ask('copies', { ...meant.scope, paper: meant.paper, as: formats }),
    bibtexOf(desk, meant),
  ]);
  if (copies === null || bibtex === undefined) {
    void window.showWarningMessage(l10n.t('That paper is no longer in the library.'));
    return;
  }
  const items = formats.map((format, at) => itemFor(format, copies.texts[at] ?? ''));
  const all = [...items, itemFor('bibtex', bibtex.text)];
  const last = desk.memory.get<string>(lastFormat);
  const chosen = await window.showQuickPick(
    [...all.filter(({ format }) => format === last), ...all.filter(({ format }) => format !== last)],
    { title: l10n.t('Copy {0} as', copies.key), matchOnDetail: false },
  );
  if (chosen === undefined) return;
  await vscode.env.clipboard.writeText(chosen.text);
  await desk.memory.update(lastFormat, chosen.format);
  window.setStatusBarMessage(`$(copy) ${l10n.t('Copied {0}: {1}', copies.key, chosen.label)}`, delays.statusMessageMs);
}

function itemFor(format: FormatItem['format'], text: string): FormatItem {
  const label =
    format === 'bibtex' ? 'BibTeX' : format === 'csl-json' ? 'CSL JSON' : format === 'ris' ? 'RIS' : styleNames[format];
  // icons in the text of a paper are text
  const detail = oneLine(text).slice(0, 300);
  return { format, text, label, detail };
}
