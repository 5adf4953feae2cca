/** How are DOIs and arXiv ids written, and which of that is one? */
import { withSigns } from '../read/identifiers.ts';
import type { Identifier } from './identifier.ts';

/** Handbook of the DOI, 2.2: `10.`, the registrant's number, a slash, and whatever the registrant likes. */
const doi = /^10\.\d{4,9}(?:\.\d{1,9}){0,3}\/\S{1,300}$/u;

/** What stands behind a DOI in a sentence, and is not its own unless it was opened in it. */
const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** A DOI, or the arXiv id that arXiv's own DOIs hold (info.arxiv.org/help/doi.html). Undefined where it is none. */
export function doiOf(written: string): Identifier | undefined {
  const plain = withSigns(written);
  if (!doi.test(plain) || /["\\^`|]/u.test(plain)) return undefined;
  const id = withoutEnd(plain).toLowerCase();
  if (!doi.test(id)) return undefined;
  const arxiv = /^10\.48550\/arxiv\.(.+)$/u.exec(id)?.[1];
  return (arxiv === undefined ? undefined : arxivOf(arxiv)) ?? { kind: 'doi', id };
}

/** Full stops and closing brackets that belong to what the DOI stood in. */
function withoutEnd(written: string): string {
  let text = written;
  for (;;) {
    const last = text.at(-1) ?? '';
    const opening = pairs[last];
    const isForeign =
      opening === undefined ? /[.,;:!?'’”»]/u.test(last) : text.split(opening).length < text.split(last).length;
    if (!isForeign) return text;
    text = text.slice(0, -1);
  }
}

/** The archives that had ids of the old kind (info.arxiv.org/help/arxiv_identifier.html: `hep-th/9901001`, `math.GT/0309136`). */
const archives =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|' +
  'gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|' +
  'quant-ph|solv-int|supr-con';

const oldArxiv = new RegExp(
  String.raw`^(${archives})(?:\.[a-z-]{2,8})?/(\d{2})(0[1-9]|1[0-2])(\d{3})(?:v\d{1,3})?$`,
  'iu',
);
const newArxiv = /^(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})(?:v\d{1,3})?$/u;

/**
 * An arXiv id, without its version. Numbers of four digits were given from April 2007 to December 2014, of five since then
 * (info.arxiv.org/help/arxiv_identifier.html). Undefined where it is none.
 */
export function arxivOf(written: string): Identifier | undefined {
  const [, year = '', month = '', number = ''] = newArxiv.exec(written) ?? [];
  if (number !== '') {
    const when = Number(year + month);
    const isGiven = number.length === 4 ? when >= 704 && when <= 1412 : when >= 1501;
    return isGiven && Number(number) > 0 ? { kind: 'arxiv', id: `${year}${month}.${number}` } : undefined;
  }
  const old = oldArxiv.exec(written);
  if (old === null) return undefined;
  return { kind: 'arxiv', id: `${(old[1] ?? '').toLowerCase()}/${old[2] ?? ''}${old[3] ?? ''}${old[4] ?? ''}` };
}

/** The same behind an address' `/abs/` or `/pdf/`. */
export function arxivAt(path: string): Identifier | undefined {
  return arxivOf(
    path
      .replace(/[?#].*$/u, '')
      .replace(/\/+$/u, '')
      .replace(/\.pdf$/iu, ''),
  );
}
