/** Does half-typed text ever throw, or give a place outside the text? Every prefix and every deletion of real documents. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import fc from 'fast-check';
import {
  findBibliographies,
  findCitations,
  findFrontMatter,
  findSlot,
  readPassage,
} from '../../../src/core/document/document.ts';
import type { Language, Span } from '../../../src/core/document/slot.ts';

const documents: readonly (readonly [Language, string])[] = [
  ['latex', fs.readFileSync('test/fixtures/paper/paper.tex', 'utf8')],
  ['markdown', fs.readFileSync('test/fixtures/paper/paper.md', 'utf8')],
];

function checkAll(text: string, offset: number, language: Language): void {
  const isInside = ({ start, end }: Span): boolean => 0 <= start && start <= end && end <= text.length;
  const slot = findSlot(text, offset, language);
  if (slot !== undefined) {
    assert.ok(isInside(slot.span));
    assert.ok(slot.span.start <= offset && offset <= slot.span.end);
    assert.equal(slot.typed, text.slice(slot.span.start, offset));
  }
  for (const citation of findCitations(text, language)) {
    assert.ok(isInside(citation) && isInside(citation.whole));
    assert.ok(citation.whole.start <= citation.start && citation.end <= citation.whole.end);
    assert.equal(text.slice(citation.start, citation.end), citation.key);
  }
  const passage = readPassage(text, offset, language);
  if (passage !== undefined) assert.ok(isInside(passage.span));
  for (const bibliography of findBibliographies(text, language)) assert.ok(isInside(bibliography));
  const header = findFrontMatter(text);
  if (header !== undefined)
    assert.equal(text.slice(header.yamlStart, header.yamlStart + header.yaml.length), header.yaml);
}

describe('half-typed text', () => {
  for (const [language, text] of documents) {
    it(`gives no exception for any prefix of the ${language} paper, cursor at its end`, () => {
      for (let end = 0; end <= text.length; end += 1) checkAll(text.slice(0, end), end, language);
    }).timeout(20_000);

    it(`gives no exception for any deleted character of the ${language} paper`, () => {
      for (let at = 0; at < text.length; at += 3) checkAll(text.slice(0, at) + text.slice(at + 1), at, language);
    }).timeout(20_000);
  }

  it('gives no exception for any text at all', () => {
    const parts = [
      '\\cite',
      '{',
      '}',
      '[',
      ']',
      '@',
      ',',
      ';',
      '%',
      '\n',
      '\r\n',
      '`',
      '```',
      '$',
      '---',
      'key',
      ' ',
      '\\',
      '#1',
      '<!--',
      '\\begin{verbatim}',
      '🙂',
      '\u0000',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), fc.nat(), (pieces, at) => {
        const text = pieces.join('');
        for (const language of ['latex', 'markdown'] as const) checkAll(text, at % (text.length + 1), language);
      }),
      { numRuns: 2000 },
    );
  }).timeout(20_000);
});
