/** What speaks for and against a sentence as the summary of its abstract? */
import { MOST_SENTENCES, MOST_UNITS, sharedTerms, type SharedTerms } from './sentenceTerms.ts';

const DOING = '(?:(?:also|further|then|first|therefore|thus|hence|here|instead|next|now|\\w+ly) )?';
const PROPOSES = '(?:propose|introduce|present)d?';
const BUILDS = 'develop|describe|design|devise|formulate';
const STUDIES =
  'study|investigate|explore|analy[zs]e|examine|consider|address|tackle|focus|provide|give|revisit|characterize|' +
  'compare|evaluate|test|discuss';
const SHOWS = 'show|demonstrate|prove';

// all of these are for text in lower case: matching without case takes three times as long
const WE = /\bwe\b/u;
const THIS_PAPER =
  /\b(?:this|our|the present|the) (?:paper|work|article|study|thesis|report)\b(?! (?:on|has|have|of)\b)/u;
const IN_THIS = /\bin (?:this|our)\b/u;
const WE_PROPOSE = new RegExp(`\\bwe ${DOING}${PROPOSES}\\b`, 'u');
const WE_STUDY = new RegExp(`\\bwe ${DOING}(?:${STUDIES})\\b`, 'u');
const WE_DO_WHAT = new RegExp(
  `\\bwe ${DOING}(?:${PROPOSES}|${BUILDS}) (?:an?|the|two|three|several|to|[a-z]\\w*)\\b`,
  'u',
);
const CUE = new RegExp(
  '\\bin this (?:paper|work|article|study)\\b|\\bthis (?:paper|work|article|study) \\w+s\\b|' +
    `\\bwe ${DOING}(?:propose|present|introduce|${BUILDS}|${SHOWS}|study|investigate|explore|analyze|consider|address|provide)\\b`,
  'u',
);
const ALSO = /\bwe (?:also|further|additionally|then|next|finally)\b/u;
const PROPOSES_WITH_PURPOSE = /\bwe \w+ .* (?:that|which|by|for|to)\b/u;
const BEATS =
  /\b(?:outperform\w*|state-of-the-art|achiev\w+|improve\w*|better|superior|significant\w*|competitive|compar\w+)\b/u;
const BY_DOING = /\bby \w+ing\b/u;
const PRIOR = /\b(?:have|has) (?:been|shown|become|recently|achieved|led|made)\b/u;
const ANAPHOR = /^(?:it|they|this (?!paper|work|article|study)|these|those|such|its|their|both)\b/u;
const CODE = /https?:|\bcode (?:is|are|will|and)\b|\bavailable\b|\bopen-source\b|github/u;

/** In the order of `featuresOf`'s numbers. */
export const FEATURES = [
  ...['wePropose', 'weStudy', 'weDoWhat', 'withPurpose', 'we', 'thisPaper', 'firstCue', 'firstWe', 'afterCue', 'also'],
  ...['second', 'last', 'latePosition', 'titleLikeness', 'titleCovered', 'likestTitle', 'centrality', 'sharedTerms'],
  ...['short', 'long', 'beats', 'byDoing', 'prior', 'anaphor', 'code'],
] as const;

/**
 * One row of numbers per sentence, each roughly 0..1, in the order of `FEATURES`. At most `MOST_SENTENCES` sentences are
 * read, and of each its first thousand characters.
 */
export function featuresOf(title: string, sentences: readonly string[]): number[][] {
  const texts = sentences.slice(0, MOST_SENTENCES).map((sentence) => sentence.slice(0, MOST_UNITS).toLowerCase());
  const terms = sharedTerms(title.toLowerCase(), texts);
  const firstCue = texts.findIndex((text) => CUE.test(text));
  const firstWe = texts.findIndex((text) => WE.test(text));
  const likest = likestOf(terms);
  return terms.map(({ words, titleLikeness, titleCovered, centrality, shared }, at) => {
    const text = texts[at] ?? '';
    // most sentences do without, and then five patterns need not be tried
    const hasWe = WE.test(text);
    const position = texts.length > 1 ? at / (texts.length - 1) : 0;
    return [
      said(hasWe && WE_PROPOSE.test(text)),
      said(hasWe && WE_STUDY.test(text)),
      said(hasWe && WE_DO_WHAT.test(text)),
      said(hasWe && PROPOSES_WITH_PURPOSE.test(text)),
      said(hasWe),
      said(THIS_PAPER.test(text) && !IN_THIS.test(text)),
      said(at === firstCue),
      said(at === firstWe),
      said(firstCue >= 0 && at === firstCue + 1),
      said(hasWe && ALSO.test(text)),
      said(at === 1),
      said(at === texts.length - 1),
      position * position,
      titleLikeness,
      titleCovered,
      said(at === likest),
      centrality,
      shared,
      said(words < 13),
      Math.max(0, Math.min(words, 68) - 38) / 10,
      said(BEATS.test(text)),
      said(BY_DOING.test(text)),
      said(PRIOR.test(text)),
      said(ANAPHOR.test(text)),
      said(CODE.test(text)),
    ];
  });
}

/** The first of those that are most like the title. */
function likestOf(terms: readonly SharedTerms[]): number {
  const likeness = terms.map(({ titleLikeness }) => titleLikeness);
  return likeness.indexOf(Math.max(...likeness));
}

function said(claim: boolean): number {
  return claim ? 1 : 0;
}
