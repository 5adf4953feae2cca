/** What does somebody paste or drop, and which papers does it mean? */
import type * as vscode from 'vscode';
import { type Identifier } from '../../core/identify/identifier.ts';
import { bibtexIn, identifiersIn, isEntry } from '../../core/identify/identifiersIn.ts';
import type { Paper, PaperId } from '../../core/paper.ts';
import { withParentKeys } from '../../core/write/parentKeys.ts';
import type { Scope } from '../../messages/questions.ts';
import type { Asker } from '../ask.ts';

/** Of more BibTeX than this nobody wants each entry cited: it is pasted as it is. */
const mostBlocks = 1000;

/** What a text is, told without asking anybody. */
export type Pasted =
  | { readonly kind: 'identifiers'; readonly identifiers: readonly Identifier[] }
  /** `preface`: the strings that the entries may use. */
  | { readonly kind: 'bibtex'; readonly text: string; readonly preface: string };

/** A paper that was pasted, and how it would be cited. */
export interface PastedPaper {
  readonly paper: PaperId | Paper;
  readonly key: string;
  /** Of the entry that it has already, in the first bibliography that has one. */
  readonly isCitable: boolean;
  readonly title: string;
  /** Its entry as it was pasted. */
  readonly entry?: string;
}

/** The papers that are known here, and what would have to be looked up. */
export interface PastedPapers {
  readonly papers: readonly PastedPaper[];
  readonly unknown: readonly Identifier[];
}

/** Undefined for a text that is nothing of the kind. */
export function pastedIn(carried: string): Pasted | undefined {
  // places are counted without the mark that a text may begin with
  const text = carried.replace(/^\uFEFF/u, '');
  const identifiers = identifiersIn(text);
  if (identifiers.length > 0) return { kind: 'identifiers', identifiers };
  const blocks = bibtexIn(text);
  if (blocks.length === 0 || blocks.length > mostBlocks) return undefined;
  const others = blocks.filter((block) => !isEntry(block));
  const preface = others.map(({ start, end }) => `${text.slice(start, end)}\n`).join('');
  return { kind: 'bibtex', text, preface };
}

/** The text that is carried: as text, or as the addresses that a browser's link is dragged as. */
export async function textCarried(transfer: vscode.DataTransfer): Promise<string> {
  const addresses = await transfer.get('text/uri-list')?.asString();
  // lines that begin with # are comments (RFC 2483, section 5); a file that is dragged is nobody's identifier
  const links = (addresses ?? '').split(/\r\n|\r|\n/u).filter((line) => line !== '' && !line.startsWith('#'));
  if (links.some((link) => /^file:/iu.test(link))) return '';
  const text = await transfer.get('text/plain')?.asString();
  return text === undefined || text.trim() === '' ? links.join('\n') : text;
}

/** What the library knows of it. No request leaves the machine. */
export async function papersOf(asker: Asker, pasted: Pasted, scope: Scope, signal: AbortSignal): Promise<PastedPapers> {
  if (pasted.kind === 'bibtex') return { papers: await papersOfBibtex(asker, pasted, scope, signal), unknown: [] };
  const { identifiers } = pasted;
  const rows = await asker.ask('known', { ...scope, identifiers }, signal);
  const papers = rows.flatMap((row) =>
    row === null ? [] : { paper: row.paper, key: row.key, isCitable: row.standing === 'citable', title: row.title },
  );
  return { papers, unknown: identifiers.filter((_, at) => rows[at] === null) };
}

/** Papers from elsewhere with the keys that they would get, none of `inUse`; their entries stay as they are written. */
export async function withKeys(
  asker: Asker,
  papers: readonly { readonly paper: Paper; readonly entry?: string; readonly key?: string }[],
  scope: Scope,
  signal: AbortSignal,
  inUse: readonly string[] = [],
): Promise<readonly PastedPaper[]> {
  const found: PastedPaper[] = [];
  const taken = [...inUse];
  for (const { paper, entry, key: wanted } of papers) {
    const ask = { ...scope, paper, taken, target: { content: '' }, wishes: {} };
    const stub = await asker.ask('stub', { ...ask, ...(wanted === undefined ? {} : { key: wanted }) }, signal);
    if (stub === null) continue;
    const { key, same } = stub;
    taken.push(key);
    const written = entry === undefined ? {} : { entry };
    found.push({ paper, key, isCitable: same !== undefined, title: paper.title, ...written });
  }
  return found;
}

async function papersOfBibtex(
  asker: Asker,
  { text, preface }: Extract<Pasted, { kind: 'bibtex' }>,
  scope: Scope,
  signal: AbortSignal,
): Promise<readonly PastedPaper[]> {
  const papers = await asker.ask('papersIn', { text, format: 'bibtex' }, signal);
  const own = papers.filter(({ hasKey }) => hasKey);
  const found = await withKeys(
    asker,
    own.map((paper) => {
      const entry = text.slice(paper.place.start, paper.place.end);
      // an entry that needs what stays behind is written with what that says
      return { paper, key: paper.key, ...(needs(entry, preface) ? {} : { entry }) };
    }),
    scope,
    signal,
  );
  // a child follows its parent, whatever that is called now
  const renamed = new Map(
    found.flatMap(({ paper, key }) => (typeof paper !== 'string' && paper.key !== key ? [[paper.key, key]] : [])),
  );
  return found.map((each) =>
    each.entry === undefined ? each : { ...each, entry: withParentKeys(each.entry, renamed) },
  );
}

/** Whether an entry uses a string of the preface, or inherits from an `@xdata` in it. */
function needs(entry: string, preface: string): boolean {
  if (preface === '') return false;
  const strings = [...preface.matchAll(/@\s*string\s*[{(]\s*([^\s={}"#,()]+)\s*=/giu)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  const bare = [...entry.matchAll(/[=#]\s*([^\s={}"#,()]+)/gu)].map(([, name = '']) => name.toLowerCase());
  return bare.some((name) => strings.includes(name)) || (/@\s*xdata/iu.test(preface) && /\bxdata\s*=/iu.test(entry));
}
