/** Where can a key be typed, what does it replace, and what is cited? One line a case; `‸` is the cursor. */
import assert from 'node:assert/strict';
import { findBibliographies, findCitations, findSlot } from '../../../src/core/document/document.ts';
import type { Language } from '../../../src/core/document/slot.ts';

/** The text, what is typed, what an accepted key replaces, and the other keys of the group; `none` where there is no slot. */
type Case =
  readonly [text: string, typed: string, replaced: string, present: string] | readonly [text: string, none: 'none'];

function check(language: Language, cases: readonly Case[]): void {
  for (const [marked, typed, replaced, present] of cases) {
    it(JSON.stringify(marked), () => {
      const offset = marked.indexOf('‸');
      const text = marked.replace('‸', '');
      const slot = findSlot(text, offset, language);
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

describe('a slot in LaTeX', () => {
  describe('in commands of every shape (natbib, biblatex 3.20 manual sections 3.9.1-3.9.6)', () => {
    check('latex', [
      ['\\cite{‸}', '', '', ''],
      ['\\cite{vas‸}', 'vas', 'vas', ''],
      ['\\citep{vas‸}', 'vas', 'vas', ''],
      ['\\citet*{vas‸}', 'vas', 'vas', ''],
      ['\\Citet{vas‸}', 'vas', 'vas', ''],
      ['\\citealp{vas‸}', 'vas', 'vas', ''],
      ['\\textcite{vas‸}', 'vas', 'vas', ''],
      ['\\parencite*{vas‸}', 'vas', 'vas', ''],
      ['\\autocite{vas‸}', 'vas', 'vas', ''],
      ['\\footfullcite{vas‸}', 'vas', 'vas', ''],
      ['\\supercite{vas‸}', 'vas', 'vas', ''],
      ['\\onlinecite{vas‸}', 'vas', 'vas', ''],
      ['\\nocite{vas‸}', 'vas', 'vas', ''],
      ['\\bibentry{vas‸}', 'vas', 'vas', ''],
      ['\\textcquote{vas‸}{words}', 'vas', 'vas', ''],
      ['\\citeauthor{vas‸}', 'vas', 'vas', ''],
      ['\\exciting{vas‸}', 'none'],
      ['\\citestyle{vas‸}', 'none'],
      ['\\DeclareCiteCommand{vas‸}', 'none'],
      ['\\emph{vas‸}', 'none'],
    ]);
  });
  describe('behind optional arguments', () => {
    check('latex', [
      ['\\cite[p.~3]{vas‸}', 'vas', 'vas', ''],
      ['\\citep[see][p. 3]{vas‸}', 'vas', 'vas', ''],
      ['\\citep[see \\emph{x}][]{vas‸}', 'vas', 'vas', ''],
      ['\\cite<p. 3>{vas‸}', 'vas', 'vas', ''],
      ['\\cite[p‸]{a}', 'none'],
      ['\\cite [p. 3] {vas‸}', 'vas', 'vas', ''],
    ]);
  });
  describe('in multicites and volumes (biblatex manual 3.9.3, 3.9.6)', () => {
    check('latex', [
      ['\\cites(pre)(post)[a][b]{k‸1}[c]{k2}', 'k', 'k1', ''],
      ['\\cites(pre)(post)[a][b]{k1}[c]{k‸2}', 'k', 'k2', ''],
      ['\\parencites{a}{b‸}', 'b', 'b', ''],
      ['\\volcite{2}[p]{ke‸y}', 'ke', 'key', ''],
      ['\\volcite{2‸}[p]{key}', 'none'],
    ]);
  });
  describe('with several keys', () => {
    check('latex', [
      ['\\cite{a,b‸}', 'b', 'b', 'a'],
      ['\\cite{a, ‸}', '', '', 'a'],
      ['\\cite{a, b‸c, d}', 'b', 'bc', 'a d'],
      ['\\cite{‸a,b}', '', 'a', 'b'],
      ['\\cite{a‸,b}', 'a', 'a', 'b'],
      ['\\cite{a,\n  b‸,\n  c}', 'b', 'b', 'a c'],
      ['\\cite{a,\r\n  b‸}', 'b', 'b', 'a'],
      ['\\cite{a, % the first\n  b‸}', 'b', 'b', 'a'],
    ]);
  });
  describe('with remembered words instead of a key', () => {
    check('latex', [
      ['\\cite{memory efficient trai‸}', 'memory efficient trai', 'memory efficient trai', ''],
      ['\\cite{a, low rank‸, b}', 'low rank', 'low rank', 'a b'],
      ['\\cite{müller 20‸}', 'müller 20', 'müller 20', ''],
      ['\\cite{doe:2020/a+b‸}', 'doe:2020/a+b', 'doe:2020/a+b', ''],
    ]);
  });
  describe('half typed', () => {
    check('latex', [
      ['\\cite{‸', '', '', ''],
      ['\\cite{foo‸', 'foo', 'foo', ''],
      ['\\cite{foo‸ and more text', 'foo', 'foo', ''],
      ['\\cite{foo‸\nNext line.', 'foo', 'foo', ''],
      ['\\cite{foo‸\n\n\\cite{bar}', 'foo', 'foo', ''],
      ['\\cite‸', 'none'],
      ['\\cite{a}‸', 'none'],
      ['\\‸', 'none'],
    ]);
  });
  describe('never where TeX reads no command', () => {
    check('latex', [
      ['% \\cite{a‸}', 'none'],
      ['100\\% \\cite{a‸}', 'a', 'a', ''],
      ['\\verb|\\cite{a‸}|', 'none'],
      ['\\begin{verbatim}\n\\cite{a‸}\n\\end{verbatim}', 'none'],
      ['\\begin{lstlisting}\n\\cite{a‸}\n\\end{lstlisting}', 'none'],
      ['\\begin{minted}{tex}\n\\cite{a‸}\n\\end{minted}', 'none'],
      ['\\begin{verbatim}\nx\n\\end{verbatim} \\cite{a‸}', 'a', 'a', ''],
      ['\\newcommand{\\see}[1]{\\cite{#1‸}}', 'none'],
      ['\\\\cite{a‸}', 'none'],
    ]);
  });
});

describe('a slot in Markdown', () => {
  describe('in brackets (pandoc manual, "Citation syntax")', () => {
    check('markdown', [
      ['[@‸]', '', '', ''],
      ['[@vas‸]', 'vas', 'vas', ''],
      ['[-@vas‸]', 'vas', 'vas', ''],
      ['[see @vas‸]', 'vas', 'vas', ''],
      ['[@a; @b‸]', 'b', 'b', 'a'],
      ['[@a; -@b‸; @c]', 'b', 'b', 'a c'],
      ['[@foo‸bar; @b]', 'foo', 'foobar', 'b'],
      ['[@memory eff‸]', 'memory eff', 'memory eff', ''],
      ['[@doe:2020/a+b‸]', 'doe:2020/a+b', 'doe:2020/a+b', ''],
      ['[@{any k‸ey}]', 'any k', 'any key', ''],
      ['text [@a‸', 'a', 'a', ''],
      ['[@key, p. 3‸]', 'none'],
      ['^[see @vas‸]', 'vas', 'vas', ''],
    ]);
  });
  describe('bare', () => {
    check('markdown', [
      ['@‸', '', '', ''],
      ['@vas‸', 'vas', 'vas', ''],
      ['As @vas‸ says', 'vas', 'vas', ''],
      ['(@vas‸)', 'vas', 'vas', ''],
      ['see @memory eff‸', 'memory eff', 'memory eff', ''],
      ['@one two three four five‸', 'none'],
      ['@vas. Then‸', 'none'],
      ['me@site.o‸rg', 'none'],
      ['\\@vas‸', 'none'],
    ]);
  });
  describe('never where Markdown holds no prose', () => {
    check('markdown', [
      ['`@vas‸`', 'none'],
      ['```\n@vas‸\n```', 'none'],
      ['~~~ r\n@vas‸\n~~~', 'none'],
      ['<!-- @vas‸ -->', 'none'],
      ['$x_@vas‸$', 'none'],
      ['$$\n@vas‸\n$$', 'none'],
      ['[text](http://a.b/@vas‸)', 'none'],
      ['---\nauthor: @vas‸\n---\n', 'none'],
      ['<me@site‸.org>', 'none'],
      ['It costs $5, says @vas‸, or $6.', 'vas', 'vas', ''],
    ]);
  });
  describe('not for cross-references (Quarto guide, "Cross References")', () => {
    check('markdown', [
      ['@fig-x‸', 'none'],
      ['@tbl-x‸', 'none'],
      ['@sec-intro‸', 'none'],
      ['@eq-loss‸', 'none'],
      ['@figueroa2020‸', 'figueroa2020', 'figueroa2020', ''],
    ]);
  });
  describe('in roles (MyST guide, "Citations")', () => {
    check('markdown', [
      ['{cite}`a‸`', 'a', 'a', ''],
      ['{cite:p}`a,b‸`', 'b', 'b', 'a'],
      ['{cite:t}`a, ‸`', '', '', 'a'],
    ]);
  });
});

describe('citations', () => {
  const keys = (text: string, language: Language): string[] => findCitations(text, language).map(({ key }) => key);

  it('are found in LaTeX, in order', () => {
    assert.deepEqual(keys('\\cite{a} and \\citep[see][3]{b, c}. \\nocite{*}', 'latex'), ['a', 'b', 'c', '*']);
    assert.deepEqual(keys('\\cites{a}{b} % \\cite{c}\n\\verb+\\cite{d}+', 'latex'), ['a', 'b']);
  });

  it('are found in Markdown, with every key that pandoc allows', () => {
    assert.deepEqual(keys('[@x; see -@y, p. 3] @z. and @doe:2020/a+b, me@x.org @fig-a \\@n', 'markdown'), [
      'x',
      'y',
      'z',
      'doe:2020/a+b',
    ]);
    assert.deepEqual(keys('@{https://x.org/a b}, @Müller2020.', 'markdown'), ['https://x.org/a b', 'Müller2020']);
  });

  it('span the key alone, and know their whole group', () => {
    const text = 'See \\citep[p. 3]{ab, cd}.';
    const [first, second] = findCitations(text, 'latex');
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(text.slice(first.start, first.end), 'ab');
    assert.equal(text.slice(second.start, second.end), 'cd');
    assert.equal(text.slice(first.whole.start, first.whole.end), '\\citep[p. 3]{ab, cd}');
    const markdown = 'See [@ab; @cd].';
    const [mark] = findCitations(markdown, 'markdown');
    assert.ok(mark !== undefined);
    assert.equal(markdown.slice(mark.whole.start, mark.whole.end), '[@ab; @cd]');
  });
});

describe('bibliographies', () => {
  const paths = (text: string): string[] => findBibliographies(text, 'latex').map(({ path }) => path);

  it('are found in all commands, and only BibTeX’s get an ending', () => {
    assert.deepEqual(paths('\\bibliography{a,b.bib}\n\\addbibresource[location=remote]{c.bib}\n\\nobibliography{d}'), [
      'a.bib',
      'b.bib',
      'c.bib',
      'd.bib',
    ]);
    assert.deepEqual(paths('% \\bibliography{a}\n\\bibliographystyle{plain}'), []);
  });
});
