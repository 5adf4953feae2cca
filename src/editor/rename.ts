/** How is a key renamed everywhere at once? In documents, in its entry, and wherever other entries name it. */
import * as vscode from 'vscode';
import { isAborted, signalOf } from './abort.ts';
import { bibSelector } from './bibEntries.ts';
import { Refused } from './changeable.ts';
import type { Desk } from './desk.ts';
import { documentSelector, languageOf } from './documents.ts';
import { reasonOf } from './log.ts';
import { mayChange } from './mayWrite.ts';
import { renamePlan, whyNot } from './renamePlan.ts';
import { subjectAt } from './subject.ts';

/** Registers the renaming of keys in every language that is written in, and in bibliographies. */
export function registerRename(desk: Desk): vscode.Disposable {
  const provider = new KeyRename(desk);
  return vscode.Disposable.from(
    vscode.languages.registerRenameProvider(documentSelector, provider),
    vscode.languages.registerRenameProvider(bibSelector, provider),
  );
}

class KeyRename implements vscode.RenameProvider {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Rejects with a sentence that VS Code shows at the cursor. */
  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<{ range: vscode.Range; placeholder: string } | undefined> {
    const subject = await subjectAt(this.#desk, document, position, signalOf(token));
    if (token.isCancellationRequested) return undefined;
    if (subject === undefined) {
      // somebody else may know what stands here
      if (isMarkdown(document)) return undefined;
      throw new Error(vscode.l10n.t('Only citation keys can be renamed here.'));
    }
    const refusal = whyNot(subject);
    // in Markdown the refusal waits: VS Code would let its own rename go on, which leaves the bibliography as it is
    if (refusal !== undefined && !isMarkdown(document)) throw new Error(refusal);
    return { range: subject.range, placeholder: document.getText(subject.range) };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const signal = signalOf(token);
    try {
      const subject = await subjectAt(this.#desk, document, position, signal);
      if (subject === undefined) return undefined;
      const edit = await renamePlan(this.#desk, subject, newName.trim(), signal);
      if (edit === undefined || edit.size === 0) return edit;
      const { l10n } = vscode;
      const question = l10n.t(
        'You have not trusted this workspace. Rename {0} in {1} files all the same?',
        subject.key,
        edit.size,
      );
      return (await mayChange(question, l10n.t('Rename'))) ? edit : new vscode.WorkspaceEdit();
    } catch (error) {
      if (isAborted(signal)) return undefined;
      if (!(error instanceof Refused)) this.#desk.log.error(`rename: ${reasonOf(error)}`);
      if (!isMarkdown(document)) throw error;
      // a rejection would hand the rename to VS Code's own, see above: nothing changes, and the person knows why
      void vscode.window.showInformationMessage(reasonOf(error));
      return new vscode.WorkspaceEdit();
    }
  }
}

/** Where VS Code's own Markdown takes `[@key]` for a link, and offers to rename it as well. */
function isMarkdown(document: vscode.TextDocument): boolean {
  return languageOf(document) === 'markdown';
}
