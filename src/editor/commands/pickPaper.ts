/** Which paper of the whole library does the person mean? A quick pick that searches as they type. */
import * as vscode from 'vscode';
import type { Row } from '../../core/show/card.ts';
import { isAborted } from '../abort.ts';
import { corporaOnly, type Desk, standingOf } from '../desk.ts';
import { reasonOf } from '../log.ts';
import { citedKeys } from '../reading.ts';
import { oneLine } from '../oneLine.ts';

interface PaperPick extends vscode.QuickPickItem {
  readonly row: Row;
}

const mostPicks = 50;

/** What a picked paper was picked for. */
export interface Picked {
  readonly row: Row;
  /** The button beside the row that was pressed, if it was not the row itself. */
  readonly button: vscode.QuickInputButton | undefined;
}

/**
 * Asks for a paper: live search over everything that the document can cite and everything in the corpora. `only` narrows
 * to one standing. Undefined when the person turned away.
 */
export async function pickPaper(
  desk: Desk,
  document: vscode.TextDocument | undefined,
  options: { title: string; only?: Row['standing']; buttons?: readonly vscode.QuickInputButton[]; typed?: string },
): Promise<Picked | undefined> {
  const { scope } = document === undefined ? await corporaOnly(desk) : await standingOf(desk, document);
  const pick = vscode.window.createQuickPick<PaperPick>();
  pick.title = options.title;
  pick.placeholder = vscode.l10n.t(
    'Words of the title or abstract, authors, year, key; "exact phrase", author:, year:2020..2023, -word, is:cited',
  );
  const cited = document === undefined ? [] : citedKeys(document);
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  keepOrder(pick);
  let asked = new AbortController();
  const search = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    pick.busy = true;
    try {
      const typed = { typed: pick.value, present: [], cited, loose: false, limit: mostPicks };
      const rows = await desk.asker.ask('complete', { ...scope, ...typed }, signal);
      if (isAborted(signal)) return;
      const wanted = options.only === undefined ? rows : rows.filter(({ standing }) => standing === options.only);
      pick.items = wanted.map((row) => itemFor(row, options.buttons ?? []));
    } catch (error) {
      if (!isAborted(signal)) desk.log.error(`search: ${reasonOf(error)}`);
    } finally {
      if (!isAborted(signal)) pick.busy = desk.sources.isReading;
    }
  };
  const followSources = desk.sources.onDidChange(() => void search());
  try {
    return await new Promise<Picked | undefined>((resolve) => {
      pick.onDidChangeValue(() => void search());
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen !== undefined) resolve({ row: chosen.row, button: undefined });
      });
      pick.onDidTriggerItemButton(({ item, button }) => resolve({ row: item.row, button }));
      pick.onDidHide(() => resolve(undefined));
      pick.value = options.typed ?? '';
      void search();
      pick.show();
    });
  } finally {
    asked.abort();
    followSources.dispose();
    pick.dispose();
  }
}

/**
 * VS Code puts items first whose label it finds the typed text in. The switch against that is there at run time but not
 * yet in the public types (microsoft/vscode#73904); where it is missing, only the order differs.
 */
function keepOrder(pick: vscode.QuickPick<PaperPick>): void {
  if ('sortByLabel' in pick) (pick as { sortByLabel: boolean }).sortByLabel = false;
}

function itemFor(row: Row, buttons: readonly vscode.QuickInputButton[]): PaperPick {
  const facts = [row.authors, row.venue, row.year?.toString()].filter((fact) => fact !== undefined && fact !== '');
  const citable = row.standing === 'citable';
  return {
    row,
    label: oneLine(row.title),
    // the key that a new paper would get is seen before it is chosen
    description: oneLine(row.key),
    iconPath: new vscode.ThemeIcon(citable ? 'bookmark' : 'add'),
    detail: oneLine([...facts, row.sourceName].join(' · ')),
    // the library has found it: VS Code is not to hide it again
    alwaysShow: true,
    buttons,
  };
}
