/** Under which keys does a document cite papers? */
import type * as vscode from 'vscode';
import type { Citable } from '../citing.ts';
import { type Desk, standingOf } from '../desk.ts';

/** The papers as the document cites them: another one than that which the panel follows may have other keys. */
export async function rowsOf(
  desk: Desk,
  document: vscode.TextDocument,
  papers: readonly string[],
  signal: AbortSignal,
): Promise<readonly Citable[]> {
  const { scope } = await standingOf(desk, document);
  const rows: Citable[] = [];
  const given = new Set<string>();
  for (const paper of papers) {
    const card = await desk.asker.ask('card', { ...scope, paper }, signal);
    if (card === null) continue;
    // the keys that two papers would get may be the same as long as neither has it
    const key = card.standing === 'citable' ? card.key : different(card.key, given);
    given.add(key);
    rows.push({ paper, key, standing: card.standing });
  }
  return rows;
}

/** The key, or with a letter behind it where it is given already: `b`, `c` ... */
function different(key: string, given: ReadonlySet<string>): string {
  for (let at = 0; ; at++) {
    const tried = at === 0 ? key : `${key}${(at + 10).toString(36)}`;
    if (!given.has(tried)) return tried;
  }
}
