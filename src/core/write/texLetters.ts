/** How is a letter written that is not in ASCII, where a file writes TeX? */
import { accents, mathLetters, mathSigns, symbols } from '../read/texSymbols.ts';

/** The four ways to set an accent: `{\"o}`, which BibTeX sorts by (btxdoc, section 4), `{\"{o}}`, `\"{o}` and `\"o`. */
export type AccentForm = 'group' | 'group-braces' | 'braces' | 'bare';

/** Which non-ASCII characters a file takes as they are: all, those of Windows-1252 alone, or none. */
export type Taken = 'all' | 'windows-1252' | 'ascii';

/** The marks of accents, and their commands. `\t` joins two letters, `\U` and `\G` are in no standard encoding. */
const commandOf = new Map([...accents].flatMap(([name, mark]) => (/^[tUG]$/.test(name) ? [] : [[mark, name]])));

/** What ASCII has a better way for than the command that happens to come first in the tables. */
const preferred: Readonly<Record<string, string>> = {
  ...{ '–': '--', '—': '---', '‐': '-', '‑': '-', '−': '$-$', '“': '``', '”': "''", '‘': '`', '’': "'", '′': "$'$" },
  ...{
    '„': '{\\quotedblbase}',
    '\u00a0': '~',
    '\u202f': '~',
    '…': '{\\ldots}',
    '·': '$\\cdot$',
    '•': '{\\textbullet}',
  },
  ...{
    '×': '$\\times$',
    '°': '{\\textdegree}',
    µ: '{\\textmu}',
    ĳ: 'ij',
    Ĳ: 'IJ',
    ﬀ: 'ff',
    ﬁ: 'fi',
    ﬂ: 'fl',
    ﬃ: 'ffi',
    ﬄ: 'ffl',
  },
};

/** What needs more than LaTeX's own kernel has (`\texteuro` is in it since 2020), or is read otherwise. */
const notWritten = new Set(
  (
    'AA degree micro euro EUR permil slash sun earth coloneqq triangleq textalpha textbeta textgamma textdelta flqq frqq glqq ' +
    'grqq textohm textcelsius'
  ).split(' '),
);

const written: ReadonlyMap<string, string> = tableOf();

function tableOf(): Map<string, string> {
  const table = new Map<string, string>();
  const enter = (names: ReadonlyMap<string, string>, tex: (name: string) => string): void => {
    for (const [name, character] of names) {
      if (character > '\x7f' && !notWritten.has(name) && !table.has(character)) table.set(character, tex(name));
    }
  };
  enter(symbols, (name) => `{\\${name}}`);
  enter(mathLetters, (name) => `$\\${name}$`);
  enter(mathSigns, (name) => `$\\${name}$`);
  for (const [character, tex] of Object.entries(preferred)) table.set(character, tex);
  return table;
}

/**
 * Text that is TeX already, with its non-ASCII characters written as commands as far as TeX has any; what it has none for
 * (Chinese) stays. `isMath`: inside `$`.
 */
export function texLetters(text: string, form: AccentForm, taken: Taken, isMath = false): string {
  if (taken === 'all' || !/[^\0-\x7f]/.test(text)) return text;
  return Array.from(text.normalize('NFC'), (character) =>
    isTaken(character, taken) ? character : texOf(character, form, isMath),
  ).join('');
}

/** The first character that a file with this encoding can't hold, whatever TeX can do; undefined when it holds all. */
export function beyond(text: string, taken: Taken): string | undefined {
  return taken === 'all' ? undefined : Array.from(text).find((character) => !isTaken(character, taken));
}

const latin = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

function isTaken(character: string, taken: Taken): boolean {
  if (character <= '\x7f' || taken === 'all') return true;
  return taken === 'windows-1252' && ((character >= '\u00a0' && character <= '\u00ff') || latin.includes(character));
}

function texOf(character: string, form: AccentForm, isMath: boolean): string {
  const known = written.get(character);
  if (known !== undefined) return isMath ? known.replace(/^\$|\$$/g, '') : known;
  const [base = '', mark = '', ...more] = Array.from(character.normalize('NFD'));
  const command = commandOf.get(mark);
  if (isMath || command === undefined || more.length > 0 || !/^[A-Za-zı]$/.test(base)) return character;
  return accentedLetter(command, base, form);
}

/** A dot is no part of a letter that has an accent above it. */
function accentedLetter(command: string, base: string, form: AccentForm): string {
  const isBelow = /^[cdbk]$/.test(command);
  const letter = base === 'i' && !isBelow ? '\\i' : base === 'ı' ? '\\i' : base;
  const isWord = /[A-Za-z]/.test(command);
  const inBraces = `\\${command}{${letter}}`;
  const plain = isWord ? `\\${command}${letter.startsWith('\\') ? '' : ' '}${letter}` : `\\${command}${letter}`;
  switch (form) {
    case 'group':
      return `{${isWord ? inBraces : plain}}`;
    case 'group-braces':
      return `{${inBraces}}`;
    case 'braces':
      return inBraces;
    case 'bare':
      // a letter behind `\i` would become a part of its name
      return letter.startsWith('\\') || isWord ? inBraces : plain;
  }
}
