/** What has the person chosen? Every setting is read here and nowhere else. */
import * as vscode from 'vscode';
import type { CheckCode } from './checkCode.ts';
import { type Allowed, isProvider } from './online/allowed.ts';

/** The files, folders and globs of further papers, as written in the settings. */
export function corporaSetting(): readonly string[] {
  const value: unknown = vscode.workspace.getConfiguration('relatedWork').get('corpora');
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string' && each.trim() !== '')
    : [];
}

/** Takes a path out of the corpora wherever it is written: in the user's settings or the workspace's. */
export async function removeCorpus(written: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('relatedWork');
  const everywhere = settings.inspect<unknown>('corpora');
  const { Global, Workspace } = vscode.ConfigurationTarget;
  for (const [value, target] of [
    [everywhere?.globalValue, Global],
    [everywhere?.workspaceValue, Workspace],
  ] as const) {
    if (!Array.isArray(value) || !value.includes(written)) continue;
    const rest: unknown[] = value.filter((each) => each !== written);
    await settings.update('corpora', rest.length === 0 ? undefined : rest, target);
  }
}

/** Adds paths to the corpora, where they are written already: in the workspace's settings or else the user's. */
export async function addCorpora(paths: readonly string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration('relatedWork');
  const isInWorkspace = settings.inspect<unknown>('corpora')?.workspaceValue !== undefined;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const all = [...new Set([...corporaSetting(), ...paths])];
  await settings.update('corpora', all, isInWorkspace ? Workspace : Global);
}

/** Leaves the bundled corpus out of the library, or takes it in again. */
export async function switchBundledCorpus(isOn: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration('relatedWork');
  const isInWorkspace = settings.inspect<unknown>('bundledCorpus')?.workspaceValue !== undefined;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  await settings.update('bundledCorpus', isOn, isInWorkspace ? Workspace : Global);
}

/** Further commands that cite, without backslash, as written in the settings. */
export function commandsSetting(document: vscode.Uri): readonly string[] {
  const value: unknown = vscode.workspace.getConfiguration('relatedWork', document).get('citationCommands');
  if (!Array.isArray(value)) return [];
  return value
    .filter((each): each is string => typeof each === 'string')
    .map((each) => each.trim().replace(/^\\/, ''))
    .filter((each) => /^[a-zA-Z@]+\*?$/.test(each));
}

/** Folders in which a bibliography is looked for that does not lie where its document says, as written in the settings. */
export function bibliographyFoldersSetting(document: vscode.Uri): readonly string[] {
  const value: unknown = vscode.workspace.getConfiguration('relatedWork', document).get('bibliographyFolders');
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string' && each.trim() !== '')
    : [];
}

/** What is completed where another extension completes citations as well. */
export type BesideOthers = 'additions' | 'everything' | 'nothing';

/** What the person wants beside other extensions that complete citations. */
export function besideOthersSetting(document: vscode.Uri): BesideOthers {
  const value = vscode.workspace
    .getConfiguration('relatedWork', document)
    .get<string>('completion.besideOthers', 'additions');
  return value === 'everything' || value === 'nothing' ? value : 'additions';
}

/** Whether entries that cannot be read are shown as problems of their file. */
export function entryProblemsSetting(source: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('relatedWork', source).get<boolean>('check.entries', true);
}

/** Who may be asked for a paper that the person pastes, adds or completes; nobody unless they were switched on. */
export function onlineSetting(): Allowed {
  const settings = vscode.workspace.getConfiguration('relatedWork');
  const value: unknown = settings.get('online');
  const providers = Object.entries(isRecord(value) ? value : {}).flatMap(([name, isOn]) =>
    isOn === true && isProvider(name) ? [name] : [],
  );
  const contact: unknown = settings.get('onlineContact');
  // what is no address would be sent with each request all the same
  const isMail = typeof contact === 'string' && /^[\w.!#$%&'*+/=?^{|}~-]+@[\w-]+(?:\.[\w-]+)+$/.test(contact.trim());
  return { providers: new Set(providers), contact: isMail ? contact.trim() : '' };
}

/** Whether the bundled corpus is part of the library. */
export function bundledCorpusSetting(): boolean {
  return vscode.workspace.getConfiguration('relatedWork').get<boolean>('bundledCorpus', true);
}

/** Whether a bibliography shows above each entry how often it is cited. */
export function citedTimesSetting(bibliography: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('relatedWork', bibliography).get<boolean>('bib.citedTimes', true);
}

/** Whether entries that nobody cites are faded in a bibliography. */
export function fadeUnusedSetting(bibliography: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('relatedWork', bibliography).get<boolean>('bib.fadeUnused', true);
}

/** The pattern that new keys follow; empty: they are made as those of the bibliography are. */
export function keyPatternSetting(document: vscode.Uri | undefined): string {
  const value: unknown = vscode.workspace.getConfiguration('relatedWork', document).get('stub.key');
  return typeof value === 'string' ? value : '';
}

/** Whether stubs carry the abstract, for the bibliography they go to. */
export function stubSetting(target: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('relatedWork', target).get<boolean>('stub.abstract', false);
}

/** Whether a kind of problem in documents is shown. */
export function checkSetting(code: CheckCode, document: vscode.Uri): boolean {
  const settings = vscode.workspace.getConfiguration('relatedWork', document);
  switch (code) {
    case 'unknown-key':
      return settings.get<boolean>('check.unknownKeys', true);
    case 'doubled-key':
      return settings.get<boolean>('check.doubledKeys', true);
    case 'bibliography-not-found':
      return settings.get<boolean>('check.bibliographies', true);
    case 'same-work':
      return settings.get<boolean>('check.sameWork', true);
    case 'incomplete-entry':
      return settings.get<boolean>('check.incompleteEntries', true);
    case 'repeated-key':
      return settings.get<boolean>('check.entries', true);
  }
}

/** Whether the person has switched suggestions while typing off: VS Code's own default for Markdown is not their choice. */
export function quickSuggestionsAreOff(document: vscode.TextDocument): boolean {
  const known = vscode.workspace.getConfiguration('editor', document).inspect('quickSuggestions');
  const chosen: unknown[] = [
    known?.globalValue,
    known?.workspaceValue,
    known?.workspaceFolderValue,
    known?.globalLanguageValue,
    known?.workspaceLanguageValue,
  ];
  return chosen.some(
    (value) =>
      value === false || (isRecord(value) && value['other'] === 'off') || (isRecord(value) && value['other'] === false),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A setting of another extension, as it holds for a document. */
export function settingOfOther(section: string, name: string, document: vscode.Uri): unknown {
  return vscode.workspace.getConfiguration(section, document).get(name);
}

/** Changes a setting for this person, because they asked for it. */
export async function changeSetting(section: string, name: string, value: number | string): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
}

/** What becomes of papers in the panel that the document cites already. */
export type CitedInPanel = 'show' | 'dim' | 'hide';

/** What the person wants of them. */
export function citedInPanelSetting(document: vscode.Uri): CitedInPanel {
  const value = vscode.workspace.getConfiguration('relatedWork', document).get<string>('panel.cited', 'show');
  return value === 'dim' || value === 'hide' ? value : 'show';
}
