/** How does the map say something in the person's language? */
import { mapWords, type MapWord } from '../core/show/mapWords.ts';
import type { MapWords } from '../messages/map.ts';

/** Says a word; `{0}`, `{1}` take the arguments, numbers as people write them. */
export type Say = (word: MapWord, ...args: readonly (string | number)[]) => string;

export function sayer(words: MapWords): Say {
  return (word, ...args) =>
    (words[word] ?? mapWords[word]).replace(/\{(\d)\}/g, (whole: string, at: string) => {
      const given = args[Number(at)];
      return given === undefined ? whole : typeof given === 'number' ? given.toLocaleString() : given;
    });
}
