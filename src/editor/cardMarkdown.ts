/** How does a card look in a hover and in a completion's detail? */
import * as vscode from 'vscode';
import type { Card, Row } from '../core/show/card.ts';
import { plain } from '../core/show/plain.ts';

/** The commands that a card may link to: nothing else in the text can run anything. */
const linkable = [
  'relatedWork.openEntry',
  'relatedWork.copyKey',
  'relatedWork.copyBibtex',
  'relatedWork.moreLikeThis',
  'relatedWork.replaceKey',
];

/** A key that is longer is shown with its end cut off. */
const LONGEST_KEY = 100;

/**
 * Text that came from a file, as Markdown that shows exactly this text: no link, no picture, no icon, no HTML, no line
 * structure of its own. Punctuation is escaped as CommonMark allows for every ASCII punctuation character.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n\t\f\v]+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+\-.!~|$^"'=:@/]/g, '\\$&');
}

/** A Markdown text that may hold command links, where the person trusts the workspace. */
export function newMarkdown(): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  if (vscode.workspace.isTrusted) markdown.isTrusted = { enabledCommands: linkable };
  return markdown;
}

/**
 * The card: the formatted reference, then the sentence that says what the paper did, then where it is from and what can be
 * done, then where else it is cited, then the abstract, which may be longer than what is seen at once. Without `actions` (in
 * a completion's detail, where nothing can be clicked) the line in the middle only tells the source.
 */
export function cardMarkdown(card: Card, actions: boolean, further?: string): vscode.MarkdownString {
  const markdown = newMarkdown();
  const { l10n } = vscode;
  markdown.appendMarkdown(`${referenceOf(card)}\n\n`);
  if (card.summary !== undefined) markdown.appendMarkdown(`${escapeMarkdown(card.summary)}\n\n`);
  const where =
    card.standing === 'citable' ? card.sourceName : l10n.t('{0}, not yet in your bibliography', card.sourceName);
  const from = `${code(card.key)} · ${escapeMarkdown(where)}`;
  markdown.appendMarkdown(`${[from, ...(actions ? links(card) : [])].join(' · ')}\n\n`);
  if (further !== undefined) markdown.appendMarkdown(`${escapeMarkdown(further)}\n\n`);
  if (card.abstract !== undefined && card.abstract !== card.summary) {
    markdown.appendMarkdown(`---\n\n${escapeMarkdown(card.abstract)}\n`);
  }
  return markdown;
}

/** The reference in one line, its title in bold: that is what one looks for. */
function referenceOf({ reference, title }: Card): string {
  const at = title === '' ? -1 : reference.indexOf(title);
  if (at < 0)
    return [`**${escapeMarkdown(title)}**`, escapeMarkdown(reference)].filter((part) => part !== '****').join(' ');
  const end = at + title.length + (reference[at + title.length] === '.' ? 1 : 0);
  const parts = [reference.slice(0, at), reference.slice(at, end), reference.slice(end)].map(escapeMarkdown);
  return `${parts[0] ?? ''}**${parts[1] ?? ''}**${parts[2] ?? ''}`;
}

/** A key, as it is typed. */
function code(key: string): string {
  return `\`${plain(key, LONGEST_KEY).replaceAll('`', "'")}\``;
}

/** What a hover says of a key that no bibliography has. `isTold`: the problem at the same place says it already. */
export function unknownKeyMarkdown(
  key: string,
  nearest: readonly Row[],
  replace: CommandArguments | undefined,
  isTold: boolean,
) {
  const markdown = newMarkdown();
  const { l10n } = vscode;
  const named = code(key);
  if (!isTold) {
    markdown.appendMarkdown(
      `**${named}** ${escapeMarkdown(l10n.t('is in none of the bibliographies of this document.'))}\n\n`,
    );
  }
  if (nearest.length === 0) return markdown;
  markdown.appendMarkdown(`${escapeMarkdown(l10n.t('Did you mean:'))}\n\n`);
  for (const row of nearest) {
    const facts = [row.title, row.authors, row.year?.toString()].filter((fact) => fact !== undefined && fact !== '');
    const label = code(row.key);
    const link =
      replace === undefined || !vscode.workspace.isTrusted
        ? label
        : command(label, 'relatedWork.replaceKey', { ...replace, key: row.key });
    markdown.appendMarkdown(`- ${link} ${facts.map((fact) => escapeMarkdown(fact ?? '')).join(' · ')}\n`);
  }
  return markdown;
}

type CommandArguments = Readonly<Record<string, unknown>>;

function links(card: Card): readonly string[] {
  const { l10n } = vscode;
  const own = vscode.workspace.isTrusted
    ? [
        command(l10n.t('Open Entry'), 'relatedWork.openEntry', { source: card.source, line: card.line }),
        ...(card.standing === 'citable' ? [command(l10n.t('Copy Key'), 'relatedWork.copyKey', { key: card.key })] : []),
        command(l10n.t('Copy BibTeX'), 'relatedWork.copyBibtex', { paper: card.paper }),
        command(l10n.t('More Like This'), 'relatedWork.moreLikeThis', { paper: card.paper, title: card.title }),
      ]
    : plainEntryLink(card);
  return [
    ...own,
    ...card.links.filter(({ href }) => /^https?:\/\//i.test(href)).map(({ label, href }) => web(label, href)),
  ];
}

/** Without trust no command runs, but a link to the file and line is still just a link. */
function plainEntryLink({ source, line }: Card): readonly string[] {
  if (!/^[a-z][a-z0-9+.-]*:\//i.test(source)) return [];
  return [`[${vscode.l10n.t('Open Entry')}](${source}#${line + 1})`];
}

function command(label: string, name: string, argument: CommandArguments): string {
  return `[${label}](command:${name}?${encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)})`;
}

/** `encodeURI` leaves brackets alone, and one of them would end the link. */
function web(label: string, href: string): string {
  const safe = encodeURI(href)
    .replace(/%25/g, '%')
    .replace(/[()<>\\]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `[${escapeMarkdown(label)}](${safe})`;
}
