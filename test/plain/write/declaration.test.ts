import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Language } from '../../../src/core/document/slot.ts';
import { declarationFor } from '../../../src/core/write/declaration.ts';
import { declarationInProject } from '../../../src/core/write/declareYaml.ts';
import type { Insertion } from '../../../src/core/write/insertion.ts';

/** The document with `refs.bib` declared. */
function declared(text: string, language: Language, path = 'refs.bib'): string {
  return inserted(text, declarationFor(text, language, path));
}

/** In order; the last first, so that the offsets of the others stay. */
function inserted(text: string, insertions: readonly Insertion[]): string {
  return [...insertions]
    .reverse()
    .reduce((whole, { offset, text: added }) => whole.slice(0, offset) + added + whole.slice(offset), text);
}

describe('declaring a bibliography in LaTeX', () => {
  const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'before the end of the document': [
      '\\documentclass{article}\n\\begin{document}\nHi\n\\end{document}\n',
      '\\documentclass{article}\n\\begin{document}\nHi\n\\bibliographystyle{plain}\n\\bibliography{refs}\n\\end{document}\n',
    ],
    'with the style that is there': [
      '\\bibliographystyle{apalike}\nHi\n\\end{document}',
      '\\bibliographystyle{apalike}\nHi\n\\bibliography{refs}\n\\end{document}',
    ],
    'with natbib': [
      '\\usepackage[round]{natbib}\n\\begin{document}\n\\end{document}',
      '\\usepackage[round]{natbib}\n\\begin{document}\n\\bibliographystyle{plainnat}\n\\bibliography{refs}\n\\end{document}',
    ],
    "with the class's style": [
      '\\documentclass[sigconf]{acmart}\n\\end{document}',
      '\\documentclass[sigconf]{acmart}\n\\bibliographystyle{ACM-Reference-Format}\n\\bibliography{refs}\n\\end{document}',
    ],
    'behind biblatex': [
      '\\usepackage[\n  style=apa,\n]{biblatex} % good\n\\begin{document}\n\\end{document}',
      '\\usepackage[\n  style=apa,\n]{biblatex} % good\n\\addbibresource{refs.bib}\n\\begin{document}\n\\printbibliography\n\\end{document}',
    ],
    'with the list that is printed already': [
      '\\usepackage{biblatex}\n\\begin{document}\n\\printbibliography[heading=none]\n\\end{document}',
      '\\usepackage{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\n\\printbibliography[heading=none]\n\\end{document}',
    ],
    'behind the last resource': [
      '\\usepackage{csquotes,biblatex}\n\\addbibresource{a.bib}\n\\begin{document}',
      '\\usepackage{csquotes,biblatex}\n\\addbibresource{a.bib}\n\\addbibresource{refs.bib}\n\\begin{document}',
    ],
    'beside another bibliography': ['\\bibliography{a}\n', '\\bibliography{a,refs}\n'],
    'not where a comment says so': [
      '%\\usepackage{biblatex}\n%\\bibliography{a}\n\\end{document}\n%\\end{document}',
      '%\\usepackage{biblatex}\n%\\bibliography{a}\n\\bibliographystyle{plain}\n\\bibliography{refs}\n\\end{document}\n%\\end{document}',
    ],
    'not in an example': [
      '\\begin{verbatim}\n\\bibliography{a}\n\\end{verbatim}\n\\end{document}',
      '\\begin{verbatim}\n\\bibliography{a}\n\\end{verbatim}\n\\bibliographystyle{plain}\n\\bibliography{refs}\n\\end{document}',
    ],
    'in its line ends': [
      'Hi\r\n\\end{document}\r\n',
      'Hi\r\n\\bibliographystyle{plain}\r\n\\bibliography{refs}\r\n\\end{document}\r\n',
    ],
    'at the end of a fragment': ['Hi', 'Hi\n\\bibliographystyle{plain}\n\\bibliography{refs}\n'],
  };
  for (const [name, [before, expected]] of Object.entries(cases)) {
    it(name, () => assert.equal(declared(before, 'latex'), expected));
  }
});

describe('declaring a bibliography in Markdown', () => {
  const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'in a header of its own': ['# Hi\n', '---\nbibliography: refs.bib\n---\n\n# Hi\n'],
    'in an empty document': ['', '---\nbibliography: refs.bib\n---\n'],
    'in the header': ['---\ntitle: Hi # yes\n---\ntext', '---\ntitle: Hi # yes\nbibliography: refs.bib\n---\ntext'],
    'in the header, in its line ends': [
      '---\r\ntitle: Hi\r\n...\r\n',
      '---\r\ntitle: Hi\r\nbibliography: refs.bib\r\n...\r\n',
    ],
    'as one more of a list': [
      '---\nbibliography:\n  - a.bib # mine\n  - "b.bib"\n\nlang: en\n---\n',
      '---\nbibliography:\n  - a.bib # mine\n  - "b.bib"\n  - refs.bib\n\nlang: en\n---\n',
    ],
    'as one more of a list that is not indented': [
      '---\nbibliography:\n- a.bib\nlang: en\n---\n',
      '---\nbibliography:\n- a.bib\n- refs.bib\nlang: en\n---\n',
    ],
    'as one more of a list in brackets': [
      '---\nbibliography: [a.bib, "]b.bib"]\n---\n',
      '---\nbibliography: [a.bib, "]b.bib", refs.bib]\n---\n',
    ],
    'in an empty list': ['---\nbibliography: []\n---\n', '---\nbibliography: [refs.bib]\n---\n'],
    'where nothing was said yet': [
      '---\nbibliography:\ntitle: x\n---\n',
      '---\nbibliography: refs.bib\ntitle: x\n---\n',
    ],
    'beside a single path': [
      "---\nbibliography: 'a b.bib' # mine\n---\n",
      "---\nbibliography:\n  - refs.bib\n  - 'a b.bib' # mine\n---\n",
    ],
    'in a header in braces': ['---\n{title: x}\n---\n', '---\n{title: x, bibliography: refs.bib}\n---\n'],
    'above a rule that is no header': [
      '---\n\ntext\n\n---\n',
      '---\nbibliography: refs.bib\n---\n\n---\n\ntext\n\n---\n',
    ],
    'above a header that never ends': ['---\ntitle: x\n', '---\nbibliography: refs.bib\n---\n\n---\ntitle: x\n'],
    'behind a byte order mark': ['\ufeffHi', '\ufeff---\nbibliography: refs.bib\n---\n\nHi'],
    'not where only a nested key has its name': [
      '---\nx:\n  bibliography: no\n---\n',
      '---\nx:\n  bibliography: no\nbibliography: refs.bib\n---\n',
    ],
  };
  for (const [name, [before, expected]] of Object.entries(cases)) {
    it(name, () => assert.equal(declared(before, 'markdown'), expected));
  }

  it('quotes a path where YAML would read something else', () => {
    assert.match(declared('', 'markdown', "it's: #1.bib"), /bibliography: 'it''s: #1\.bib'\n/u);
    assert.match(declared('', 'markdown', '../my refs/größe.bib'), /bibliography: \.\.\/my refs\/größe\.bib\n/u);
  });
});

it('declares in any text without an error', () => {
  const piece = fc.constantFrom(
    '---',
    '\n',
    'bibliography:',
    ' ',
    '- a',
    '[',
    ']',
    '"',
    "'",
    '{',
    '}',
    '\\end{document}',
    '\\usepackage{',
    '%',
    '\\begin{verbatim}',
    '#',
    '\r\n',
  );
  const text = fc.array(piece, { maxLength: 15 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), fc.constantFrom<Language>('latex', 'markdown'), (sample, language) => {
      const found = declarationFor(sample, language, 'refs.bib');
      assert.ok(found.every(({ offset }) => offset >= 0 && offset <= sample.length));
      assert.ok(found.some(({ text }) => text.includes('refs')));
    }),
  );
});

describe('declaring a bibliography in a project file', () => {
  const declaredIn = (text: string, key: 'bibliography' | 'bibtex_bibfiles'): string =>
    inserted(text, [declarationInProject(text, key, 'references.bib')]);

  it("in Quarto's", () => {
    assert.equal(
      declaredIn('project:\n  type: book\n\nbook:\n  title: T', 'bibliography'),
      'project:\n  type: book\n\nbook:\n  title: T\nbibliography: references.bib\n',
    );
    assert.equal(
      declaredIn('bibliography: a.bib\nproject:\n  type: book\n', 'bibliography'),
      'bibliography:\n  - references.bib\n  - a.bib\nproject:\n  type: book\n',
    );
  });

  it("in Jupyter Book's, which wants a list", () => {
    assert.equal(declaredIn('title: T\n', 'bibtex_bibfiles'), 'title: T\nbibtex_bibfiles:\n  - references.bib\n');
    assert.equal(
      declaredIn('bibtex_bibfiles:\n  - a.bib\ntitle: T\n', 'bibtex_bibfiles'),
      'bibtex_bibfiles:\n  - a.bib\n  - references.bib\ntitle: T\n',
    );
    assert.equal(declaredIn('', 'bibtex_bibfiles'), 'bibtex_bibfiles:\n  - references.bib\n');
  });
});
