/** Which keys does a text cite? One line a case. */
import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/document/document.ts';
import { citations } from '../../support/slotCases.ts';

describe('citations', () => {
  describe('in LaTeX', () => {
    citations('latex', [
      ['\\cite{a} and \\citep[see][3]{b, c}. \\nocite{*}', 'a b c *'],
      ['\\cites(x)(y)[p]{a}[q]{b,c} {d}', 'a b c d'],
      ['\\parencites{a}{b} % \\cite{c}\n\\verb+\\cite{d}+', 'a b'],
      ['\\citep[see \\citealt{a}][3]{b} \\cite{c}', 'a b c'],
      ['\\volcite{3}[p]{a} \\volcites{1}{b}{2}{c}', 'a b c'],
      ['\\textcquote[3]{a}{words} \\foreignblockcquote{german}{b}{words}', 'a b'],
      ['\\begin{displaycquote}{a}\\end{displaycquote}', 'a'],
      ['\\citefield{a}{title} \\defcitealias{b}{Paper~I}', 'a b'],
      ['\\newcommand{\\x}[1]{\\cite{#1}} \\x{a}', ''],
      ['\\cite{a,,b, }', 'a b'],
      ['\\cite{a and more', 'a'],
      ['\\cite{a,\n  b and more', 'a b'],
      ['\\cite{}\\cite{ }\\cite{,}', ''],
      ['\\cite{a}\n\\end{document}\n\\cite{b}', 'a'],
      ['\\citetext{see a} \\citestyle{b} \\exciting{c}', ''],
    ]);
  });
  describe('in Markdown', () => {
    citations('markdown', [
      ['[@x; see -@y, p. 3] @z. and @doe:2020/a+b, me@x.org @fig-a \\@n', 'x y z doe:2020/a+b'],
      ['@{https://x.org/a b}, @Müller2020.', 'https://x.org/a b Müller2020'],
      ['@Foo_bar.baz. @Foo_bar--baz', 'Foo_bar.baz Foo_bar'],
      ['[@{a{b}c}, p. 3]', 'a{b}c'],
      ['[-@a], (@b); @c, "@d" — @e: *@f*', 'a b c d e f'],
      ["@a's and @b’s work", 'a b'],
      ['`@a` ``@b`` $@c$ <!-- @d --> [x](@e) https://x.org/@f', ''],
      ['---\nauthor: "@no"\nnocite: |\n  @a, @b\ntitle: "@no"\n---\n@c', 'a b c'],
      ['```\n@a\n```\n@b\n~~~\n@c\n~~~', 'b'],
      ['{cite}`a,b` {cite:p}`{see}c{p. 3}` {cite:t}`d;e`', 'a b c d e'],
      ['text^[note with @a] and [link @b](http://x.org)', 'a b'],
      ['| @a | @b |\n|---|---|\n| @c | `@d` |', 'a b c'],
      ['_@a and_ *see @b*, x_@c', 'a b'],
      ['Proved in \\cite{jones.1967} and \\citep[see][]{a,b}, says @c.', 'jones.1967 a b c'],
      ['(@good)  An example.\n\nAs (@good) shows, and [@other].', 'other'],
      ['Text\n\n---\nnocite: "@a"\ntitle: "@no"\n---\n\n@b', 'a b'],
      ['See[^@a] and [@b].\n\n[@c]: http://x.org', 'b c'],
      ['@', ''],
      ['@ a @, @. @- @@', ''],
    ]);
  });
  it('span the key alone, and know their whole group', () => {
    const wholes = (text: string, language: 'latex' | 'markdown'): string[] =>
      findCitations(text, language).map(({ whole }) => text.slice(whole.start, whole.end));
    assert.deepEqual(wholes('See \\citep[p. 3]{ab, cd}.', 'latex'), ['\\citep[p. 3]{ab, cd}', '\\citep[p. 3]{ab, cd}']);
    assert.deepEqual(wholes('\\cites{a}[x]{b}.', 'latex'), ['\\cites{a}[x]{b}', '\\cites{a}[x]{b}']);
    assert.deepEqual(wholes('See [@ab; @cd] and -@e.', 'markdown'), ['[@ab; @cd]', '[@ab; @cd]', '-@e']);
    assert.deepEqual(wholes('^[see @a] ![@b](x)', 'markdown'), ['@a', '@b']);
    assert.deepEqual(wholes('@a [p. 3] says, -@b [x](y) and @c [see @d]', 'markdown'), [
      '@a [p. 3]',
      '-@b',
      '@c',
      '[see @d]',
    ]);
    assert.deepEqual(wholes('{cite:p}`a,b`', 'markdown'), ['{cite:p}`a,b`', '{cite:p}`a,b`']);
  });
});
