/** What is inside a source that was compressed? */
import { type Loop, SLICE_MS, stopIfAborted } from './slices.ts';

/** More than this is no list of papers: a hundred thousand papers with abstracts are 150 MB. V8's strings end at 512 MB. */
export const MOST_BYTES = 500_000_000;

/** Why something compressed could not be read. The message is for people. */
export class BadArchive extends Error {
  override name = 'BadArchive';
}

/** Whether the bytes begin as a gzip member does (RFC 1952, 2.3.1: 1f 8b, method 8). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/**
 * Undoes gzip. Rejects with `BadArchive` when the bytes are damaged, cut off or unfold to more than `MOST_BYTES`, with
 * `Stopped` once `signal` aborts.
 */
export async function gunzip(bytes: Uint8Array, signal: AbortSignal, loop: Loop): Promise<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  // what goes wrong in writing goes wrong in reading, too, and is caught there
  const written = writer
    .write(bytes as Uint8Array<ArrayBuffer>)
    .then(() => writer.close())
    .catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let start = loop.now();
  try {
    for (;;) {
      const { done, value } = await nextPart(reader);
      if (done) break;
      parts.push(value);
      length += value.byteLength;
      if (length > MOST_BYTES) throw new BadArchive(`It unfolds to more than ${MOST_BYTES / 1e6} MB.`);
      if (loop.now() - start < SLICE_MS) continue;
      await loop.turn();
      stopIfAborted(signal);
      start = loop.now();
    }
  } catch (error) {
    // the writing side would wait for ever for somebody to read on
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
  await written;
  return joined(parts, length);
}

type PartReader = ReadableStreamDefaultReader<Uint8Array>;

async function nextPart(reader: PartReader): Promise<Awaited<ReturnType<PartReader['read']>>> {
  try {
    return await reader.read();
  } catch {
    // each engine words it differently and none says where
    throw new BadArchive('It is damaged or cut off: it could not be decompressed.');
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
