/** What is a pattern for keys once it was understood? */
import type { Keyed } from './keyed.ts';

/** One way to make a key; of several the first that makes one counts. */
export interface Alternative {
  /** The key before it is cleaned; undefined where this way is not for the paper. */
  readonly write: (paper: Keyed) => string | undefined;
  /** Whether it names people: nothing is left of such a key when a paper knows none. */
  readonly isOfPeople: boolean;
}

/** What tells two keys apart that would be one. */
export interface SuffixManner {
  /** What stands before the letter or number. */
  readonly before: string;
  readonly kind: 'lower' | 'upper' | 'number';
  /** The first one that is given: 0 is `a`, of numbers 1 is `1`. */
  readonly first: number;
}

/** A pattern that was understood. */
export interface KeyPattern {
  readonly alternatives: readonly Alternative[];
  readonly suffix?: SuffixManner;
}
