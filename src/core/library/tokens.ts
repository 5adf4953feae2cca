/** Where in a text that is shown do words with certain stems stand? */
import { stemOfWord } from './stem.ts';
import { fold, isStopWord, joinRaised, withoutApostrophe } from './terms.ts';

/** A word of a text with one of the stems looked for. */
export interface Token {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** A word with its raised and lowered parts: `S^{2}FT`. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[\^_{}'’]+[\p{L}\p{N}\p{M}]+)*\}?/gu;
const ASCII = /^[\0-\x7f]*$/;

/** Of an ASCII character: a letter or digit, or what may join them to one word. */
const PART = 1;
const JOINING = 2;
const KINDS = new Uint8Array(128);
const LOWER = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  KINDS[code] = /[A-Za-z0-9]/.test(character) ? PART : /[\^_{}']/.test(character) ? JOINING : 0;
  LOWER[code] = character.toLowerCase().charCodeAt(0);
}
const CLOSE = 125;

/** Stems to look for. */
export class Wanted {
  readonly #stems: ReadonlySet<string>;
  /** The first two characters of each: a stem keeps those of its words. */
  readonly #beginnings: ReadonlySet<number>;

  constructor(stems: Iterable<string>) {
    this.#stems = new Set(stems);
    this.#beginnings = new Set(Array.from(this.#stems, (stem) => beginning(stem.charCodeAt(0), stem.charCodeAt(1))));
  }

  /** The words of a text that have one of the stems, in order. */
  tokensIn(text: string): Token[] {
    const tokens: Token[] = [];
    const look = (start: number, end: number): void => {
      const stem = stemOf(text.slice(start, end));
      if (this.#stems.has(stem)) tokens.push({ stem, start, end });
    };
    if (ASCII.test(text)) this.#eachLikely(text, look);
    else for (const { 0: word, index } of text.matchAll(WORD)) look(index, index + word.length);
    return tokens;
  }

  /** Of the words that `WORD` finds in a plain text those that begin as a stem does: one in ten, and no regular expression. */
  #eachLikely(text: string, use: (start: number, end: number) => void): void {
    for (let at = 0; at < text.length;) {
      if (KINDS[text.charCodeAt(at)] !== PART) {
        at++;
        continue;
      }
      const start = at;
      for (;;) {
        at = behind(text, at, PART);
        const next = behind(text, at, JOINING);
        if (next === at || next === text.length || KINDS[text.charCodeAt(next)] !== PART) break;
        at = next;
      }
      if (at < text.length && text.charCodeAt(at) === CLOSE) at++;
      // `S^{2}` may be any word once its parts are joined
      const second = at > start + 1 ? text.charCodeAt(start + 1) : 0;
      const isLikely =
        KINDS[second] === JOINING ||
        this.#beginnings.has(beginning(LOWER[text.charCodeAt(start)] ?? 0, LOWER[second] ?? 0));
      if (isLikely) use(start, at);
    }
  }
}

/** Whether all words between two places of a text are stop words. */
export function onlyStopWords(text: string, start: number, end: number): boolean {
  for (const [word] of text.slice(start, end).matchAll(WORD)) if (stemOf(word) !== STOPS) return false;
  return true;
}

/** Where the run of one kind ends that begins at a place of a plain text. */
function behind(text: string, start: number, kind: number): number {
  let at = start;
  while (at < text.length && KINDS[text.charCodeAt(at)] === kind) at++;
  return at;
}

function beginning(first: number, second: number): number {
  return (first << 7) | (second || 0);
}

/** The stem of a stop word: none is empty. */
const STOPS = '';

const stems = new Map<string, string>();
const MOST_STEMS = 20_000;

/** The stem as it was indexed. The same words stand in card after card. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_STEMS) stems.clear();
  const folded = withoutApostrophe(fold(joinRaised(word)));
  const stem = isStopWord(folded) ? STOPS : stemOfWord(folded);
  stems.set(word, stem);
  return stem;
}
