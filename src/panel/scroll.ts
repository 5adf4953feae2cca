/** Where is the list scrolled to, and does it stay there when cards come and go? */

/** So many frames it takes at most until all cards on the way have been measured. */
const MOST_FRAMES = 30;

/** What is looked at: a card, and how far below the upper edge it begins, in pixels. */
export type Place = readonly [paper: string, top: number];

/** Keeps what is looked at where it is. */
export class Scroll {
  readonly #list: HTMLElement;
  #wanted: Place | undefined;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  /** What is looked at; undefined where nothing is scrolled. */
  place(): Place | undefined {
    const card = window.scrollY > 0 ? this.#looked() : undefined;
    return card && [card.dataset['paper'] ?? '', topOf(card)];
  }

  /** Scrolls there once enough is drawn: after the panel came back. */
  want(place: Place | undefined): void {
    this.#wanted = place;
  }

  /**
   * Scrolls to where the panel was when it was left, when all cards are drawn. Cards that nobody has seen yet are given a
   * height by guess, so that it takes a few frames.
   */
  settle(): void {
    if (this.#wanted === undefined) return;
    const [paper, top] = this.#wanted;
    this.#wanted = undefined;
    const card = this.#cards().find((each) => each.dataset['paper'] === paper);
    let frames = 0;
    const approach = (): void => {
      if (card?.isConnected !== true || ++frames > MOST_FRAMES) return;
      window.scrollBy(0, topOf(card) - top);
      requestAnimationFrame(approach);
    };
    approach();
  }

  /** Changes the list; the card that is looked at stays where it is, or, with `fromTop`, the first card is seen. */
  around(change: () => void, fromTop: boolean): void {
    if (fromTop) {
      change();
      if (this.#wanted === undefined && window.scrollY > 0) window.scrollTo(0, 0);
      return;
    }
    const held = window.scrollY > 0 ? this.#looked() : undefined;
    const before = held === undefined ? 0 : topOf(held);
    change();
    if (held?.isConnected !== true) return;
    const moved = topOf(held) - before;
    if (Math.abs(moved) >= 1) window.scrollBy(0, moved);
  }

  /** The card with the focus, if it is seen; else the first whose beginning is seen. */
  #looked(): HTMLElement | undefined {
    const focused = document.activeElement?.closest<HTMLElement>('.card') ?? undefined;
    if (focused !== undefined && isSeen(focused)) return focused;
    return this.#cards().find(isSeen);
  }

  #cards(): HTMLElement[] {
    return Array.from(this.#list.children as HTMLCollectionOf<HTMLElement>);
  }
}

function topOf(card: Element): number {
  return card.getBoundingClientRect().top;
}

function isSeen(card: Element): boolean {
  const top = topOf(card);
  return top >= 0 && top < window.innerHeight;
}
