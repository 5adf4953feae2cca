/** Where can a key be typed in Markdown and its family? One line a case; `‸` is the cursor. */
import { slots } from '../../support/slotCases.ts';

describe('a slot in Markdown', () => {
  describe('in brackets (pandoc manual, “Citation syntax”)', () => {
    slots('markdown', [
      ['[@‸]', '', ''],
      ['[@vas‸]', 'vas', 'vas'],
      ['[-@vas‸]', 'vas', 'vas'],
      ['[see @vas‸]', 'vas', 'vas'],
      ['[see -@vas‸, p. 3]', 'vas', 'vas'],
      ['[@a; @b‸]', 'b', 'b', 'a'],
      ['[@a; -@b‸; @c]', 'b', 'b', 'a c'],
      ['[@a, p. 3; see @b‸]', 'b', 'b', 'a'],
      ['[@a;@b‸;@c]', 'b', 'b', 'a c'],
      ['[@a;\n @b‸]', 'b', 'b', 'a'],
      ['[@foo‸bar; @b]', 'foo', 'foobar', 'b'],
      ['[@foo‸bar, p. 3]', 'foo', 'foobar'],
      ['[‸@foo]', 'none'],
      ['[@‸foo]', '', 'foo'],
      ['[@key, p. 3‸]', 'none'],
      ['[@key p. 3‸]', 'none'],
      ['[@key, {pp. iv‸}]', 'none'],
      ['^[see @vas‸]', 'vas', 'vas'],
      ['![A caption with @vas‸](x.png)', 'vas', 'vas'],
      ['text [@a‸', 'a', 'a'],
      ['text [@a; @b‸', 'b', 'b', 'a'],
    ]);
  });
  describe('with every key that pandoc allows: single internal punctuation, never last', () => {
    slots('markdown', [
      ['[@doe:2020/a+b‸]', 'doe:2020/a+b', 'doe:2020/a+b'],
      ['[@doe‸:2020.1]', 'doe', 'doe:2020.1'],
      ['[@a#b$c%d&e‸]', 'a#b$c%d&e', 'a#b$c%d&e'],
      ['[@a?b<c>d~e/f‸]', 'a?b<c>d~e/f', 'a?b<c>d~e/f'],
      ['[@Müller‸2020]', 'Müller', 'Müller2020'],
      ['@_priv‸ate', '_priv', '_private'],
      ['@doe‸. Then', 'doe', 'doe'],
      ['@doe‸--x', 'doe', 'doe'],
      ['[@doe:‸]', 'doe:', 'doe:'],
    ]);
  });
  describe('in braces, where any key holds (pandoc manual, “Citation syntax”)', () => {
    slots('markdown', [
      ['[@{any k‸ey}]', 'any k', 'any key'],
      ['@{https://x.org/a‸b}', 'https://x.org/a', 'https://x.org/ab'],
      ['[@a; @{b c‸}]', 'b c', 'b c', 'a'],
      ['@{‸}', '', ''],
      ['@{any‸', 'any', 'any'],
      ['@{any} k‸', 'none'],
    ]);
  });
  describe('bare', () => {
    slots('markdown', [
      ['@‸', '', ''],
      ['@vas‸', 'vas', 'vas'],
      ['As @vas‸ says', 'vas', 'vas'],
      ['(@vas‸)', 'vas', 'vas'],
      ['“@vas‸”', 'vas', 'vas'],
      ['*@vas‸*', 'vas', 'vas'],
      ['- @vas‸', 'vas', 'vas'],
      ['> @vas‸', 'vas', 'vas'],
      ['| @vas‸ | x |', 'vas', 'vas'],
      ['[^1]: see @vas‸', 'vas', 'vas'],
      ['# On @vas‸', 'vas', 'vas'],
      ['see @memory eff‸', 'memory eff', 'memory eff'],
      ['@one two three four five‸', 'none'],
      ['@vas. Then‸', 'none'],
      ['@vas [p. 3‸]', 'none'],
      ['@vas (see‸', 'none'],
      ['@vas\nnext‸', 'none'],
      ['@ vas‸', 'none'],
    ]);
  });
  describe('never inside a word, nor behind a backslash (pandoc’s reader, notAfterString)', () => {
    slots('markdown', [
      ['me@site.o‸rg', 'none'],
      ['me.@site‸', 'none'],
      ['node_modules/@types‸', 'none'],
      ['\\@vas‸', 'none'],
      ['\\\\@vas‸', 'vas', 'vas'],
    ]);
  });
  describe('with remembered words', () => {
    slots('markdown', [
      ['[@memory eff‸]', 'memory eff', 'memory eff'],
      ['[@low ra‸nk adaptation; @b]', 'low ra', 'low rank adaptation', 'b'],
      ['[@müller 20‸]', 'müller 20', 'müller 20'],
    ]);
  });
  describe('in LaTeX’s commands, which pandoc hands on (its manual, `raw_tex`)', () => {
    slots('markdown', [
      ['This was proved in \\cite{jon‸es.1967}.', 'jon', 'jones.1967'],
      ['\\citep[see][p. 3]{a, b‸}', 'b', 'b', 'a'],
      ['\\parencite{‸}', '', ''],
      ['\\textcite{fo‸o and more', 'fo', 'foo'],
      ['\\emph{as \\cite{a‸} says}', 'a', 'a'],
      ['`\\cite{a‸}`', 'none'],
      ['```\n\\cite{a‸}\n```', 'none'],
      ['$\\cite{a‸}$', 'none'],
      ['\\exciting{a‸}', 'none'],
      ['\\textbf{@vas‸}', 'none'],
      ['\\begin{align}\n@vas‸\n\\end{align}', 'none'],
      ['\\begin{align}\nx\n\\end{align}\n@vas‸', 'vas', 'vas'],
      ['100 % of \\cite{a‸}', 'a', 'a'],
      ['C:\\temp @vas‸', 'vas', 'vas'],
    ]);
  });
  describe('never where Markdown holds no prose', () => {
    slots('markdown', [
      ['See[^@vas‸] below', 'none'],
      ['- item\n\n      @vas‸ code', 'none'],
      ['1. item\n\n   @vas‸ goes on', 'vas', 'vas'],
      ['10. item\n\n    @vas‸ goes on', 'vas', 'vas'],
      ['[^1]: note\n\n    @vas‸ goes on', 'vas', 'vas'],
      ['[@vas‸]: is a citation, no label', 'vas', 'vas'],
      ['% a comment with @vas‸', 'none'],
      ['`@vas‸`', 'none'],
      ['``a ` @vas‸``', 'none'],
      ['A lone ` and @vas‸', 'vas', 'vas'],
      ['```\n@vas‸\n```', 'none'],
      ['```{r}\n@vas‸\n```', 'none'],
      ['~~~ r\n@vas‸\n~~~', 'none'],
      ['````\n```\n@vas‸\n````', 'none'],
      ['- item\n  ```\n  @vas‸\n  ```', 'none'],
      ['> ```\n> @vas‸\n> ```', 'none'],
      ['```\nx\n```\n@vas‸', 'vas', 'vas'],
      ['```\n@vas‸', 'none'],
      ['Text.\n\n    @vas‸ code', 'none'],
      ['- item\n\n    @vas‸ goes on', 'vas', 'vas'],
      ['<!-- @vas‸ -->', 'none'],
      ['<!--\n\n@vas‸\n\n-->', 'none'],
      ['<!-- x --> @vas‸', 'vas', 'vas'],
      ['$x_@vas‸$', 'none'],
      ['$$\n@vas‸\n$$', 'none'],
      ['It costs $5, says @vas‸, or $6.', 'vas', 'vas'],
      ['[text](http://a.b/@vas‸)', 'none'],
      ['[text](x.md "see @vas‸")', 'none'],
      ['[see @vas‸](x.md)', 'vas', 'vas'],
      ['[label]: http://a.b/@vas‸', 'none'],
      ['https://a.b/@vas‸', 'none'],
      ['<me@site‸.org>', 'none'],
      ['<a href="x" title="@vas‸">', 'none'],
      ['a < b and @vas‸ > c', 'vas', 'vas'],
      ['{{< video @vas‸ >}}', 'none'],
      ['![](x.png){alt="@vas‸"}', 'none'],
      ['<pre>\n@vas‸\n</pre>', 'none'],
      ['x$_@vas‸$', 'none'],
      ['---\nauthor: @vas‸\n---\n', 'none'],
      ['---\nauthor: x\n---\n\n@vas‸', 'vas', 'vas'],
      ['Text.\n\n---\nnocite: "@vas‸"\n---\n', 'none'],
      ['Text.\n\n---\n\n@vas‸', 'vas', 'vas'],
    ]);
  });
  describe('not for cross-references (Quarto guide, “Cross References”)', () => {
    slots('markdown', [
      ['@fig-x‸', 'none'],
      ['@Fig-x‸', 'none'],
      ['@fi‸g-x', 'none'],
      ['[@tbl-x‸]', 'none'],
      ['@sec-intro‸', 'none'],
      ['@eq-loss‸', 'none'],
      ['@lst-x‸', 'none'],
      ['@thm-x‸', 'none'],
      ['@figueroa2020‸', 'figueroa2020', 'figueroa2020'],
      ['@section‸', 'section', 'section'],
      ['\\@ref(fig:x‸)', 'none'],
    ]);
  });
  describe('in MyST’s roles (mystmd.org, “Citations”; sphinxcontrib-bibtex, “Roles”)', () => {
    slots('markdown', [
      ['{cite}`a‸`', 'a', 'a'],
      ['{cite}`‸`', '', ''],
      ['{cite:p}`a,b‸`', 'b', 'b', 'a'],
      ['{cite:t}`a, ‸`', '', '', 'a'],
      ['{cite:ps}`a, b‸c, d`', 'b', 'bc', 'a d'],
      ['{cite:alp}`{see}a‸{p. 3}`', 'a', 'a'],
      ['{cite:p}`{see‸}a`', 'none'],
      ['{footcite:t}`a‸`', 'a', 'a'],
      ['{citep}`low ra‸nk`', 'low ra', 'low rank'],
      ['{cite}`a‸', 'a', 'a'],
      ['{ref}`a‸`', 'none'],
      ['`{cite}`a‸', 'none'],
      ['```{note}\n{cite}`a‸`\n```', 'a', 'a'],
      [':::{admonition} As {cite:t}`a‸` says\nx\n:::', 'a', 'a'],
      [':::{note} As @vas‸ says\nx\n:::', 'vas', 'vas'],
      ['```{figure} @vas‸.png\nx\n```', 'none'],
      ['```{code-block} @vas‸\nx\n```', 'none'],
      ['```{note}\n@vas‸\n```', 'vas', 'vas'],
      ['```{code-cell}\n@vas‸\n```', 'none'],
      [':::{note}\n@vas‸\n:::', 'vas', 'vas'],
      [':::{code-block}\n@vas‸\n:::', 'none'],
    ]);
  });
});
