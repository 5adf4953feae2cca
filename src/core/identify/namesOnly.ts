/** What does an identifier look like as a paper of which nothing else is known? */
import type { Paper } from '../paper.ts';
import { paperOfDraft } from '../read/record.ts';
import type { Identifier, IdentifierKind } from './identifier.ts';

/** The field that an identifier of this kind stands in; kinds that no bibliography knows have none. */
const fields: Readonly<Partial<Record<IdentifierKind, string>>> = {
  doi: 'doi',
  arxiv: 'eprint',
  pmid: 'pmid',
  isbn: 'isbn',
  url: 'url',
};

/** A paper without title, to find its like by. An ISBN is a book's. */
export function namesOnly({ kind, id }: Identifier): Paper {
  const field = fields[kind];
  return paperOfDraft('asked', {
    key: id,
    hasKey: false,
    type: kind === 'isbn' ? 'book' : kind === 'url' ? 'online' : 'misc',
    title: '',
    fields: new Map(field === undefined ? [] : [[field, id]]),
    place: { line: 0, endLine: 0, start: 0, end: 0 },
  });
}
