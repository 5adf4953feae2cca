/** Which papers does a text of title line and abstract line in turn hold? */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { type OwnText, ownText } from './ownText.ts';
import { lineProblem, paperOfDraft } from './record.ts';
import { texToText, writtenOtherwise } from './texText.ts';
import { type TextLine, textLines } from './textLines.ts';
import type { ReadingSteps } from './portions.ts';

/** Lines that the site of the bundled corpus puts before its list. A person's own file has none. */
const banner = /^\s*Get trending papers in your email inbox\b/;

/** The site's button, glued to the first title behind such lines. `Subscribers ...` is a title. */
const button = /^Subscribe(?=\S)(?!(?:rs?|d|s)\b)/;

/** Pairs that are read between two steps. */
const PAIRS_PER_STEP = 20;

/** Reads pairs, in steps. Lines end with LF, CRLF or CR; see `paragraphsOf` for blank lines. */
export function* pairsInSteps(source: SourceId, text: string, own: OwnText = ownText): ReadingSteps {
  const papers: Paper[] = [];
  let count = 0;
  const problems: Problem[] = [];
  const { paragraphs, hasBanner } = yield* paragraphsOf(text);
  for (const paragraph of paragraphs) {
    const lone = paragraph.length % 2 === 1 ? loneLine(paragraph) : -1;
    for (let at = 0; at < paragraph.length; at += at === lone ? 1 : 2) {
      const [title, abstract] = [paragraph[at], paragraph[at + 1]];
      if (title === undefined) break;
      if (at === lone || abstract === undefined) problems.push(loneProblem(title));
      else {
        papers.push(pairOf(source, title, abstract, own, hasBanner && count === 0));
        count++;
      }
      if (count % PAIRS_PER_STEP === 0) yield papers.splice(0);
    }
  }
  if (count === 0 && problems.length === 0) {
    const message = 'the file holds no papers. A title stands on one line, its abstract on the next.';
    problems.push(lineProblem('empty-file', message, 0, 0));
  }
  return { papers, problems };
}

/**
 * Blank lines part pairs, so that a missing line costs no other pair. Where lines stand alone, a blank line after each, the
 * blank lines part nothing.
 */
function* paragraphsOf(text: string): Generator<undefined, { paragraphs: TextLine[][]; hasBanner: boolean }> {
  const paragraphs: TextLine[][] = [];
  let hasBanner = false;
  let current: TextLine[] = [];
  const close = (): void => {
    const last = paragraphs.at(-1);
    const [line, second] = current;
    if (line === undefined) return;
    if (second === undefined && areAlone && last !== undefined) last.push(line);
    else paragraphs.push(current);
    areAlone = second === undefined;
    current = [];
  };
  /** The last paragraph is made of lines that stand alone. */
  let areAlone = false;
  for (const line of textLines(text)) {
    if (line.line % 500 === 499) yield undefined;
    if (line.text.trim() === '') close();
    else if (paragraphs.length === 0 && current.length === 0 && banner.test(line.text)) hasBanner = true;
    else current.push(line);
  }
  close();
  return { paragraphs, hasBanner };
}

/**
 * Which of an odd number of lines has no partner? The one without which abstracts are most times longer than their titles.
 * An even index: the lines before it are pairs.
 */
function loneLine(lines: readonly TextLine[]): number {
  const times = (at: number): number =>
    Math.log(((lines[at + 1]?.text.length ?? 0) + 1) / ((lines[at]?.text.length ?? 0) + 1));
  let sum = 0;
  for (let at = 1; at < lines.length; at += 2) sum += times(at);
  let [best, most] = [0, sum];
  for (let at = 2; at < lines.length; at += 2) {
    sum += times(at - 2) - times(at - 1);
    if (sum >= most) [best, most] = [at, sum];
  }
  return best;
}

function loneProblem({ text, line }: TextLine): Problem {
  const what = text.length > 300 ? 'an abstract without a title' : 'a title without an abstract';
  const message = `${what}: titles and abstracts stand on lines in turn. The other pairs are read.`;
  return lineProblem('odd-lines', message, line, text.length);
}

function pairOf(source: SourceId, first: TextLine, second: TextLine, own: OwnText, isBehindBanner: boolean): Paper {
  const line = own(first.text.trim());
  const title = isBehindBanner ? line.replace(button, '') : line;
  const abstract = own(second.text.trim());
  const read = { title: texToText(title), abstract: texToText(abstract) };
  return paperOfDraft(source, {
    key: `line ${first.line + 1}`,
    hasKey: false,
    type: 'misc',
    title: read.title,
    abstract: read.abstract,
    written: {
      ...optional('title', writtenOtherwise(title, read.title)),
      ...optional('abstract', writtenOtherwise(abstract, read.abstract)),
    },
    place: { line: first.line, endLine: second.line, start: first.start, end: second.end },
  });
}

function optional<N extends string>(name: N, value: string | undefined): { [K in N]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [K in N]?: string });
}
