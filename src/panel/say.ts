/** How does the panel say something in the person's language? */
import type { PanelWord } from '../core/show/panelWords.ts';
import type { PanelWords } from '../messages/panel.ts';

/** Says a word; `{0}`, `{1}` take the arguments. */
export type Say = (word: PanelWord, ...args: readonly (string | number)[]) => string;

/** What the host has said: until then the panel is silent. */
export function sayer(words: PanelWords): Say {
  return (word, ...args) =>
    (words[word] ?? '').replace(/\{(\d)\}/g, (whole: string, at: string) => {
      const given = args[Number(at)];
      return given === undefined ? whole : typeof given === 'number' ? given.toLocaleString() : given;
    });
}
