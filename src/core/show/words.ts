/** Where in a text that is shown do its words stand? Runs of letters and digits, so `state-of-the-art` is four. */

/** By UTF-16 unit: whether it is of a letter or a digit. Beyond ASCII they are asked for when they come. */
const UNKNOWN = 0;
const OF_WORD = 1;
const BETWEEN = 2;
const kinds = new Uint8Array(0x10000);
for (let unit = 0; unit < 128; unit++) kinds[unit] = kindOf(String.fromCharCode(unit));

/** Where the first word at or behind `at` begins; the length of the text where none does. */
export function wordStart(text: string, at: number): number {
  let start = at;
  while (start < text.length && !isOfWord(text, start)) start++;
  return start;
}

/** Where the word ends that begins at `start`. */
export function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isOfWord(text, end)) end++;
  return end;
}

/** How many words there are; where there are more than `most`, one more than that. */
export function wordCount(text: string, most = Infinity): number {
  let count = 0;
  for (let at = wordStart(text, 0); at < text.length && count <= most; at = wordStart(text, wordEnd(text, at))) count++;
  return count;
}

function isOfWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const kind = kinds[unit];
  return kind === UNKNOWN ? isRareOfWord(text, at, unit) : kind === OF_WORD;
}

function isRareOfWord(text: string, at: number, unit: number): boolean {
  if (unit >= 0xdc00 && unit < 0xe000) {
    const first = text.charCodeAt(at - 1);
    return first >= 0xd800 && first < 0xdc00 && kindOf(text.slice(at - 1, at + 1)) === OF_WORD;
  }
  if (unit >= 0xd800 && unit < 0xdc00) return kindOf(text.slice(at, at + 2)) === OF_WORD;
  kinds[unit] = kindOf(String.fromCharCode(unit));
  return kinds[unit] === OF_WORD;
}

function kindOf(character: string): number {
  return /^[\p{L}\p{N}]$/u.test(character) ? OF_WORD : BETWEEN;
}
