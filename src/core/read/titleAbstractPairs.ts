/** Which papers does a text of title line and abstract line in turn hold? */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { type OwnText, ownText } from './ownText.ts';
import { texToText } from './texText.ts';

/** Lines that the site of the bundled corpus puts before its list. */
const banner = /^Get trending papers in your email inbox/;

/** The site's button, glued to the first title of its list. */
const button = /^Subscribe(?=\S)/;

/** Reads pairs, in steps. Lines end with LF, CRLF or CR; blank lines between pairs are no part of them. */
export function* pairsInSteps(
  source: SourceId,
  text: string,
  own: OwnText = ownText,
): Generator<undefined, { papers: Paper[]; problems: Problem[] }> {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  let waiting: { title: string; line: number; start: number } | undefined;
  let hasBanner = false;
  let line = -1;
  for (const { 0: content, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (index >= text.length) break;
    line += 1;
    const written = own(content.trim());
    if (written === '') continue;
    if (papers.length === 0 && waiting === undefined && banner.test(written)) {
      hasBanner = true;
      continue;
    }
    if (waiting === undefined) {
      const title = papers.length === 0 && hasBanner ? written.replace(button, '') : written;
      waiting = { title, line, start: index };
      continue;
    }
    papers.push(pairOf(source, waiting, written, line, index + content.trimEnd().length));
    waiting = undefined;
    if (papers.length % 50 === 0) yield undefined;
  }
  if (waiting !== undefined) {
    problems.push(
      problemAt(
        waiting.line,
        waiting.title.length,
        'odd-lines',
        `Line ${waiting.line + 1} has a title without an abstract: titles and abstracts stand on lines in turn.`,
      ),
    );
  }
  if (papers.length === 0 && problems.length === 0) {
    problems.push(
      problemAt(
        0,
        0,
        'empty-file',
        'Line 1: the file holds no papers. A title stands on one line, its abstract on the next.',
      ),
    );
  }
  return { papers, problems };
}

function pairOf(
  source: SourceId,
  { title, line, start }: { title: string; line: number; start: number },
  abstract: string,
  endLine: number,
  end: number,
): Paper {
  const read = { title: texToText(title), abstract: texToText(abstract) };
  const written = {
    ...(read.title === title ? {} : { title }),
    ...(read.abstract === abstract ? {} : { abstract }),
  };
  return {
    source,
    key: `line ${line + 1}`,
    hasKey: false,
    type: 'misc',
    title: read.title,
    authors: [],
    abstract: read.abstract,
    identifiers: {},
    ...(Object.keys(written).length === 0 ? {} : { written }),
    place: { line, endLine, start, end },
  };
}

function problemAt(line: number, length: number, code: string, message: string): Problem {
  return { code, message, severity: 'warning', start: { line, character: 0 }, end: { line, character: length } };
}
