/** What has to change, in which files, for a paper to be cited by another key? */
import * as vscode from 'vscode';
import type { DocumentFacts } from '../core/document/facts.ts';
import type { Citation } from '../core/document/slot.ts';
import type { BibKey } from '../core/read/bibKeys.ts';
import { unpackKeys } from '../core/read/packedKeys.ts';
import { type Change, changed, citationChange, forbiddenIn } from '../core/write/renameKey.ts';
import { isAborted } from './abort.ts';
import { openForChange, Refused } from './changeable.ts';
import { delays } from './delays.ts';
import { type Desk, sourceOf } from './desk.ts';
import { nameOf } from './documents.ts';
import { commandsSetting } from './settings.ts';
import type { Subject } from './subject.ts';
import { bibsAround, citationsOf, homesOf, OWN, referencesOf } from './uses.ts';

/** The places of one file. */
type Places =
  | { readonly kind: 'document'; readonly uri: vscode.Uri; readonly facts: DocumentFacts; readonly spans: Citation[] }
  | { readonly kind: 'bib'; readonly uri: vscode.Uri; readonly keys: BibKey[] };

/** Why a key cannot be renamed, whatever the new one is; undefined where it can. */
export function whyNot({ key, home, entry }: Pick<Subject, 'key' | 'home' | 'entry'>): string | undefined {
  const { l10n } = vscode;
  if (home === OWN) return l10n.t('{0} is defined in a document, not in a bibliography: rename it there.', key);
  if (home === undefined || entry !== undefined) return undefined;
  const file = nameOf(vscode.Uri.parse(home.replace(/#references$/, '')));
  if (home.endsWith('#references')) return l10n.t('{0} is an item in the header of {1}: rename it there.', key, file);
  return l10n.t('{0} comes from {1}, which is no .bib file: rename it there.', key, file);
}

/**
 * All changes that give the key under the cursor another name. Throws `Refused`; undefined when nobody wants it any more.
 */
export async function renamePlan(
  desk: Desk,
  subject: Subject,
  to: string,
  signal: AbortSignal,
): Promise<vscode.WorkspaceEdit | undefined> {
  const refusal = whyNot(subject);
  if (refusal !== undefined) throw new Refused(refusal);
  refuseUnwritable(to);
  const edit = new vscode.WorkspaceEdit();
  if (to === subject.key) return edit;
  await refuseCollision(desk, subject, to, signal);
  const places = await placesOf(desk, subject, signal);
  const versions = new Map<vscode.TextDocument, number>();
  for (const each of places) {
    if (isAborted(signal)) return undefined;
    const document = await openForChange(each.uri);
    versions.set(document, document.version);
    const text = document.getText();
    const changes = changesIn(text, each, document, to);
    await refuseMisread(desk, each, changed(text, changes), to, signal);
    for (const { start, end, text: newText } of changes) {
      edit.replace(each.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    }
  }
  for (const [document, version] of versions) {
    if (document.version !== version) throw changedMeanwhile(document.uri);
  }
  return isAborted(signal) ? undefined : edit;
}

/** The places by file. The entry that is a second one with its key is nobody's: it alone gets another. */
async function placesOf(desk: Desk, subject: Subject, signal: AbortSignal): Promise<readonly Places[]> {
  const { key, home, entry, isDouble } = subject;
  const bibs = new Map<string, Places & { kind: 'bib' }>();
  const inBib = (uri: vscode.Uri, place: BibKey): void => {
    const known = bibs.get(uri.toString());
    if (known === undefined) bibs.set(uri.toString(), { kind: 'bib', uri, keys: [place] });
    else known.keys.push(place);
  };
  if (entry !== undefined) {
    const bib = await desk.bibEntries.of(entry.uri);
    for (const each of bib?.keys ?? []) {
      if (each.key === key && each.role !== 'reference' && each.entry === entry.key.entry) inBib(entry.uri, each);
    }
    if (isDouble) return [...bibs.values()];
    for (const each of await referencesOf(desk, entry.uri, new Set([key]), signal)) inBib(each.uri, each.key);
  }
  const documents = new Map<string, Places & { kind: 'document' }>();
  for (const { uri, facts, citation } of await citationsOf(desk, home, new Set([key]), signal)) {
    const known = documents.get(uri.toString());
    if (known === undefined) documents.set(uri.toString(), { kind: 'document', uri, facts, spans: [citation] });
    else known.spans.push(citation);
  }
  return [...bibs.values(), ...documents.values()];
}

/** The changes of one file, in order; what stands there must be what was read. */
function changesIn(text: string, places: Places, document: vscode.TextDocument, to: string): readonly Change[] {
  if (places.kind === 'document') {
    const { facts, spans } = places;
    return spans.map((span) => {
      if (text.slice(span.start, span.end) !== span.key) throw changedMeanwhile(places.uri);
      return citationChange(text, facts.language, span, to);
    });
  }
  const changes = places.keys.map(({ key, line, character }) => {
    const start = document.offsetAt(new vscode.Position(line, character));
    if (text.slice(start, start + key.length) !== key) throw changedMeanwhile(places.uri);
    return { start, end: start + key.length, text: to };
  });
  return changes.sort((a, b) => a.start - b.start);
}

/** The text is read again as it would be: as many keys must say the new name more as were changed. */
async function refuseMisread(
  desk: Desk,
  places: Places,
  after: string,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const { asker, documents, bibEntries } = desk;
  let wanted: number;
  let found: readonly { readonly key: string }[];
  const count = (keys: readonly { readonly key: string }[]): number => keys.filter(({ key }) => key === to).length;
  if (places.kind === 'bib') {
    wanted = count((await bibEntries.of(places.uri))?.keys ?? []) + places.keys.length;
    found = unpackKeys(await asker.ask('bibKeys', { content: after }, signal));
  } else {
    const { language, citations } = (await documents.of(places.uri)) ?? places.facts;
    wanted = count(citations) + places.spans.length;
    const commands = commandsSetting(places.uri);
    found = (await asker.ask('facts', { content: after, language, commands }, signal)).citations;
  }
  if (count(found) !== wanted) {
    throw new Refused(vscode.l10n.t('{0} would not be read as a key in {1}.', to, nameOf(places.uri)));
  }
}

function refuseUnwritable(to: string): void {
  const { l10n } = vscode;
  if (to === '') throw new Refused(l10n.t('A key cannot be empty.'));
  const forbidden = forbiddenIn(to);
  if (forbidden === undefined) return;
  throw new Refused(
    /\s/.test(forbidden)
      ? l10n.t('A key cannot hold blanks.')
      : l10n.t('A key cannot hold {0}: BibTeX, biber or LaTeX would not take it.', forbidden),
  );
}

/** An unknown key may become that of an entry: then the person mends a misspelt one, in all places. */
async function refuseCollision(desk: Desk, subject: Subject, to: string, signal: AbortSignal): Promise<void> {
  const { entry } = subject;
  if (entry === undefined) return;
  const lower = to.toLowerCase();
  for (const uri of await bibsAround(desk, entry.uri, signal)) {
    const bib = await desk.bibEntries.of(uri);
    const isHome = uri.toString() === entry.uri.toString();
    const taken = bib?.keys.find(({ key, role, entry: own }) => {
      if (role === 'reference' || key.toLowerCase() !== lower) return false;
      // another spelling of its own name is free
      return !(isHome && own === entry.key.entry && key !== to);
    });
    if (taken !== undefined) throw await collision(desk, uri, taken.key, to);
  }
  await refuseForeign(desk, subject, to, signal);
}

/** Documents may know the new key from elsewhere: an exported list, or a definition of their own. */
async function refuseForeign(desk: Desk, { key, home }: Subject, to: string, signal: AbortSignal): Promise<void> {
  const seen = new Set<string>();
  for (const { uri } of await citationsOf(desk, home, new Set([key]), signal)) {
    if (seen.has(uri.toString())) continue;
    seen.add(uri.toString());
    const other = (await homesOf(desk, uri, [to], signal)).get(to);
    if (other === undefined) continue;
    if (other === OWN) {
      throw new Refused(vscode.l10n.t('{0} is defined in {1} already.', to, nameOf(uri)));
    }
    const at = (await desk.bibliographies.of({ uri })).all.find(({ id }) => id === other)?.uri ?? uri;
    throw await collision(desk, at, to, to);
  }
}

async function collision(desk: Desk, uri: vscode.Uri, taken: string, to: string): Promise<Refused> {
  const { l10n } = vscode;
  const id = uri.toString();
  const source = sourceOf({ id, uri, declaration: undefined });
  desk.sources.want([source]);
  await desk.sources.ready([id], delays.firstListMs, new AbortController().signal);
  const { card } = await desk.asker.ask('resolve', { bibliographies: [id], key: taken, limit: 0 });
  const title = card?.title ?? '';
  const told =
    title === ''
      ? l10n.t('{0} is a key in {1} already.', taken, nameOf(uri))
      : l10n.t('{0} is a key in {1} already: “{2}”.', taken, nameOf(uri), title);
  return new Refused(taken === to ? told : `${told} ${l10n.t('BibTeX does not tell small letters from capitals.')}`);
}

function changedMeanwhile(uri: vscode.Uri): Refused {
  return new Refused(vscode.l10n.t('{0} was changed meanwhile: try again.', nameOf(uri)));
}
