/** How does a document say which bibliography it uses? */
import type { Language } from '../document/slot.ts';
import type { Insertion } from './insertion.ts';

/** What stands in a bibliography made for a document that had none. */
export function newBibliography(): string {
  return '';
}

/** Where a document declares the bibliography at `path`. */
export function declarationFor(documentText: string, language: Language, path: string): Insertion {
  if (language === 'markdown') return { offset: 0, text: `---\nbibliography: ${path}\n---\n\n` };
  const end = documentText.search(/^\s*\\end\{document\}/mu);
  return { offset: end < 0 ? documentText.length : end, text: `\\bibliography{${path.replace(/\.bib$/u, '')}}\n` };
}
