/** What does a key mean, where the focus is? */
import { type CardAction, cardActions } from './cardActions.ts';

/** What somebody wants with a key. */
export type Intent =
  /** To another card: by so many, or `-Infinity`, `Infinity`. `extends`: all on the way are selected. */
  | { readonly kind: 'move'; readonly by: number; readonly extends: boolean }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'select' }
  | { readonly kind: 'act'; readonly action: CardAction }
  /** To the next or previous button of a card. */
  | { readonly kind: 'button'; readonly by: 1 | -1 }
  | { readonly kind: 'search' }
  /** From the search box into the list, with what has been typed. */
  | { readonly kind: 'enter-list'; readonly isDone: boolean }
  | { readonly kind: 'leave' }
  | { readonly kind: 'keys' };

/** Where the focus is: on a card, on a control inside one, in the search box, in another field, or elsewhere. */
export type Where = 'card' | 'in-card' | 'search' | 'field' | 'elsewhere';

/** As much of a `KeyboardEvent` as counts. */
export interface Pressed {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
const byKey = new Map(Object.entries(cardActions).map(([action, { key }]) => [key, action as CardAction]));

/** What is wanted, or undefined: then the key is the browser's, and VS Code's. */
export function intentOf({ key, ctrl, shift, alt }: Pressed, where: Where): Intent | undefined {
  if (alt) return undefined;
  const letter = key.toLowerCase();
  if (key === 'Escape') return { kind: 'leave' };
  if (ctrl && letter === 'f' && !shift) return { kind: 'search' };
  if (where === 'search') {
    if (key === 'ArrowDown' || key === 'Enter') return { kind: 'enter-list', isDone: key === 'Enter' };
    return undefined;
  }
  if (where === 'field') return undefined;
  if (key === '/' && !ctrl) return { kind: 'search' };
  if (key === '?' && !ctrl) return { kind: 'keys' };
  if (where === 'elsewhere') return undefined;
  if (key === ' ' && ctrl) return { kind: 'select' };
  const by = moves[key];
  if (by !== undefined && !ctrl) return { kind: 'move', by, extends: shift };
  if (ctrl) return undefined;
  if (key === 'ArrowRight' || key === 'ArrowLeft') return { kind: 'button', by: key === 'ArrowRight' ? 1 : -1 };
  if (key === 'Enter' && where === 'card') return { kind: 'toggle' };
  const action = byKey.get(letter);
  return action === undefined || shift ? undefined : { kind: 'act', action };
}
