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

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
let bytes = new Uint8Array(1 << 14);

/**
 * The same where one wide character somewhere has made the whole text two bytes wide: what is decoded anew is as narrow as it
 * can be (five times as fast as going through JSON). Half a character becomes U+FFFD.
 */
const ownNarrowText: OwnText = (piece) => {
  // a UTF-16 code unit takes three bytes at most
  if (bytes.length < 3 * piece.length) bytes = new Uint8Array(6 * piece.length);
  return decoder.decode(bytes.subarray(0, encoder.encodeInto(piece, bytes).written));
};

/** The way to copy that suits a text that is not too long to look at in one go. */
export function ownTextFor(text: string): OwnText {
  return /[^\u0000-\u00ff]/.test(text) ? ownNarrowText : ownText;
}

/** The same for any text, found in steps. */
export function* ownTextOf(text: string): Generator<undefined, OwnText> {
  for (let at = 0; at < text.length; at += PER_STEP) {
    if (/[^\u0000-\u00ff]/.test(text.slice(at, at + PER_STEP))) return ownNarrowText;
    yield undefined;
  }
  return ownText;
}
