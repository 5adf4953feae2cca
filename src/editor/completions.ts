/** What is offered where a key can be typed? */
import * as vscode from 'vscode';
import type { Slot } from '../core/document/slot.ts';
import type { Row } from '../core/show/card.ts';
import { isBareKey } from '../core/document/pandocKey.ts';
import type { AcceptedPaper } from './accept.ts';
import { isAborted, signalOf } from './abort.ts';
import type { BesideOtherExtensions } from './besideOthers.ts';
import { cardMarkdown } from './cardMarkdown.ts';
import { delays } from './delays.ts';
import { type Desk, type Standing, standingOf } from './desk.ts';
import { documentSelector, rangeOf } from './documents.ts';
import { ListOpener } from './listOpener.ts';
import { reasonOf } from './log.ts';
import { citedKeys, slotAt } from './reading.ts';

/** As many rows as anybody scrolls through; what is not among them is found by another word. */
const mostRows = 50;

/**
 * What may open or go on with the list: what opens a group, separates keys, or stands in a key without being part of a
 * word for VS Code (`: . + - /`); and the blank, because people type several words.
 */
const triggers = ['{', ',', '@', ';', ' ', ':', '.', '+', '-', '/', '_'];

/** VS Code compares no more of `filterText` than this; longer texts are cut on both sides alike. */
const filterLength = 128;

/**
 * As many characters as a row has in a list of VS Code's usual width (430 px): a longer one would lose its right end, which
 * says where the paper is from. The whole title stands in the pane beside the list.
 */
const columns = 45;
const fewestColumns = 24;

class PaperItem extends vscode.CompletionItem {
  readonly row: Row;
  readonly scope: Standing['scope'];

  constructor(label: vscode.CompletionItemLabel, row: Row, scope: Standing['scope']) {
    // not Text: whoever has switched words off (`editor.suggest.showWords`) would not see these, either
    super(label, row.standing === 'citable' ? vscode.CompletionItemKind.Reference : vscode.CompletionItemKind.File);
    this.row = row;
    this.scope = scope;
  }
}

/** Registers the completion of keys in every language that is written in. */
export function registerCompletions(desk: Desk, beside: BesideOtherExtensions): vscode.Disposable {
  const provider = new PaperCompletions(desk, beside);
  return vscode.Disposable.from(
    provider,
    vscode.languages.registerCompletionItemProvider(documentSelector, provider, ...triggers),
  );
}

class PaperCompletions implements vscode.CompletionItemProvider<PaperItem>, vscode.Disposable {
  /** Where the last list was asked for while sources were still being read, or while nothing was found. */
  #unfinished: { document: vscode.TextDocument; line: number; why: 'reading' | 'empty' } | undefined;
  readonly #subscriptions: vscode.Disposable;
  readonly #opener = new ListOpener();

  private readonly desk: Desk;
  private readonly beside: BesideOtherExtensions;

  constructor(desk: Desk, beside: BesideOtherExtensions) {
    this.desk = desk;
    this.beside = beside;
    this.#subscriptions = vscode.Disposable.from(
      this.#opener,
      // a list asked for before everything is read fills itself
      desk.sources.onDidChange(() => {
        if (!desk.sources.isReading && this.#unfinished?.why === 'reading') this.#askAgain();
      }),
      // VS Code ends a session at an empty list; the next letter, or one taken back, may find something
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#unfinished?.why === 'empty' && document === this.#unfinished.document) {
          this.#askAgain();
        }
      }),
    );
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    context: vscode.CompletionContext,
  ): Promise<vscode.CompletionList<PaperItem> | undefined> {
    this.#opener.wasAsked(document);
    const offset = document.offsetAt(position);
    const slot = slotAt(document, offset);
    this.#unfinished = undefined;
    if (slot === undefined) return undefined;
    const signal = signalOf(token);
    try {
      const { scope, sources } = await standingOf(this.desk, document);
      const complete = await this.desk.sources.ready(sources, delays.firstListMs, signal);
      if (isAborted(signal)) return undefined;
      // nothing typed: what belongs to the paragraph comes first
      const passage = slot.typed === '' ? (await this.desk.later()).passageAt(document, offset) : undefined;
      if (passage !== undefined) await this.desk.documents.read(delays.firstListMs, signal);
      if (isAborted(signal)) return undefined;
      const found = await this.desk.asker.ask(
        'complete',
        {
          ...scope,
          typed: slot.typed,
          present: slot.present,
          cited: citedKeys(document),
          loose: slot.loose,
          limit: mostRows,
          ...(passage === undefined ? {} : { passage, document: document.uri.toString() }),
        },
        signal,
      );
      if (isAborted(signal)) return undefined;
      const rows = this.beside.rowsFor(document, context, slot.typed, found);
      if (!complete || found.length === 0) {
        this.#unfinished = { document, line: position.line, why: complete ? 'empty' : 'reading' };
      }
      const items = rows.map((row, rank) => itemFor(row, rank, document, slot, position, scope));
      return new vscode.CompletionList(items, true);
    } catch (error) {
      if (!isAborted(signal)) this.desk.log.error(`completion: ${reasonOf(error)}`);
      return undefined;
    }
  }

  async resolveCompletionItem(item: PaperItem, token: vscode.CancellationToken): Promise<PaperItem> {
    try {
      const card = await this.desk.asker.ask('card', { ...item.scope, paper: item.row.paper }, signalOf(token));
      if (card !== null) item.documentation = cardMarkdown({ ...card, key: item.row.key }, false);
    } catch (error) {
      if (!token.isCancellationRequested) this.desk.log.error(`card: ${reasonOf(error)}`);
    }
    return item;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Opens the list again, if the person is still in the slot that it was asked for. */
  #askAgain(): void {
    const unfinished = this.#unfinished;
    const editor = vscode.window.activeTextEditor;
    if (unfinished === undefined || editor?.document !== unfinished.document) return;
    if (editor.selection.active.line !== unfinished.line) {
      this.#unfinished = undefined;
      return;
    }
    // a change event comes before the cursor has moved: look from the next turn
    setTimeout(() => {
      const offset = editor.document.offsetAt(editor.selection.active);
      if (this.#unfinished !== unfinished) return;
      if (slotAt(editor.document, offset) === undefined) return;
      void vscode.commands.executeCommand('editor.action.triggerSuggest');
    }, 0);
  }
}

function itemFor(
  row: Row,
  rank: number,
  document: vscode.TextDocument,
  slot: Slot,
  position: vscode.Position,
  scope: Standing['scope'],
): PaperItem {
  const citable = row.standing === 'citable';
  // the key that a new paper gets stands in the pane: here the title needs the room
  const facts = [row.authors, row.year?.toString() ?? row.venue].filter((part) => part !== undefined && part !== '');
  const detail = facts.length === 0 ? '' : `  ${oneLine(facts.join(' '))}`;
  const label = oneLine(citable ? row.key : row.title);
  const room = Math.max(fewestColumns, columns - detail.length - row.sourceName.length);
  const shown = { label: shortened(label, room), description: row.sourceName, ...(detail === '' ? {} : { detail }) };
  const item = new PaperItem(shown, row, scope);
  item.range = replacedRange(document, slot, position);
  item.insertText = textFor(row.key, slot, document, item.range.end);
  // VS Code would hide and reorder by the label: it is to see what was typed in each row, and our order
  item.filterText = document.getText(item.range.with({ end: position })).slice(0, filterLength);
  item.sortText = rank.toString().padStart(4, '0');
  if (!citable) {
    const accepted: AcceptedPaper = { document: document.uri.toString(), paper: row.paper, key: row.key };
    item.command = { command: 'relatedWork.acceptPaper', title: '', arguments: [accepted] };
  }
  return item;
}

/** VS Code wants one line that holds the cursor; a slot that goes on over the line's end is cut there. */
function replacedRange(document: vscode.TextDocument, slot: Slot, position: vscode.Position): vscode.Range {
  const whole = rangeOf(document, slot.span);
  const line = document.lineAt(position.line).range;
  return line.intersection(whole) ?? new vscode.Range(position, position);
}

/**
 * A key as the slot's syntax takes it: pandoc wants braces around what its bare form would cut off, and the one that
 * closes a key in braces, unless it is there.
 */
function textFor(key: string, slot: Slot, document: vscode.TextDocument, end: vscode.Position): string {
  if (slot.syntax === 'pandoc') return isBareKey(key) ? key : `{${key}}`;
  if (slot.syntax !== 'pandoc-braced') return key;
  const isClosed = document.getText(new vscode.Range(end, end.translate(0, 1))) === '}';
  return isClosed ? key : `${key}}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function shortened(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`;
}
