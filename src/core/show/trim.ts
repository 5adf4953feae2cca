/** What can go from a sentence that is to stand alone? */
import { wordCount } from './words.ts';

const PAPER =
  '(?:paper|work|article|study|thesis|report|letter|note|manuscript|survey|chapter|dissertation|project|abstract|' +
  'research|poster|demo|demonstration|tutorial|essay|contribution)';

/** Lead-ins that only tie a sentence to what stood before it, or say that a paper is a paper. Each ends in a blank. */
const LEAD_INS: readonly RegExp[] = [
  // `OBJECTIVE: `, `Conclusions. `: the headings of structured abstracts
  /^(?:background|objectives?|aims?|purpose|methods?|results?|findings|conclusions?|significance|summary|abstract)\s*[:—–]\s+/iu,
  // `In this paper, we` and `In this paper we`
  new RegExp(`^(?:here,? )?in (?:this|the present|our|the current) (?:\\w+ )?${PAPER}, `, 'iu'),
  new RegExp(`^in (?:this|the present|our|the current) (?:\\w+ )?${PAPER} (?=(?:we|I|our)\\b)`, 'iu'),
  // `Abstract We show`, but not `Abstract interpretation`
  /^(?:abstract|summary)\.? (?=(?:We|This|In|The|Our|It|Here)\b)/iu,
  // `(ii) We prove`, `2) We do`, `• We show`
  /^(?:\((?:[ivx]{1,4}|[a-h]|\d)\)|(?:[ivx]{1,4}|\d)\)|[•·▪]) (?=\S)/iu,
  // `It is shown that every`: by whom needs no saying
  /^it (?:is|was|has been) (?:also )?(?:shown|found|proved|proven|demonstrated|argued|observed|concluded) that /iu,
  /^(?:but|and then|and|then),? (?=\S)/iu,
  /^(?:herein|in (?:doing|so doing)(?: so)?|by doing (?:so|this)|in this (?:way|context|sense|regard)),? (?=(?:we|I|our)\b)/iu,
  /^(?:here|finally|furthermore|moreover|(?:more )?specifically|additionally|in addition|in particular|besides|also|thus|hence|therefore|consequently|accordingly|to (?:this|that) end|to do (?:so|this)|to achieve this(?: goal)?|first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|concretely|overall|however|in (?:contrast|summary|short|response)|to sum up|as a result|(?:inspired|motivated) by this|based on this|instead|in light of this|with this in mind|for this(?: purpose| reason)?|yet|surprisingly|interestingly|remarkably|on the other hand|further|then|next|in fact|indeed|notably|nevertheless), /iu,
  /^(?:here|finally|so|first|next|yet|now|also|this is why) (?=we\b)/iu,
  /^(?:thus|hence|therefore) (?!far\b)(?=\p{L})/iu,
  // `To address these challenges of the past, we`: the challenges stood before
  /^(?:in order )?to (?:address|tackle|overcome|solve|resolve|fill|bridge|close|mitigate|alleviate|remedy|answer|combat|counter|circumvent|handle|achieve|deal with|avoid|rectify|cope with|meet|investigate|study|test|explore|understand) (?:(?:all |both )?(?:this|these|those|such|the above)(?: [^,;:]{1,60})?|the (?:limitation|issue|problem|challenge|gap|drawback|shortcoming)s?), /iu,
  /^(?:motivated|inspired|driven|encouraged|guided) by (?:this|these|such|the above)(?: [^,;:]{1,40})?, /iu,
  /^(?:with|using|utilizing|leveraging|given|following) (?:this|these|such|the above) [^,;:]{1,40}, (?=(?:we|this paper|this work)\b)/iu,
  /^(?:based|building) (?:on|upon) (?:this|these|such|the above)(?: [^,;:]{1,40})?, (?=(?:we|this paper|this work)\b)/iu,
];

/** Most sentences have none, and are not to be tried with each. */
const ANY_LEAD_IN = new RegExp(LEAD_INS.map(({ source }) => source).join('|'), 'iu');

const SIDE_WORD =
  /^we (?:also|further|additionally|then|therefore|thus|hence|here|first|next|finally|subsequently|thereby) (?=\w)/iu;

/** `We show in this paper that`: but not `the method presented in this paper`. */
const IN_PASSING = new RegExp(`^(we \\w+),? in this (?:\\w+ )?${PAPER},? (?=\\w)`, 'iu');

/** `(Liao et al., 2016)`, `[3, 7]` */
const CITATIONS = / ?\((?:e\.g\.,? |see |cf\. )?[^()]{0,160}?\b(?:19|20)\d\d[a-z]?\)| ?\[\d+(?:(?:, ?|[–-])\d+)*\]/gu;
/** `(e.g., ResNet)`: examples are the first thing that a summary can do without. */
const EXAMPLES = / ?\((?:e\.g\.|i\.e\.|such as|for example|for instance|cf\.|see) ?[^()]{0,200}\)/gu;

/** What is left must still be a sentence. */
const FEWEST_WORDS = 5;

/**
 * The sentence without lead-ins (`In this paper, `), side words (`We also show` -> `We show`), citations and examples in
 * brackets, on one line, beginning with a capital. Only what can go without touching the grammar of the rest does.
 */
export function trimmed(sentence: string): string {
  const whole = (/[^\S ]|\s\s/u.test(sentence) ? sentence.replace(/\s+/gu, ' ') : sentence).trim();
  let text = whole;
  for (let at = ANY_LEAD_IN.test(text) ? 0 : LEAD_INS.length; at < LEAD_INS.length; at++) {
    const lead = LEAD_INS[at];
    const shorter = lead === undefined ? text : text.replace(lead, '');
    if (shorter === text || !isEnough(shorter)) continue;
    text = shorter;
    at = -1; // `Finally, in this paper, we`: what is left may begin with another
  }
  if (text.includes('(') || text.includes('[')) {
    const bare = text.replace(CITATIONS, '').replace(EXAMPLES, '').trim();
    if (isEnough(bare)) text = bare;
  }
  text = text.replace(SIDE_WORD, 'We ').replace(IN_PASSING, '$1 ');
  return text.length < whole.length ? capitalized(text) : text;
}

function isEnough(text: string): boolean {
  return wordCount(text, FEWEST_WORDS) >= FEWEST_WORDS;
}

/** `we propose` -> `We propose`, `multi-task learning` -> `Multi-task learning`; `mT5 learns` and `k-means finds` stay as they are. */
function capitalized(text: string): string {
  return /^\p{Ll}{2,}(?:-\p{Ll}+)*(?![-\p{L}\p{N}])|^a /u.test(text)
    ? (text[0] ?? '').toUpperCase() + text.slice(1)
    : text;
}

/** `While the theory is simple, we show`: what is said first can go if `we` say the rest. */
const BEFORE_WE = new RegExp(
  `^(?:while|although|though|since|as|because|whereas|given|when|if|despite|unlike|building|based|with|using|by|for|in|to|motivated|inspired)\\b.*?, (?=(?:we|this ${PAPER}) )`,
  'iu',
);
/** A sentence that begins so says nothing before its second half. */
const LATE = /^(?:while|although|though|since|because|whereas|when|if|despite|as|given)\b/iu;

/** Whether a sentence says what it has to say within its first `most` words. */
export function endsInTime(sentence: string, most: number): boolean {
  return !isLonger(sentence, most) || !LATE.test(sentence) || BEFORE_WE.test(sentence);
}

/** Words are runs of letters and digits here; to others what stands between blanks is one, and `< 0 ,` are three. */
function isLonger(sentence: string, most: number): boolean {
  return sentence.length > most && (wordCount(sentence, most) > most || blanksIn(sentence) >= most);
}

function blanksIn(text: string): number {
  let blanks = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 32) blanks++;
  return blanks;
}

/**
 * The sentence, on one line, cut to at most `most` words, with an ellipsis where something is missing: what stands before
 * `we` goes first; then the end, after a clause if one ends in its second half, else after a word.
 */
export function shortened(sentence: string, most: number): string {
  if (!isLonger(sentence, most)) return sentence;
  const core = sentence.replace(BEFORE_WE, '');
  if (core.length < sentence.length) return shortened(capitalized(core), most);
  const ends = [...sentence.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, most);
  const last = ends.at(-1);
  let cut = sentence.slice(0, (last?.index ?? 0) + (last?.[0].length ?? 0));
  // a word that would be cut in two (`state-of-|the-art`) goes as a whole
  if (/^[^\s,;:.]/u.test(sentence.slice(cut.length))) cut = /^.*(?=\s)/su.exec(cut)?.[0] ?? cut;
  cut = cut.split(' ').slice(0, most).join(' ');
  const clause = Math.max(
    cut.lastIndexOf(', '),
    cut.lastIndexOf('; '),
    cut.lastIndexOf(': '),
    cut.lastIndexOf(' – '),
    cut.lastIndexOf(' ('),
  );
  if (clause > cut.length / 2) cut = cut.slice(0, clause);
  return `${withoutOpenBracket(cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** A bracket that the cut left open goes with what stands in it. */
function withoutOpenBracket(text: string): string {
  const open = text.lastIndexOf('(');
  return open > text.lastIndexOf(')') && open > text.length / 2 ? text.slice(0, open) : text;
}
