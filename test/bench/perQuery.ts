/** What came of each question? `--per-query FILE`: one JSON line for each. */
import * as fs from 'node:fs';
import { BadCall, type Call } from './options.ts';

/** Begins the file now, so that a bad path is told before anything is measured. Does nothing without the option. */
export function perQueryFile({ options }: Call): { write: (lines: readonly object[]) => void } {
  const file = options['per-query'];
  if (file === undefined) return { write: () => undefined };
  try {
    fs.writeFileSync(file, '');
  } catch (error) {
    throw new BadCall(`${file} can't be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { write: (lines) => fs.writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join('')) };
}
