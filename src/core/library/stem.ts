/** Which words are forms of one word? */
import { stemmer } from 'stemmer';

/** Words in `-is-` that are spelt so everywhere, by their beginnings. */
const SPELT_WITH_S =
  /^(?:un|re)?(?:exerc|prec|conc|otherw|likew|ra|no|po|prom|prem|expert|enterpr|surpr|adv|rev|compr|comprom|superv|improv|merchand|disgu|franch|ar|r|pra|chast|dem|desp|dev|exc|inc|telev|bru|cru|appra|parad|treat|pract)is/;
const IN_OUR = /^(behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum|tum|vap|vig|endeav)our/;

/**
 * Porter's stem, the same for British and American spelling (`optimise`, `behaviour`, `centre`), and for `analysis` and
 * `analyse`. Words are folded. A stem keeps the first two letters of its words.
 */
export function stemOfWord(word: string): string {
  const stem = stemmer(word.length < 5 ? word : american(word));
  return stem === 'analysi' ? 'analyz' : stem;
}

function american(word: string): string {
  if (
    /is(?:e|es|ed|ing|ation|ations|er|ers|able)$/.test(word) &&
    !SPELT_WITH_S.test(word) &&
    !/[aeo]is[a-z]+$/.test(word)
  ) {
    return word.replace(/is(e|es|ed|ing|ation|ations|er|ers|able)$/, 'iz$1');
  }
  return word
    .replace(/lys(e|es|ed|ing|er|ers)$/, 'lyz$1')
    .replace(IN_OUR, '$1or')
    .replace(/^(cent|fib|lit|met|theat|spect|calib)re(s?)$/, '$1er$2')
    .replace(/^sulph/, 'sulf')
    .replace(/^(cata|dia|ana)logue/, '$1log')
    .replace(/^programme(s?)$/, 'program$1');
}
