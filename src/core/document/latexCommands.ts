/** Which LaTeX commands cite, and in which of their arguments do the keys stand? */

/** How the arguments of a citing command are read. */
export interface CitingShape {
  /** Groups of keys follow one another: `\cites{a}{b}`, and two optional arguments in round brackets come first. */
  readonly isMulti: boolean;
  /** Arguments in braces that come before the keys, once for each group: the volume of `\volcite`, a language. */
  readonly before: number;
}

/**
 * Names that hold `cite` and take no keys: they define, configure or test (biblatex's manual, "Citation Commands" of the
 * author guide, natbib's reference sheet, multibib's and cite's manuals); `\citetext` takes running text.
 */
const keyless =
  /^(?:Declare\w*|excite\w*|Provide\w*|Renew\w*|New\w*|(?:re)?newcites|newcite(?:command|alias)\w*|set\w*|citestyle|cite(?:re)?set\w*|citetext|cite(?:border)?color|AtEvery\w*|AtNext\w*|citetracker\w*|if\w*|blx@\w*|abx@\w*|cite(?:index|dash|punct|form|left|right|mid|sep|symbol|numfont)\w*|citename(?:font|delim)|bibcite\w*|bibstyle\w*|uspunctuation|multicite\w*delim\w*|supercitedelim|compcite\w*|textcitedelim|finalcite\w*|precite\w*|postcite\w*)$/;

/**
 * Whether and how a command cites, told by its shape: `cite` or `Cite` anywhere in its name (natbib, biblatex 3.9,
 * jurabib, apacite, chicago ...), csquotes' `\...cquote` (its manual, 4), bibentry's `\bibentry`; undefined when it does
 * not. `further`: commands of the settings.
 */
export function citingShape(name: string, further: ReadonlySet<string>): CitingShape | undefined {
  if (further.has(name)) return plain;
  if (name === 'bibentry') return plain;
  if (name.endsWith('cquote')) return /^(?:foreign|hyphen|hybrid)/.test(name) ? second : plain;
  if (!/[cC]ite/.test(name) || keyless.test(name)) return undefined;
  const isMulti = /[cC]ite(?:text)?s$/.test(name);
  return { isMulti, before: /[vV]olcites?$/.test(name) ? 1 : 0 };
}

const plain: CitingShape = { isMulti: false, before: 0 };
const second: CitingShape = { isMulti: false, before: 1 };

/** Every command that may cite, and csquotes' environments; group 1 is the name, group 2 the environment's. */
export function citingPattern(further: ReadonlySet<string>): RegExp {
  const own = [...further].filter((name) => !/[cC]ite/.test(name)).sort((a, b) => b.length - a.length);
  const words = ['[a-zA-Z@]*?(?:[cC]ite|bibentry|cquote)[a-zA-Z@]*', ...own.map((name) => `${name}(?![a-zA-Z@])`)];
  return new RegExp(String.raw`\\(?:(${words.join('|')})\*?|begin\{([a-zA-Z]*cquote)\*?\})`, 'g');
}
