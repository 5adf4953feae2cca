/** How are the parts made and joined? The same in node and in the browser: only how the worker starts differs. */
import type * as vscode from 'vscode';
import type { FromWorker, Port, ToWorker } from '../messages/questions.ts';
import { registerAccept } from './accept.ts';
import { Asker } from './ask.ts';
import { BesideOtherExtensions } from './besideOthers.ts';
import { BibEntries } from './bibEntries.ts';
import { registerBibHover } from './bibHover.ts';
import { BibliographyFinder } from './bibliographies.ts';
import { registerCitedLenses } from './citedLenses.ts';
import { CitedTimes } from './citedTimes.ts';
import { registerClearSnapshots } from './commands/clearSnapshots.ts';
import { registerKeyCommands } from './commands/copyKey.ts';
import { registerCiteHere } from './commands/citeHere.ts';
import { registerFindPaper } from './commands/findPaper.ts';
import { registerInsertStub } from './commands/insertStub.ts';
import { registerOpenEntry } from './commands/openEntry.ts';
import { registerRebuildLibrary } from './commands/rebuildLibrary.ts';
import { registerShowSources } from './commands/showSources.ts';
import { registerSmallCommands } from './commands/smallCommands.ts';
import { registerCompletions } from './completions.ts';
import { Corpora } from './corpora.ts';
import type { Desk } from './desk.ts';
import { registerDefinition } from './definition.ts';
import { DocumentIndex } from './documentIndex.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerDoubledWorks } from './doubledWorks.ts';
import { followDocuments } from './follow.ts';
import { registerHover } from './hover.ts';
import { openLog } from './log.ts';
import { registerPanel } from './panelHost.ts';
import { registerProblems } from './problems.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerReferences } from './references.ts';
import { registerRename } from './rename.ts';
import { snapshotFolder } from './snapshotFolder.ts';
import { Snapshots } from './snapshots.ts';
import { Sources } from './sources.ts';
import { registerStatusBar } from './statusBar.ts';
import { Stubs } from './stubs.ts';
import { registerSymbols } from './symbols.ts';
import { tellWhenGivenUp } from './givenUp.ts';

/** What differs between the machines that the extension runs on. */
export interface Machine {
  /** Starts the worker; called at the first question, and again when a worker has died. */
  readonly startWorker: () => Port<FromWorker, ToWorker>;
  /** The person's home folder; undefined in a browser. */
  readonly home: string | undefined;
  /** The environment variable BIBINPUTS; undefined where it is not set. */
  readonly bibInputs: string | undefined;
}

/** What the extension tells others about itself. */
export interface Exports {
  /** Milliseconds that `activate` held the host's thread. */
  readonly activatedInMs: number;
}

/** Makes the parts and joins them. Reads nothing and starts no worker: the first question does. */
export function activateOn(machine: Machine, context: vscode.ExtensionContext): Exports {
  const start = performance.now();
  const log = openLog();
  const asker = new Asker(machine.startWorker, log);
  const folder = snapshotFolder(context.globalStorageUri);
  const snapshots = new Snapshots(asker, folder, log, { now: () => Date.now() });
  const sources = new Sources(asker, log, snapshots);
  const documents = new DocumentIndex(asker, log);
  const bibliographies = new BibliographyFinder(asker, documents, machine);
  const corpora = new Corpora(context.extensionUri, machine.home);
  const bibEntries = new BibEntries(asker, log);
  const desk: Desk = { asker, sources, documents, bibliographies, bibEntries, corpora, log };
  const citedTimes = new CitedTimes(desk);
  const stubs = new Stubs(desk);
  context.subscriptions.push(
    log,
    asker,
    snapshots,
    sources,
    documents,
    bibliographies,
    corpora,
    bibEntries,
    citedTimes,
    stubs,
    registerCompletions(desk, new BesideOtherExtensions(context.globalState, log)),
    registerHover(desk, citedTimes),
    registerBibHover(desk, citedTimes),
    registerCitedLenses(desk, citedTimes),
    registerDefinition(desk),
    registerReferences(desk),
    registerRename(desk),
    registerSymbols(desk),
    registerPanel(desk, stubs, context.extensionUri),
    registerProblems(sources),
    registerDiagnostics(desk),
    registerDoubledWorks(desk),
    registerQuickFixes(desk),
    registerStatusBar(sources),
    registerAccept(stubs),
    registerFindPaper(desk, stubs),
    registerCiteHere(desk, stubs),
    registerInsertStub(desk, stubs),
    registerOpenEntry(desk),
    registerKeyCommands(),
    registerRebuildLibrary(desk),
    registerClearSnapshots(snapshots),
    registerShowSources(desk),
    registerSmallCommands(desk, stubs, log),
    followDocuments(desk),
    tellWhenGivenUp(asker),
  );
  const activatedInMs = performance.now() - start;
  log.info(`activated in ${activatedInMs.toFixed(1)} ms`);
  return { activatedInMs };
}
