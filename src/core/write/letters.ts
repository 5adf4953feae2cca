/** How does a file write letters that are not in ASCII? */
import type { AccentForm, Taken } from './texLetters.ts';

/** `Müller` as it is, or as TeX; and how TeX's accents are set. */
export interface Letters {
  readonly accents: AccentForm;
  /** The characters that may stand as they are. */
  readonly taken: Taken;
}

/** What a program noted in a comment: JabRef's `% Encoding: Cp1252`, BibDesk's `%% Saved with string encoding Western (ASCII)`. */
const noted = /^%+[^\S\r\n]*(?:encoding:|saved with string encoding)[^\S\r\n]*(.+)$/imu;

/** Where accents would be looked for. */
const BEGINNING = 300_000;

const forms: readonly (readonly [AccentForm, RegExp])[] = [
  ['group-braces', /\{\\(?:["'`^~=.]|[uvHcdbrk](?=\{))\{\\?[A-Za-z]\}\}/gu],
  ['group', /\{\\(?:["'`^~=.]\s?\\?[A-Za-z]|[uvHcdbrk]\s[A-Za-z])\}/gu],
  ['braces', /(?<!\{)\\(?:["'`^~=.]|[uvHcdbrk](?=\{))\{\\?[A-Za-z]\}/gu],
  ['bare', /(?<!\{)\\["'`^~=.]\\?[A-Za-z]/gu],
];

/**
 * As the majority of its letters with accents is written. A file that has none takes all letters as they are, unless a
 * program has noted in it that its encoding is narrower.
 */
export function lettersIn(bibText: string): Letters {
  const text = bibText.slice(0, BEGINNING);
  const counts = forms.map(([form, pattern]) => ({ form, count: text.match(pattern)?.length ?? 0 }));
  const best = counts.reduce((most, next) => (next.count > most.count ? next : most));
  const inTex = counts.reduce((sum, { count }) => sum + count, 0);
  const plain = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return {
    accents: inTex === 0 ? 'group' : best.form,
    taken: inTex > plain ? 'ascii' : plain > 0 ? 'all' : takenBy(noted.exec(text.slice(0, 2000))?.[1] ?? ''),
  };
}

function takenBy(encoding: string): Taken {
  if (encoding === '' || /utf|unicode/iu.test(encoding)) return 'all';
  return /1252|8859[-_ ]?1(?!\d)|latin[-_ ]?1(?!\d)/iu.test(encoding) ? 'windows-1252' : 'ascii';
}
