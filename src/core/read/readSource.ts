/** How is a source read, whatever its format and encoding? */
import type { Reading, SourceId } from '../paper.ts';
import { bibtexInSteps } from './bibtex.ts';
import { cslJsonInSteps } from './cslJson.ts';
import { cslYamlInSteps } from './cslYaml.ts';
import { csvInSteps } from './csv.ts';
import { decodeBytes, decodeInSteps, isBinary } from './decode.ts';
import { formatOf } from './formats.ts';
import { jsonlInSteps } from './jsonl.ts';
import { nbibInSteps } from './nbib.ts';
import { ownTextOf } from './ownText.ts';
import { risInSteps } from './ris.ts';
import { inOneGo, type ReadingSteps } from './portions.ts';
import { pairsInSteps } from './titleAbstractPairs.ts';

/** What is to be read. `format` is one of `SourceFormat`; `auto` tells it from the name and the content. */
export interface SourceToRead {
  readonly id: SourceId;
  /** For people; its ending tells the format. */
  readonly name: string;
  readonly format: string;
}

/** Bytes of a .bib file from which on it is decoded piece by piece. */
const LARGE = 1_000_000;

/** Bytes that the format is told from, where its name says nothing: more than any preface. */
const BEGINNING = 50_000;

/**
 * Reads a source in steps, so that others can have the thread in between and the first papers. Never throws: what cannot be
 * read is a problem, and the rest is kept. Compressed bytes are the caller's to undo.
 */
export function* readInSteps(source: SourceToRead, content: Uint8Array | string): ReadingSteps {
  if (typeof content !== 'string' && isBinary(content)) {
    const start = { line: 0, character: 0 };
    const message = `Line 1: ${source.name} is no text, so no papers can be read from it.`;
    return { papers: [], problems: [{ code: 'binary-file', message, severity: 'error', start, end: start }] };
  }
  // its text would take as much as its bytes, or twice that
  if (typeof content !== 'string' && content.length > LARGE && formatOf(source, beginningOf(content)) === 'bibtex') {
    return yield* bibtexInSteps(source.id, content);
  }
  const text = typeof content === 'string' ? content.replace(/^\uFEFF/, '') : (yield* decodeInSteps(content)).text;
  // 150 MB of bytes need not live beside the papers made of them
  content = '';
  return yield* readText(source, text);
}

/** The same in one go. */
export function readSource(source: SourceToRead, content: Uint8Array | string): Reading {
  return inOneGo(readInSteps(source, content));
}

function* readText(source: SourceToRead, text: string): ReadingSteps {
  const format = formatOf(source, text);
  if (format === 'bibtex') return yield* bibtexInSteps(source.id, text);
  const own = yield* ownTextOf(text);
  switch (format) {
    case 'jsonl':
      return yield* jsonlInSteps(source.id, text);
    case 'csl-json':
      return yield* cslJsonInSteps(source.id, text, own);
    case 'csl-yaml':
      return yield* cslYamlInSteps(source.id, text, own);
    case 'ris':
      return yield* risInSteps(source.id, text, own);
    case 'nbib':
      return yield* nbibInSteps(source.id, text, own);
    case 'csv':
      return yield* csvInSteps(source.id, text, own);
    default:
      return yield* pairsInSteps(source.id, text, own);
  }
}

function beginningOf(bytes: Uint8Array): string {
  return decodeBytes(bytes.subarray(0, BEGINNING)).text;
}
