/** What would disturb every test? A browser's VS Code saves by itself after a second: nobody could tell who saved. */
import * as vscode from 'vscode';

before(async () => {
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
});
