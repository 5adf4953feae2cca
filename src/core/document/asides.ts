/** Where else in Markdown do people write prose: the abstract in the header, captions in a chunk's options? */
import type { Paragraph } from './paragraph.ts';
import type { Span } from './slot.ts';

/** The abstract in the YAML header, when the offset is in it. */
export function yamlAbstract(
  offset: number,
  header: (Span & { readonly yaml: string; readonly yamlStart: number }) | undefined,
): Paragraph | undefined {
  if (header === undefined || offset >= header.end) return undefined;
  const found = /^(?:abstract|description):[ \t]*(?:[|>][-+0-9]*[ \t]*)?/m.exec(header.yaml);
  if (found === null) return undefined;
  const start = header.yamlStart + found.index + found[0].length;
  const next = /\n(?=\S)/.exec(header.yaml.slice(found.index + found[0].length));
  const end = next === null ? header.yamlStart + header.yaml.length : start + next.index;
  return offset >= start && offset <= end ? { start, end, isHeading: false } : undefined;
}

/** `#| fig-cap: "..."` (Quarto's guide, "Figures"), `fig.cap="..."` (knitr's options), when the offset is in its line. */
export function captionOption(text: string, offset: number): Paragraph | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset - lineStart > 2000) return undefined;
  const feed = text.indexOf('\n', offset);
  const line = text.slice(lineStart, Math.min(feed < 0 ? text.length : feed, lineStart + 4000));
  const found =
    /^[ \t]*(?:#|\/\/|%%)\|[ \t]*(?:fig|tbl|lst)-(?:sub)?(?:cap|alt|scap)(?:tion)?:[ \t]*(["']?)(.*?)\1[ \t]*\r?$/.exec(
      line,
    ) ?? /^[ \t]*`{3,}[ \t]*\{[^\n]*\bfig\.(?:cap|alt)[ \t]*=[ \t]*(["'])(.*?)\1/.exec(line);
  const caption = found?.[2] ?? '';
  if (!/\p{L}{2}/u.test(caption)) return undefined;
  const start = lineStart + line.lastIndexOf(caption);
  return { start, end: start + caption.length, isHeading: false };
}
