/** Does a text hold typed words side by side, stop words and all? */
import { fold, joinRaised, wordsOf } from './terms.ts';

/** So many characters may stand between two words beside a blank: quotes, brackets, dashes, raised parts. */
const BETWEEN = 8;

/** A text in which phrases are looked for. */
export function foldedForPhrases(text: string): string {
  return fold(joinRaised(text));
}

/** Words of typed text, as `wordsOf` gives them; the last one may be a beginning. */
export class TypedPhrase {
  readonly #wanted: string;
  /** The longest word, which is looked for first. */
  readonly #anchor: string;
  /** How far the phrase can reach from it to either side. */
  readonly #reach: number;

  constructor(words: readonly string[]) {
    this.#wanted = ` ${words.join(' ')}`;
    this.#anchor = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
    this.#reach = this.#wanted.length + BETWEEN * words.length;
  }

  /**
   * Whether it stands in a text, folded as `foldedForPhrases` does it. Only where the longest word stands are other words
   * looked at: an abstract takes a microsecond or two.
   */
  isIn(folded: string): boolean {
    if (this.#anchor === '') return false;
    for (let at = folded.indexOf(this.#anchor); at >= 0; at = folded.indexOf(this.#anchor, at + 1)) {
      // cut at blanks: half a word is no word
      const start = at < this.#reach ? 0 : folded.indexOf(' ', at - this.#reach);
      const stretch = folded.slice(start < 0 || start > at ? at : start, at + this.#anchor.length + this.#reach);
      if (` ${wordsOf(stretch).join(' ')}`.includes(this.#wanted)) return true;
    }
    return false;
  }
}
