/** Which commands are there whose code is loaded when they are called? */
import * as vscode from 'vscode';
import type { Desk } from '../desk.ts';
import type { Stubs } from '../stubs.ts';

/** The commands of `later.ts` that cite or copy. */
export interface CitingCommands {
  readonly findPaper: (desk: Desk, stubs: Stubs) => Promise<void>;
  readonly citeHere: (desk: Desk, stubs: Stubs) => Promise<void>;
  readonly insertStub: (desk: Desk, stubs: Stubs) => Promise<void>;
  readonly copyBibtex: (desk: Desk, of: unknown) => Promise<void>;
  readonly copyReference: (desk: Desk, of: unknown) => Promise<void>;
  readonly showUnused: (desk: Desk) => Promise<void>;
  readonly saveCited: (desk: Desk) => Promise<void>;
  readonly addByIdentifier: (desk: Desk, stubs: Stubs, text: unknown) => Promise<void>;
  readonly completeOnline: (desk: Desk, of: unknown) => Promise<void>;
}

/** Registers them at once: VS Code calls one as soon as the extension is active. */
export function registerCommands(desk: Desk, stubs: Stubs, load: () => Promise<CitingCommands>): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('relatedWork.findPaper', async () => (await load()).findPaper(desk, stubs)),
    registerCommand('relatedWork.citeHere', async () => (await load()).citeHere(desk, stubs)),
    registerCommand('relatedWork.insertStub', async () => (await load()).insertStub(desk, stubs)),
    registerCommand('relatedWork.copyBibtex', async (of: unknown) => (await load()).copyBibtex(desk, of)),
    registerCommand('relatedWork.copyReference', async (of: unknown) => (await load()).copyReference(desk, of)),
    registerCommand('relatedWork.showUnused', async () => (await load()).showUnused(desk)),
    registerCommand('relatedWork.saveCited', async () => (await load()).saveCited(desk)),
    registerCommand('relatedWork.addByIdentifier', async (text: unknown) =>
      (await load()).addByIdentifier(desk, stubs, text),
    ),
    registerCommand('relatedWork.completeOnline', async (of: unknown) => (await load()).completeOnline(desk, of)),
    registerCommand('relatedWork.rebuildLibrary', async () => (await desk.later()).rebuildLibrary(desk)),
    registerCommand('relatedWork.showSources', async () => (await desk.later()).showSources(desk)),
  );
}
