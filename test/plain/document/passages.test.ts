/** Which passages are read from all over a document? */
import assert from 'node:assert/strict';
import { passagesOf } from '../../../src/core/document/passages.ts';
import type { Language } from '../../../src/core/document/slot.ts';

function textsOf(text: string, language: Language, most = 10): readonly string[] {
  const steps = passagesOf({ text, language, commands: [] }, most);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value.map((passage) => passage.text);
  }
}

describe('the passages of a whole document', () => {
  it('begin behind empty lines', () => {
    assert.deepEqual(textsOf('One thing.\n\nAnother thing.\n \t\n\n\nA third.\n', 'markdown'), [
      'One thing.',
      'Another thing.',
      'A third.',
    ]);
  });

  it('begin right below what begins a LaTeX document, headings, labels and comments, each once', () => {
    const lines = [
      ...['\\documentclass{article}', '\\begin{document}', 'The first words.', '%a note', 'They go on.'],
      ...['\\section{Method}', 'How it is done.', '\\subsection*{More}\\label{a}', '\\label{b}', '  Further words.'],
      ...['% one', '% two', '', 'The last ones.', '\\end{document}', ''],
    ];
    const expected = ['The first words. They go on.', 'How it is done.', 'Further words.', 'The last ones.'];
    for (const end of ['\n', '\r\n']) {
      assert.deepEqual(
        textsOf(lines.join(end), 'latex').map((text) => text.replace(/\s+/g, ' ')),
        expected,
      );
    }
  });

  it('begin right below the headings of Markdown', () => {
    const lines = ['# Title', 'The first words.', '## Method', 'How it is done.', '', 'The last ones.', ''];
    for (const end of ['\n', '\r\n']) {
      assert.deepEqual(textsOf(lines.join(end), 'markdown').slice(-3), [
        'The first words.',
        'How it is done.',
        'The last ones.',
      ]);
    }
  });

  it('are no more than are wanted, from all over', () => {
    const text = Array.from({ length: 50 }, (_, at) => `Words of number ${at}.`).join('\n\n');
    const texts = textsOf(text, 'latex', 5);
    assert.equal(texts.length, 5);
  });
});
