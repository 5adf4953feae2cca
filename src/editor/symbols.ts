/** Which papers of the bibliographies can be gone to by a word? For `Go to Symbol in Workspace`, and a .bib's outline. */
import * as vscode from 'vscode';
import type { SourceId } from '../core/paper.ts';
import type { Card } from '../core/show/card.ts';
import { isAborted, signalOf } from './abort.ts';
import { bibSelector, rangeOfKey } from './bibEntries.ts';
import type { Bibliography } from './bibliographies.ts';
import { delays } from './delays.ts';
import { type Desk, sourceOf } from './desk.ts';
import { reasonOf } from './log.ts';
import { oneLine } from './oneLine.ts';

/** As many as anybody looks through. */
const mostSymbols = 200;

/** Registers the search for papers among the workspace's symbols, and the outline of bibliographies. */
export function registerSymbols(desk: Desk): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: async (query, token) => {
        const signal = signalOf(token);
        try {
          return await papersNamed(desk, query, signal);
        } catch (error) {
          if (!isAborted(signal)) desk.log.error(`symbols: ${reasonOf(error)}`);
          return undefined;
        }
      },
    }),
    vscode.languages.registerDocumentSymbolProvider(bibSelector, {
      provideDocumentSymbols: (document) => outlineOf(desk, document),
    }),
  );
}

async function papersNamed(
  desk: Desk,
  query: string,
  signal: AbortSignal,
): Promise<vscode.SymbolInformation[] | undefined> {
  const typed = query.trim();
  // nothing typed yet: all of a large library is no answer
  if (typed === '') return undefined;
  const bibliographies = await allBibliographies(desk, signal);
  if (isAborted(signal)) return undefined;
  desk.sources.want(bibliographies.map(sourceOf));
  const ids: SourceId[] = bibliographies.map(({ id }) => id);
  await desk.sources.ready(ids, delays.firstHoverMs, signal);
  if (isAborted(signal)) return undefined;
  const ask = { bibliographies: ids, typed, present: [], cited: [], loose: false, limit: mostSymbols };
  const rows = await desk.asker.ask('complete', ask, signal);
  const citable = rows.filter(({ standing }) => standing === 'citable');
  const cards = await Promise.all(
    citable.map(({ paper }) => desk.asker.ask('card', { bibliographies: ids, paper }, signal)),
  );
  return isAborted(signal) ? undefined : cards.flatMap((card) => (card === null ? [] : [symbolOf(card)]));
}

/**
 * VS Code asks with the first word only, and then hides a row whose name lacks it, or whose container lacks one of the
 * further words: both say all that is known of the paper. The container is shown as far as there is room.
 */
function symbolOf({ key, title, authors, year, source, line }: Card): vscode.SymbolInformation {
  const by = [authors, year?.toString() ?? ''].filter((part) => part !== '').join(' ');
  const parts = [key, title, by].filter((part) => part !== '').map(oneLine);
  const location = new vscode.Location(vscode.Uri.parse(source).with({ fragment: '' }), new vscode.Position(line, 0));
  const container = [...parts].reverse().join(' · ');
  return new vscode.SymbolInformation(parts.join(' · '), vscode.SymbolKind.Constant, container, location);
}

/** Everything that any document of the workspace cites from: files, and items in YAML headers. */
async function allBibliographies(desk: Desk, signal: AbortSignal): Promise<readonly Bibliography[]> {
  const found = new Map<SourceId, Bibliography>();
  for (const { uri } of await desk.documents.all(signal)) {
    if (isAborted(signal)) break;
    for (const each of (await desk.bibliographies.of({ uri })).all) found.set(each.id, each);
  }
  return [...found.values()];
}

async function outlineOf(desk: Desk, document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
  // it gives an outline of its own, and two of them would be one too many
  if (vscode.extensions.getExtension('james-yu.latex-workshop') !== undefined) return [];
  try {
    const bib = await desk.bibEntries.of(document.uri);
    return (bib?.keys ?? []).flatMap((key) => {
      if (key.whole === undefined) return [];
      const { type, line, endLine } = key.whole;
      const own = rangeOfKey(key);
      const whole = new vscode.Range(line, 0, endLine, document.lineAt(Math.min(endLine, document.lineCount - 1)).text.length); // prettier-ignore
      return [new vscode.DocumentSymbol(oneLine(key.key), type, vscode.SymbolKind.Constant, whole.union(own), own)];
    });
  } catch (error) {
    desk.log.warn(`outline: ${reasonOf(error)}`);
    return [];
  }
}
