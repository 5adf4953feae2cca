/** How does an entry that somebody has written become one of another file: its layout and its key, nothing else? */
import { scanBib } from '../read/bibScan.ts';
import { formatted } from './format.ts';
import { changed } from './renameKey.ts';

/** The entry with this key, laid out as `bibText` lays out its own. `\n` line ends. Any text will do. */
export function laidOut(entry: string, key: string, bibText: string): string {
  const own = entry.replace(/\r\n|\r/gu, '\n').trim();
  const [block] = scanBib(own);
  const { start, end } = block?.keySpan ?? { start: 0, end: 0 };
  const named = end === 0 ? own : own.slice(0, start) + key + own.slice(end);
  // without an entry of its own the file has no manner
  const hasManner = [...scanBib(bibText)].some((each) => each.key !== undefined);
  return hasManner ? changed(named, formatted(named, undefined, undefined, bibText)) : named;
}
