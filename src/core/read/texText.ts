/** What does a person read where TeX is written? */

const combining: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
  r: '\u030a',
};

const letters: Readonly<Record<string, string>> = {
  ss: 'ß',
  aa: 'å',
  AA: 'Å',
  o: 'ø',
  O: 'Ø',
  i: 'ı',
  j: 'ȷ',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  dh: 'ð',
  th: 'þ',
  textless: '<',
  textgreater: '>',
  textbackslash: '\\',
  textasciitilde: '~',
  textunderscore: '_',
  ldots: '…',
  dots: '…',
  textendash: '–',
  textemdash: '—',
  times: '×',
  pm: '±',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Delta: 'Δ',
  Omega: 'Ω',
  Sigma: 'Σ',
  infty: '∞',
  rightarrow: '→',
  to: '→',
  approx: '≈',
  sim: '∼',
  cdot: '·',
  ell: 'ℓ',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
};

const wrappers =
  /\\(?:emph|text(?:bf|it|tt|sc|sf|rm|sl|up|md|normal|superscript|subscript)?|mathrm|mathbf|mathit|mathcal|mathbb|mathsf|mbox|uppercase|url|underline|textcolor|ensuremath|enquote)\s*(?=\{)/g;

const raised = new Map(Array.from('0123456789+-=()ni').map((char, at) => [char, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'[at] ?? char]));
const lowered = new Map(Array.from('0123456789+-=()').map((char, at) => [char, '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'[at] ?? char]));

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** Plain text: accents composed, simple math as Unicode, markup and braces gone, blanks folded. */
export function texToText(tex: string): string {
  let text = tex.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
  if (/&[a-z#]/i.test(text)) text = undoEntities(text);
  if (/<\/?[a-z]/i.test(text))
    text = text.replace(/<\/?(?:i|b|em|strong|sub|sup|p|span|sc|tt|u|jats:[a-z]+)(?:\s[^<>]*)?>/gi, '');
  if (/[\\{}$~^_]|--|``|''/.test(text)) text = undoTex(text);
  return text.replace(/\s+/g, ' ').trim();
}

function undoEntities(text: string): string {
  return text
    .replace(/\\?&(?:amp;)?([a-z]+);/gi, (whole: string, name: string) => entities[name.toLowerCase()] ?? whole)
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (whole: string, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 31 && code < 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

function undoTex(tex: string): string {
  return tex
    .replace(/\\text(backslash|ascii(?:tilde|circum)|brace(?:left|right))(?:\{\}|\s|(?![A-Za-z]))/g, escapedMark)
    .replace(/\\([%&_#${}])/g, (_: string, char: string) => kept(char))
    .replace(/\\href\s*\{[^{}]*\}\s*(?=\{)/g, '')
    .replace(wrappers, '')
    .replace(/\{\\(?:em|it|bf|tt|sc|rm|sl|sf|itshape|bfseries|scshape)\b\s*/g, '{')
    .replace(/\\([`'^~"=.])\s*(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))/g, accented)
    .replace(/\\([uvHckdbr])(?:\s*\{\s*\\?([A-Za-z])\s*\}|\s+\\?([A-Za-z]))/g, accented)
    .replace(/(?<![\\])\^(?:\{([^{}]*)\}|(\S))/g, (whole: string, group?: string, one?: string) =>
      shifted(group ?? one ?? '', raised, whole, '^'),
    )
    .replace(/(?<![\\])_(?:\{([^{}]*)\}|(\d))/g, (whole: string, group?: string, one?: string) =>
      shifted(group ?? one ?? '', lowered, whole, '_'),
    )
    .replace(
      /\\([A-Za-z]+)(\s?)(?:\{\})?/g,
      // TeX eats the blank after a command; after one that we do not know, the reader misses it
      (_: string, name: string, blank: string) => letters[name] ?? `${name}${blank}`,
    )
    .replace(/\\[,;:! /]/g, ' ')
    .replace(/\\[-@]/g, '')
    .replace(/\\\\/g, ' ')
    .replace(/~/g, ' ')
    .replace(/\$/g, '')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/[{}]/g, '')
    .replace(/[\uE000-\uE07F]/g, (mark: string) => String.fromCharCode(mark.charCodeAt(0) - 0xe000))
    .normalize('NFC');
}

function accented(whole: string, accent: string, inBraces?: string, bare?: string): string {
  const letter = inBraces ?? bare ?? '';
  return `${letter}${combining[accent] ?? ''}`.normalize('NFC') || whole;
}

/** Raised or lowered where Unicode has every character of it; else the mark stays, the braces go. */
function shifted(group: string, table: ReadonlyMap<string, string>, whole: string, mark: string): string {
  if (group === '') return '';
  const chars = Array.from(group);
  if (chars.every((char) => table.has(char))) return chars.map((char) => table.get(char) ?? char).join('');
  return whole.startsWith(mark) ? `${mark}${group}` : whole;
}

/** A character that is meant as it stands: out of the way of all that is undone after it. */
function kept(char: string): string {
  return String.fromCharCode(0xe000 + char.charCodeAt(0));
}

const escapedMarks: Readonly<Record<string, string>> = {
  backslash: '\\',
  asciitilde: '~',
  asciicircum: '^',
  braceleft: '{',
  braceright: '}',
};

function escapedMark(whole: string, name: string): string {
  return kept(escapedMarks[name] ?? whole);
}
