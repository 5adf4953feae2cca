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

/** Which fields a record must have: one text, or a list of texts. */
export type Shape = Readonly<Record<string, 'text' | 'texts'>>;

/** What a question is judged by. */
export const QUESTION: Shape = { id: 'text', text: 'text', relevant: 'texts' };

/** One record a line, blank lines left out. `T` is the caller's word; what `shape` names is looked at. Throws `BadCall`. */
export function jsonLines<T>(file: string, shape: Shape = {}): T[] {
  const text = new TextDecoder().decode(bytesOf(file));
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    let record: unknown;
    try {
      record = JSON.parse(line);
    } catch {
      throw new BadCall(`${file}, line ${index + 1}: not JSON`);
    }
    if (!hasShape(record, shape)) {
      const fields = Object.entries(shape).map(([name, kind]) => (kind === 'text' ? `"${name}"` : `"${name}": [...]`));
      throw new BadCall(`${file}, line ${index + 1}: not {${fields.join(', ')}}`);
    }
    return [record as T];
  });
}

function hasShape(record: unknown, shape: Shape): boolean {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return false;
  const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
  return Object.entries(shape).every(([name, kind]) => {
    const value = (record as Record<string, unknown>)[name];
    return kind === 'text' ? isText(value) : Array.isArray(value) && value.every((each) => typeof each === 'string');
  });
}
