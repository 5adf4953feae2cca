/** What do the lines of a card say? */
import type { Card, Suggestion } from '../core/show/card.ts';
import { element } from './dom.ts';
import type { Say } from './say.ts';

/** `Vaswani et al. · 2017 · NeurIPS`: each a run of its own, since a name may be written from right to left. */
export function facts({ authors, year, venue }: Card): Node[] {
  const said = [authors, year?.toString() ?? '', venue ?? ''].filter((fact) => fact !== '');
  return said.flatMap((fact, at) => {
    const run = element('bdi', {}, fact);
    return at === 0 ? [run] : [document.createTextNode(' · '), run];
  });
}

/** Whether it can be cited, and is; and where it is from. */
export function badges({ card, citedHere, citedElsewhere }: Suggestion, say: Say): Node[] {
  const isCitable = card.standing === 'citable';
  const key = element('bdi', { class: 'badge key', title: say('citable') }, card.key);
  const title = citedHere ? '' : say('citedElsewhereTip');
  const said = say(citedHere ? 'citedHere' : 'citedElsewhere');
  const cited = citedHere || citedElsewhere ? [element('span', { class: 'badge cited', title }, said)] : [];
  const source = element('bdi', { class: 'source', title: isCitable ? '' : say('corpus') }, card.sourceName);
  return [...(isCitable ? [key] : []), ...cited, source];
}

/** The card in one sentence, for whoever hears it. */
export function label({ card, citedHere, citedElsewhere }: Suggestion, say: Say): string {
  const { title, authors, year, venue, key, standing } = card;
  const where = standing === 'citable' ? `${say('citable')}: ${key}` : say('corpus');
  const cited = citedHere ? say('citedHere') : citedElsewhere ? say('citedElsewhere') : '';
  return [title, authors, year?.toString() ?? '', venue ?? '', where, cited].filter((part) => part !== '').join(', ');
}
