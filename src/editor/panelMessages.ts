/** Is this really a message from our panel? What comes out of a webview is foreign until looked at. */
import type { FromPanel, PanelAction } from '../messages/panel.ts';

const actions: ReadonlySet<string> = new Set<PanelAction>(['cite', 'insert-stub', 'open', 'copy-key']);

/** The message, or undefined when it is none of ours. */
export function readFromPanel(message: unknown): FromPanel | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  const { kind } = message;
  if (kind === 'ready' || kind === 'refresh' || kind === 'return-to-passage') return { kind };
  if (kind === 'open-link' && 'href' in message && typeof message.href === 'string')
    return { kind, href: message.href };
  if (kind !== 'act' || !('action' in message) || !('paper' in message)) return undefined;
  const { action, paper } = message;
  return isAction(action) && typeof paper === 'string' ? { kind, action, paper } : undefined;
}

function isAction(value: unknown): value is PanelAction {
  return typeof value === 'string' && actions.has(value);
}
