/** Where does the extension tell what it did? One output channel, counts instead of contents. */
import * as vscode from 'vscode';

/** The output channel `Related Work`. */
export function openLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Related Work', { log: true });
}

export { reasonOf } from './reasonOf.ts';
