/** How is the card of the paper shown that was chosen on the map? */
import { element, setAttributes, setText } from '../panel/dom.ts';
import type { MapWord } from '../core/show/mapWords.ts';
import type { Card } from '../core/show/card.ts';
import { sentenceIn } from '../core/show/sentenceIn.ts';
import type { MapAction } from '../messages/map.ts';
import type { Say } from './say.ts';
import type { Shown } from './shown.ts';
import { kinds, type MapState } from './state.ts';
import { setSign, shape, signButton } from './toolbar.ts';

const words: Readonly<Record<MapAction, readonly [MapWord, MapWord]>> = {
  cite: ['cite', 'citeTip'],
  'insert-stub': ['stub', 'stubTip'],
  open: ['open', 'openTip'],
  'copy-key': ['copy', 'copyTip'],
  'copy-bibtex': ['copyBibtex', 'copyBibtexTip'],
  alike: ['alike', 'alikeTip'],
};

/** The card beside the map; its buttons carry `data-act`, its links `data-at`. */
export class CardPane {
  readonly node = element('section', { class: 'pane', hidden: '' });
  readonly #close = signButton('close', 'close');
  readonly #body = element('div', { class: 'paneBody', tabindex: '0' });
  #drawn: readonly unknown[] = [];

  constructor() {
    this.node.append(this.#close, this.#body);
  }

  /** `at`: the number of the paper on the map. */
  draw({ card, person, document: target, papers, words: said }: MapState, shown: Shown, at: number, say: Say): void {
    setAttributes(this.node, { hidden: person.isOpen ? undefined : '', 'aria-label': say('card') });
    setSign(this.#close, 'close', say('close'));
    const kind = kinds[shown.kindOf[at] ?? 3] ?? 'corpus';
    const from = [card, target, kind, papers[at], said];
    if (from.every((each, index) => each === this.#drawn[index])) return;
    const isOther = papers[at] !== this.#drawn[3];
    this.#drawn = from;
    // until the card comes, what the map knows already
    const title = element('h2', { dir: 'auto' });
    setText(title, card?.title ?? papers[at]?.title ?? '');
    const standing = element('p', { class: 'standing' }, shape(kind), element('span', {}, say(kind)));
    if (card === null) this.#body.replaceChildren(title, element('p', {}, say('gone')));
    else if (card === undefined) this.#body.replaceChildren(title, standing);
    else this.#body.replaceChildren(title, standing, ...detailsOf(card, target, say));
    setAttributes(this.#body, { 'aria-label': title.textContent, role: 'group' });
    if (isOther) this.#body.scrollTop = 0;
  }
}

/** `target`: the document that it would be cited in. */
function detailsOf(card: Card, target: string | undefined, say: Say): Node[] {
  const facts = [card.authorsFull, card.year?.toString() ?? '', card.venue ?? ''].filter((fact) => fact !== '');
  const nodes: Node[] = [];
  if (facts.length > 0) {
    const runs = facts.flatMap((fact, at) => [...(at === 0 ? [] : [' · ']), element('bdi', {}, fact)]);
    nodes.push(element('p', { class: 'facts' }, ...runs));
  }
  const actions: readonly MapAction[] = [
    ...(target !== undefined ? (['cite'] as const) : []),
    ...(target !== undefined && card.standing === 'corpus' ? (['insert-stub'] as const) : []),
    'open',
    ...(card.standing === 'citable' ? (['copy-key'] as const) : []),
    'copy-bibtex',
    'alike',
  ];
  nodes.push(
    element(
      'p',
      { class: 'actions' },
      ...actions.map((action) => {
        const [word, tip] = words[action];
        return element(
          'button',
          { type: 'button', class: `act ${action}`, 'data-act': action, title: say(tip, target ?? '') },
          say(word),
        );
      }),
    ),
  );
  const source = element('p', { class: 'source' });
  if (card.standing === 'citable') source.append(element('bdi', { class: 'key' }, card.key), ' · ');
  source.append(element('bdi', {}, card.sourceName));
  nodes.push(source);
  nodes.push(...saidIn(card));
  if (card.links.length > 0) {
    const links = card.links.map(({ label, href }, at) =>
      element('button', { type: 'button', class: 'web', 'data-at': String(at), title: href }, label),
    );
    nodes.push(element('p', { class: 'links' }, ...links));
  }
  return nodes;
}

/** The abstract, in which the sentence stands out that says what the paper did; before it where it is not there word for word. */
function saidIn({ summary, abstract }: Card): Node[] {
  const told = (text: string): Node => element('p', { class: 'summary', dir: 'auto' }, text);
  if (abstract === undefined) return summary === undefined ? [] : [told(summary)];
  const span = summary === undefined ? undefined : sentenceIn(abstract, summary);
  const whole = element('p', { class: 'abstract', dir: 'auto' });
  if (span === undefined) {
    whole.append(abstract);
    return [...(summary === undefined ? [] : [told(summary)]), whole];
  }
  const { start, end } = span;
  whole.append(abstract.slice(0, start), element('mark', {}, abstract.slice(start, end)), abstract.slice(end));
  return [whole];
}
