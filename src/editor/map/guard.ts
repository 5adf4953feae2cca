/** Is this really a message from our map? What comes out of a webview is foreign until looked at. */
import type { FromMap, MapAction } from '../../messages/map.ts';

const actions: ReadonlySet<string> = new Set<MapAction>([
  'cite',
  'insert-stub',
  'open',
  'copy-key',
  'copy-bibtex',
  'alike',
]);

/** Nobody types more. */
const longestTyped = 2000;

/** The message, or undefined when it is none of ours. */
export function readFromMap(message: unknown): FromMap | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  const { kind } = message;
  if (kind === 'ready' || kind === 'stop' || kind === 'show-sources') return { kind };
  if (kind === 'draw' && 'afresh' in message && typeof message.afresh === 'boolean') {
    return { kind, afresh: message.afresh };
  }
  if (kind === 'find' && 'typed' in message && typeof message.typed === 'string') {
    return { kind, typed: message.typed.slice(0, longestTyped) };
  }
  if (!('paper' in message) || typeof message.paper !== 'string') return undefined;
  const { paper } = message;
  if (kind === 'look') return { kind, paper };
  if (kind === 'open-link' && 'at' in message && typeof message.at === 'number') return { kind, paper, at: message.at };
  if (kind !== 'act' || !('action' in message) || !isAction(message.action)) return undefined;
  return { kind, action: message.action, paper };
}

function isAction(value: unknown): value is MapAction {
  return typeof value === 'string' && actions.has(value);
}
