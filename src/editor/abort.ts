/** How does VS Code's cancellation become the one that the rest of the code speaks? */
import type * as vscode from 'vscode';

/**
 * An `AbortSignal` that aborts when the token is cancelled. VS Code disposes of its listeners with the token's source, so
 * there is nothing to release.
 */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** Whether what is being done is no longer wanted. A function, because the compiler takes a property for unchanged over an `await`. */
export function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
