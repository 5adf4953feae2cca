/** What has the person chosen? Every setting is read here and nowhere else. */
import * as vscode from 'vscode';
import type { CheckCode } from './checkCode.ts';

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
  }
}
