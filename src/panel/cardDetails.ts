/** What does a card say when somebody wants to know more? */
import type { Suggestion } from '../core/show/card.ts';
import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { marked } from './marked.ts';
import type { Say } from './say.ts';

/** Why the paper is here: the words that it shares, strongest first, and what else brought it. */
export function reasonsOf({ reasons, named, citedBeside, citedAt, versions }: Suggestion, say: Say): HTMLElement {
  const words = reasons.map(({ text }) => text).join(' · ');
  const lines = [
    ...(words === '' ? [] : [say('why', words)]),
    ...(named.length === 0 ? [] : [say('whyNamed', named.join(', '))]),
    ...(citedBeside.length === 0 ? [] : [say('whyBeside', citedBeside.join(', '))]),
    ...(citedAt === undefined ? [] : [say('whyCitedAt', nameOf(citedAt.document))]),
  ];
  if (lines.length === 0) lines.push(say('noWhy'));
  for (const { title, year, sourceName } of versions) {
    lines.push(say('versions', [title, year?.toString() ?? '', sourceName].filter((part) => part !== '').join(', ')));
  }
  return element('div', { class: 'why' }, ...lines.map((line) => element('p', { dir: 'auto' }, line)));
}

/** The name of a file by its address. */
function nameOf(address: string): string {
  const name = address.slice(address.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // no address: a `%` that stands for itself
  }
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
    const link = button('web', 'link', {
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
