/** Which parts of a Markdown text hold no prose? YAML, code, math, comments, link targets. */

const unread = new RegExp(
  [
    // YAML header: at the very start only (pandoc's manual, "yaml_metadata_block")
    String.raw`^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|$)`,
    // fences, closed or running to the end
    String.raw`(?<=^|\n)[ \t>]*(${'`'}{3,}|~{3,})[^\n]*(?:\n(?![ \t>]*\1[${'`'}~]*[ \t]*(?:\r?\n|$))[^\n]*)*(?:\n[^\n]*)?`,
    String.raw`<!--[\s\S]*?(?:-->|$(?![\s\S]))`,
    String.raw`(${'`'}+)(?!${'`'})(?:(?!\r?\n[ \t]*\r?\n)[\s\S])*?(?<!${'`'})\2(?!${'`'})`,
    String.raw`\$\$[\s\S]*?\$\$`,
    // pandoc: the opening $ has no blank on its right, the closing one none on its left, and no digit follows it
    String.raw`(?<![\\$\w])\$(?=[^\s$])(?:(?!\r?\n[ \t]*\r?\n)(?:\\[\s\S]|[^$\\]))*?(?<=\S)\$(?!\d)`,
    String.raw`(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+"[^"\n]*")?[ \t]*\)`,
    String.raw`<(?:[a-z][a-z0-9+.-]*:|[\w.+-]+@)[^<>\s]*>`,
    String.raw`\bhttps?:\/\/[^\s<>\])]+`,
    String.raw`\\[@\[\]${'`'}$<\\]`,
  ].join('|'),
  'gi',
);

/** The text with everything that is no prose replaced by blanks of the same length; line ends stay. One pass. */
export function maskMarkdown(text: string): string {
  return text.replace(unread, (found: string) => found.replace(/[^\n\r]/g, ' '));
}

/** The YAML header: the span of its content, without the lines of dashes. */
export function findFrontMatter(
  text: string,
): { start: number; end: number; yaml: string; yamlStart: number } | undefined {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/.exec(text);
  if (found === null) return undefined;
  const yaml = found[1] ?? '';
  const yamlStart = found[0].indexOf('\n') + 1;
  return { start: 0, end: found[0].length, yaml, yamlStart };
}
