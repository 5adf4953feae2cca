/** Command: what does the library hold, from where, and is it all right? A list of the sources with what can be done. */
import * as vscode from 'vscode';
import { BUNDLED, type SourceId } from '../../core/paper.ts';
import type { Desk } from '../desk.ts';
import { standingOf } from '../desk.ts';
import { activePaperEditor } from '../documents.ts';
import { reasonOf } from '../log.ts';
import { addCorpora, removeCorpus, switchBundledCorpus } from '../settings.ts';
import { rowOf, summaryOf } from '../sourceRow.ts';
import type { KnownSource } from '../sources.ts';
import { oneLine } from '../oneLine.ts';

interface Action {
  readonly button: vscode.QuickInputButton;
  /** Whether the list stays: what has been done shows in it. */
  readonly stays: boolean;
  readonly run: () => Promise<unknown>;
}

interface SourceItem extends vscode.QuickPickItem {
  readonly id?: SourceId;
  readonly actions?: readonly Action[];
}

/** `Related Work: Show Sources`. Settles when the list is closed. */
export async function showSources(desk: Desk): Promise<void> {
  const editor = activePaperEditor();
  // whoever looks before anything was read sees it being read
  if (editor !== undefined) await standingOf(desk, editor.document);
  else desk.sources.want(await desk.corpora.wanted());
  await new SourceList(desk).show();
}

/** The list while it is open: it follows what is read and what the settings say. */
class SourceList {
  readonly #desk: Desk;
  readonly #pick = vscode.window.createQuickPick<SourceItem>();
  #turn = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Settles when the list is closed. */
  async show(): Promise<void> {
    const pick = this.#pick;
    const { l10n } = vscode;
    pick.title = l10n.t('Sources');
    pick.placeholder = l10n.t('Enter opens a source; the buttons read it again, show its problems, or take it out');
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    const general = this.#general();
    pick.buttons = general.map(({ button }) => button);
    const following = [
      this.#desk.sources.onDidChange(() => void this.#draw()),
      pick.onDidTriggerButton((pressed) => this.#do(general.find(({ button }) => button === pressed))),
      pick.onDidTriggerItemButton(({ item, button: pressed }) =>
        this.#do(item.actions?.find(({ button }) => button === pressed)),
      ),
      pick.onDidAccept(() => this.#do(pick.selectedItems[0]?.actions?.[0])),
    ];
    const closed = new Promise<void>((resolve) => following.push(pick.onDidHide(() => resolve())));
    try {
      await this.#draw();
      pick.show();
      await closed;
    } finally {
      this.#turn += 1;
      for (const each of following) each.dispose();
      pick.dispose();
    }
  }

  async #draw(): Promise<void> {
    const turn = (this.#turn += 1);
    const known = this.#desk.sources.states();
    const wanted = new Set((await this.#desk.corpora.wanted()).map(({ id }) => id));
    const written = await Promise.all(known.map(({ wanted: { id } }) => this.#desk.corpora.writtenFor(id)));
    const fruitless = await this.#desk.corpora.fruitless();
    // a later change is drawn by now
    if (turn !== this.#turn) return;
    const pick = this.#pick;
    const active = pick.activeItems[0]?.id;
    const items = known.map((source, at) => this.#itemFor(source, written[at]));
    const { l10n } = vscode;
    pick.keepScrollPosition = true;
    pick.items = [
      ...under(
        l10n.t('bibliographies'),
        items.filter(({ id }) => !wanted.has(id)),
      ),
      ...under(
        l10n.t('corpora'),
        items.filter(({ id }) => wanted.has(id)),
      ),
      ...under(
        l10n.t('settings'),
        fruitless.map((path) => this.#fruitlessItem(path)),
      ),
    ];
    const again = pick.items.filter(({ id }) => id !== undefined && id === active);
    if (again.length > 0) pick.activeItems = again;
    pick.busy = this.#desk.sources.isReading;
    pick.title = l10n.t('Sources: {0}', summaryOf(known));
  }

  #itemFor(source: KnownSource, written: string | undefined): SourceItem & { id: SourceId } {
    const actions = this.#actionsFor(source, written);
    return {
      ...rowOf(source, written),
      id: source.wanted.id,
      actions,
      buttons: actions.map(({ button }) => button),
    };
  }

  /** The first is what Enter does. */
  #actionsFor({ wanted, state, gone, isReading }: KnownSource, written: string | undefined): Action[] {
    const { l10n } = vscode;
    const { sources } = this.#desk;
    const at = state?.problems[0]?.start;
    const open = (): Promise<unknown> => openAt(wanted.uri, 0);
    const actions: Action[] = [];
    if (!gone) actions.push({ button: button('go-to-file', l10n.t('Open')), stays: false, run: open });
    if (at !== undefined) {
      const reveal = async (): Promise<void> => {
        await openAt(wanted.uri, at.line);
        await vscode.commands.executeCommand('workbench.actions.view.problems');
      };
      actions.push({ button: button('warning', l10n.t('Show its problems')), stays: false, run: reveal });
    }
    actions.push(
      isReading
        ? {
            button: button('debug-stop', l10n.t('Stop reading')),
            stays: true,
            run: () => Promise.resolve(sources.stop(wanted.id)),
          }
        : { button: button('refresh', l10n.t('Read again')), stays: true, run: () => sources.readAgain(wanted) },
    );
    if (written !== undefined) {
      const tooltip = l10n.t('Take {0} out of the settings', written);
      actions.push({ button: button('trash', tooltip), stays: true, run: () => removeCorpus(written) });
    } else if (wanted.id === BUNDLED) {
      const tooltip = l10n.t('Switch the bundled corpus off in the settings');
      actions.push({ button: button('trash', tooltip), stays: true, run: () => switchBundledCorpus(false) });
    }
    return actions;
  }

  /** A path in the settings that names nothing: mostly a slip, which shows nowhere else. */
  #fruitlessItem(path: string): SourceItem {
    const { l10n } = vscode;
    const remove = async (): Promise<void> => {
      await removeCorpus(path);
      // no source goes with it whose going would draw this anew
      this.#desk.corpora.forget();
      await this.#draw();
    };
    const actions: Action[] = [
      { button: button('gear', l10n.t('Settings')), stays: false, run: openSettings },
      { button: button('trash', l10n.t('Take {0} out of the settings', path)), stays: true, run: remove },
    ];
    return {
      label: `$(error) ${oneLine(path)}`,
      description: l10n.t('names no file'),
      actions,
      buttons: actions.map(({ button }) => button),
    };
  }

  #general(): Action[] {
    const { l10n } = vscode;
    const run = (command: string) => () => Promise.resolve(vscode.commands.executeCommand(command));
    return [
      { button: button('add', l10n.t('Add files or folders')), stays: false, run: addSources },
      {
        button: button('refresh', l10n.t('Read all again')),
        stays: true,
        run: run('relatedWork.rebuildLibrary'),
      },
      { button: button('output', l10n.t('Show the log')), stays: false, run: run('relatedWork.showLog') },
      { button: button('gear', l10n.t('Settings')), stays: false, run: openSettings },
    ];
  }

  #do(action: Action | undefined): void {
    if (action === undefined) return;
    if (!action.stays) this.#pick.hide();
    action.run().catch((error: unknown) => {
      this.#desk.log.error(`sources: ${reasonOf(error)}`);
      void vscode.window.showErrorMessage(vscode.l10n.t('That did not work: {0}', reasonOf(error)));
    });
  }
}

function under(label: string, items: readonly SourceItem[]): readonly SourceItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function button(icon: string, tooltip: string): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip };
}

function openSettings(): Promise<unknown> {
  return Promise.resolve(
    vscode.commands.executeCommand('workbench.action.openSettings', '@ext:related-work.related-work'),
  );
}

/** Compressed files and other formats open as VS Code opens them. */
async function openAt(uri: vscode.Uri, line: number): Promise<void> {
  const at = new vscode.Position(line, 0);
  if (uri.path.endsWith('.gz')) await vscode.commands.executeCommand('revealFileInOS', uri);
  else await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
}

/** Asks for files or folders and names them in the settings. */
async function addSources(): Promise<void> {
  const { l10n, window } = vscode;
  const chosen = await window.showOpenDialog({
    canSelectFiles: true,
    canSelectFolders: true,
    canSelectMany: true,
    title: l10n.t('Papers that you may want to cite'),
    openLabel: l10n.t('Add'),
  });
  if (chosen !== undefined && chosen.length > 0) await addCorpora(chosen.map(({ fsPath }) => fsPath));
}
