/** How is a source read, whatever its format and encoding? */
import type { Reading, SourceId } from '../paper.ts';
import { bibtexInSteps } from './bibtex.ts';
import { decodeBytes, isBinary } from './decode.ts';
import { jsonlInSteps } from './jsonl.ts';
import { pairsInSteps } from './titleAbstractPairs.ts';

interface Source {
  readonly id: SourceId;
  readonly name: string;
  readonly format: string;
}

/** Reads a source in steps of a millisecond or two, so that others can have the thread in between. Never throws. */
export function* readInSteps(source: Source, content: Uint8Array | string): Generator<undefined, Reading> {
  if (typeof content !== 'string' && isBinary(content)) {
    const start = { line: 0, character: 0 };
    const message = `Line 1: ${source.name} is no text.`;
    return { papers: [], problems: [{ code: 'binary-file', message, severity: 'error', start, end: start }] };
  }
  const text = (typeof content === 'string' ? content : decodeBytes(content).text).replace(/^\uFEFF/, '');
  yield undefined;
  switch (formatOf(source, text)) {
    case 'bibtex':
      return yield* bibtexInSteps(source.id, text);
    case 'jsonl':
      return yield* jsonlInSteps(source.id, text);
    default:
      return yield* pairsInSteps(source.id, text);
  }
}

/** The same in one go. */
export function readSource(source: Source, content: Uint8Array | string): Reading {
  const steps = readInSteps(source, content);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function formatOf({ name, format }: Source, text: string): string {
  if (format !== 'auto') return format;
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'bib') return 'bibtex';
  if (ending === 'jsonl' || ending === 'ndjson') return 'jsonl';
  const beginning = text.slice(0, 4000).trimStart();
  if (/^\{"/.test(beginning)) return 'jsonl';
  if (/^[ \t]*@[A-Za-z]+\s*[{(]/m.test(beginning)) return 'bibtex';
  return 'pairs';
}
