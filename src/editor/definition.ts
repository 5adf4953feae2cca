/** Where does the entry of a citation stand? For `Go to Definition` and `Peek`. */
import * as vscode from 'vscode';
import { BUNDLED } from '../core/paper.ts';
import { isAborted, signalOf } from './abort.ts';
import { citationAt, resolveKey } from './citationAt.ts';
import type { Desk } from './desk.ts';
import { documentSelector, rangeOf } from './documents.ts';
import { reasonOf } from './log.ts';

/** Registers the way from a citation into its entry. */
export function registerDefinition(desk: Desk): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(documentSelector, {
    provideDefinition: async (document, position, token): Promise<vscode.LocationLink[] | undefined> => {
      const signal = signalOf(token);
      const citation = citationAt(document, position);
      if (citation === undefined) return undefined;
      try {
        const card = (await resolveKey(desk, document, citation.key, 0, signal))?.card ?? null;
        if (card === null || card.source === BUNDLED) return undefined;
        const at = new vscode.Position(card.line, 0);
        return [
          {
            originSelectionRange: rangeOf(document, citation),
            // the items of a YAML header are a part of their document
            targetUri: vscode.Uri.parse(card.source).with({ fragment: '' }),
            targetRange: new vscode.Range(at, at),
          },
        ];
      } catch (error) {
        if (!isAborted(signal)) desk.log.error(`definition: ${reasonOf(error)}`);
        return undefined;
      }
    },
  });
}
