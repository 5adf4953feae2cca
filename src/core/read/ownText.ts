/** How does a piece of a big text outlive it without keeping it? */

/** Makes a copy of a piece that keeps nothing else alive. */
export type OwnText = (piece: string) => string;

/** Characters that are looked at in one step. */
const PER_STEP = 500_000;

/**
 * In V8 a piece of a string keeps the whole string alive: one title would hold a file of 150 MB. Joined to something and
 * cut off again it is flat, and its own.
 */
export const ownText: OwnText = (piece) => ` ${piece}`.slice(1);

/** The same where one wide character somewhere has made the whole text two bytes wide: going through JSON narrows it. */
const ownNarrowText: OwnText = (piece) => JSON.parse(JSON.stringify(piece)) as string;

/** The way to copy that suits a text, found in steps. */
export function* ownTextOf(text: string): Generator<undefined, OwnText> {
  for (let at = 0; at < text.length; at += PER_STEP) {
    if (/[^\u0000-\u00ff]/.test(text.slice(at, at + PER_STEP))) return ownNarrowText;
    yield undefined;
  }
  return ownText;
}
