/** What does the worker write of a paper: its entry, or a copy for other programs and in other styles? */
import type { Library } from '../core/library/library.ts';
import type { Paper, PaperId } from '../core/paper.ts';
import { formatted } from '../core/show/styles/formatted.ts';
import { proposeKey } from '../core/write/citeKey.ts';
import { cslItem } from '../core/write/cslItem.ts';
import { fullestCopy } from '../core/write/fullest.ts';
import { intoBib } from '../core/write/intoBib.ts';
import { placed } from '../core/write/placed.ts';
import { risOf } from '../core/write/ris.ts';
import type { Ask, CopyFormat } from '../messages/questions.ts';
import type { Handlers } from './answer.ts';
import type { KeyBook } from './keyBook.ts';

/** Answers the questions for texts of a paper. */
export function writtenHandlers(library: Library, keys: KeyBook): Pick<Handlers, 'stub' | 'copies' | 'intoBib'> {
  const keyFor = (paper: Paper, ask: Pick<Ask<'stub'>, 'bibliographies' | 'keyPattern' | 'key' | 'taken'>): string => {
    const inUse = new Set(ask.taken.map((key) => key.toLowerCase()));
    const isTaken = (key: string): boolean => inUse.has(key.toLowerCase()) || keys.isTaken(key, ask.bibliographies);
    return ask.key !== undefined && !isTaken(ask.key) ? ask.key : proposeKey(paper, isTaken, keys.manner(ask));
  };
  const fullest = (id: PaperId, seen: Paper): Paper => fullestCopy(seen, library.copiesOf(id));

  return {
    stub: (ask) => {
      const { bibliographies, paper: asked } = ask;
      if (typeof asked !== 'string') {
        const like = library.entries.like(asked, bibliographies);
        if (like !== undefined) return { key: like.entry.key, same: { source: like.entry.source, by: like.by } };
        const key = keyFor(asked, ask);
        return { key, placed: placed(asked, key, ask.target, ask.wishes, ask.entry) };
      }
      const found = library.paper(asked, bibliographies);
      if (found === undefined) return null;
      if (found.key !== undefined) return { key: found.key, same: { source: found.paper.source, by: 'key' } };
      const paper = fullest(asked, found.paper);
      const key = keyFor(paper, ask);
      return { key, placed: placed(paper, key, ask.target, ask.wishes) };
    },

    intoBib: (ask) => {
      const taken: string[] = [];
      return intoBib(ask, ({ paper: asked, entry, key: wanted }) => {
        const found = typeof asked === 'string' ? library.paper(asked, ask.bibliographies) : undefined;
        const paper = typeof asked !== 'string' ? asked : found === undefined ? undefined : fullest(asked, found.paper);
        if (paper === undefined) return undefined;
        const same = found?.key ?? library.entries.like(paper, ask.bibliographies)?.entry.key;
        const { bibliographies, keyPattern } = ask;
        const scope = { bibliographies, taken, ...(keyPattern === undefined ? {} : { keyPattern }) };
        const key = keyFor(paper, { ...scope, ...(wanted === undefined ? {} : { key: wanted }) });
        taken.push(key);
        return { paper, key, ...(entry === undefined ? {} : { entry }), ...(same === undefined ? {} : { same }) };
      });
    },

    copies: (ask) => {
      const found = library.paper(ask.paper, ask.bibliographies);
      if (found === undefined) return null;
      const paper = found.key === undefined ? fullest(ask.paper, found.paper) : found.paper;
      const key = found.key ?? keyFor(paper, { ...ask, taken: [] });
      return { key, texts: ask.as.map((format) => copyOf(paper, key, format)) };
    },
  };
}

function copyOf(paper: Paper, key: string, format: CopyFormat): string {
  switch (format) {
    case 'csl-json':
      return `${JSON.stringify([cslItem(paper, key)], undefined, 2)}\n`;
    case 'ris':
      return risOf(paper, key);
    default:
      return formatted(paper, format);
  }
}
