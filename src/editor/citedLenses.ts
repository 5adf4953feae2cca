/** What stands above each entry of a .bib? How often it is cited; a click shows where. */
import * as vscode from 'vscode';
import { bibSelector, rangeOfKey } from './bibEntries.ts';
import { type CitedTimes, placesInWords, timesInWords } from './citedTimes.ts';
import type { Desk } from './desk.ts';
import { reasonOf } from './log.ts';
import { locationsOf } from './references.ts';
import { citedTimesSetting } from './settings.ts';
import { subjectAt } from './subject.ts';

/** Above larger files nothing is shown: VS Code asks for all lenses of a file at once. */
const mostCharacters = 2_000_000;

class CitedLens extends vscode.CodeLens {
  readonly uri: vscode.Uri;
  readonly names: ReadonlySet<string>;

  constructor(range: vscode.Range, uri: vscode.Uri, names: ReadonlySet<string>) {
    super(range);
    this.uri = uri;
    this.names = names;
  }
}

/** Where the lens that was clicked stands. */
interface LensPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** Registers the lenses, and the command behind them, which is in no menu. */
export function registerCitedLenses(desk: Desk, citedTimes: CitedTimes): vscode.Disposable {
  const lenses = new CitedLenses(desk, citedTimes);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider(bibSelector, lenses),
    vscode.commands.registerCommand('relatedWork.showCitations', (place: LensPlace) => showCitations(desk, place)),
  );
}

class CitedLenses implements vscode.CodeLensProvider<CitedLens>, vscode.Disposable {
  readonly #desk: Desk;
  readonly #citedTimes: CitedTimes;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(desk: Desk, citedTimes: CitedTimes) {
    this.#desk = desk;
    this.#citedTimes = citedTimes;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      citedTimes.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('relatedWork.bib.citedTimes')) this.#changed.fire();
      }),
    );
  }

  /** Only where they stand; what they say is asked for those on the screen. */
  async provideCodeLenses(document: vscode.TextDocument): Promise<CitedLens[]> {
    const { uri } = document;
    if (!citedTimesSetting(uri) || document.getText().length > mostCharacters) return [];
    try {
      // above a list of papers that no document uses it would only be in the way
      if (!(await this.#citedTimes.isUsed(uri.toString()))) return [];
      const bib = await this.#desk.bibEntries.of(uri);
      const lenses: CitedLens[] = [];
      let names = new Set<string>();
      for (const key of bib?.keys ?? []) {
        if (key.role === 'alias') names.add(key.key);
        // `@xdata` only lends its fields: nobody cites it
        if (key.role !== 'entry' || key.whole?.type === 'xdata') continue;
        names = new Set([key.key]);
        lenses.push(new CitedLens(rangeOfKey(key), uri, names));
      }
      return lenses;
    } catch (error) {
      this.#desk.log.warn(`cited times: ${reasonOf(error)}`);
      return [];
    }
  }

  async resolveCodeLens(lens: CitedLens): Promise<CitedLens> {
    const cited = await this.#citedTimes.of(lens.uri.toString(), lens.names);
    const { line, character } = lens.range.start;
    const place: LensPlace = { uri: lens.uri.toString(), line, character };
    // a lens that leads nowhere is only a text
    const command = cited.total === 0 ? '' : 'relatedWork.showCitations';
    lens.command = { title: timesInWords(cited), tooltip: placesInWords(cited), command, arguments: [place] };
    return lens;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

async function showCitations(desk: Desk, { uri, line, character }: LensPlace): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const position = new vscode.Position(line, character);
  const { signal } = new AbortController();
  const subject = await subjectAt(desk, document, position, signal);
  if (subject === undefined) return;
  const locations = await locationsOf(desk, subject, false, signal);
  await vscode.commands.executeCommand('editor.action.showReferences', document.uri, position, locations);
}
