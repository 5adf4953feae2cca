/** What does a person remember of a paper? */
import type { MadePaper } from './synthetic.ts';

/** In turn: two title words, author and year, the key, two title words with a typo, author and a word of the abstract. */
export function rememberedOf(
  { title, family, year, key, abstract }: MadePaper,
  index: number,
  random: () => number,
): string {
  const long = (text: string): string => {
    const words = text.match(/\p{L}{5,}/gu) ?? ['paper'];
    return (words[Math.floor(random() * words.length)] ?? 'paper').toLowerCase();
  };
  switch (index % 5) {
    case 0:
      return `${long(title)} ${long(title)}`;
    case 1:
      return `${family.toLowerCase()} ${year}`;
    case 2:
      return key.slice(0, 16);
    case 3: {
      const word = long(title);
      return `${word.slice(0, 2)}${word.slice(3)} ${long(title)}`;
    }
    default:
      return `${family.toLowerCase()} ${long(abstract)}`;
  }
}
