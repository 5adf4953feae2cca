/** What does a card say when somebody wants to know more? */
import type { Suggestion } from '../core/show/card.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';
import { marked } from './marked.ts';
import type { Say } from './say.ts';

/** Why the paper is here: the words that it shares, strongest first. */
export function reasonsOf({ reasons }: Suggestion, say: Say): HTMLElement {
  const words = reasons.map(({ text }) => text).join(' · ');
  return element('p', { class: 'why', dir: 'auto' }, words === '' ? say('noWhy') : say('why', words));
}

/** All authors, the abstract with the shared words marked, and where the paper is on the web. */
export function abstractOf({ card, reasons }: Suggestion, say: Say): HTMLElement[] {
  const { abstract, authors, authorsFull } = card;
  const text = element('p', { class: abstract === undefined ? 'hint' : 'abstract', dir: 'auto' });
  if (abstract === undefined) text.append(say('noAbstract'));
  else
    text.append(
      ...marked(
        abstract,
        reasons.map(({ inAbstract }) => inAbstract),
      ),
    );
  const everybody = authorsFull === authors ? [] : [element('p', { class: 'everybody', dir: 'auto' }, authorsFull)];
  const links = card.links.map(({ label, href }, at) => {
    const link = element('button', {
      type: 'button',
      class: 'web',
      'data-action': 'link',
      'data-at': String(at),
      title: href,
      'aria-label': say('openLink', label),
      tabindex: '-1',
    });
    link.append(label, icon('link'));
    return link;
  });
  return [...everybody, text, ...(links.length === 0 ? [] : [element('p', { class: 'links' }, ...links)])];
}
