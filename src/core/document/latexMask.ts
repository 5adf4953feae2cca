/** Which parts of a LaTeX text are not LaTeX to be read? Comments, verbatim text, listings. */

/** Environments whose content is taken literally. */
const literal = 'verbatim\\*?|Verbatim\\*?|lstlisting|minted|filecontents\\*?|comment';

const unread = new RegExp(
  [
    // a backslash escapes what follows: `\%` begins no comment
    String.raw`\\(?:verb|Verb)\*?([^a-zA-Z\s*])[^\n]*?\1`,
    String.raw`\\(?:lstinline|mintinline)(?:\[[^\]\n]*\])?(?:\{[^{}\n]*\})?(?:\{[^{}\n]*\}|([^a-zA-Z\s{[])[^\n]*?\2)`,
    String.raw`\\begin\{(${literal})\}[\s\S]*?(?:\\end\{\3\}|$(?![\s\S]))`,
    String.raw`\\[^]`,
    String.raw`%[^\n]*`,
  ].join('|'),
  'g',
);

/**
 * The text with everything that LaTeX does not read as such replaced by blanks of the same length; line ends stay. Offsets
 * hold. One pass, linear.
 */
export function maskLatex(text: string): string {
  if (!/[%]|\\(?:verb|Verb|lstinline|mintinline|begin)/.test(text)) return text;
  return text.replace(unread, (found: string) => {
    if (found.length === 2 && found.startsWith('\\')) return found;
    return found.replace(/[^\n\r]/g, ' ');
  });
}
