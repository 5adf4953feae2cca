/** Where does the extension tell what it did? One output channel, counts instead of contents. */
import * as vscode from 'vscode';

/** The output channel `Related Work`. */
export function openLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Related Work', { log: true });
}

/** What went wrong, in one line, whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
