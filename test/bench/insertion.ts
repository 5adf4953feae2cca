/**
 * Does an entry go into real files so that nothing else in them changes? `insertion DIR`: into every .bib under DIR, as it is
 * and in other encodings and line ends, an entry is put, looked for, and taken out again.
 */
import type { Paper } from '../../src/core/paper.ts';
import { decodeBytes, encodeText, type Encoding } from '../../src/core/read/decode.ts';
import { scanBib } from '../../src/core/read/bibScan.ts';
import { indexOfBytes, joined, sameBytes, withoutBytes } from '../../src/editor/bytes.ts';
import { startWorker, type RunningWorker } from '../support/askWorker.ts';
import { bibFilesIn } from './bibFolder.ts';
import { rounded, say } from './figures.ts';
import type { Call } from './options.ts';

const paper: Paper = {
  source: 'bench',
  key: '',
  hasKey: false,
  type: 'article',
  title: 'A Title That No Library Has: BERT and the Rest',
  authors: [
    { family: 'Müller', given: 'Jörg' },
    { family: 'Berg', given: 'Max', particle: 'van der' },
  ],
  year: 2021,
  venue: 'Journal of Made-Up Things',
  identifiers: { doi: '10.1000/made-up' },
  fields: { volume: '3', number: '4', pages: '5–9', month: 'March' },
  place: { line: 0, endLine: 0, start: 0, end: 0 },
};

/** A file as it is, and as others would have written it. */
type Variant = readonly [name: string, bytes: Uint8Array];

export async function run({ positional }: Call): Promise<object> {
  const worker = startWorker();
  const figures = { files: 0, variants: 0, untouched: 0, takenBack: 0, found: 0, refused: 0, inOrder: 0, ms: 0 };
  try {
    for (const { name, bytes } of bibFilesIn(positional[0] ?? '')) {
      figures.files += 1;
      for (const [variant, content] of variantsOf(bytes)) {
        figures.variants += 1;
        await insertInto(worker, `${name} (${variant})`, content, figures);
      }
    }
  } finally {
    worker.dispose();
  }
  return { ...figures, ms: rounded(figures.ms / Math.max(1, figures.variants), 1) };
}

function variantsOf(bytes: Uint8Array): readonly Variant[] {
  const { text } = decodeBytes(bytes);
  const crlf = text.replace(/\r\n|\r|\n/g, '\r\n');
  const as = (encoding: Encoding, bom: boolean, content = text): Uint8Array => encodeText(content, encoding, bom);
  const isNarrow = decodeBytes(as('windows-1252', false)).text === text;
  return [
    ['as it is', bytes],
    ['UTF-8 with its mark, CRLF', as('utf-8', true, crlf)],
    ['UTF-16, CRLF', as('utf-16le', true, crlf)],
    ['UTF-16, big end first', as('utf-16be', true)],
    ...(isNarrow ? ([['Windows-1252', as('windows-1252', false)]] as const) : []),
    ['CR', as('utf-8', false, text.replace(/\r\n|\n/g, '\r'))],
  ];
}

type Figures = Record<'untouched' | 'takenBack' | 'found' | 'refused' | 'inOrder' | 'ms', number>;

async function insertInto(worker: RunningWorker, name: string, content: Uint8Array, figures: Figures): Promise<void> {
  const start = performance.now();
  const stub = await worker.ask('stub', {
    bibliographies: [],
    paper,
    taken: [],
    target: { content: content.slice() },
    wishes: {},
  });
  figures.ms += performance.now() - start;
  if (stub?.placed?.unwritable !== undefined) {
    figures.refused += 1;
    return;
  }
  const bytes = stub?.placed?.bytes;
  if (stub?.placed === undefined || bytes === undefined) return say(`  ${name}: no entry`);
  const after = joined([content.subarray(0, bytes.offset), bytes.inserted, content.subarray(bytes.offset)]);
  // judged from the texts: every entry of before stands there after, character for character, in its order, and one more
  const [entries, more] = [entriesIn(content), entriesIn(after)];
  const at = more.findIndex((entry, index) => entry !== entries[index]);
  const others = more.filter((_, index) => index !== at);
  if (others.length === entries.length && others.every((entry, index) => entry === entries[index]))
    figures.untouched += 1;
  else say(`  ${name}: other entries changed`);
  if (more[at]?.includes(stub.key) === true) figures.found += 1;
  else say(`  ${name}: not found again`);
  if (at < more.length - 1) figures.inOrder += 1;
  const place = indexOfBytes(after, bytes.inserted, bytes.offset);
  if (place >= 0 && sameBytes(withoutBytes(after, place, bytes.inserted.length), content)) figures.takenBack += 1;
  else say(`  ${name}: not taken back`);
}

function entriesIn(bytes: Uint8Array): readonly string[] {
  const { text } = decodeBytes(bytes);
  return [...scanBib(text)].map(({ start, end }) => text.slice(start, end));
}
