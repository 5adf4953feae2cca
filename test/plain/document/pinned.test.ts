/** Where is a pinned paragraph after edits? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Paragraph,
  paragraphAgain,
  paragraphIn,
  paragraphOf,
  spanAfter,
  type TextChange,
} from '../../../src/core/document/pinned.ts';
import { readPassage } from '../../../src/core/document/document.ts';

const reader = (text: string) => (offset: number) => readPassage(text, offset, 'latex');

/** The paragraph that somebody is in when they pin it. */
function pinned(marked: string): { readonly text: string; readonly paragraph: Paragraph } {
  const text = marked.replace('‸', '');
  const passage = reader(text)(marked.indexOf('‸'));
  assert.ok(passage !== undefined);
  return { text, paragraph: paragraphOf(text, passage) };
}

/** Puts `by` into the place of each of these pieces of the text, as an editor tells it: from the last to the first. */
function edited(text: string, ...pieces: readonly (readonly [piece: string, by: string])[]) {
  const changes: TextChange[] = [];
  let after = text;
  const found = pieces.map(([piece, by]) => {
    assert.equal(text.split(piece).length, 2, `${piece} stands there once`);
    return { offset: text.indexOf(piece), length: piece.length, by };
  });
  for (const { offset, length, by } of found.sort((one, other) => other.offset - one.offset)) {
    after = after.slice(0, offset) + by + after.slice(offset + length);
    changes.push({ offset, length, inserted: by.length });
  }
  return { after, changes };
}

/** What the pinned paragraph says after the edits; undefined: it is gone. */
function followed(marked: string, ...pieces: readonly (readonly [piece: string, by: string])[]): string | undefined {
  const { text, paragraph } = pinned(marked);
  const { after, changes } = edited(text, ...pieces);
  const span = spanAfter(paragraph.passage.span, changes);
  return span && paragraphIn(after, span, paragraph, reader(after))?.passage.text;
}

const three = 'First words here.\n\nSecond words are pinned.‸ They stay.\n\nThird words follow.\n';

describe('a pinned paragraph', () => {
  it('moves with what is written above it', () =>
    assert.equal(followed(three, ['First', 'Zero.\n\nVery first']), 'Second words are pinned. They stay.'));

  it('is read anew when it is rewritten, from its beginning, its end, or within', () => {
    assert.equal(followed(three, ['Second words', 'Other nouns']), 'Other nouns are pinned. They stay.');
    assert.equal(followed(three, ['They stay.', 'They change. Much.']), 'Second words are pinned. They change. Much.');
    assert.equal(followed(three, ['Second', 'The second']), 'The second words are pinned. They stay.');
    assert.equal(
      followed(three, ['First', '1.'], ['are', 'were'], ['Third', '3.']),
      'Second words were pinned. They stay.',
    );
  });

  it('is what takes its place when all of it is written anew', () =>
    assert.equal(followed(three, ['Second words are pinned. They stay.', 'A new thought.']), 'A new thought.'));

  it('does not take in a paragraph that is written before or behind it', () => {
    assert.equal(followed(three, ['Second', 'New one.\n\nSecond']), 'Second words are pinned. They stay.');
    const { text, paragraph } = pinned(three);
    const { start, end } = paragraph.passage.span;
    const more = 'New one.\n\n';
    const before = text.slice(0, start) + more + text.slice(start);
    const moved = spanAfter({ start, end }, [{ offset: start, length: 0, inserted: more.length }]);
    assert.deepEqual(moved, { start: start + more.length, end: end + more.length });
    assert.equal(paragraphIn(before, moved, paragraph, reader(before))?.passage.text, paragraph.passage.text);
    assert.deepEqual(spanAfter({ start, end }, [{ offset: end, length: 0, inserted: 9 }]), { start, end });
  });

  it('keeps its first part when it is parted, and is whole when it is joined', () => {
    assert.equal(followed(three, [' They stay.', '\n\nThey stay.']), 'Second words are pinned.');
    assert.equal(
      followed(three, ['here.\n\nSecond', 'here. Second']),
      'First words here. Second words are pinned. They stay.',
    );
  });

  it('is gone when it is deleted, commented out, or nothing but its signs is left', () => {
    assert.equal(followed(three, ['Second words are pinned. They stay.', '']), undefined);
    assert.equal(
      followed(three, ['words here.\n\nSecond words are pinned. They stay.\n\nThird', 'end. Third']),
      undefined,
    );
    assert.equal(followed(three, ['Second words', '% Second words']), undefined);
    assert.equal(followed(three, ['Second words are pinned. They stay', '']), undefined);
  });

  it('is found again where it was put, and after edits that nobody saw', () => {
    const { text, paragraph } = pinned(three);
    const again = (after: string) => paragraphAgain(after, paragraph, reader(after))?.passage.text;
    const whole = 'Second words are pinned. They stay.';
    assert.equal(again(text), whole);
    assert.equal(again(`${'More before. '.repeat(20)}\n\n${text}`), whole);
    assert.equal(again(`Third words follow.\n\n${whole}\n`), whole);
    assert.equal(again(text.replace('Second words', 'Those words')), 'Those words are pinned. They stay.');
    assert.equal(again(text.replace(whole, 'Something else entirely.')), undefined);
    assert.equal(
      again(`${'Nothing of it here, but much else. '.repeat(3)}\n\nA sentence that quotes ${whole}`),
      undefined,
    );
    assert.equal(again(''), undefined);
  });

  it('keeps the sentence that was looked at, as long as it is there', () => {
    const { text, paragraph } = pinned(three.replace('‸', '').replace('They', 'They‸'));
    assert.equal(paragraph.passage.sentence, 'They stay.');
    assert.equal(paragraphAgain(text, paragraph, reader(text))?.passage.sentence, 'They stay.');
    const after = text.replace('They stay.', 'They go.');
    assert.equal(paragraphAgain(after, paragraph, reader(after))?.passage.sentence, 'Second words are pinned.');
  });

  it('is a stretch of the text whatever is edited, and holds what was not touched of it', () => {
    const text = 'a'.repeat(60);
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.nat(60),
        fc.array(fc.tuple(fc.nat(60), fc.nat(5), fc.nat(9)), { maxLength: 6 }),
        (one, other, edits) => {
          const span = { start: Math.min(one, other), end: Math.max(one, other) };
          // changes do not touch each other, and come from the last to the first
          const changes: TextChange[] = [];
          for (const [offset, length, inserted] of edits.sort((a, b) => b[0] - a[0])) {
            const until = changes.at(-1)?.offset ?? text.length + 1;
            if (offset + length < until && offset + length <= text.length) changes.push({ offset, length, inserted });
          }
          let after = '.'.repeat(span.start) + 'x'.repeat(span.end - span.start) + '.'.repeat(60 - span.end);
          for (const { offset, length, inserted } of changes)
            after = after.slice(0, offset) + '_'.repeat(inserted) + after.slice(offset + length);
          const now = spanAfter(span, changes);
          if (now === undefined) return !after.includes('x');
          const outside = after.slice(0, now.start) + after.slice(now.end);
          return now.start <= now.end && now.end <= after.length && !outside.includes('x');
        },
      ),
    );
  });
});
