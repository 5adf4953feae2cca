/** What joins a moment after activation? Everything that nobody can ask for before a document is drawn. */
import * as vscode from 'vscode';
import { registerBibHover } from './bibHover.ts';
import { registerCitedLenses } from './citedLenses.ts';
import { CitedTimes } from './citedTimes.ts';
import { registerDefinition } from './definition.ts';
import type { Desk } from './desk.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerDoubledWorks } from './doubledWorks.ts';
import { showUnused as showUnusedEntries } from './commands/showUnused.ts';
import { registerFormatBib } from './formatBib.ts';
import { registerHover } from './hover.ts';
import { registerIncompleteEntries } from './incompleteEntries.ts';
import { registerKeyPatternCheck } from './keyPatternCheck.ts';
import { onlineOf } from './online/online.ts';
import { registerPasteInBibs } from './pasting/inBib.ts';
import { registerPasteInDocuments } from './pasting/inDocument.ts';
import { registerPreviews } from './preview.ts';
import { type PanelHome, registerPanel } from './panel/host.ts';
import { registerProblems } from './problems.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerReferences } from './references.ts';
import { registerRename } from './rename.ts';
import type { Stubs } from './stubs.ts';
import { registerSymbols } from './symbols.ts';
import { registerUnusedEntries } from './unusedEntries.ts';

export { copyBibtex } from './commands/copyBibtex.ts';
export { copyReference } from './commands/copyReference.ts';
export { saveCited } from './commands/saveCited.ts';
export { addToCorpora } from './commands/addToCorpora.ts';
export { addByIdentifier } from './commands/addByIdentifier.ts';
export { completeOnline } from './commands/completeOnline.ts';
export { citeHere } from './commands/citeHere.ts';
export { findPaper } from './commands/findPaper.ts';
export { insertStub } from './commands/insertStub.ts';
export { restoreMap, showMap } from './commands/showMap.ts';
export { openSample } from './commands/openSample.ts';
export { rebuildLibrary } from './commands/rebuildLibrary.ts';
export { showSources } from './commands/showSources.ts';
export { createBibliography } from './createBibliography.ts';
export { offerMissing } from './offerMissing.ts';
export { passageAt } from './passages.ts';
export { stubTarget } from './stubTarget.ts';

/** What was counted last: whoever asks for this code has it registered. */
let counted: CitedTimes | undefined;

/** `Related Work: Show Unused Entries`. */
export async function showUnused(desk: Desk): Promise<void> {
  if (counted !== undefined) await showUnusedEntries(desk, counted);
}

/** Hovers, checks and fixes, following a key: in node a file of its own, so that activation does not wait for its code. */
export function registerLater(desk: Desk, stubs: Stubs, home: PanelHome): vscode.Disposable {
  const citedTimes = new CitedTimes(desk);
  counted = citedTimes;
  const online = onlineOf(desk, home);
  return vscode.Disposable.from(
    citedTimes,
    registerPanel(desk, stubs, home),
    registerHover(desk, citedTimes),
    registerBibHover(desk, citedTimes),
    registerCitedLenses(desk, citedTimes),
    registerDefinition(desk),
    registerReferences(desk),
    registerRename(desk),
    registerSymbols(desk),
    registerProblems(desk.sources),
    registerDiagnostics(desk),
    registerDoubledWorks(desk),
    registerIncompleteEntries(desk),
    registerPreviews(),
    registerUnusedEntries(desk, citedTimes),
    registerFormatBib(desk),
    registerKeyPatternCheck(desk),
    registerQuickFixes(desk),
    registerPasteInDocuments(desk, stubs, online),
    registerPasteInBibs(desk, online),
  );
}
