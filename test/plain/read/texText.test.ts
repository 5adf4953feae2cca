/** Is what a person reads plain text, however TeX was typed? */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { plainText, texToText, verbatimText, writtenOtherwise } from '../../../src/core/read/texText.ts';
import { growsLinearly } from '../../support/growth.ts';

function reads(table: Readonly<Record<string, string>>, read = texToText): void {
  for (const [tex, text] of Object.entries(table)) assert.equal(read(tex), text, tex);
}

describe('TeX as plain text', () => {
  it('composes accents in every spelling', () => {
    reads({
      '\\"o \\"{o} {\\"o} {\\"{o}} \\" o': 'ö ö ö ö ö',
      'Erd{\\H{o}}s, Erd\\H{o}s, Erd\\H os': 'Erdős, Erdős, Erdős',
      "Garc{\\'\\i}a, Garc\\'{\\i}a, Garc{\\'{\\i}}a, Garc\\'ia": 'García, García, García, García',
      "\\v{S}imi\\'c \\v Z {\\v{c}}": 'Šimić Ž č',
      '\\c{c} \\c c \\k{a} \\r{a} \\u{g} \\d{s} \\b{b} \\=a \\.z': 'ç ç ą å ğ ṣ ḇ ā ż',
      '\\\'{\\^e} \\"{\\i}': 'ế ï',
      '\\~n \\^{\\j} \\`{A}': 'ñ ĵ À',
    });
  });

  it('knows the letters that have a name', () => {
    reads({
      'Stra{\\ss}e, Stra\\ss e': 'Straße, Straße',
      '\\aa \\AA\\ {\\o}\\O{} \\l{}\\L{} \\ae\\AE\\ \\oe \\OE \\i': 'åÅ øØ łŁ æÆ œŒı',
      '\\th\\TH\\dh\\DH \\S 5 \\copyright': 'þÞðÐ§5 ©',
    });
  });

  it('drops braces and commands that only change how text looks', () => {
    reads({
      'The {GPU} {\\em parameter} and {{Nested}}': 'The GPU parameter and Nested',
      '\\emph{a} \\textbf{b} \\textsc{c} \\texttt{d} \\mbox{e}': 'a b c d e',
      '{\\bfseries bold} {\\it italic}': 'bold italic',
      '\\textcolor{red}{warm} \\href{http://a.b/c_d}{here}': 'warm here',
      'methodology\\hyphen independent': 'methodology-independent',
      '\\url{http://a.b/c_d~e} \\verb': 'http://a.b/c_d~e verb',
      '{\\noopsort{1973a}}Title': 'Title',
    });
  });

  it('shows an unknown command by its name, or by its argument', () => {
    reads({ '\\sysname is fast': 'sysname is fast', '\\sysname{} is': 'sysname is', '\\proglang{R} code': 'R code' });
  });

  it('knows dashes, ties, quotation marks and escaped signs', () => {
    reads({
      "a--b --- ``so'' it's": 'a–b — “so” it’s'.replace('’', "'"),
      'Figure~1 \\& 5\\% of \\$3 \\#1 a\\_b \\{c\\}': 'Figure 1 & 5% of $3 #1 a_b {c}',
      'about ~85\\% of': 'about ~85% of',
      '``so" it is': '“so” it is',
      'a\\,b\\ c\\\\d\\-e\\/f': 'a b c def',
      '{\\textless}2MB, \\textless2MB, a \\textgreater{} b': '<2MB, <2MB, a > b',
      '\\textasciitilde{}x \\~{} \\^{} \\textbackslash{}': '~x ~ ^ \\',
    });
  });

  it('reads simple math', () => {
    reads({
      '$O(n^2)$ and $O(n \\log n)$': 'O(n²) and O(n log n)',
      'S^{2}FT, Memory^3, (IA)^3, O(T^2)': 'S²FT, Memory³, (IA)³, O(T²)',
      '$\\alpha$-helix, $\\beta_1$, $x_{ij}$, $10^{-3}$': 'α-helix, β₁, xᵢⱼ, 10⁻³',
      '$3\\times 4 \\leq 5$, $\\mathbb{R}^n$, $\\hat{x}$': '3×4 ≤ 5, ℝⁿ, x̂',
      '$\\frac{1}{2}$ $\\frac{a+b}{c}$ $\\sqrt{n}$ $\\sqrt{n+1}$': '1/2 (a+b)/c √n √(n+1)',
      'CO$_2$, H$_{2}$O, $\\ell_1$, 30$^\\circ$C': 'CO₂, H₂O, ℓ₁, 30°C',
      '1\\textsuperscript{st} $n^{th}$': '1st nth',
      'BERT_{BASE}, file_name': 'BERT_BASE, file_name',
      '$\\mathcal{O}(1)$, $\\left( x \\right)$': 'O(1), ( x )',
    });
  });

  it('takes dollars that are money for money', () => {
    reads({ 'costs $5 and $10 more': 'costs $5 and $10 more', 'a $ b': 'a $ b', $: '$' });
  });

  it("takes out publishers' HTML, and leaves what only looks like it", () => {
    reads({
      'R&amp;D &lt;5 &#x2019; &eacute;t&eacute; &amp;lt;': 'R&D <5 ’ été <',
      '<i>Drosophila</i> CO<sub>2</sub> x<sup>2</sup>': 'Drosophila CO₂ x²',
      '{\\textless}i{\\textgreater}E. coli{\\textless}/i{\\textgreater}': 'E. coli',
      '<jats:title>Abstract</jats:title><jats:p>We show.</jats:p>': 'We show.',
      'if a < b and c > d, List<String>': 'if a < b and c > d, List<String>',
      'AT&T; R&D': 'AT&T; R&D',
    });
  });

  it('is plain: no control characters, no direction overrides, blanks folded', () => {
    reads({ ' a\n\t b\u0000\u0007 c\u202e \u00adx ﬁne ': 'a b c xfine'.replace('xfine', 'x fine'), 'e\u0301': 'é' });
  });

  it('never throws, and never grows much', () => {
    const pieces = fc.constantFrom(
      '\\',
      '{',
      '}',
      '$',
      '^',
      '_',
      "'",
      '"',
      '~',
      '-',
      '`',
      'a',
      ' ',
      '\\frac',
      '\\emph{',
      '\\v',
      '&#',
      '<i>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (parts) => {
        const tex = parts.join('');
        const text = texToText(tex);
        assert.ok(text.length <= tex.length * 2 + 4);
        assert.doesNotMatch(text, /[\u0000-\u001f\u202e]/);
        assert.equal(text, text.trim());
      }),
    );
  });

  it('takes time in proportion to the length of hostile text', () => {
    for (const piece of ["\\'{", '^{', '\\frac{', '$', '{', '\\', '<', '&#x', '\\textsuperscript{'])
      assert.ok(
        growsLinearly((length) => void texToText(piece.repeat(length / piece.length))),
        piece,
      );
  });
});

describe('text beside TeX', () => {
  it('keeps addresses as they are', () => {
    reads(
      {
        'http://a.b/~c_d\\_e\\%20': 'http://a.b/~c_d_e%20',
        '\\url{http://a.b}': 'http://a.b',
        '{http://a.b/{\\~{}}c}': 'http://a.b/~c',
      },
      verbatimText,
    );
  });

  it('reads text of other programs without TeX', () => {
    reads({ 'costs $5, {x} \\o &amp; <b>y</b>': 'costs $5, {x} \\o & y' }, plainText);
  });

  it('keeps what is written only where somebody could look for that', () => {
    assert.equal(writtenOtherwise('S^{2}FT', 'S²FT'), 'S^{2}FT');
    assert.equal(writtenOtherwise('\\sysname\n is', 'sysname is'), '\\sysname is');
    assert.equal(writtenOtherwise('The {GPU} -- fast', 'The GPU – fast'), undefined);
    assert.equal(writtenOtherwise('same', 'same'), undefined);
  });
});
