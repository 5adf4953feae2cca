/** How is one suggestion drawn? */
import type { Span } from '../core/document/slot.ts';
import type { PanelWord } from '../core/show/panelWords.ts';
import type { Reason, Suggestion } from '../core/show/card.ts';
import type { PanelAction } from '../messages/panel.ts';
import { element } from './dom.ts';

type Say = (word: PanelWord, ...args: readonly string[]) => string;

const mostReasonsShown = 5;

/** A card; its buttons carry `data-action`, and the card `data-paper`. */
export function cardView(suggestion: Suggestion, isOpen: boolean, isCurrent: boolean, say: Say): HTMLElement {
  const { card, reasons } = suggestion;
  const facts = [card.authors, card.venue, card.year?.toString()].filter((fact) => fact !== undefined && fact !== '');
  const title = element('h3', { class: 'title', dir: 'auto' });
  title.append(
    ...marked(
      card.title,
      reasons.map(({ inTitle }) => inTitle),
    ),
  );
  const made = element(
    'li',
    { class: 'card', 'data-paper': card.paper, tabindex: isCurrent ? '0' : '-1', 'aria-label': label(suggestion, say) },
    title,
    ...(facts.length === 0 ? [] : [element('p', { class: 'facts', dir: 'auto' }, facts.join(' · '))]),
    badges(suggestion, say),
  );
  if (card.summary !== undefined) {
    const summary = element('p', { class: 'summary', dir: 'auto' });
    summary.append(
      ...marked(
        card.summary,
        reasons.map(({ inSummary }) => inSummary),
      ),
    );
    made.append(summary);
  }
  if (reasons.length > 0) made.append(element('p', { class: 'reasons' }, say('matches', reasonText(reasons))));
  if (isOpen && card.abstract !== undefined) {
    const abstract = element('p', { class: 'abstract', dir: 'auto' });
    abstract.append(
      ...marked(
        card.abstract,
        reasons.map(({ inAbstract }) => inAbstract),
      ),
    );
    made.append(abstract);
    const links = card.links.filter(({ href }) => /^https?:\/\//i.test(href));
    if (links.length > 0) {
      made.append(
        element('p', { class: 'links' }, ...links.map((link) => button('link', link.label, link.href, link.href))),
      );
    }
  }
  made.append(actions(suggestion, isOpen, say));
  return made;
}

function label({ card, citedHere, citedElsewhere }: Suggestion, say: Say): string {
  const standing = card.standing === 'citable' ? `${say('citable')} ${card.key}` : say('corpus');
  const cited = citedHere ? say('citedHere') : citedElsewhere ? say('citedElsewhere') : '';
  return [card.title, card.authors, card.year?.toString() ?? '', standing, cited]
    .filter((part) => part !== '')
    .join(', ');
}

function badges({ card, citedHere, citedElsewhere }: Suggestion, say: Say): HTMLElement {
  const made = element('p', { class: 'badges' });
  if (citedHere) made.append(element('span', { class: 'badge cited' }, say('citedHere')));
  else if (citedElsewhere) made.append(element('span', { class: 'badge cited' }, say('citedElsewhere')));
  if (card.standing === 'citable') {
    made.append(element('span', { class: 'badge citable', title: say('citable') }, card.key));
    made.append(element('span', { class: 'source' }, card.sourceName));
  } else made.append(element('span', { class: 'badge corpus', title: say('corpus') }, card.sourceName));
  return made;
}

function actions({ card }: Suggestion, isOpen: boolean, say: Say): HTMLElement {
  const made = element('div', { class: 'actions' });
  made.append(button('cite', say('cite'), say('citeTip')));
  if (card.standing === 'corpus') made.append(button('insert-stub', say('stub'), say('stubTip')));
  made.append(button('open', say('open'), say('openTip')));
  if (card.standing === 'citable') made.append(button('copy-key', say('copy'), say('copyTip')));
  if (card.abstract !== undefined) {
    const toggle = button('toggle', say('abstract'), say('abstract'));
    toggle.setAttribute('aria-expanded', String(isOpen));
    made.append(toggle);
  }
  return made;
}

/** Not a tab stop of its own: the card is, and its letters do the same. */
function button(action: PanelAction | 'toggle' | 'link', text: string, tip: string, href?: string): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      'data-action': action,
      title: tip,
      tabindex: '-1',
      ...(href === undefined ? {} : { 'data-href': href }),
    },
    text,
  );
}

function reasonText(reasons: readonly Reason[]): string {
  return reasons
    .slice(0, mostReasonsShown)
    .map(({ text }) => text)
    .join(', ');
}

/** A text with its spans marked; overlapping ones are joined. */
function marked(text: string, spans: readonly (readonly Span[])[]): (Node | string)[] {
  const sorted = spans.flat().sort((a, b) => a.start - b.start);
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const { start, end } of sorted) {
    const from = Math.max(at, start);
    if (end <= from || end > text.length) continue;
    if (from > at) parts.push(text.slice(at, from));
    parts.push(element('mark', {}, text.slice(from, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}
