/** How is plain text put together out of marked-up text, so that the sentence at the cursor is known in the end? */
import { sentenceSpans } from '../show/sentences.ts';

/** Plain text on one line, and the sentence of it that the cursor stands in. */
export interface PlainText {
  readonly text: string;
  readonly sentence: string;
}

/** One stretch of running text: the paragraph itself, or a note in the middle of it. */
interface Stretch {
  text: string;
  /** A blank is due before the next word. */
  isGap: boolean;
  /** Where rows and headings ended. */
  readonly stops: number[];
}

const noBlankBefore = /^[.,;:!?)\]}’”…%]/;
const noBlankBehind = /[([{“‘]$/;

/**
 * Takes words and blanks in the order of the text. Blanks come one at a time, none before a comma; brackets that nothing is
 * left in go. Notes are kept until the end: they would part the words on either side of them.
 */
export class Prose {
  readonly #cursor: number;
  readonly #stretches: Stretch[] = [{ text: '', isGap: false, stops: [] }];
  /** The stretches that are open, by number, the innermost last. */
  readonly #open: number[] = [0];
  #reached: { readonly stretch: number; readonly at: number } | undefined;

  /** `cursor`: an offset in the marked-up text. */
  constructor(cursor: number) {
    this.#cursor = cursor;
  }

  /** Says that what comes next stands at an offset of the marked-up text. */
  reach(offset: number): void {
    if (this.#reached !== undefined || offset < this.#cursor) return;
    this.#reached = { stretch: this.#open.at(-1) ?? 0, at: this.#top.text.length };
  }

  /** Adds text without blanks in it. */
  add(text: string): void {
    const top = this.#top;
    // what a formula or a citation has left: `(, )`, `the bounds,, and`
    const left = text.startsWith(')') ? /\s*\([\s,;:]*$/.exec(top.text) : null;
    if (left !== null) {
      top.text = top.text.slice(0, left.index);
      top.isGap = true;
      if (text.length > 1) this.add(text.slice(1));
      return;
    }
    if (/^[,;]/.test(text) && /[,;(]$/.test(top.text)) {
      if (text.length > 1) this.add(text.slice(1));
      return;
    }
    const isJoined = !top.isGap || top.text === '' || noBlankBefore.test(text) || noBlankBehind.test(top.text);
    top.text += isJoined ? text : ` ${text}`;
    top.isGap = false;
  }

  /** The character before, when nothing parts it from what comes next. */
  get before(): string {
    return this.#top.isGap ? '' : (this.#top.text.at(-1) ?? '');
  }

  gap(): void {
    this.#top.isGap = true;
  }

  /** Ends what no mark ends: a row or a heading with a full stop, a cell with another. */
  stop(mark: '.' | ';' = '.'): void {
    const top = this.#top;
    if (/[\p{L}\p{N})\]"”’%]$/u.test(top.text)) top.text += mark;
    if (mark === '.') top.stops.push(top.text.length);
    top.isGap = true;
  }

  beginNote(): void {
    this.#open.push(this.#stretches.length);
    this.#stretches.push({ text: '', isGap: false, stops: [] });
  }

  endNote(): void {
    if (this.#open.length === 1) return;
    this.#open.pop();
  }

  /** The paragraph, then its notes. */
  done(): PlainText {
    const texts = this.#stretches.map(({ text }) => text.trim()).filter((text) => text !== '');
    const { stretch, at } = this.#reached ?? { stretch: 0, at: Infinity };
    const own = this.#stretches[stretch];
    const from = own?.stops.findLast((stop) => stop < at) ?? 0;
    const sentences =
      own?.text.slice(
        from,
        own.stops.find((stop) => stop >= at),
      ) ?? '';
    const spans = sentenceSpans(sentences);
    const span = spans.find(({ end }) => at <= from + end) ?? spans.at(-1);
    return { text: texts.join(' '), sentence: span === undefined ? '' : sentences.slice(span.start, span.end) };
  }

  get #top(): Stretch {
    const top = this.#stretches[this.#open.at(-1) ?? 0];
    if (top === undefined) throw new Error('a stretch was never begun');
    return top;
  }
}
