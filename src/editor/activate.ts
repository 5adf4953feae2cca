/** How are the parts made and joined? The same in node and in the browser: only how the worker starts differs. */
import type * as vscode from 'vscode';
import type { FromWorker, Port, ToWorker } from '../messages/questions.ts';
import { registerAccept } from './accept.ts';
import { Asker } from './ask.ts';
import { BesideOtherExtensions } from './besideOthers.ts';
import { BibEntries } from './bibEntries.ts';
import { BibliographyFinder } from './bibliographies.ts';
import { type CitingCommands, registerCommands } from './commands/commands.ts';
import { type FirstMinute, registerFirstMinute } from './commands/firstMinute.ts';
import { registerClearSnapshots } from './commands/clearSnapshots.ts';
import { registerKeyCommands } from './commands/copyKey.ts';
import { registerOpenEntry } from './commands/openEntry.ts';
import { registerSmallCommands } from './commands/smallCommands.ts';
import { registerCompletions } from './completions.ts';
import { Corpora } from './corpora.ts';
import type { Desk, Later } from './desk.ts';
import { DocumentIndex } from './documentIndex.ts';
import { followDocuments } from './follow.ts';
import { Joiner } from './joiner.ts';
import { openLog } from './log.ts';
import { type MapCode, registerMap } from './map/register.ts';
import { NewFolders } from './newFolders.ts';
import { snapshotFolder } from './snapshotFolder.ts';
import type { PanelHome } from './panel/host.ts';
import { Snapshots } from './snapshots.ts';
import { Sources } from './sources.ts';
import { registerStatusBar } from './statusBar.ts';
import { Stubs } from './stubs.ts';
import { tellWhenGivenUp } from './givenUp.ts';

/** What joins when the rest of the code is loaded. */
interface Joining {
  readonly registerLater: (desk: Desk, stubs: Stubs, home: PanelHome) => vscode.Disposable;
}

/** What differs between the machines that the extension runs on. */
export interface Machine {
  /** Starts the worker; called at the first question, and again when a worker has died. */
  readonly startWorker: () => Port<FromWorker, ToWorker>;
  /** The person's home folder; undefined in a browser. */
  readonly home: string | undefined;
  /** The code that is not needed at once: a file of its own in node, a part of the one file in a browser. */
  readonly loadLater: () => Promise<Later & CitingCommands & Joining & FirstMinute & MapCode>;
  /** The environment variable BIBINPUTS; undefined where it is not set. */
  readonly bibInputs: string | undefined;
}

/** What the extension tells others about itself. */
export interface Exports {
  /** Milliseconds that `activate` held the host's thread. */
  readonly activatedInMs: number;
  /** Whether its worker runs now: only what somebody asks for starts it. */
  isReading(): boolean;
}

/** Makes the parts and joins them. Reads nothing and starts no worker: the first question does. */
export function activateOn(machine: Machine, context: vscode.ExtensionContext): Exports {
  const start = performance.now();
  const log = openLog();
  const asker = new Asker(machine.startWorker, log);
  const folder = snapshotFolder(context.globalStorageUri);
  const snapshots = new Snapshots(asker, folder, log, { now: () => Date.now() });
  const sources = new Sources(asker, log, snapshots);
  const newFolders = new NewFolders();
  const documents = new DocumentIndex(asker, log, newFolders);
  const bibliographies = new BibliographyFinder(asker, documents, machine, newFolders);
  const corpora = new Corpora(context.extensionUri, machine.home, newFolders);
  const bibEntries = new BibEntries(asker, log);
  const joiner = new Joiner(machine.loadLater, (later) => later.registerLater(desk, stubs, context), log);
  const later = (): Promise<Later & CitingCommands & FirstMinute & MapCode> => joiner.join();
  const memory = context.workspaceState;
  const desk: Desk = { later, asker, sources, documents, bibliographies, bibEntries, corpora, log, memory };
  const stubs = new Stubs(desk);
  joiner.joinSoon();
  context.subscriptions.push(
    log,
    asker,
    snapshots,
    sources,
    newFolders,
    documents,
    bibliographies,
    corpora,
    bibEntries,
    stubs,
    registerCompletions(desk, new BesideOtherExtensions(context.globalState, log)),
    registerFirstMinute(context, later),
    registerMap(desk, stubs, context, later),
    registerStatusBar(sources),
    registerAccept(stubs),
    registerOpenEntry(desk),
    registerKeyCommands(),
    registerClearSnapshots(snapshots, context.globalStorageUri),
    registerSmallCommands(desk, stubs, log),
    followDocuments(desk),
    tellWhenGivenUp(asker),
    joiner,
    registerCommands(desk, stubs, later),
  );
  const activatedInMs = performance.now() - start;
  log.info(`activated in ${activatedInMs.toFixed(1)} ms`);
  return { activatedInMs, isReading: () => asker.isRunning };
}
