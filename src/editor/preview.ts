/** How is a change shown before it is made? Beside what is there, as VS Code compares two files. */
import * as vscode from 'vscode';

const scheme = 'related-work-preview';

/** The texts that are shown, by their uri. */
const texts = new Map<string, string>();
let next = 1;

/** Lets VS Code open the texts. */
export function registerPreviews(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) texts.delete(uri.toString());
    }),
    { dispose: () => texts.clear() },
  );
}

/** Shows a document beside what it would become. */
export async function showDifference(document: vscode.TextDocument, after: string, title: string): Promise<void> {
  const uri = document.uri.with({ scheme, query: String(next++), fragment: '' });
  texts.set(uri.toString(), after);
  await vscode.commands.executeCommand('vscode.diff', document.uri, uri, title, { preview: true });
}
