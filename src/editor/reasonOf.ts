/** What went wrong, in one line, whatever was thrown? Imports no vscode. */

/** The message of an error; anything else as text. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
