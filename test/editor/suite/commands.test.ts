/** Is everything that package.json declares really there? */
import * as vscode from 'vscode';
import { equal, ok } from './check.ts';
import { extensionId } from './desk.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[] };
}

describe('the manifest', () => {
  it('every declared command is registered, with a title in words', async () => {
    const { contributes } = vscode.extensions.getExtension(extensionId)?.packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    equal(missing, []);
    const untranslated = contributes.commands.filter(({ title }) => title.startsWith('%'));
    equal(untranslated, []);
    ok(contributes.commands.length >= 5, 'find, stub, cite here, rebuild, panel');
  });

  it('the panel opens by its command', async () => {
    await vscode.commands.executeCommand('relatedWork.showPanel');
  });
});
