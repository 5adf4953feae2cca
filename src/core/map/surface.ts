/** How do papers write a term that is known by its stems? */
import { type Token, Wanted } from '../library/tokens.ts';

/** A text with more capitalised words than this share is written as titles are: it does not tell what is a name. */
const TITLE_CASE = 0.6;

/** How often a word was written how, where its letters tell something. */
type Spellings = Map<string, number>;

/**
 * The way in which most texts write neighbours with these stems: `low-rank adaptation`, `KV cache`, `Alzheimer's disease`.
 * Undefined where no text has them side by side.
 */
export function surfaceOf(
  stems: readonly string[],
  texts: readonly { readonly title: string; readonly abstract: string }[],
): string | undefined {
  const wanted = new Wanted(stems);
  const found = new Map<string, { written: string; count: number }>();
  const spellings = new Map<string, Spellings>();
  const look = (text: string): void => {
    const tokens = wanted.tokensIn(text);
    if (tokens.length < stems.length) return;
    const isTitle = isTitleCase(text);
    for (let at = 0; at + stems.length <= tokens.length; at++) {
      const run = tokens.slice(at, at + stems.length);
      if (!isRun(run, stems, text)) continue;
      const written = text.slice(run[0]?.start, run.at(-1)?.end).replace(/\s+/gu, ' ');
      const known = found.get(written.toLowerCase());
      if (known === undefined) found.set(written.toLowerCase(), { written, count: 1 });
      else known.count++;
      for (const { start, end } of run)
        if (!isTitle && !beginsSentence(text, start)) tell(spellings, text.slice(start, end));
    }
  };
  for (const { title, abstract } of texts) {
    look(abstract);
    look(title);
  }
  const [best] = [...found].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  if (best === undefined) return undefined;
  // word by word: each may be a name or none
  return best[1].written.replace(/[\p{L}\p{M}\p{N}'’]+/gu, (word) => spelt(word, spellings));
}

/** The stems in their order, with nothing but a blank or a hyphen between their words. */
function isRun(run: readonly Token[], stems: readonly string[], text: string): boolean {
  return run.every(
    ({ stem, start }, at) => stem === stems[at] && (at === 0 || /^[\s‐‑-]$/u.test(text.slice(run[at - 1]?.end, start))),
  );
}

function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals > TITLE_CASE * words.length;
}

function beginsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?:]\s+|["“(]\s*)$/u.test(text.slice(Math.max(0, start - 4), start));
}

function tell(spellings: Map<string, Spellings>, word: string): void {
  const small = word.toLowerCase();
  const known = spellings.get(small) ?? new Map<string, number>();
  known.set(word, (known.get(word) ?? 0) + 1);
  spellings.set(small, known);
}

/** As most write it; where nobody tells, `Language` is a title's way and `GaLore` a name. */
function spelt(word: string, spellings: ReadonlyMap<string, Spellings>): string {
  const known = spellings.get(word.toLowerCase());
  const [most] = [...(known ?? [])].sort(([, one], [, other]) => other - one);
  if (most !== undefined) return most[0];
  return /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word;
}
