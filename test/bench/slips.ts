/** How do fingers slip? */

/** A word with one letter replaced, left out, added, or swapped with its neighbour, at any place; never the word itself. */
export function oneTypo(word: string, random: () => number): { readonly word: string; readonly slip: string } {
  const slips = ['replaced', 'missing', 'added', 'swapped'] as const;
  for (;;) {
    const slip = slips[Math.floor(random() * slips.length)] ?? 'missing';
    const letter = String.fromCharCode(97 + Math.floor(random() * 26));
    const at = Math.floor(random() * word.length);
    const slipped = {
      replaced: word.slice(0, at) + letter + word.slice(at + 1),
      missing: word.slice(0, at) + word.slice(at + 1),
      added: word.slice(0, at) + letter + word.slice(at),
      swapped:
        word.slice(0, at) +
        word
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('') +
        word.slice(at + 2),
    }[slip];
    if (slipped !== word) return { word: slipped, slip: at === 0 ? `${slip}First` : slip };
  }
}
