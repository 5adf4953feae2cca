/** What stands in a file of JSON lines, compressed or not? */
import * as fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { BadCall } from './options.ts';

/** The whole file as it is, `.gz` undone (told from the bytes, not from the name). Throws `BadCall` when there is none. */
export function bytesOf(file: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    throw new BadCall(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** One record a line, blank lines left out. `T` is the caller's word: records are checked where they are used. */
export function jsonLines<T>(file: string): T[] {
  const text = new TextDecoder().decode(bytesOf(file));
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as T];
    } catch {
      throw new BadCall(`${file}, line ${index + 1}: not JSON`);
    }
  });
}
