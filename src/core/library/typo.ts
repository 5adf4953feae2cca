/** Are two words the same but for slips of the finger? */

/** How likely somebody who means a word types another one, beside 1 for the word itself: with one slip. */
export const ONE_TYPO = 0.35;
/** The same for words of two or three letters: every second one is a slip away from another word. */
export const SHORT_TYPO = 0.02;

/** The same where only the beginning was typed, for both lengths: the longer it is, the likelier. */
export function begunLikeness(typed: number, whole: number): number {
  return 0.45 + (0.45 * typed) / whole;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Whether one letter replaced, added, left out, or two neighbours swapped make one word the other. Not for equal words. */
export function isOneTypoAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const more = long.length - short.length;
  if (more > 1) return false;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++;
  let end = 0;
  const room = short.length - start;
  while (end < room && short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)) end++;
  const differs = room - end;
  if (more === 1) return differs === 0;
  return (
    differs === 1 ||
    (differs === 2 &&
      short.charCodeAt(start) === long.charCodeAt(start + 1) &&
      short.charCodeAt(start + 1) === long.charCodeAt(start))
  );
}

/**
 * Every text that one slip makes of a word and that begins with other two letters: what `isOneTypoAway` knows of and a
 * look at the words with the same beginning does not find. Some more than once.
 */
export function* slipsAtStart(word: string, letters: readonly string[]): Generator<string> {
  const [first = '', second = '', third = ''] = word;
  const [behindFirst, behindSecond] = [word.slice(first.length), word.slice(first.length + second.length)];
  yield behindFirst;
  yield first + behindSecond;
  yield second + first + behindSecond;
  yield first + third + second + behindSecond.slice(third.length);
  for (const letter of letters) {
    yield letter + word;
    yield first + letter + behindFirst;
    yield letter + behindFirst;
    yield first + letter + behindSecond;
  }
}

/** Every text of two letters or more that one slip makes of a short word. Some more than once. */
export function* slipsOf(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const [before, behind, after] = [word.slice(0, at), word.slice(at), word.slice(at + 1)];
    for (const letter of LETTERS) {
      yield before + letter + behind;
      if (at < word.length) yield before + letter + after;
    }
    if (at < word.length && word.length > 2) yield before + after;
    if (at < word.length - 1) yield before + behind.slice(1, 2) + behind.slice(0, 1) + after.slice(1);
  }
}

/**
 * The least number of letters replaced, added, left out or swapped with their neighbour (optimal string alignment);
 * `most + 1` when it is more than `most`. Time: the product of the lengths at worst.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  const width = other.length + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column < width; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      now.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = now;
  }
  return Math.min(most + 1, last[width - 1] ?? most + 1);
}
