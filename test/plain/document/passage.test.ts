/** What does the paragraph under the cursor say? */
import assert from 'node:assert/strict';
import { readPassage } from '../../../src/core/document/document.ts';
import type { Language, Passage } from '../../../src/core/document/slot.ts';

function passageAt(marked: string, language: Language): Passage | undefined {
  return readPassage(marked.replace('‸', ''), marked.indexOf('‸'), language);
}

/** What LaTeX or Markdown says, read at its beginning where no cursor is marked. */
const says = (language: Language) => (marked: string, text: string | undefined) =>
  it(marked.replaceAll('\n', '⏎'), () => {
    const passage = passageAt(marked.includes('‸') ? marked : `‸${marked}`, language);
    assert.equal(passage?.text, text);
  });

/** The sentence at the cursor. */
const sentence = (language: Language) => (marked: string, expected: string) =>
  it(marked.replaceAll('\n', '⏎'), () => assert.equal(passageAt(marked, language)?.sentence, expected));

describe('a passage', () => {
  it('is the paragraph as plain words, with the keys that it cites', () => {
    const passage = passageAt('Before.\n\nLarge \\emph{models}~\\cite{a,b} need\nmemory $O(n)$.‸\n\nAfter.', 'latex');
    assert.equal(passage?.text, 'Large models need memory.');
    assert.deepEqual(passage.cited, ['a', 'b']);
  });

  it('knows heading, title and abstract around it', () => {
    const text =
      '\\title{On Memory}\n\\begin{document}\n\\begin{abstract}\nWe ask.\n\\end{abstract}\n\\section{Caches}\nText here‸ now.\n\\end{document}';
    const passage = passageAt(text, 'latex');
    assert.deepEqual([passage?.heading, passage?.title, passage?.abstract], ['Caches', 'On Memory', 'We ask.']);
  });

  it('knows them in Markdown, abstracts of several lines included', () => {
    const header = '---\ntitle: "On *Memory*"\nabstract: |\n  We ask\n\n  twice.\nauthor: x\n---\n';
    const passage = passageAt(`${header}\n# Old\n\nText.\n\n## With \`lme4\` {#sec-x}\n\nText here‸ now.`, 'markdown');
    assert.deepEqual(
      [passage?.heading, passage?.title, passage?.abstract],
      ['With lme4', 'On Memory', 'We ask twice.'],
    );
  });

  it('keeps its id while the same would be asked, whatever happens in other paragraphs', () => {
    const one = passageAt('Some words here‸ stand still.', 'markdown');
    const other = passageAt('Some words‸ here stand still.', 'markdown');
    const changed = passageAt('Some words here‸ stand up.', 'markdown');
    const elsewhere = passageAt(
      'More before it, `code` and [@a].\n\nSome words here‸ stand still.\n\nAnd more.',
      'markdown',
    );
    assert.equal(one?.id, other?.id);
    assert.equal(one?.id, elsewhere?.id);
    assert.notEqual(one?.id, changed?.id);
    const tex = '\\begin{document}\nText of \\emph{one}‸ paragraph \\cite{a}.\n\nOther.';
    const changedTex = tex.replace('Other.', '\\begin{itemize} \\item Other $x$ \\cite{b}.');
    assert.equal(passageAt(tex, 'latex')?.id, passageAt(changedTex, 'latex')?.id);
  });

  it('of a paragraph as long as a book is the part around the cursor', () => {
    const passage = passageAt(`${'lots of words '.repeat(20_000)}here‸ ${'and more words '.repeat(20_000)}`, 'latex');
    assert.match(passage?.text ?? '', /of words here and more/);
    assert.ok((passage?.text.length ?? 0) < 13_000);
  });
});

describe('a passage of LaTeX', () => {
  const tex = says('latex');

  describe('leaves markup, formulas, keys and references out', () => {
    tex(
      'A \\textbf{bold} \\textcolor{red}{red} \\href{http://a.b}{link}~\\cite[see][3]{a}, too.',
      'A bold red link, too.',
    );
    tex('See Fig.~\\ref{fig:a} and (\\eqref{eq:b}) or \\cref{a,b}.', 'See Fig. and or.');
    tex('Weighs \\SI{10}{\\kilo\\gram} or \\qty{3}{m} at \\num{1e5}.', 'Weighs or at.');
    tex('The bounds $a$, $b$ and $x^2 = 3$ hold.', 'The bounds, and hold.');
    tex('It \\vspace{2pt}is \\noindent\\label{x} \\index{y}here.', 'It is here.');
    tex('All\\footnotemark{} \\verb|x y| of \\url{http://x.y/%z}.', 'All of.');
    tex('Text % a comment\nthat goes on\n% a whole line\nand on.', 'Text that goes on and on.');
    tex(
      'A formula\n\\begin{align*}\n a &= b \\\\\n\\label{x}\n\\end{align*}\nparts nothing.',
      'A formula parts nothing.',
    );
    tex('A formula \\[ a = b \\] here.', 'A formula here.');
  });

  describe('keeps names and signs as they are read', () => {
    tex(
      'S$^2$FT and S$^{2}$FT, CO$_2$, $k$-means, $\\beta$-VAE, $\\ell_1$-norm, $n$-grams',
      'S2FT and S2FT, CO2, k-means, β-VAE, ℓ1-norm, n-grams',
    );
    tex('S\\textsuperscript{2}FT, $\\text{LoRA}$ and $\\mathrm{softmax}(QK^T)$', 'S2FT, LoRA and softmax');
    tex(
      'B\\"ucher, Erd\\H{o}s, \\v{C}ech, \\\'{\\i}, na\\"{\\i}ve, \\O rsted, {\\L}ukasz',
      'Bücher, Erdős, Čech, í, naïve, Ørsted, Łukasz',
    );
    tex("``quoted'' text -- and 5\\% of R\\&D, a\\_b", '“quoted” text – and 5% of R&D, a_b');
    tex('\\LoRA{} and \\GPT-4, \\LaTeX\\ \\ie half, {R}azor', 'LoRA and GPT-4, LaTeX i.e. half, Razor');
    tex(
      '\\newcommand{\\sys}{\\textsc{Razor}Attention\\xspace}\n\nWe give \\sys, \\sys{} and‸ \\other{}.',
      'We give RazorAttention, RazorAttention and.',
    );
    tex(
      '\\newacronym{llm}{LLM}{large language model}\n\nAll \\glspl{llm} and‸ \\ac{CNN}, \\acrshort{rnn-x}.',
      'All large language model LLM and CNN, rnn x.',
    );
  });

  describe('holds captions, notes, items and the cells of tables', () => {
    tex('One\\footnote{A note on \\emph{it}.} thing. Two.', 'One thing. Two. A note on it.');
    tex(
      '\\begin{figure}\n\\centering\n\\includegraphics{a.pdf}\n\\caption[Short]{\\label{f}Maps of ‸\\emph{attention}~\\cite{a}.}\n\\end{figure}',
      'Maps of attention.',
    );
    tex(
      '\\begin{itemize}\n\\item First thing.\n\\item[LoRA] Second‸ thing\n  on two lines.\n\\end{itemize}',
      'LoRA. Second thing on two lines.',
    );
    tex(
      '\\begin{tabular}{lc}\n\\toprule\nMethod & \\multicolumn{2}{c}{Score} \\\\ \n\\midrule\nBERT‸-base~\\cite{b} & 84 \\\\\nGPT & 85 \\\\\n\\end{tabular}',
      'BERT-base; 84. GPT; 85.',
    );
    tex('\\paragraph{Related work.} We ‸follow.\n\\paragraph{Next} No.', 'Related work. We follow.');
    tex('\\section{A Deep \\emph{Dive}‸}\nText.', 'A Deep Dive');
  });

  describe('ends where paragraphs do', () => {
    tex('One.\n\nTwo‸ is here.\n\nThree.', 'Two is here.');
    tex('\\section{X} Text behind‸ it.\n\\subsection{Y}', 'Text behind it.');
    tex('Before:\n\\begin{quote}\nQuoted‸ text.\n\\end{quote}', 'Quoted text.');
    tex('Text before. \\par Text‸ after.', 'Text after.');
    tex('The last one.\n\n\n‸\n\n\\section{Next}\nNo.', 'The last one.');
    tex('\\section{Next}\n‸\n\nThe first one.', 'The first one.');
    tex('\\section{Alone}\n\\label{sec:x}\n‸', 'Alone');
  });

  describe('is none where nobody writes prose', () => {
    tex('\\usepackage{x‸}\n\\begin{document}\nText here.\n\\end{document}', undefined);
    tex('Text.\n\n\\begin{tikzpicture}\n\\node {Te‸xt};\n\\end{tikzpicture}', undefined);
    tex('Text.\n\\begin{algorithmic}\n\\State $x$ ‸text\n\\end{algorithmic}', undefined);
    tex('Text.\n\\begin{lstlisting}\nsome code‸ here\n\\end{lstlisting}', undefined);
    tex('12 $x$ ‸', undefined);
  });

  describe('makes sense half typed', () => {
    tex('We follow \\cite{smi‸', 'We follow');
    tex('We follow $O(n‸', 'We follow');
    tex('We \\emph{follow them‸', 'We follow them');
    tex('We follow\\footnote{See also‸', 'We follow See also');
    tex('We follow \\ref{fig:‸ and go on.', 'We follow and go on.');
    tex('We follow \\‸', 'We follow');
    tex('\\begin{figure}\n\\caption{Maps of att‸', 'Maps of att');
  });

  describe('weighs the sentence at the cursor', () => {
    const at = sentence('latex');
    at(
      'One thing. As Smith et al.~\\cite{a} show in Fig.~\\ref{x}, two‸ things matter. Three.',
      'As Smith et al. show in Fig., two things matter.',
    );
    at('One\\footnote{A note. Or‸ two.} thing. Two.', 'Or two.');
    at('One\\footnote{A note.} thing‸. Two.', 'One thing.');
    at('One thing.‸ Two things.', 'One thing.');
    at('a & b \\\\\nLoRA & ‸3 \\\\\nc & d', 'LoRA; 3.');
  });
});

describe('a passage of Markdown', () => {
  const md = says('markdown');

  describe('leaves markup, formulas, code, keys and references out', () => {
    md('A **bold** [link](http://x.y "t") and *so* on [see @a; @b, p. 3], too.', 'A bold link and so on, too.');
    md('As @a says (see @fig-one, Figure \\@ref(fig:x)).', 'As says (see, Figure).');
    md('We have `r nrow(x)` cells and `x <- 3` of $a + b$.', 'We have cells and of.');
    md('One <b>tag</b> &amp; <!-- a comment --> more {{< meta x >}}{.cls}.', 'One tag & more.');
    md('Text\n<!-- a line -->\ngoes on.', 'Text goes on.');
    md('Text\n$$\nx = y\n$$\nwhere it goes on.', 'Text where it goes on.');
    md('By {cite:p}`jones` and {term}`attention head` and {ref}`sec-x`.', 'By and attention head and.');
    md('See https://x.y/z?a=b and <http://a.b>.', 'See and.');
  });

  describe('keeps names', () => {
    md('We use `dyngen`, `brms::brm()` and `torch.nn`.', 'We use dyngen, brms::brm and torch.nn.');
    md('S$^2$FT and $k$-means, H~2~O, file_name', 'S2FT and k-means, H2O, file_name');
    md('A process that is \\emph{linear} in \\LaTeX.', 'A process that is linear in LaTeX.');
  });

  describe('holds captions, notes, items, quotations and the cells of tables', () => {
    md('- first item\n- second‸ item\n  goes on\n', 'second item goes on');
    md('1. first item\n2) second‸ item\n', 'second item');
    md('A line\nthreads. It goes on‸.', 'A line threads. It goes on.');
    md('> Two lines‸\n> of a quotation.\n\nNo.', 'Two lines of a quotation.');
    md('One^[A note.] thing. Two.', 'One thing. Two. A note.');
    md('Text[^1].\n\n[^1]: The ‸note.', 'The note.');
    md('| A | B |\n|---|--:|\n| BERT‸ | 84 |', 'A; B. BERT; 84.');
    md('![A map of ‸*attention* [@a]](a.png){#fig-x}', 'A map of attention');
    md('```{r}\n#| fig-cap: "Speed ‸of it"\nplot(x)\n```', 'Speed of it');
    md('\\begin{figure}\n\\includegraphics{x}\n\\caption{Maps ‸of \\texttt{it}.}\n\\end{figure}', 'Maps of it.');
    md('---\ntitle: x\nabstract: |\n  We ‸ask.\n---\n\nText here.', 'We ask.');
    md('::: {.callout-note}\nInside ‸it.\n:::', 'Inside it.');
  });

  describe('ends where paragraphs do', () => {
    md('# Heading {#x}\nText‸.\n## Next', 'Text.');
    md('# A `big` heading‸\n\nText.', 'A big heading');
    md('Heading\n=======\n\nText‸.', 'Text.');
    md('Text.\n\n\n‸\n', 'Text.');
  });

  describe('is none where nobody writes prose', () => {
    md('---\ntitle: x‸\n---\n\nText here.', undefined);
    md('```\ncode here‸\n```\n', undefined);
  });

  describe('makes sense half typed', () => {
    md('We follow [@smi‸', 'We follow');
    md('We follow `lme‸', 'We follow lme');
    md('We **follow‸', 'We follow');
    md('We follow^[See‸', 'We follow See');
    md('We follow [them](http://x‸', 'We follow them');
  });

  describe('weighs the sentence at the cursor', () => {
    const at = sentence('markdown');
    at(
      'One thing. As Smith et al. show in Fig. 3, two‸ things matter. Three.',
      'As Smith et al. show in Fig. 3, two things matter.',
    );
    at('One^[A note. Or‸ two.] thing.', 'Or two.');
    at('Uses `a <- b` and [@k]. Then‸ more.', 'Then more.');
  });
});
