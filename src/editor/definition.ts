/** Where does the entry of a key stand? For `Go to Definition` and `Peek`, from a document and from a .bib. */
import * as vscode from 'vscode';
import { BUNDLED } from '../core/paper.ts';
import { isAborted, signalOf } from './abort.ts';
import { bibSelector, rangeOfKey } from './bibEntries.ts';
import { resolveKey } from './citationAt.ts';
import type { Desk } from './desk.ts';
import { documentSelector, languageOf } from './documents.ts';
import { reasonOf } from './log.ts';
import { subjectAt } from './subject.ts';
import type { BibPlace } from './uses.ts';

/** Registers the way from a citation, or from a `crossref` and its like, into the entry. */
export function registerDefinition(desk: Desk): vscode.Disposable {
  const provider: vscode.DefinitionProvider = {
    provideDefinition: async (document, position, token) => {
      const signal = signalOf(token);
      try {
        return await definitionAt(desk, document, position, signal);
      } catch (error) {
        if (!isAborted(signal)) desk.log.error(`definition: ${reasonOf(error)}`);
        return undefined;
      }
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(documentSelector, provider),
    vscode.languages.registerDefinitionProvider(bibSelector, provider),
  );
}

async function definitionAt(
  desk: Desk,
  document: vscode.TextDocument,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<vscode.LocationLink[] | undefined> {
  const subject = await subjectAt(desk, document, position, signal);
  if (subject === undefined) return undefined;
  const { key, range, entry } = subject;
  if (entry !== undefined) return [{ originSelectionRange: range, ...targetOf(entry) }];
  if (languageOf(document) === undefined) return undefined;
  // it stands in no .bib: in an exported list, say
  const card = (await resolveKey(desk, document, key, 0, signal))?.card ?? null;
  if (card === null || card.source === BUNDLED) return undefined;
  const at = new vscode.Position(card.line, 0);
  const targetUri = vscode.Uri.parse(card.source);
  return [{ originSelectionRange: range, targetUri, targetRange: new vscode.Range(at, at) }];
}

/** Extensions that lead to an entry as well: both to its `@`, where LaTeX Workshop's and PandocCiter's parsers see it begin. */
const others = ['james-yu.latex-workshop', 'notzaki.pandocciter'];

/**
 * The entry as a whole, for a peek; the cursor goes to its key. Beside another extension it goes where that one's would:
 * VS Code drops what two say alike, and opens a list of two where they differ.
 */
function targetOf({ uri, key }: BibPlace): Omit<vscode.LocationLink, 'originSelectionRange'> {
  const { line, endLine } = key.whole ?? { line: key.line, endLine: key.line };
  const targetRange = new vscode.Range(line, 0, endLine + 1, 0);
  const isBeside = others.some((id) => vscode.extensions.getExtension(id) !== undefined);
  const targetSelectionRange = isBeside ? new vscode.Range(line, 0, line, 0) : rangeOfKey(key);
  return { targetUri: uri, targetRange, targetSelectionRange };
}
