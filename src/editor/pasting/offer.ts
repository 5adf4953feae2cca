/** What can be had instead of a pasted or dropped text, and what is done when a person takes it? */
import * as vscode from 'vscode';
import { isAborted } from '../abort.ts';
import type { Log } from '../ports.ts';
import { reasonOf } from '../reasonOf.ts';

/** What is put in. */
export interface Edited {
  readonly text: string;
  /** What changes elsewhere. */
  readonly also?: vscode.WorkspaceEdit;
}

/** An edit that is offered. */
export interface Offer extends Edited {
  readonly title: string;
  /** Whether it is what is meant, or only possible: then the plain text comes first. */
  readonly isFirst: boolean;
  /** Done when it is chosen, before it is put in; may answer what is put in instead. */
  readonly whenChosen?: (signal: AbortSignal) => Promise<Edited | undefined> | undefined;
}

type Edit = vscode.DocumentPasteEdit | vscode.DocumentDropEdit;

/** Edits that were offered: VS Code asks for the rest of one when it is chosen, and not before. */
export class Prepared<Kind extends Edit> {
  readonly #offers = new WeakMap<Kind, Offer>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Makes an edit what an offer says. */
  made(edit: Kind, offer: Offer): Kind {
    put(edit, offer);
    if (!offer.isFirst) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
    this.#offers.set(edit, offer);
    return edit;
  }

  /** The edit as it is to be made: as it was offered where it was given up, or could not be finished. */
  async resolve(edit: Kind, signal: AbortSignal): Promise<Kind> {
    try {
      const instead = await this.#offers.get(edit)?.whenChosen?.(signal);
      if (instead !== undefined) put(edit, instead);
    } catch (error) {
      if (!isAborted(signal)) this.#log.error(`paste: ${reasonOf(error)}`);
    }
    return edit;
  }
}

function put(edit: Edit, { text, also }: Edited): void {
  edit.insertText = text;
  if (also !== undefined) edit.additionalEdit = also;
}
