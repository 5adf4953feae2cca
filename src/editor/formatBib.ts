/** How is a .bib laid out by `Format Document` and `Format Selection`? As most of it is; values, names and comments stay. */
import * as vscode from 'vscode';
import type { Span } from '../core/document/slot.ts';
import { isAborted, signalOf } from './abort.ts';
import { bibSelector } from './bibEntries.ts';
import type { Desk } from './desk.ts';
import { rangeOf } from './documents.ts';
import { reasonOf } from './log.ts';

/** Registers both. */
export function registerFormatBib(desk: Desk): vscode.Disposable {
  const format = async (
    document: vscode.TextDocument,
    { insertSpaces, tabSize }: vscode.FormattingOptions,
    within: Span | undefined,
    token: vscode.CancellationToken,
  ): Promise<vscode.TextEdit[]> => {
    const signal = signalOf(token);
    const indent = insertSpaces ? ' '.repeat(tabSize) : '\t';
    const { version } = document;
    try {
      const ask = { text: document.getText(), indent, ...(within === undefined ? {} : { within }) };
      const changes = await desk.asker.ask('formatBib', ask, signal);
      if (isAborted(signal) || document.version !== version) return [];
      return changes.map((change) => vscode.TextEdit.replace(rangeOf(document, change), change.text));
    } catch (error) {
      if (!isAborted(signal)) desk.log.error(`format: ${reasonOf(error)}`);
      return [];
    }
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(bibSelector, {
      provideDocumentFormattingEdits: (document, options, token) => format(document, options, undefined, token),
    }),
    vscode.languages.registerDocumentRangeFormattingEditProvider(bibSelector, {
      provideDocumentRangeFormattingEdits: (document, range, options, token) => {
        const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        return format(document, options, within, token);
      },
    }),
  );
}
