/** Which commands help in the first minute? Their code is loaded when they are called. */
import * as vscode from 'vscode';

/** The commands of `later.ts` that help to begin. */
export interface FirstMinute {
  readonly openSample: (extensionUri: vscode.Uri, storage: vscode.Uri) => Promise<void>;
  readonly addToCorpora: (uri: vscode.Uri | undefined, uris: readonly vscode.Uri[] | undefined) => Promise<void>;
}

/** Registers them. */
export function registerFirstMinute(
  { extensionUri, globalStorageUri }: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri'>,
  load: () => Promise<FirstMinute>,
): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('relatedWork.openSample', async () => (await load()).openSample(extensionUri, globalStorageUri)),
    registerCommand('relatedWork.addToCorpora', async (uri?: vscode.Uri, uris?: readonly vscode.Uri[]) =>
      (await load()).addToCorpora(uri, uris),
    ),
  );
}
