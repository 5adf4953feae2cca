/** Does a LaTeX text use biblatex, or BibTeX in its own way? */
import { maskLatex } from './latexMask.ts';

/** Where the package is loaded in another file, these tell that it is. */
const ofBiblatex =
  /\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]{0,2000}\])?\s*\{[^{}]{0,2000}\bbiblatex\b|\\(?:addbibresource|addglobalbib|addsectionbib|printbibliography|ExecuteBibliographyOptions|parencite|textcite|autocite|footcite|smartcite)(?![A-Za-z@])/;
const ofBibtex = /\\(?:bibliographystyle|bibliography)(?![A-Za-z@])/;

/** `undefined`: a chapter, or a text that cites nothing, says neither. */
export function latexDialect(text: string): 'bibtex' | 'biblatex' | undefined {
  // most texts name none of the words: the mask costs more than a look
  if (
    !/biblatex|bib(?:resource|liography)|globalbib|sectionbib|BibliographyOptions|(?:paren|text|auto|foot|smart)cite/.test(
      text,
    )
  )
    return undefined;
  const masked = maskLatex(text);
  return ofBiblatex.test(masked) ? 'biblatex' : ofBibtex.test(masked) ? 'bibtex' : undefined;
}
