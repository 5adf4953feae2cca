/** What does a YAML header or project file say about citing? */
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** What YAML says about citing. */
export interface Metadata {
  readonly title?: string;
  readonly abstract?: string;
  /** Paths as written, with their offsets in the YAML text. */
  readonly bibliographies: readonly { readonly path: string; readonly start: number; readonly end: number }[];
  /** Whether it holds `references:`, items that can be cited without any file (pandoc's manual, `references`). */
  readonly hasReferences: boolean;
}

/** Reads YAML; what is broken says nothing, what stands before it still counts. Never throws. */
export function readMetadata(yaml: string): Metadata {
  try {
    const { contents } = parseDocument(yaml, { logLevel: 'silent', strict: false, uniqueKeys: false });
    if (!isMap(contents)) return { bibliographies: [], hasReferences: false };
    const title: unknown = contents.get('title');
    const abstract: unknown = contents.get('abstract');
    const nodes = [
      contents.get('bibliography', true),
      // MyST's and Jupyter Book's project files (mystmd.org, "Frontmatter"; jupyterbook.org, "Citations")
      contents.getIn(['project', 'bibliography'], true),
      contents.getIn(['sphinx', 'config', 'bibtex_bibfiles'], true),
      contents.get('bibtex_bibfiles', true),
    ];
    return {
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof abstract === 'string' ? { abstract } : {}),
      bibliographies: nodes.flatMap((node) => pathsIn(node as Node | undefined)),
      hasReferences: isSeq(contents.get('references', true)),
    };
  } catch {
    // an alias bomb or a duplicate anchor: nothing that can be read
    return { bibliographies: [], hasReferences: false };
  }
}

function pathsIn(node: Node | undefined): Metadata['bibliographies'] {
  if (isSeq(node)) return node.items.flatMap((item) => pathsIn(item as Node));
  if (isMap(node)) return node.items.flatMap(({ value }) => pathsIn(value as Node));
  if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') return [];
  const [start = 0, end = 0] = node.range ?? [];
  return [{ path: node.value.trim(), start, end }];
}
