/** How do commands that are no character show? */
import { accents } from './texSymbols.ts';

/** Commands that change how text looks, and show nothing themselves. */
export const silent = new Set(
  (
    'em it bf tt sc rm sl sf itshape slshape scshape upshape bfseries mdseries ttfamily rmfamily sffamily normalfont ' +
    'normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge boldmath unboldmath displaystyle textstyle ' +
    'limits nolimits left right big Big bigg Bigg bigl bigr Bigl Bigr middle protect relax noindent centering ' +
    'newblock allowbreak nobreak break sloppy selectfont xspace null leavevmode bgroup egroup mathstrut nonumber'
  ).split(' '),
);

/** Commands that show a blank. */
export const blank = new Set(
  'par item quad qquad space enspace thinspace enskip newline linebreak hfill hfil hskip nobreakspace'.split(' '),
);

/** Commands whose first argument is no text: lengths, sort keys, labels. */
export const hidden = new Set(
  (
    'hspace hspace* vspace vspace* noopsort SortNoop sortnoop NoopSort nopsort label index footnote thanks color ' +
    'textcolor fontsize begin end raisebox phantom hphantom vphantom selectlanguage foreignlanguage href hyperlink bibinfo ' +
    'bibfield switchargs'
  ).split(' '),
);

/** Commands whose argument is an address, not TeX. */
export const verbatim = new Set(['url', 'path', 'nolinkurl']);

/** Between the halves of a fraction: one thing stands alone, more get brackets. */
export function grouped(text: string): string {
  const inside = text.trim();
  return /^[\p{L}\p{N}\p{M}.]*$/u.test(inside) ? inside : `(${inside})`;
}

/** A letter under its accent, composed where Unicode has it. */
export function accented(name: string, base: string): string {
  const [first = '', ...rest] = Array.from(base.trim());
  const mark = accents.get(name) ?? '';
  const tail = rest.join('');
  // `\~{}` and `\^{}` are how the sign itself is written
  if (first === '') return /[A-Za-z.=]/.test(name) ? '' : name;
  const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  if (!/\p{L}/u.test(letter)) return first + tail;
  const whole = (letter + mark + tail).normalize('NFC');
  // `don\'t` comes from programs that escape quotes, not from TeX
  if (name === "'" && Array.from((letter + mark).normalize('NFC')).length > 1 && !/\p{M}/u.test(tail))
    return name + base;
  return whole;
}
