/** How does a citation look when its key is renamed? */
import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/document/document.ts';
import type { Language } from '../../../src/core/document/slot.ts';
import { changed, citationChange, forbiddenIn } from '../../../src/core/write/renameKey.ts';

function rename(language: Language, text: string, from: string, to: string): string {
  const cited = findCitations(text, language).filter(({ key }) => key === from);
  return changed(
    text,
    cited.map((citation) => citationChange(text, language, citation, to)),
  );
}

describe('renaming a key in a text', () => {
  const cases: readonly (readonly [Language, text: string, to: string, expected: string])[] = [
    ['latex', '\\cite{old} \\citep[see][3]{a,old , b} old', 'new', '\\cite{new} \\citep[see][3]{a,new , b} old'],
    ['latex', '\\cite{a,\n  old% here\n}', 'x:y/z.1', '\\cite{a,\n  x:y/z.1% here\n}'],
    ['latex', '% \\cite{old}\n\\verb|\\cite{old}|\\cite{old}', 'new', '% \\cite{old}\n\\verb|\\cite{old}|\\cite{new}'],
    ['markdown', '[@old; -@old, p. 3] and @old.', 'new', '[@new; -@new, p. 3] and @new.'],
    ['markdown', '@old and `@old`', 'doe..1', '@{doe..1} and `@old`'],
    ['markdown', '@old.', 'doe.', '@{doe.}.'],
    ['markdown', '@{old}.', 'new', '@{new}.'],
    ['markdown', '@{old}s', 'new', '@{new}s'],
    ['markdown', '@{old}', 'doe..1', '@{doe..1}'],
    ['markdown', '{cite}`a,old` {cite:p}`old`', 'doe.', '{cite}`a,doe.` {cite:p}`doe.`'],
    ['markdown', '@old', 'fig-new', '@{fig-new}'],
  ];
  for (const [language, text, to, expected] of cases) {
    it(`${JSON.stringify(text)} to ${to}`, () => {
      const result = rename(language, text, 'old', to);
      assert.equal(result, expected);
      const read = (of: string): readonly string[] => findCitations(of, language).map(({ key }) => key);
      assert.deepEqual(
        read(result),
        read(text).map((key) => (key === 'old' ? to : key)),
      );
    });
  }

  it('knows which characters no key may hold', () => {
    for (const key of ['a b', 'a,b', 'a{b', 'a}', 'a%b', '#1', 'a\\b', '~', 'a"b', 'a@b', 'a=b', 'a\nb']) {
      assert.notEqual(forbiddenIn(key), undefined, key);
    }
    for (const key of ['a', 'DBLP:conf/x+y_z.1-2', 'Müller2020', '1984', 'a&b', 'x$', 'a;b', 'a|b']) {
      assert.equal(forbiddenIn(key), undefined, key);
    }
  });
});
