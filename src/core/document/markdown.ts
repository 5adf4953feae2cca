/** Where does a Markdown text cite? */
import { marksOf } from './markdownMarks.ts';
import { maskMarkdown } from './markdownMask.ts';
import { mystCitations } from './mystRoles.ts';
import type { Citation, DeclaredInclude } from './slot.ts';

/** All citations of a Markdown text, in order: pandoc's marks and MyST's roles. */
export function markdownCitations(text: string): readonly Citation[] {
  const masked = maskMarkdown(text);
  const marks = marksOf(text, masked).map(({ key, start, end, own, group }): Citation => ({
    key,
    start,
    end,
    whole: group ?? own,
    command: 'pandoc',
  }));
  const roles = mystCitations(text, masked);
  return roles.length === 0 ? marks : [...marks, ...roles].sort((a, b) => a.start - b.start);
}

/** Quarto's `{{< include _a.qmd >}}` and MyST's `include` directive (Quarto guide, "Includes"; mystmd.org, "Embed"). */
export function markdownIncludes(text: string): readonly DeclaredInclude[] {
  if (!text.includes('include')) return [];
  const shortcode = /\{\{<[ \t]*include[ \t]+([^\s>]+)[ \t]*>\}\}|^[ \t]*[`~:]{3,}\{include\}[ \t]+(\S+)/gm;
  return [...text.matchAll(shortcode)].map((match) => {
    const path = (match[1] ?? match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
    const start = match.index + match[0].lastIndexOf(path);
    return { path, start, end: start + path.length, from: 'here' };
  });
}

/**
 * The labels that a text defines and MyST refers to as `@label`: `(label)=`, `:label: name`, `:name: name`; pandoc's
 * identifiers `{#name}`, and the labels of its numbered examples, `(@label) Text` (its manual, `example_lists`).
 */
export function markdownOwnKeys(text: string): readonly string[] {
  const label =
    /^[ \t]*\(([^()\n]{1,100})\)=[ \t]*\r?$|^[ \t]*\(@([\w-]{1,100})\)[ \t]|^[ \t]*:(?:label|name):[ \t]*(\S{1,100})|\{#([^\s{}]{1,100})/gm;
  return [...text.matchAll(label)].map(
    ([, target, example, option, identifier]) => target ?? example ?? option ?? identifier ?? '',
  );
}
