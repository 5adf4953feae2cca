/** Which papers does arXiv answer? Its interface speaks Atom, and only what that says of papers is read here. */
import type { Paper, SourceId } from '../paper.ts';
import { yearOf } from './dates.ts';
import { withoutHtml } from './html.ts';
import { personOf } from './people.ts';
import { paperOfDraft } from './record.ts';
import { texToText } from './texText.ts';

/** Longer entries nobody writes. */
const LONGEST_ENTRY = 100_000;

/**
 * The papers of a feed (info.arxiv.org/help/api/user-manual.html, 3.3: `entry` with `id`, `title`, `summary`, `author/name`,
 * `published`, `arxiv:doi`, `arxiv:journal_ref`, `arxiv:primary_category`). A mistake is told in an entry whose id is of
 * `/api/errors` (3.4): that is no paper. No entities of one's own, no includes: only what stands between the tags is read.
 */
export function atomPapers(source: SourceId, xml: string): readonly Paper[] {
  const papers: Paper[] = [];
  for (let at = xml.indexOf('<entry'); at >= 0; at = xml.indexOf('<entry', at + 6)) {
    const end = xml.indexOf('</entry>', at);
    if (end < 0) break;
    const paper = end - at > LONGEST_ENTRY ? undefined : paperOf(source, xml.slice(at, end));
    if (paper !== undefined) papers.push(paper);
  }
  return papers;
}

function paperOf(source: SourceId, entry: string): Paper | undefined {
  const [id, title] = [textOf(entry, 'id'), texToText(textOf(entry, 'title'))];
  const arxiv = /arxiv\.org\/abs\/(\S+?)(?:v\d+)?$/u.exec(id)?.[1];
  if (arxiv === undefined || title === '') return undefined;
  const fields = new Map([
    ['eprint', arxiv],
    ['eprinttype', 'arxiv'],
    ['primaryclass', /<arxiv:primary_category\b[^>]{0,200}\bterm="([\w.-]{1,30})"/u.exec(entry)?.[1] ?? ''],
    ['doi', textOf(entry, 'arxiv:doi')],
  ]);
  return paperOfDraft(source, {
    key: arxiv,
    hasKey: false,
    type: 'misc',
    title,
    authors: all(entry, 'name').flatMap((name) => personOf(texToText(name)) ?? []),
    year: yearOf(textOf(entry, 'published')),
    abstract: texToText(textOf(entry, 'summary')),
    fields: new Map([...fields].filter(([, value]) => value !== '')),
    place: { line: 0, endLine: 0, start: 0, end: 0 },
  });
}

function textOf(entry: string, tag: string): string {
  return all(entry, tag)[0] ?? '';
}

/** What stands between the tags of this name, entities decoded, blanks one each. */
function all(entry: string, tag: string): readonly string[] {
  const found: string[] = [];
  const opening = new RegExp(`<${tag}(?:\\s[^>]{0,300})?>`, 'gu');
  for (const match of entry.matchAll(opening)) {
    const start = match.index + match[0].length;
    const end = entry.indexOf(`</${tag}>`, start);
    if (end < 0) break;
    found.push(withoutHtml(entry.slice(start, end)).replace(/\s+/gu, ' ').trim());
  }
  return found;
}
