/** How is a case of the document side written down? One line each, `‸` for the cursor. */
import assert from 'node:assert/strict';
import { findCitations, findSlot } from '../../src/core/document/document.ts';
import type { Language } from '../../src/core/document/slot.ts';

/** The text, what is typed, what an accepted key replaces, and the other keys of the group; `none` where there is no slot. */
export type SlotCase =
  readonly [text: string, typed: string, replaced: string, present?: string] | readonly [text: string, none: 'none'];

/** Makes one test of each case. */
export function slots(language: Language, cases: readonly SlotCase[], commands: readonly string[] = []): void {
  for (const [marked, typed, replaced, present = ''] of cases) {
    it(JSON.stringify(marked), () => {
      const offset = marked.indexOf('‸');
      assert.ok(offset >= 0, 'a cursor');
      const text = marked.replace('‸', '');
      const slot = findSlot(text, offset, language, commands);
      if (replaced === undefined) {
        assert.equal(slot, undefined);
        return;
      }
      assert.ok(slot !== undefined, 'a slot');
      const found = [slot.typed, text.slice(slot.span.start, slot.span.end), slot.present.join(' ')];
      assert.deepEqual(found, [typed, replaced, present]);
    });
  }
}

/** The text, and the keys that it cites, in order, blanks between. */
export type CitationCase = readonly [text: string, keys: string];

/** Makes one test of each case; what is said to be a key is what stands at its span. */
export function citations(language: Language, cases: readonly CitationCase[], commands: readonly string[] = []): void {
  for (const [text, keys] of cases) {
    it(JSON.stringify(text), () => {
      const found = findCitations(text, language, commands);
      assert.equal(found.map(({ key }) => key).join(' '), keys);
      for (const { key, start, end, whole } of found) {
        assert.equal(text.slice(start, end), key);
        assert.ok(whole.start <= start && end <= whole.end);
      }
    });
  }
}

/** The text, the keys that it cites, and its slot as `typed|replaced|other keys`, or `none`. */
export type WholeCase = readonly [text: string, keys: string, slot: string];

/** Makes one test of each case. */
export function wholes(language: Language, cases: readonly WholeCase[]): void {
  for (const [marked, keys, wanted] of cases) {
    it(JSON.stringify(marked), () => {
      const offset = marked.indexOf('‸');
      assert.ok(offset >= 0, 'a cursor');
      const text = marked.replace('‸', '');
      const found = findCitations(text, language);
      for (const { key, start, end } of found) assert.equal(text.slice(start, end), key);
      const slot = findSlot(text, offset, language);
      const shown = slot && [slot.typed, text.slice(slot.span.start, slot.span.end), slot.present.join(' ')].join('|');
      assert.deepEqual([found.map(({ key }) => key).join(' '), shown ?? 'none'], [keys, wanted]);
    });
  }
}
