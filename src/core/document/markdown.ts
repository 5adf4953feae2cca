/** Where does a Markdown text cite? */
import { citationsIn } from './latex.ts';
import { knitrChildren } from './latexFiles.ts';
import { marksOf } from './markdownMarks.ts';
import { maskMarkdown } from './markdownMask.ts';
import { mystCitations } from './mystRoles.ts';
import type { Citation, DeclaredInclude, Span } from './slot.ts';

/** All citations of a Markdown text, in order: pandoc's marks, MyST's roles, and LaTeX's commands in raw TeX. */
export function markdownCitations(text: string): readonly Citation[] {
  const masked = maskMarkdown(text);
  const examples = new Set(exampleLabels(masked));
  const tex = masked.includes('\\') ? citationsIn(masked, []) : [];
  const isInTex = (at: number): boolean => tex.some(({ whole }) => whole.start < at && at < whole.end);
  const marks = marksOf(text, masked)
    .filter(({ key, start }) => !examples.has(key) && !isInTex(start))
    .map(({ key, start, end, own, group }): Citation => ({
      key,
      start,
      end,
      whole: group ?? withLocator(text, own),
      command: 'pandoc',
    }));
  const others = [...mystCitations(text, masked), ...tex];
  return others.length === 0 ? marks : [...marks, ...others].sort((a, b) => a.start - b.start);
}

/** `@key [p. 3]`: what stands in brackets behind a key in the text says where (pandoc's manual, "Author-in-text"). */
function withLocator(text: string, { start, end }: Span): Span {
  const locator = /[ \t]?\[(?!\^)[^[\]@\n]{1,200}\](?![[({])/y;
  locator.lastIndex = end;
  return { start, end: locator.test(text) ? locator.lastIndex : end };
}

/** The labels of numbered examples, `(@label) Text`: what refers to one is no citation (pandoc's manual, `example_lists`). */
function exampleLabels(masked: string): readonly string[] {
  if (!masked.includes('(@')) return [];
  return [...masked.matchAll(/^[ \t]*\(@([\w-]{1,100})\)[ \t]/gm)].map(([, label = '']) => label);
}

/** Quarto's `{{< include _a.qmd >}}` and MyST's `include` directive (Quarto guide, "Includes"; mystmd.org, "Embed"). */
export function markdownIncludes(text: string): readonly DeclaredInclude[] {
  const children = knitrChildren(text);
  if (!text.includes('include')) return children;
  const shortcode = /\{\{<[ \t]*include[ \t]+([^\s>]+)[ \t]*>\}\}|^[ \t]*[`~:]{3,}\{include\}[ \t]+(\S+)/gm;
  const included = [...text.matchAll(shortcode)].map((match): DeclaredInclude => {
    const path = (match[1] ?? match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
    const start = match.index + match[0].lastIndexOf(path);
    return { path, start, end: start + path.length, from: 'here' };
  });
  return [...children, ...included].sort((a, b) => a.start - b.start);
}

/**
 * The labels that a text defines and MyST refers to as `@label`: `(label)=`, `:label: name`, `:name: name`; pandoc's
 * identifiers `{#name}`.
 */
export function markdownOwnKeys(text: string): readonly string[] {
  const label = /^[ \t]*\(([^()\n]{1,100})\)=[ \t]*\r?$|^[ \t]*:(?:label|name):[ \t]*(\S{1,100})|\{#([^\s{}]{1,100})/gm;
  return [...text.matchAll(label)].map(([, target, option, identifier]) => target ?? option ?? identifier ?? '');
}
