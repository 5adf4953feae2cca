/** What does a person read where TeX is written? */
import { withoutHtml } from './html.ts';
import { TexReader, unusual } from './texReader.ts';

/** Ends of ligatures that PDF readers copy: U+FB00 to U+FB06. */
const ligatures = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

/** Characters that would show nothing, or turn the text around them: controls, soft hyphens, direction overrides. */
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Plain text, never markup: accents composed, simple math as Unicode, commands, braces and publishers' HTML gone, blanks
 * folded to one, control characters out, NFC. Any text will do, balanced or not; linear in it.
 */
export function texToText(tex: string): string {
  let text = tex;
  if (unusual.test(text)) text = new TexReader(text).read();
  if (/[&<]/.test(text)) text = withoutHtml(text);
  if (/[^ -~]/.test(text)) text = tidy(text);
  return (text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text).trim();
}

/** The same for text that has never seen TeX: HTML gone, blanks folded. A dollar is a dollar there. */
export function plainText(written: string): string {
  const text = /[&<]/.test(written) ? withoutHtml(written) : written;
  return (/[^ -~]/.test(text) ? tidy(text) : text).replace(/ {2,}/g, ' ').trim();
}

/** The same for a value that TeX does not set: an address, a DOI, a file. Only what escapes characters is undone. */
export function verbatimText(written: string): string {
  let text = written.trim();
  const inside = /^\\(?:url|path|nolinkurl|doi)\s*\{([^{}]*)\}$/.exec(text);
  if (inside !== null) text = inside[1] ?? '';
  if (/[\\{}]/.test(text)) {
    text = text
      .replace(
        /\{?\\(?:text)?(?:ascii)?(tilde|underscore|less|greater)\b\s*(?:\{\})?\}?/g,
        (_, name: string) => bare[name] ?? '',
      )
      .replace(/\$\\sim\$/g, '~')
      .replace(/\\([%&_#$~{}])/g, '$1')
      .replace(/[{}]/g, '');
  }
  if (text.includes('&')) text = text.replace(/&amp;/g, '&');
  return text.replace(unseen, '').replace(/\s+/g, ' ').trim();
}

const bare: Readonly<Record<string, string>> = { tilde: '~', underscore: '_', less: '<', greater: '>' };

/** Markup within words, and commands: what could be searched as it is written. */
const marked = /[\^_$]|\\[A-Za-z]{2}/;

/**
 * What the source writes, blanks folded, where a person could look for it otherwise than it is read: `S^{2}FT`,
 * `\sysname`, `$n$`; else undefined. Braces, accents and dashes are no other words.
 */
export function writtenOtherwise(tex: string, read: string): string | undefined {
  if (tex === read || !marked.test(tex)) return undefined;
  const written = tex.replace(/\s+/g, ' ').trim();
  return written === read ? undefined : written;
}

function tidy(text: string): string {
  let composed = text;
  if (/[^\u0000-\u00ff]/.test(text)) {
    composed = text
      .normalize('NFC')
      .replace(/[\ufb00-\ufb06]/g, (char) => ligatures[char.charCodeAt(0) - 0xfb00] ?? char)
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  }
  return composed.replace(unseen, '').replace(/\s+/g, ' ');
}
