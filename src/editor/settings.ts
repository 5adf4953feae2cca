/** What has the person chosen? Every setting is read here and nowhere else. */
import * as vscode from 'vscode';

/** The files, folders and globs of further papers, as written in the settings. */
export function corporaSetting(): readonly string[] {
  const value: unknown = vscode.workspace.getConfiguration('relatedWork').get('corpora');
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string' && each.trim() !== '')
    : [];
}

/** Whether the bundled corpus is part of the library. */
export function bundledCorpusSetting(): boolean {
  return vscode.workspace.getConfiguration('relatedWork').get<boolean>('bundledCorpus', true);
}

/** Whether stubs carry the abstract, for the bibliography they go to. */
export function stubSetting(target: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('relatedWork', target).get<boolean>('stub.abstract', false);
}
