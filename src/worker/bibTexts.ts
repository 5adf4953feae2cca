/** What does the worker answer about the text of a .bib, whatever the library holds? */
import { findBibKeys } from '../core/read/bibKeys.ts';
import { decodeBytes } from '../core/read/decode.ts';
import { packKeys } from '../core/read/packedKeys.ts';
import { blankFields, missingFields } from '../core/write/addFields.ts';
import { formatted } from '../core/write/format.ts';
import { readPattern } from '../core/write/key/pattern.ts';
import { styleFor, takenBy, type Target } from '../core/write/placed.ts';
import { withoutEntries } from '../core/write/removal.ts';
import { subsetOf } from '../core/write/subset.ts';
import type { Handlers } from './answer.ts';

type BibQuestion =
  'bibKeys' | 'subset' | 'missingFields' | 'blankFields' | 'keyPattern' | 'formatBib' | 'withoutEntries';

/** The text of a file or of an open editor. */
export function textOf(content: Uint8Array | string): string {
  return typeof content === 'string' ? content : decodeBytes(content).text;
}

/** Answers from texts alone. */
export const bibTextHandlers: Pick<Handlers, BibQuestion> = {
  bibKeys: ({ content }) => packKeys(findBibKeys(textOf(content))),
  subset: ({ content, keys }) => subsetOf(textOf(content), keys),
  missingFields: ({ target, key, paper, wishes }) => {
    const { text, encoding } = openedTarget(target);
    return missingFields(text, key, paper, styleFor(text, takenBy(encoding), wishes.dialect)) ?? null;
  },
  formatBib: ({ text, within, indent }) => formatted(text, within, indent),
  withoutEntries: ({ text, keys }) => withoutEntries(text, new Set(keys)),
  keyPattern: ({ pattern }) => {
    const read = readPattern(pattern);
    return 'wrong' in read ? read.wrong : null;
  },
  blankFields: ({ content, key, fields }) => blankFields(textOf(content), key, fields) ?? null,
};

function openedTarget({ content, encoding = 'utf8' }: Target): { text: string; encoding: string } {
  return typeof content === 'string' ? { text: content, encoding } : decodeBytes(content);
}
