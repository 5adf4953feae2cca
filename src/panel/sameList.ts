/** Is what is asked now still what was asked before, so that nobody expects the list to begin anew? */
import type { PanelSubject } from '../messages/panel.ts';

/** The same paragraph, whatever was typed into it; the same search; the same paper that others are like. */
export function isSameList(one: PanelSubject | undefined, other: PanelSubject | undefined): boolean {
  if (one === other) return true;
  if (one?.kind === 'passage') return other?.kind === 'passage' && one.paragraph === other.paragraph;
  if (one?.kind === 'typed') return other?.kind === 'typed' && one.typed === other.typed;
  return one?.kind === 'like' && other?.kind === 'like' && one.title === other.title;
}
