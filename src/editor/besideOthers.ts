/** Which other extension completes citations in a document, and what is left for us to add? */
import * as vscode from 'vscode';
import type { Row } from '../core/show/card.ts';
import { isListedElsewhere } from '../core/library/listedElsewhere.ts';
import { reasonOf } from './log.ts';
import type { Log } from './ports.ts';
import { type BesideOthers, besideOthersSetting, changeSetting, settingOfOther } from './settings.ts';

/** An extension that lists the keys of a document's bibliographies. */
interface Other {
  readonly id: string;
  readonly name: string;
  /** VS Code's language ids in which it does. */
  readonly languages: readonly string[];
  /** Whether its rows are also found by the title. */
  readonly byTitle: boolean;
  /** The setting of its own with which it lists none, where it has one. */
  readonly off: { readonly section: string; readonly name: string; readonly value: number | string } | undefined;
}

const others: readonly Other[] = [
  {
    id: 'james-yu.latex-workshop',
    name: 'LaTeX Workshop',
    languages: ['latex', 'latex-expl3', 'tex', 'rsweave'],
    byTitle: true,
    // a size that no file is below: it has no switch for its list alone
    off: { section: 'latex-workshop.bibtex', name: 'maxFileSize', value: 0 },
  },
  {
    id: 'notzaki.pandocciter',
    name: 'PandocCiter',
    languages: ['markdown', 'rmd', 'quarto'],
    byTitle: false,
    off: { section: 'PandocCiter', name: 'ViewType', value: 'browser' },
  },
  { id: 'quarto.quarto', name: 'Quarto', languages: ['quarto'], byTitle: false, off: undefined },
];

const explained = 'relatedWork.explainedBeside';

/** Decides what is listed beside others, and explains it once. */
export class BesideOtherExtensions {
  #isExplaining = false;
  #areOthersAsked = true;

  private readonly memory: vscode.Memento;
  private readonly log: Log;

  constructor(memory: vscode.Memento, log: Log) {
    this.memory = memory;
    this.log = log;
  }

  /** The rows that are ours to show: all of them, those that no other lists, or none. */
  rowsFor(
    document: vscode.TextDocument,
    context: vscode.CompletionContext,
    typed: string,
    rows: readonly Row[],
  ): readonly Row[] {
    this.#follow(context);
    const installed = installedIn(document);
    if (installed.length === 0) return rows;
    const mode = besideOthersSetting(document.uri);
    if (mode === 'nothing') return [];
    const active = installed.filter((other) => isListing(other, document));
    if (active.length === 0) return rows;
    void this.#explain(active).catch((error: unknown) => this.log.warn(`beside others: ${reasonOf(error)}`));
    if (mode === 'everything' || !this.#areOthersAsked) return rows;
    return rows.filter((row) => !active.some(({ byTitle }) => isListedElsewhere(row, typed, byTitle)));
  }

  /**
   * A character that only our list opens at (a blank, a colon in a key) makes VS Code ask us alone, and goes on doing so
   * while that list is refined: what others would list is not there.
   */
  #follow({ triggerKind, triggerCharacter }: vscode.CompletionContext): void {
    const { Invoke, TriggerCharacter } = vscode.CompletionTriggerKind;
    if (triggerKind === Invoke) this.#areOthersAsked = true;
    else if (triggerKind === TriggerCharacter) this.#areOthersAsked = /[{,@;]/.test(triggerCharacter ?? '');
  }

  async #explain(active: readonly Other[]): Promise<void> {
    const names = active.map(({ name }) => name);
    const known = this.memory.get<readonly string[]>(explained, []);
    if (this.#isExplaining || names.every((name) => known.includes(name))) return;
    this.#isExplaining = true;
    await this.memory.update(explained, [...new Set([...known, ...names])]);
    const { l10n, window, commands } = vscode;
    const alone = l10n.t('Ours Alone');
    const settings = l10n.t('Settings');
    const choice = await window.showInformationMessage(
      l10n.t(
        '{0} completes citations as well. So that no paper is listed twice, Related Work adds only what it does not list: papers found by words, typos or accents, and papers that you do not cite yet.',
        names.join(', '),
      ),
      alone,
      settings,
    );
    this.#isExplaining = false;
    if (choice === settings) {
      await commands.executeCommand('workbench.action.openSettings', 'relatedWork.completion.besideOthers');
    } else if (choice === alone) await oursAlone(active);
  }
}

/** The others that complete citations in documents like this one. */
function installedIn({ languageId }: vscode.TextDocument): readonly Other[] {
  return others.filter(({ id, languages }) => languages.includes(languageId) && vscode.extensions.getExtension(id));
}

/** Whether it lists keys, as far as its own settings tell. */
function isListing({ off }: Other, { uri }: vscode.TextDocument): boolean {
  return off === undefined || settingOfOther(off.section, off.name, uri) !== off.value;
}

/** The person has asked for our list alone: ours is switched on in full, and theirs off where they can be. */
async function oursAlone(active: readonly Other[]): Promise<void> {
  const { l10n, window } = vscode;
  const mode: BesideOthers = 'everything';
  await changeSetting('relatedWork', 'completion.besideOthers', mode);
  const changed: string[] = [];
  for (const { off } of active) {
    if (off === undefined) continue;
    await changeSetting(off.section, off.name, off.value);
    changed.push(`${off.section}.${off.name}`);
  }
  const left = active.filter(({ off }) => off === undefined).map(({ name }) => name);
  const told = [
    ...(changed.length === 0 ? [] : [l10n.t('Changed in your settings: {0}.', changed.join(', '))]),
    ...(left.length === 0 ? [] : [l10n.t('{0} has no setting for this: its rows stay.', left.join(', '))]),
  ];
  void window.showInformationMessage(told.join(' '));
}
