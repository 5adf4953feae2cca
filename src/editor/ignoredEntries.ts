/** Of which entries does the person not want to hear that they are incomplete? Remembered for the workspace; no file is touched. */
import type * as vscode from 'vscode';

const name = 'ignoredEntries';

/** What is remembered: `uri#key`. */
export class IgnoredEntries {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  has(uri: vscode.Uri, key: string): boolean {
    return this.#all().includes(named(uri, key));
  }

  /** Ignores an entry, or tells of it again. */
  async set(uri: vscode.Uri, key: string, isIgnored: boolean): Promise<void> {
    const others = this.#all().filter((each) => each !== named(uri, key));
    await this.#memory.update(name, isIgnored ? [...others, named(uri, key)] : others);
  }

  #all(): readonly string[] {
    const value = this.#memory.get<unknown>(name, []);
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  }
}

function named(uri: vscode.Uri, key: string): string {
  return `${uri.toString()}#${key}`;
}
