/** Does half-typed text ever throw, or give a place outside the text, or take longer than its length allows? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import fc from 'fast-check';
import { findSlot, readPassage } from '../../../src/core/document/document.ts';
import { type DocumentFacts, readFacts } from '../../../src/core/document/facts.ts';
import type { Language, Span } from '../../../src/core/document/slot.ts';
import { growsLinearly } from '../../support/growth.ts';

const documents: readonly (readonly [Language, string])[] = [
  ['latex', 'paper/paper.tex'],
  ['latex', 'dialects/biblatex.tex'],
  ['latex', 'dialects/sweave.Rnw'],
  ['markdown', 'paper/paper.md'],
  ['markdown', 'dialects/quarto.qmd'],
  ['markdown', 'dialects/myst.md'],
];

const textOf = (name: string): string => fs.readFileSync(`test/fixtures/${name}`, 'utf8');

/** Everything that can be asked of a text, with its answers held to the text. */
function checkAll(text: string, offset: number, language: Language): DocumentFacts {
  const isInside = ({ start, end }: Span): boolean => 0 <= start && start <= end && end <= text.length;
  const slot = findSlot(text, offset, language, ['see']);
  if (slot !== undefined) {
    assert.ok(isInside(slot.span));
    assert.ok(slot.span.start <= offset && offset <= slot.span.end);
    assert.equal(slot.typed, text.slice(slot.span.start, offset));
  }
  const passage = readPassage(text, offset, language);
  if (passage !== undefined) {
    assert.ok(isInside(passage.span));
    assert.equal(passage.text.includes('\n'), false);
  }
  const facts = readFacts(text, language, ['see']);
  for (const citation of facts.citations) {
    assert.ok(isInside(citation) && isInside(citation.whole));
    assert.ok(citation.whole.start <= citation.start && citation.end <= citation.whole.end);
    assert.equal(text.slice(citation.start, citation.end), citation.key);
  }
  for (const file of [...facts.bibliographies, ...facts.includes]) assert.ok(isInside(file));
  return facts;
}

describe('half-typed text', () => {
  for (const [language, name] of documents) {
    const text = textOf(name);
    it(`gives no exception for any prefix of ${name}, cursor at its end`, () => {
      for (let end = 0; end <= text.length; end += 1) checkAll(text.slice(0, end), end, language);
    }).timeout(300_000);

    it(`gives no exception for any deleted character of ${name}`, () => {
      for (let at = 0; at < text.length; at += 1) checkAll(text.slice(0, at) + text.slice(at + 1), at, language);
    }).timeout(300_000);
  }

  it('finds in a document whose middle is half typed what stands before and behind it', () => {
    const text = '\\cite{a}\n\n\\cite{b‸\n\nMore text \\cite{c} and \\citep[see{d}.\n\n\\cite{e}'.replace('‸', '');
    const keys = readFacts(text, 'latex').citations.map(({ key }) => key);
    assert.deepEqual(keys, ['a', 'b', 'c', 'e']);
  });

  const parts = [
    ...[
      '\\cite',
      '\\cites',
      '\\cite{',
      '\\begin{verbatim}',
      '\\end{verbatim}',
      '\\verb|',
      '\\url{',
      '\\input',
      '\\bibitem',
    ],
    ...['{', '}', '[', ']', '(', ')', '<', '>', '@', '@{', ',', ';', '%', '|', '#1', '#', '$', '$$', '\\', '-', '^'],
    ...[
      '\n',
      '\r\n',
      '\n\n',
      ' ',
      '    ',
      '\t',
      '`',
      '```',
      '~~~',
      ':::',
      '---\n',
      '<!--',
      '-->',
      '](',
      'http://',
      '{cite}`',
    ],
    ...['key', 'bibliography: ', 'é', '🙂', '\u0000', '\uD800', '<<>>=\n', '\n@', '{note}', '{{< include '],
  ];
  it('gives no exception for any text at all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), fc.nat(), (pieces, at) => {
        const text = pieces.join('');
        for (const language of ['latex', 'markdown'] as const) checkAll(text, at % (text.length + 1), language);
      }),
      { numRuns: 3000 },
    );
  }).timeout(300_000);

  describe('takes time in proportion to its length', () => {
    // what is repeated: real text, and each mark that somebody may have left open
    const repeated = [...documents.map(([, name]) => textOf(name)), ...parts.map((part) => `${part}a `)];
    for (const language of ['latex', 'markdown'] as const) {
      it(`in ${language}`, () => {
        for (const piece of repeated) {
          assert.ok(
            growsLinearly((length) => askAll(piece, length, language)),
            `grows too fast: ${JSON.stringify(piece.slice(0, 40))}`,
          );
        }
      }).timeout(600_000);
    }
  });
});

/** Asks everything that can be asked of so much of a repeated piece. Each text is a new one. */
function askAll(piece: string, length: number, language: Language): void {
  const text = piece.repeat(Math.ceil(length / piece.length)) + String(Math.random());
  readFacts(text, language);
  findSlot(text, text.length >> 1, language);
  readPassage(text, text.length >> 1, language);
}
