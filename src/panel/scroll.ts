/** Where is the list scrolled to, and does it stay there when cards come and go? */

/** Keeps what is looked at where it is. */
export class Scroll {
  readonly #list: Element;
  #wanted: number | undefined;

  constructor(list: Element) {
    this.#list = list;
  }

  /** Scrolls there once enough is drawn: after the panel came back. */
  want(top: number): void {
    this.#wanted = top;
  }

  /** Scrolls to where the panel was when it was left, when all cards are drawn. */
  settle(): void {
    if (this.#wanted !== undefined) window.scrollTo(0, this.#wanted);
    this.#wanted = undefined;
  }

  /** Changes the list; the card that is looked at stays where it is, or, with `fromTop`, the first card is seen. */
  around(change: () => void, fromTop: boolean): void {
    if (fromTop) {
      change();
      if (this.#wanted === undefined && window.scrollY > 0) window.scrollTo(0, 0);
      return;
    }
    const held = window.scrollY > 0 ? this.#looked() : undefined;
    const before = held?.getBoundingClientRect().top ?? 0;
    change();
    if (held?.isConnected !== true) return;
    const moved = held.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) window.scrollBy(0, moved);
  }

  /** The card with the focus, if it is seen; else the first whose beginning is seen. */
  #looked(): Element | undefined {
    const focused = document.activeElement?.closest('.card') ?? undefined;
    if (focused !== undefined && isSeen(focused)) return focused;
    return Array.from(this.#list.children).find(isSeen);
  }
}

function isSeen(card: Element): boolean {
  const { top } = card.getBoundingClientRect();
  return top >= 0 && top < window.innerHeight;
}
