/** What are the words of a text, for the index and for what is typed alike? */

/** Letters that do not fall apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

/** What writers of languages without these letters put for them: `Mueller`, `Soerensen`, `Aarhus`. */
const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const ASCII = /^[\0-\x7f]*$/;

/** Raised and lowered parts belong to their word: `S^{2}FT`, `Memory^3`, `H_2O`. */
const RAISED = /([\p{L}\p{N}])\$?\s?[\^_]\s?(?:\{\s?([\p{L}\p{N}]{1,8})\s?\}|([\p{L}\p{N}]))\$?/gu;

/**
 * Lower case, accents off, ligatures and raised digits as plain characters: `S²FT` -> `s2ft`, `Ibáñez` -> `ibanez`.
 * The length may change: offsets into the result mean nothing for the text.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıħŋ]/gu, (letter) => LETTERS[letter] ?? letter);
}

/** The other way to write a text with umlauts and their like, folded: `müller` -> `mueller`; undefined where there is none. */
export function foldSpeltOut(text: string): string | undefined {
  if (ASCII.test(text)) return undefined;
  const composed = text.normalize('NFC').toLowerCase();
  const spelt = composed.replace(/[äöüøå]/gu, (letter) => SPELT_OUT[letter] ?? letter);
  return spelt === composed ? undefined : fold(spelt);
}

/** Joins raised and lowered parts to the word that they stand at: `S^{2}FT` -> `S2FT`. */
export function joinRaised(text: string): string {
  if (!text.includes('^') && !text.includes('_')) return text;
  return text.replace(RAISED, '$1$2$3');
}

/** Longer runs of letters are no words: base64, hostile text. */
export const LONGEST_WORD = 48;

/** A word of a folded text: letters and digits of any script, an apostrophe inside left out of it. */
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const ASCII_WORD = /[a-z0-9]+(?:'[a-z0-9]+)*/g;

/** The words of a text, folded, in order: `memory-efficient` gives two. `don't` -> `dont`, `Green's` -> `green`. */
export function wordsOf(text: string): string[] {
  const folded = fold(joinRaised(text));
  const words: string[] = [];
  for (const word of folded.match(ASCII.test(folded) ? ASCII_WORD : WORD) ?? []) {
    const plain = withoutApostrophe(word);
    if (plain.length <= LONGEST_WORD) words.push(plain);
  }
  return words;
}

/** Genitives lose their ending; in other words the apostrophe alone goes. */
export function withoutApostrophe(word: string): string {
  if (!word.includes("'") && !word.includes('’')) return word;
  return word.replace(/['’]s$/u, '').replace(/['’]/gu, '');
}

/** Hyphenated words written as one: `memory-efficient` -> `memoryefficient`. Folded, in order. */
export function joinedWordsOf(text: string): string[] {
  if (!/[-‐‑–^_]/u.test(text)) return [];
  const folded = fold(joinRaised(text));
  const joined: string[] = [];
  for (const [whole] of folded.matchAll(/[\p{L}\p{N}]+(?:[-‐‑–][\p{L}\p{N}]+)+/gu)) {
    const word = whole.replace(/[-‐‑–]/gu, '');
    if (word.length <= LONGEST_WORD) joined.push(word);
  }
  return joined;
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all also although am among an and any are arent as at be because been before being
  below between both but by can cannot cant could couldnt did didnt do does doesnt doing dont down due during each eg either
  et al etc every few for from further had hadnt has hasnt have havent having he her here hers him his how however i ie if in
  into is isnt it its itself just let many may me might more most much must my neither no nor not now of off often on once
  one only or other our ours out over own per rather same she should since so some such than that the their theirs them then there
  therefore these they this those though through thus to too toward towards under until up upon us use used uses using very
  via was wasnt we were what when where whereas whether which while who whom whose why will with within without would yet you
  your yours fig figure table section chapter eq equation ref refs`.split(/\s+/u),
);

/** Whether a folded word says nothing about a paper. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || (word.length === 1 && word >= 'a' && word <= 'z');
}
