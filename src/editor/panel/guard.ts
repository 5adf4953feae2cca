/** Is this really a message from our panel? What comes out of a webview is foreign until looked at. */
import type { Among } from '../../core/library/among.ts';
import type { FromPanel, PanelAction, PanelOffer, PanelWish } from '../../messages/panel.ts';

const actions: ReadonlySet<unknown> = new Set<PanelAction>([
  'cite',
  'insert-stub',
  'open',
  'copy-key',
  'copy-bibtex',
  'dismiss',
]);
const offers: ReadonlySet<unknown> = new Set<PanelOffer>(['open-document', 'open-sample', 'show-sources', 'show-log']);
/** Nobody selects more, types more, or wants more cards. */
const mostPapers = 500;
const longestTyped = 2000;
const mostCards = 200;

type Unknown = Readonly<Record<string, unknown>>;

/** The message, or undefined when it is none of ours. */
export function readFromPanel(message: unknown): FromPanel | undefined {
  if (!isRecord(message)) return undefined;
  const { kind } = message;
  switch (kind) {
    case 'refresh':
    case 'return-to-passage':
      return { kind };
    case 'ready':
    case 'wish': {
      const wish = readWish(message['wish']);
      return wish === undefined ? undefined : { kind, wish };
    }
    case 'act': {
      const { action, papers } = message;
      if (!isAction(action) || !Array.isArray(papers) || papers.length > mostPapers) return undefined;
      return papers.every((paper) => typeof paper === 'string') ? { kind, action, papers } : undefined;
    }
    case 'open-link': {
      const { paper, at } = message;
      return typeof paper === 'string' && typeof at === 'number' ? { kind, paper, at } : undefined;
    }
    case 'pin':
      return typeof message['isPinned'] === 'boolean' ? { kind, isPinned: message['isPinned'] } : undefined;
    case 'take-back-dismissal':
      return typeof message['all'] === 'boolean' ? { kind, all: message['all'] } : undefined;
    case 'offer':
      return isOffer(message['offer']) ? { kind, offer: message['offer'] } : undefined;
    default:
      return undefined;
  }
}

function readWish(wish: unknown): PanelWish | undefined {
  if (!isRecord(wish)) return undefined;
  const { typed, like, limit } = wish;
  if (typeof typed !== 'string' || typeof limit !== 'number' || !isRecord(wish['among'])) return undefined;
  const isLike = isRecord(like) && typeof like['paper'] === 'string' && typeof like['title'] === 'string';
  return {
    typed: typed.slice(0, longestTyped),
    among: readAmong(wish['among']),
    limit: Math.max(1, Math.min(mostCards, Math.floor(limit))),
    ...(isLike ? { like: { paper: String(like['paper']), title: String(like['title']) } } : {}),
  };
}

function readAmong({ standing, from, to }: Unknown): Among {
  return {
    ...(standing === 'citable' || standing === 'corpus' ? { standing } : {}),
    ...(isYear(from) ? { from } : {}),
    ...(isYear(to) ? { to } : {}),
  };
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 10_000;
}

function isAction(value: unknown): value is PanelAction {
  return actions.has(value);
}

function isOffer(value: unknown): value is PanelOffer {
  return offers.has(value);
}

function isRecord(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
