/** How is a source read, whatever its format and encoding? */
import type { Paper, Reading, SourceId } from '../paper.ts';
import { bibtexInSteps } from './bibtex.ts';
import { decodeInSteps, isBinary } from './decode.ts';
import { formatOf } from './formats.ts';
import { jsonlInSteps } from './jsonl.ts';
import { pairsInSteps } from './titleAbstractPairs.ts';

/** What is to be read. `format` is one of `SourceFormat`; `auto` tells it from the name and the content. */
export interface SourceToRead {
  readonly id: SourceId;
  /** For people; its ending tells the format. */
  readonly name: string;
  readonly format: string;
}

/** Papers that are copied between two steps. */
const COPIED_PER_STEP = 50;

/**
 * Reads a source in steps of a millisecond or two, so that others can have the thread in between. Never throws: what
 * cannot be read is a problem, and the rest is kept. Compressed bytes are the caller's to undo.
 */
export function* readInSteps(source: SourceToRead, content: Uint8Array | string): Generator<undefined, Reading> {
  if (typeof content !== 'string' && isBinary(content)) {
    const start = { line: 0, character: 0 };
    const message = `Line 1: ${source.name} is no text, so no papers can be read from it.`;
    return { papers: [], problems: [{ code: 'binary-file', message, severity: 'error', start, end: start }] };
  }
  const text = typeof content === 'string' ? content.replace(/^\uFEFF/, '') : (yield* decodeInSteps(content)).text;
  const { papers, problems } = yield* readText(source, text);
  for (const [at, paper] of papers.entries()) {
    papers[at] = ownCopy(paper);
    if (at % COPIED_PER_STEP === 0) yield undefined;
  }
  return { papers, problems };
}

/** The same in one go. */
export function readSource(source: SourceToRead, content: Uint8Array | string): Reading {
  const steps = readInSteps(source, content);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function* readText(
  source: SourceToRead,
  text: string,
): Generator<undefined, { papers: Paper[]; problems: Reading['problems'] }> {
  switch (formatOf(source, text)) {
    case 'bibtex':
      return yield* bibtexInSteps(source.id, text);
    case 'jsonl':
      return yield* jsonlInSteps(source.id, text);
    default:
      return yield* pairsInSteps(source.id, text);
  }
}

/**
 * A paper whose strings are its own. In V8 a piece of a string keeps the whole of it alive: one title would hold a file of
 * 150 MB. Going through JSON also halves text that has left the wide characters of its file behind.
 */
function ownCopy(paper: Paper): Paper {
  return JSON.parse(JSON.stringify(paper)) as Paper;
}
