/** Where can a key be typed in LaTeX, and what does an accepted key replace? One line a case; `‸` is the cursor. */
import { slots } from '../../support/slotCases.ts';

describe('a slot in LaTeX', () => {
  describe('in natbib’s and LaTeX’s own commands (natbib reference sheet; LaTeX2e, \\cite)', () => {
    slots('latex', [
      ['\\cite{‸}', '', ''],
      ['\\cite{vas‸}', 'vas', 'vas'],
      ['\\citep{vas‸}', 'vas', 'vas'],
      ['\\citet*{vas‸}', 'vas', 'vas'],
      ['\\Citet{vas‸}', 'vas', 'vas'],
      ['\\citealp{vas‸}', 'vas', 'vas'],
      ['\\citeauthor{vas‸}', 'vas', 'vas'],
      ['\\citeyearpar{vas‸}', 'vas', 'vas'],
      ['\\citetalias{vas‸}', 'vas', 'vas'],
      ['\\nocite{vas‸}', 'vas', 'vas'],
      ['\\shortcites{vas‸}', 'vas', 'vas'],
    ]);
  });
  describe('in biblatex’s (its manual, 3.9 “Citation Commands”)', () => {
    slots('latex', [
      ['\\textcite{vas‸}', 'vas', 'vas'],
      ['\\parencite*{vas‸}', 'vas', 'vas'],
      ['\\autocite{vas‸}', 'vas', 'vas'],
      ['\\footfullcite{vas‸}', 'vas', 'vas'],
      ['\\footcitetext{vas‸}', 'vas', 'vas'],
      ['\\supercite{vas‸}', 'vas', 'vas'],
      ['\\smartcite{vas‸}', 'vas', 'vas'],
      ['\\citetitle{vas‸}', 'vas', 'vas'],
      ['\\fullcite{vas‸}', 'vas', 'vas'],
      ['\\Parencite{vas‸}', 'vas', 'vas'],
      ['\\pnotecite{vas‸}', 'vas', 'vas'],
    ]);
  });
  describe('in those of other packages (revtex, bibentry, apacite, harvard, csquotes 4.3)', () => {
    slots('latex', [
      ['\\onlinecite{vas‸}', 'vas', 'vas'],
      ['\\bibentry{vas‸}', 'vas', 'vas'],
      ['\\shortciteA{vas‸}', 'vas', 'vas'],
      ['\\newcite{vas‸}', 'vas', 'vas'],
      ['\\citeasnoun{vas‸}', 'vas', 'vas'],
      ['\\possessivecite{vas‸}', 'vas', 'vas'],
      ['\\textcquote{vas‸}{words}', 'vas', 'vas'],
      ['\\textcquote[p.~3]{vas‸}[.]{words}', 'vas', 'vas'],
      ['\\blockcquote{vas‸}{words}', 'vas', 'vas'],
      ['\\foreigntextcquote{german}{vas‸}{words}', 'vas', 'vas'],
      ['\\foreigntextcquote{ger‸man}{vas}{words}', 'none'],
      ['\\begin{displaycquote}[p. 3]{vas‸}', 'vas', 'vas'],
      ['\\textcquote{vas}{wor‸ds}', 'none'],
    ]);
  });
  describe('not in what only sounds like it', () => {
    slots('latex', [
      ['\\exciting{vas‸}', 'none'],
      ['\\citestyle{vas‸}', 'none'],
      ['\\setcitestyle{vas‸}', 'none'],
      ['\\citetext{see vas‸}', 'none'],
      ['\\newcites{app}{Append‸ix}', 'none'],
      ['\\DeclareCiteCommand{\\vas‸}', 'none'],
      ['\\AtEveryCite{vas‸}', 'none'],
      ['\\ifciteseen{vas‸}{}', 'none'],
      ['\\emph{vas‸}', 'none'],
      ['\\excited{vas‸}', 'none'],
      ['\\newcommand\\citecolor{bl‸ue}', 'none'],
      ['\\NewDocumentCommand\\mycite{o‸m}{x}', 'none'],
      ['\\newcommand{\\mycite}[1]{\\cite{a‸}}', 'a', 'a'],
      ['\\citefield{vas}{tit‸le}', 'none'],
      ['\\label{cite‸}', 'none'],
      ['cite{vas‸}', 'none'],
    ]);
  });
  describe('in commands of the settings', () => {
    slots(
      'latex',
      [
        ['\\see{vas‸}', 'vas', 'vas'],
        ['\\see[p. 3]{a, vas‸}', 'vas', 'vas', 'a'],
        ['\\seen{vas‸}', 'none'],
      ],
      ['see'],
    );
  });
  describe('behind optional arguments, with braces inside (biblatex manual 3.9.1; apacite’s <...>)', () => {
    slots('latex', [
      ['\\cite[p.~3]{vas‸}', 'vas', 'vas'],
      ['\\citep[see][p. 3]{vas‸}', 'vas', 'vas'],
      ['\\citep[see \\emph{x}][]{vas‸}', 'vas', 'vas'],
      ['\\citep[{see [1]}]{vas‸}', 'vas', 'vas'],
      ['\\cite<p. 3>{vas‸}', 'vas', 'vas'],
      ['\\cite<see>[p. 3]{vas‸}', 'vas', 'vas'],
      ['\\cite [p. 3] {vas‸}', 'vas', 'vas'],
      ['\\cite[p. 3]\n  {vas‸}', 'vas', 'vas'],
      ['\\cite%\n{vas‸}', 'vas', 'vas'],
      ['\\cite[p‸]{a}', 'none'],
      ['\\citep[see][p. ‸3]{a}', 'none'],
      ['\\citep[see \\citealt{in‸}][3]{out}', 'in', 'in'],
      ['\\citep[see \\citealt{in}][3]{out‸}', 'out', 'out'],
    ]);
  });
  describe('in multicites and volumes (biblatex manual 3.9.3 “Qualified Citation Lists”, 3.9.6 “Special Commands”)', () => {
    slots('latex', [
      ['\\cites(pre)(post)[a][b]{k‸1}[c]{k2}', 'k', 'k1'],
      ['\\cites(pre)(post)[a][b]{k1}[c]{k‸2}', 'k', 'k2'],
      ['\\parencites{a}{b‸}', 'b', 'b'],
      ['\\Footcites{a}[3]{b, c‸}', 'c', 'c', 'b'],
      ['\\autocites\n  [12]{a}\n  [15]{b‸}', 'b', 'b'],
      ['\\volcite{2}[p]{ke‸y}', 'ke', 'key'],
      ['\\volcite{2‸}[p]{key}', 'none'],
      ['\\pvolcite[see]{2}[p]{ke‸y}', 'ke', 'key'],
      ['\\volcites{2}[p]{a}{3}{b‸}', 'b', 'b'],
      ['\\cite{a}{b‸}', 'none'],
      ['\\footcitetexts{a}{b‸}', 'b', 'b'],
    ]);
  });
  describe('among several keys: exactly the one under the cursor', () => {
    slots('latex', [
      ['\\cite{a,b‸}', 'b', 'b', 'a'],
      ['\\cite{a, ‸}', '', '', 'a'],
      ['\\cite{a, b‸c, d}', 'b', 'bc', 'a d'],
      ['\\cite{‸a,b}', '', 'a', 'b'],
      ['\\cite{a‸,b}', 'a', 'a', 'b'],
      ['\\cite{a, ‸, b}', '', '', 'a b'],
      ['\\cite{ vas‸ }', 'vas', 'vas'],
      ['\\cite{a,b,c‸,d,e}', 'c', 'c', 'a b d e'],
    ]);
  });
  describe('over several lines, with comments and blanks between', () => {
    slots('latex', [
      ['\\cite{a,\n  b‸,\n  c}', 'b', 'b', 'a c'],
      ['\\cite{a,\r\n  b‸}', 'b', 'b', 'a'],
      ['\\cite{a, % the first\n  b‸}', 'b', 'b', 'a'],
      ['\\cite{%\n  a,%\n  b‸%\n}', 'b', 'b', 'a'],
      ['\\cite{\n\ta,\n\t‸\n}', '', '', 'a'],
      ['\\cite{a, % no k‸ey\n  b}', 'none'],
      ['\\cite{a, % ‸\n  b}', 'none'],
    ]);
  });
  describe('with keys of any characters that LaTeX takes', () => {
    slots('latex', [
      ['\\cite{doe:2020/a+b‸}', 'doe:2020/a+b', 'doe:2020/a+b'],
      ['\\cite{doe‸:2020.1}', 'doe', 'doe:2020.1'],
      ['\\cite{10.1000/x_y-z‸}', '10.1000/x_y-z', '10.1000/x_y-z'],
      ['\\cite{Müller‸2020}', 'Müller', 'Müller2020'],
      ["\\cite{o'neil‸}", "o'neil", "o'neil"],
      ['\\cite{a&b‸}', 'a&b', 'a&b'],
    ]);
  });
  describe('with remembered words instead of a key', () => {
    slots('latex', [
      ['\\cite{memory efficient trai‸}', 'memory efficient trai', 'memory efficient trai'],
      ['\\cite{a, low rank‸, b}', 'low rank', 'low rank', 'a b'],
      ['\\cite{a, low ra‸nk adaptation}', 'low ra', 'low rank adaptation', 'a'],
      ['\\cite{müller 20‸}', 'müller 20', 'müller 20'],
      ['\\cite{low rank ‸}', 'low rank ', 'low rank '],
    ]);
  });
  describe('half typed: what follows is running text, not a key', () => {
    slots('latex', [
      ['\\cite{‸', '', ''],
      ['\\cite{foo‸', 'foo', 'foo'],
      ['\\cite{foo‸ and more text', 'foo', 'foo'],
      ['\\cite{fo‸o and more, with a comma', 'fo', 'foo'],
      ['\\cite{a, b‸ and \\emph{more}', 'b', 'b', 'a'],
      ['\\cite{foo‸\nNext line.', 'foo', 'foo'],
      ['\\cite{a,\n  b‸\nNext line.', 'b', 'b', 'a'],
      ['\\cite{foo‸\n\n\\cite{bar}', 'foo', 'foo'],
      ['\\cite{foo‸ $x$', 'foo', 'foo'],
      ['{\\small \\cite{foo‸}', 'foo', 'foo'],
      ['\\cite‸', 'none'],
      ['\\cite{a}‸', 'none'],
      ['\\cite[‸', 'none'],
      ['\\cite[p. 3{a‸', 'none'],
      ['\\‸', 'none'],
      ['‸', 'none'],
    ]);
  });
  describe('never where TeX reads no command', () => {
    slots('latex', [
      ['% \\cite{a‸}', 'none'],
      ['Text % \\cite{a‸}', 'none'],
      ['100\\% \\cite{a‸}', 'a', 'a'],
      ['\\\\% \\cite{a‸}', 'none'],
      ['\\verb|\\cite{a‸}|', 'none'],
      ['\\verb*+\\cite{a‸}+', 'none'],
      ['\\verb|x| \\cite{a‸}', 'a', 'a'],
      ['\\lstinline{\\cite{a‸}}', 'none'],
      ['\\mintinline{tex}|\\cite{a‸}|', 'none'],
      ['\\begin{verbatim}\n\\cite{a‸}\n\\end{verbatim}', 'none'],
      ['\\begin{Verbatim}[x=1]\n\\cite{a‸}\n\\end{Verbatim}', 'none'],
      ['\\begin{lstlisting}\n\\cite{a‸}\n\\end{lstlisting}', 'none'],
      ['\\begin{minted}{tex}\n\\cite{a‸}\n\\end{minted}', 'none'],
      ['\\begin{comment}\n\\cite{a‸}\n\\end{comment}', 'none'],
      ['\\begin{filecontents*}{refs.bib}\n\\cite{a‸}\n\\end{filecontents*}', 'none'],
      ['\\begin{verbatim}\nx\n\\end{verbatim} \\cite{a‸}', 'a', 'a'],
      ['\\begin{verbatim}\n\\cite{a‸}', 'none'],
      ['\\begin {verbatim}\n\\cite{a‸}\n\\end{verbatim}', 'none'],
      ['\\begin{listing}\\caption{\\cite{a‸}}\\end{listing}', 'a', 'a'],
      ['\\mint{tex}|\\cite{a‸}|', 'none'],
      ['\\iffalse \\ifx x\\fi \\cite{a‸} \\fi', 'none'],
      ['\\iffalse x \\fi \\cite{a‸}', 'a', 'a'],
      ['\\iffalse x \\else \\cite{a‸} \\fi', 'a', 'a'],
      ['\\iffalse \\ifx x\\else y\\fi \\cite{a‸} \\fi', 'none'],
      ['\\path|a%b| \\cite{a‸}', 'a', 'a'],
      ['\\url{http://a.b/%20x} \\cite{a‸}', 'a', 'a'],
      ['\\href{http://a.b/#x%y}{text \\cite{a‸}}', 'a', 'a'],
      ['\\begin{document}\nx\n\\end{document}\n\\cite{a‸}', 'none'],
      ['\\begin{verbatim}\n\\end{document}\n\\end{verbatim}\n\\cite{a‸}', 'a', 'a'],
      ['\\verb|\\end{document}| \\cite{a‸}', 'a', 'a'],
      ['\\newcommand{\\see}[1]{\\cite{#1‸}}', 'none'],
      ['\\newcommand{\\us}{\\cite{vas‸}}', 'vas', 'vas'],
      ['\\\\cite{a‸}', 'none'],
      ['\\\\\\cite{a‸}', 'a', 'a'],
    ]);
  });
  describe('nor in what the document itself makes literal (minted 3.4, listings 4.16, tcolorbox, fancyvrb 5, comment, shortvrb)', () => {
    slots('latex', [
      ['\\newminted{python}{}\n\\begin{pythoncode}\n\\cite{a‸}\n\\end{pythoncode}', 'none'],
      ['\\newminted{python}{}\n\\begin{pythoncode*}{x}\n\\cite{a‸}\n\\end{pythoncode*}', 'none'],
      ['\\newminted[mycode]{tex}{}\n\\begin{mycode}\n\\cite{a‸}\n\\end{mycode}', 'none'],
      ['\\begin{pythoncode}\n\\cite{a‸}\n\\end{pythoncode}', 'a', 'a'],
      ['% \\newminted{python}{}\n\\begin{pythoncode}\n\\cite{a‸}\n\\end{pythoncode}', 'a', 'a'],
      ['\\newmint{tex}{}\n\\tex|\\cite{a‸}|', 'none'],
      ['\\newmintinline{tex}{}\n\\texinline{\\cite{a‸}}', 'none'],
      ['\\lstnewenvironment{code}[1][]{}{}\n\\begin{code}\n\\cite{a‸}\n\\end{code}', 'none'],
      ['\\newtcblisting[auto]{mylisting}[2][]{}\n\\begin{mylisting}{x}\n\\cite{a‸}\n\\end{mylisting}', 'none'],
      ['\\DeclareTCBListing{codebox}{O{}m}{}\n\\begin{codebox}{x}\n\\cite{a‸}\n\\end{codebox}', 'none'],
      ['\\DefineVerbatimEnvironment{shell}{Verbatim}{}\n\\begin{shell}\n\\cite{a‸}\n\\end{shell}', 'none'],
      ['\\newenvironment{out}{\\small\\verbatim}{\\endverbatim}\n\\begin{out}\n\\cite{a‸}\n\\end{out}', 'none'],
      ['\\newenvironment{out}{\\small}{}\n\\begin{out}\n\\cite{a‸}\n\\end{out}', 'a', 'a'],
      ['\\excludecomment{notes}\n\\begin{notes}\n\\cite{a‸}\n\\end{notes}', 'none'],
      ['\\MakeShortVerb{\\|}\n|\\cite{a‸}|', 'none'],
      ['\\lstMakeShortInline[language=TeX]|\n|\\cite{a‸}|', 'none'],
      ['|\\cite{a‸}|', 'a', 'a'],
      ['\\Verb[x=1]|\\cite{a‸}|', 'none'],
      ['\\spverb|\\cite{a‸}|', 'none'],
    ]);
  });
  describe('in knitr and Sweave: not in R (knitr, “.Rnw”)', () => {
    slots('latex', [
      ['<<setup, echo=FALSE>>=\nx <- "\\\\cite{a‸}"\n@\n', 'none'],
      ['<<>>=\nx\n@\n\\cite{a‸}', 'a', 'a'],
      ['Is $a << b$? \\cite{a‸}', 'a', 'a'],
      ['<<unclosed>>=\n\\cite{a‸}', 'none'],
      ['  <<x>>=\ny\n  @\n\\cite{a‸}', 'a', 'a'],
      ['  <<x>>=\n\\cite{a‸}\n@', 'none'],
    ]);
  });
});
