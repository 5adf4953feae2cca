/** Where do the sentences of a text begin and end? */
import type { Span } from '../document/slot.ts';

/** A full stop after these ends no sentence. Lower case, without the stop. */
const ABBREVIATIONS = new Set(
  (
    'al e.g i.e eg ie cf vs viz resp approx ca etc fig figs eq eqs eqn eqns sec secs sect ch chap tab tabs alg app ' +
    'def thm lem prop cor ref refs no nos vol pp p ed eds dr prof mr mrs ms st jr sr w.r.t wrt s.t a.k.a aka i.i.d ' +
    'bzw vgl sog ggf abb nr bd hrsg coll phys rev lett proc trans natl acad dept univ inc ltd co jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.s.a ph.d incl max min est'
  ).split(' '),
);

/** These abbreviations do end sentences when a capital follows. */
const MAY_END = new Set([
  'al',
  'etc',
  'inc',
  'ltd',
  'co',
  'u.s',
  'u.k',
  'u.s.a',
  'ph.d',
  'i.i.d',
  'max',
  'min',
  'no',
  'app',
  'est',
]);

/** What a sentence starts with when the word before the stop leaves it open. */
const STARTERS =
  /^(?:The|This|These|Those|That|We|Our|In|It|Its|However|Here|To|For|As|A|An|Moreover|Furthermore|While|Although|But|And|By|On|With|Such|Experiments?|Results?|Finally|Then|There|They|Specifically|Despite|Unlike|Most|Many|Recent|Existing)\b/u;

/**
 * What a sentence may end with, at that place: the third begins a list; then `systems.This paper`, `PubMed.Results`, the
 * blank lost.
 */
const STOP =
  /[.!?…]+["'”’)\]}]*(?=\s|$)|\n\s*\n|\s(?=•\s)|(?<=\p{Ll}{3})[.!?](?=(?:We|This|The|In|Our|However|To|It|These|Here) ?\b[\p{Ll} ,])|(?<=[\p{L}\p{N})])[.](?=(?:Background|Objectives?|Purpose|Methods?|Methodology|Results?|Findings|Conclusions?)\b[ :/])/uy;
const BULLET = 0x2022;

/** Whether `STOP` may match at a place: it is tried there alone, which takes a third of letting it search. */
function mayStop(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case 0x0a:
    case 0x2e:
    case 0x21:
    case 0x3f:
    case 0x2026:
      return true;
    default:
      return text.charCodeAt(at + 1) === BULLET;
  }
}

/**
 * Splits running text into sentences: spans in order, not overlapping, without the blanks around them; together they
 * hold every character that is not blank. Survives `et al.`, `e.g.`, `Fig. 3`, initials, decimals, `$...$`, URLs and
 * stops inside brackets. Linear in the text; never throws.
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  const inMath = text.includes('$') ? mathSpans(text) : [];
  let math = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (!mayStop(text, at)) continue;
    STOP.lastIndex = at;
    const match = STOP.exec(text);
    if (match === null) continue;
    const end = at + match[0].length;
    const stop = at;
    at = end - 1;
    while (math < inMath.length && (inMath[math]?.end ?? 0) <= stop) math++;
    if ((inMath[math]?.start ?? Infinity) < stop) continue;
    if (match[0].startsWith('.') && !endsSentence(text, start, stop, end)) continue;
    if (match[0] === '!' && isName(text, start, stop, end)) continue;
    add(start, end);
    start = end;
  }
  add(start, text.length);
  return spans;

  function add(from: number, to: number) {
    let first = from;
    let last = to;
    while (first < last && isBlank(text, first)) first++;
    while (last > first && isBlank(text, last - 1)) last--;
    if (first < last) spans.push({ start: first, end: last });
  }
}

/** The sentences themselves, blanks trimmed and line breaks inside kept. */
export function sentencesOf(text: string): string[] {
  return sentenceSpans(text).map(({ start, end }) => text.slice(start, end));
}

/** Is the stop at `stop` (its closing quotes and brackets end at `end`) the end of the sentence begun at `start`? */
function endsSentence(text: string, start: number, stop: number, end: number): boolean {
  const next = text.slice(end, end + 40).trimStart();
  if (next === '') return true;
  // `Fig. 3`, `approx. 20`, `this is vs. that`: a sentence starts with no small letter and with no comma
  if (/^(?:\p{Ll}(?![A-Z])|[,;:)\]}])/u.test(next)) return false;
  const word = wordBefore(text, start, stop);
  if (word === '') return true;
  const lower = word.toLowerCase();
  // `z. B. Netze`, `d. h. so`
  if (/^\p{L}$/u.test(word) && /^\p{L}\.(?=\s)/u.test(next)) return false;
  if (/^\p{Ll}$/u.test(word) && /(?:^|[\s(])\p{Ll}\. ?\p{Ll}$/u.test(text.slice(Math.max(start, stop - 6), stop)))
    return false;
  // J. Smith; but `vitamin A. We`
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return STARTERS.test(next);
  if (MAY_END.has(lower)) return lower === 'al' ? STARTERS.test(next) : /^["“‘'([]?\p{Lu}/u.test(next);
  if (ABBREVIATIONS.has(lower)) return false;
  return true;
}

/** `Google, Yahoo! and Bing`, `in Yahoo! Answers`: not `It works! The`. */
function isName(text: string, start: number, mark: number, end: number): boolean {
  let first = mark;
  while (first > start && mark - first < 24 && /\p{L}/u.test(text[first - 1] ?? '')) first--;
  if (first === start || !/^\p{Lu}/u.test(text.slice(first, mark))) return false;
  const next = text.slice(end, end + 40).trimStart();
  return next !== '' && !STARTERS.test(next);
}

/** The word (with stops inside, as in `e.g`) that ends at `stop`. At most twelve characters are looked at. */
function wordBefore(text: string, start: number, stop: number): string {
  let first = stop;
  while (first > start && stop - first < 12 && /[\p{L}.]/u.test(text[first - 1] ?? '')) first--;
  return text.slice(first, stop);
}

/** `$...$` and `$$...$$`; a lone dollar is money. Math never runs over an empty line. */
function mathSpans(text: string): Span[] {
  const spans: Span[] = [];
  const math = /\\\$|\$\$[^$]{1,400}\$\$|\$(?=[^\s$])[^$\n]{1,200}(?<=\S)\$(?!\d)/gu;
  for (let match = math.exec(text); match !== null; match = math.exec(text)) {
    if (match[0] !== '\\$') spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

function isBlank(text: string, at: number): boolean {
  return /\s/u.test(text[at] ?? '');
}
