/** Do two things say the same, and do they answer the same, so that nobody expects the list to begin anew? */
import type { PanelSubject } from '../messages/panel.ts';

/** Everything in the state is plain data. */
export function isAlike(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The same paragraph, whatever was typed into it; the same search; the same paper that others are like. */
export function isSameList(one: PanelSubject | undefined, other: PanelSubject | undefined): boolean {
  return isAlike({ ...one, firstWords: '' }, { ...other, firstWords: '' });
}
