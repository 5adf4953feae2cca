/** Which bibliographies hold for a document, and where is each? */
import * as vscode from 'vscode';
import type { SourceId } from '../core/paper.ts';
import type { Span } from '../core/document/slot.ts';
import type { DocumentIndex } from './documentIndex.ts';

/** A bibliography that a document can cite from. */
export interface Bibliography {
  readonly id: SourceId;
  readonly uri: vscode.Uri;
  /** Where the document declares it; undefined when it merely lies beside the document. */
  readonly declaration: Span | undefined;
}

/** The bibliographies of a document, in the order in which their keys count. */
export interface Bibliographies {
  readonly all: readonly Bibliography[];
  /** Whether the document names its bibliographies. If not, every `.bib` beside it counts. */
  readonly declared: boolean;
}

interface Known {
  readonly version: number;
  readonly found: Promise<Bibliographies>;
}

/** Finds the bibliographies of documents, once for each version of a document. */
export class BibliographyFinder implements vscode.Disposable {
  readonly #known = new Map<string, Known>();
  readonly #disposables: vscode.Disposable[];

  private readonly documents: DocumentIndex;

  constructor(documents: DocumentIndex) {
    this.documents = documents;
    const besides = vscode.workspace.createFileSystemWatcher('**/*.bib', false, true, false);
    const forgetAll = (): void => this.#known.clear();
    this.#disposables = [
      besides,
      besides.onDidCreate(forgetAll),
      besides.onDidDelete(forgetAll),
      vscode.workspace.onDidCloseTextDocument((document) => this.#known.delete(document.uri.toString())),
    ];
  }

  /** The bibliographies of a document as it stands now, open or not. */
  of({ uri }: { readonly uri: vscode.Uri }): Promise<Bibliographies> {
    return this.#find(uri);
  }

  /** Looks again at the next question: files may have come or gone. */
  forget(): void {
    this.#known.clear();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #find(document: vscode.Uri): Promise<Bibliographies> {
    const declared = (await this.documents.of(document))?.bibliographies ?? [];
    if (declared.length > 0) {
      const all = declared.map(({ path, start, end }) => {
        const uri = resolvePath(document, path);
        return { id: uri.toString(), uri, declaration: { start, end } };
      });
      return { all: withoutDoubles(all), declared: true };
    }
    const beside = await bibFilesBeside(document);
    return { all: beside.map((uri) => ({ id: uri.toString(), uri, declaration: undefined })), declared: false };
  }
}

/** A path as a document writes it, against the document's folder. */
function resolvePath(document: vscode.Uri, path: string): vscode.Uri {
  const written = path.replaceAll('\\', '/');
  if (/^[a-zA-Z]:\//.test(written)) return document.with({ path: `/${written}` });
  if (written.startsWith('/')) return document.with({ path: written });
  return vscode.Uri.joinPath(folderOf(document), written);
}

/** The folder of a document; for one that was never saved, the workspace's. */
export function folderOf(document: vscode.Uri): vscode.Uri {
  if (document.scheme !== 'untitled') return vscode.Uri.joinPath(document, '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? document.with({ path: '/' });
}

async function bibFilesBeside(document: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const folder = folderOf(document);
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [], // an untitled document without a folder: nothing lies beside it
  );
  return entries
    .filter(([name, type]) => /\.bib$/i.test(name) && (type & vscode.FileType.File) !== 0)
    .map(([name]) => vscode.Uri.joinPath(folder, name))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function withoutDoubles(all: readonly Bibliography[]): readonly Bibliography[] {
  const seen = new Set<SourceId>();
  return all.filter(({ id }) => !seen.has(id) && seen.add(id));
}
