/** How is a hover registered, so that what fails in it is told in the log and nowhere else? */
import * as vscode from 'vscode';
import { isAborted, signalOf } from './abort.ts';
import { reasonOf } from './log.ts';
import type { Log } from './ports.ts';

/** What is shown at a position; undefined where nothing is, or nobody wants it any more. */
export type HoverAt = (
  document: vscode.TextDocument,
  position: vscode.Position,
  signal: AbortSignal,
) => Promise<vscode.Hover | undefined>;

/** Registers a hover. */
export function registerHoverAt(selector: vscode.DocumentSelector, log: Log, hoverAt: HoverAt): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    provideHover: async (document, position, token) => {
      const signal = signalOf(token);
      try {
        return await hoverAt(document, position, signal);
      } catch (error) {
        if (!isAborted(signal)) log.error(`hover: ${reasonOf(error)}`);
        return undefined;
      }
    },
  });
}
