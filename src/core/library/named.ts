/** Whose papers does a passage speak of by name, and how much does that tell? */
import type { Indexes } from './indexes.ts';
import { mentionsIn } from './mentions.ts';
import { IN_FIRST_AUTHOR } from './searchIndex.ts';
import type { Weights } from './weights.ts';

/** A name of a passage, and the papers that are shown whose first author has it. */
export interface Named {
  /** As the passage writes it. */
  readonly name: string;
  /** To the score of each of them. */
  readonly worth: number;
  readonly documents: ReadonlySet<number>;
}

/** The names of a passage that are some first author's: the rarer the name, the more it is worth. */
export function namedIn({ search, vocabulary, documents, isShown }: Indexes, text: string, weights: Weights): Named[] {
  return mentionsIn(text).flatMap(({ family, name, isAuthor }) => {
    const word = vocabulary.number(family);
    const weight = isAuthor ? weights.author : weights.name;
    if (word === undefined || weight === 0) return [];
    const named = new Set<number>();
    search.eachWithWord(word, (document, fields) => {
      if ((fields & IN_FIRST_AUTHOR) !== 0 && isShown[document] === 1) named.add(document);
    });
    const worth = weight * Math.log(1 + documents / (1 + named.size));
    return named.size === 0 ? [] : [{ name, worth, documents: named }];
  });
}
