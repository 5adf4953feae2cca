/** Which LaTeX commands stand in running text, and what do they leave of it? */

function table(lists: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(lists).flatMap(([count, names]) =>
      names.split(/\s+/).map((name): [string, number] => [name, Number(count)]),
    ),
  );
}

/**
 * How many arguments in braces say nothing; arguments after those are text, and so are all of a command that is not here:
 * `\textcolor{red}{text}`, `\SI{10}{\metre}`, `\multicolumn{2}{c}{text}` (LaTeX2e's manual, and those of the packages
 * hyperref, graphicx, xcolor, siunitx, glossaries, booktabs, multirow, cleveref, varioref, adjustbox, todonotes).
 */
export const silent = table({
  1: `label ref eqref autoref cref Cref cpageref Cpageref labelcref pageref vref Vref vpageref nameref Nameref autopageref
    subref fref Fref sref fullref vspace hspace vskip hskip includegraphics includesvg includepdf include input
    subfile url nolinkurl path href index glsadd glsreset color textcolor pagecolor colorbox cellcolor rowcolor columncolor
    cmidrule cline raisebox parbox scalebox rotatebox adjustbox bibliography bibliographystyle addbibresource
    pagestyle thispagestyle pagenumbering hyphenation usepackage documentclass RequirePackage graphicspath phantom
    hphantom vphantom hypersetup ensuremath texorpdfstring hypertarget hyperlink selectlanguage foreignlanguage
    setstretch linespread lstinputlisting inputminted si unit ang num numlist numrange thanks orcid affil affiliation
    email institute address date tikz tikzset usetikzlibrary pgfplotsset setlist addtocounter stepcounter
    refstepcounter value counterwithin theoremstyle nocite bibitem Sexpr includestandalone newacronym newcounter newif newlength newsavebox usebox`,
  2: `SI qty SIrange qtyrange SIlist qtylist setlength addtolength setcounter multicolumn multirow resizebox fcolorbox rule
    fontsize definecolor newtheorem nomenclature DeclareMathOperator newcommand renewcommand providecommand def
    DeclareRobustCommand crefname Crefname captionsetup numberwithin ifthenelse settowidth`,
  3: 'specialrule addcontentsline newenvironment renewenvironment',
});

/** Arguments that name an entry of a list of abbreviations: acronym's, acro's and glossaries' commands. */
export const abbreviation =
  /^(?:(?:ac|Ac|iac|Iac)(?:[fsl]?[pu]?i?[df]?)|(?:gls|Gls|GLS)(?:pl|xtr\w*|text|name|first|symbol|desc)?|[aA]cr(?:short|long|full)(?:pl)?)$/;

/** Commands whose argument is a note beside the text. */
export const noting =
  /^(?:footnote|footnotetext|endnote|sidenote|marginpar|marginnote|todo|caption|captionof|subcaption|blfootnote|tablefootnote)$/;

/** What a command without arguments says. */
export const saying: Readonly<Record<string, string>> = {
  ie: 'i.e.',
  eg: 'e.g.',
  etal: 'et al.',
  etc: 'etc.',
  vs: 'vs.',
  cf: 'cf.',
  aka: 'a.k.a.',
  wrt: 'w.r.t.',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  BibTeX: 'BibTeX',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textendash: '–',
  textemdash: '—',
  slash: '/',
  textquotedblleft: '“',
  textquotedblright: '”',
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'i',
  j: 'j',
};

/** Accents: the mark that combines with the letter. */
export const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
};

const greekNames =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho finalsigma sigma tau upsilon phi chi psi omega';

/** `alpha` -> `α`. */
export const greek: ReadonlyMap<string, string> = new Map(
  greekNames.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(0x3b1 + at)]),
);

/** Capitals that name nothing: sizes, marks, and what algorithms are set with (algorithmic's and algorithm2e's manuals). */
export const noName =
  /^(?:HUGE|LARGE|TODO|FIXME|XXX|AA|AE|OE|FloatBarrier|(?:STATE|PRINT|REQUIRE|ENSURE|RETURN|COMMENT|TRUE|FALSE|AND|OR|NOT|XOR|TO)|(?:END|ELS|ELSE)?(?:IF|FOR|WHILE|LOOP|ALL)|FORALL|ELSE|REPEAT|UNTIL|(?:End|Else)?(?:If|For|While|Loop|Function|Procedure)|(?:Kw|Set|New|Declare|Begin|At|Provide|Renew|If|Require|Add)[A-Z]\w*)$/;

/** Environments of displayed formulas: a paragraph goes on behind them (amsmath's manual). */
export const displayed =
  /^(?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|IEEEeqnarray|dmath|dgroup|subequations|empheq|linenomath|split|aligned|d?cases|array|(?:small|[bBpvV])?matrix)\*?$/;

/** Environments that hold no prose: drawings, algorithms, lists of works. */
export const withoutProse =
  /^(?:tikz\w*|pgf\w*|axis|circuitikz|forest|picture|pspicture|feynman\w*|algorithmic|algorithm2e|pseudocode|thebibliography|filecontents|knitrout|kframe|alltt|CodeInput|CodeOutput|CodeChunk|Code|Schunk|code)\*?$/;
