/** What does a person read where a publisher left HTML in a field? */
import { shifted } from './texSymbols.ts';

const named: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ' }),
  ...Object.entries({ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' }),
  ...Object.entries({ hellip: '…', middot: '·', bull: '•', deg: '°', plusmn: '±', times: '×', minus: '−', micro: 'µ' }),
  ...Object.entries({ copy: '©', reg: '®', trade: '™', para: '¶', sect: '§', euro: '€', pound: '£', frac12: '½' }),
  ...Object.entries({ le: '≤', ge: '≥', ne: '≠', asymp: '≈', infin: '∞', rarr: '→', larr: '←', sup2: '²', sup3: '³' }),
  ...Object.entries({ szlig: 'ß', aelig: 'æ', AElig: 'Æ', oslash: 'ø', Oslash: 'Ø', aring: 'å', Aring: 'Å' }),
  ...Object.entries({ oelig: 'œ', OElig: 'Œ', eth: 'ð', thorn: 'þ', iexcl: '¡', iquest: '¿', shy: '', zwnj: '' }),
  ...Object.entries({ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', lambda: 'λ', mu: 'μ', pi: 'π' }),
  ...Object.entries({ sigma: 'σ', tau: 'τ', omega: 'ω', theta: 'θ', kappa: 'κ', phi: 'φ', chi: 'χ', Delta: 'Δ' }),
]);

/** `&eacute;` is a letter and the name of its accent (HTML, section 13.5). */
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  caron: '\u030c',
  cedil: '\u0327',
};

const entity = /&(?:#(?:[xX]([0-9A-Fa-f]{1,6})|(\d{1,7}))|([A-Za-z]{2,8}\d{0,2}));/g;
const shiftedTag = /<(sub|sup)>\s*([^<>]{1,20}?)\s*<\/\1>/gi;

/** Tags that publishers leave. Anything else in angle brackets may be what the author wrote. */
const tag =
  /<(\/?)(?:i|b|u|p|em|strong|sub|sup|br|span|sc|scp|tt|small|big|font|div|h[1-6]|ul|ol|li|a|italic|bold|title|sec|inline-formula|tex-math|math|(?:jats|mml|m|ns\d?|xref):[a-z-]{1,20})(?:\s[^<>]{0,300})?(\/?)>/gi;

/** Tags that end a line: a blank is read there. */
const breaking = /^<\/?(?:p|br|div|h\d|li|ul|ol|title|sec|jats:(?:p|title|sec|list|list-item))\b/i;

/** Entities decoded, tags gone, short sub- and superscripts as Unicode's. Linear. */
export function withoutHtml(text: string): string {
  let plain = text;
  // what was escaped twice on its way here (`&amp;lt;`) takes two rounds
  if (plain.includes('&')) plain = undoEntities(undoEntities(plain));
  if (!plain.includes('<')) return plain;
  return plain
    .replace(/<(jats:)?title>\s*abstract:?\s*<\/\1title>/gi, ' ')
    .replace(/<!--[^>]{0,500}-->/g, ' ')
    .replace(
      shiftedTag,
      (_: string, kind: string, inside: string) => shifted(inside, kind.toLowerCase() === 'sup') ?? inside,
    )
    .replace(tag, (whole: string) => (breaking.test(whole) ? ' ' : ''));
}

function undoEntities(text: string): string {
  return text.replace(entity, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name === undefined) return fromCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ?? whole;
    const accent = accents[name.slice(1)];
    if (accent !== undefined) return (name.charAt(0) + accent).normalize('NFC');
    return named.get(name) ?? whole;
  });
}

/** Control characters and halves of pairs stand for nothing. */
function fromCode(code: number): string | undefined {
  if (code < 32 || (code > 126 && code < 160) || (code > 0xd7ff && code < 0xe000) || code > 0x10ffff) return undefined;
  return String.fromCodePoint(code);
}
