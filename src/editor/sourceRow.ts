/** How is a source told in two lines: what it holds, how it fares, where it is? */
import * as vscode from 'vscode';
import { BUNDLED } from '../core/paper.ts';
import type { KnownSource } from './sources.ts';
import { oneLine } from './oneLine.ts';

/** What a list shows of a source. */
export interface SourceRow {
  /** Its icon and name. */
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** The row of a source. `written`: what the settings say that names it. */
export function rowOf(source: KnownSource, written: string | undefined): SourceRow {
  const { wanted, state, readAt } = source;
  const facts = [
    stateOf(source),
    state !== undefined && readAt !== undefined ? vscode.l10n.t('read at {0}', timeOf(readAt)) : '',
  ];
  const places = [
    placeOf(source),
    written === undefined || written === wanted.uri.fsPath ? '' : vscode.l10n.t('from the setting {0}', written),
  ];
  return {
    label: `$(${iconOf(source)}) ${oneLine(wanted.name)}`,
    description: joined(facts),
    detail: oneLine(joined(places)),
  };
}

/** What is said of a source in a few words: `1,234 papers, 2 problems`. */
export function stateOf({ state, gone, isReading }: KnownSource): string {
  const { l10n } = vscode;
  if (gone) return l10n.t('not found');
  if (state === undefined) return isReading ? l10n.t('being read') : l10n.t('not read');
  const papers = countOf(state.papers, l10n.t('1 paper'), (count) => l10n.t('{0} papers', count));
  const problems = countOf(state.problems.length, l10n.t('1 problem'), (count) => l10n.t('{0} problems', count));
  const said = state.problems.length === 0 ? papers : `${papers}, ${problems}`;
  return isReading ? `${said}, ${l10n.t('being read again')}` : said;
}

/** `3 sources, 1,234 papers, 2 problems`. */
export function summaryOf(known: readonly KnownSource[]): string {
  const { l10n } = vscode;
  const papers = known.reduce((sum, { state }) => sum + (state?.papers ?? 0), 0);
  const problems = known.reduce((sum, { state, gone }) => sum + (gone ? 1 : (state?.problems.length ?? 0)), 0);
  return [
    countOf(known.length, l10n.t('1 source'), (count) => l10n.t('{0} sources', count)),
    countOf(papers, l10n.t('1 paper'), (count) => l10n.t('{0} papers', count)),
    problems === 0 ? '' : countOf(problems, l10n.t('1 problem'), (count) => l10n.t('{0} problems', count)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** `1 paper`, `1,234 papers`. */
function countOf(count: number, one: string, many: (count: string) => string): string {
  return count === 1 ? one : many(count.toLocaleString(vscode.env.language));
}

function iconOf({ wanted, state, gone, isReading }: KnownSource): string {
  if (isReading) return 'sync~spin';
  if (gone || state === undefined) return 'error';
  if (state.problems.length > 0) return 'warning';
  return wanted.id === BUNDLED ? 'package' : 'book';
}

function placeOf({ wanted }: KnownSource): string {
  if (wanted.id === BUNDLED) return vscode.l10n.t('comes with the extension');
  const place = vscode.workspace.asRelativePath(wanted.uri, (vscode.workspace.workspaceFolders?.length ?? 0) > 1);
  // the name alone stands in the line above
  return place === wanted.name ? vscode.workspace.asRelativePath(wanted.uri, true) : place;
}

/** The time of today, the day as well of any other day. */
function timeOf(moment: number): string {
  const [then, now] = [new Date(moment), new Date()];
  const isToday = then.toDateString() === now.toDateString();
  return then.toLocaleString(vscode.env.language, { ...(isToday ? {} : { dateStyle: 'medium' }), timeStyle: 'short' });
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
