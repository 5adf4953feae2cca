/** Which papers answer what the panel asks? */
import type { PaperId } from '../../core/paper.ts';
import type { Suggestion } from '../../core/show/card.ts';
import { isAborted } from '../abort.ts';
import { Cancelled } from '../ask.ts';
import { delays } from '../delays.ts';
import { corporaOnly, type Desk, standingOf } from '../desk.ts';
import { citedInPanelSetting } from '../settings.ts';
import type { Found } from './asking.ts';
import type { Wanted } from './subject.ts';

/** Asks the worker; waits a moment for sources that are still being read. `away`: papers that stay away. */
export async function findPapers(
  desk: Desk,
  wanted: Wanted,
  away: ReadonlySet<PaperId>,
  signal: AbortSignal,
): Promise<Found> {
  const { document, wish } = wanted;
  const { scope, sources } =
    document === undefined ? await corporaOnly(desk) : await standingOf(desk, { uri: document });
  const [areRead] = await Promise.all([
    desk.sources.ready(sources, delays.firstListMs, signal),
    wanted.passage === undefined ? undefined : desk.documents.read(delays.firstListMs, signal),
  ]);
  if (isAborted(signal)) throw new Cancelled('the panel wants something else');
  const suggestions = await ask(desk, wanted, { ...scope, limit: wish.limit + away.size + 1 }, signal);
  const left = suggestions.filter(({ card }) => !away.has(card.paper));
  if (left.length > 0) {
    // what the passage cites comes along, whatever the limit
    const beyond = left.filter(({ citedHere }) => !citedHere)[wish.limit];
    const cards = beyond === undefined ? left : left.slice(0, left.indexOf(beyond));
    const isDim = document !== undefined && citedInPanelSetting(document) === 'dim';
    return { kind: 'cards', suggestions: isDim ? cards.map(dimmed) : cards, hasMore: beyond !== undefined };
  }
  if (suggestions.length > 0) return { kind: 'none', why: 'all-dismissed' };
  if (!areRead) return { kind: 'none', why: 'indexing' };
  const isAnythingThere = desk.sources.states().some(({ state }) => (state?.papers ?? 0) > 0);
  return { kind: 'none', why: isAnythingThere ? 'nothing-found' : 'no-papers' };
}

function ask(
  desk: Desk,
  { document, passage, cited, wish }: Wanted,
  scope: { readonly bibliographies: readonly string[]; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly Suggestion[]> {
  const { typed, like, among } = wish;
  if (typed !== '') {
    return desk.asker.ask('search', { ...scope, typed, present: [], cited, loose: false, among }, signal);
  }
  const withoutCited = document !== undefined && citedInPanelSetting(document) === 'hide';
  if (like !== undefined) {
    return desk.asker.ask('alike', { ...scope, paper: like.paper, cited, among, withoutCited }, signal);
  }
  if (passage === undefined) return Promise.resolve([]);
  const asked = { ...scope, passage, cited, among, withoutCited };
  return desk.asker.ask(
    'suggest',
    document === undefined ? asked : { ...asked, document: document.toString() },
    signal,
  );
}

/** Fainter, where the document cites it already. */
function dimmed(suggestion: Suggestion): Suggestion {
  return suggestion.citedHere || suggestion.citedElsewhere ? { ...suggestion, isDimmed: true } : suggestion;
}
