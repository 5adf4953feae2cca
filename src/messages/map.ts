/** What the map and its host tell each other. Types only. What comes from the map is `unknown` until guarded. */
import type { PaperId } from '../core/paper.ts';
import type { Card } from '../core/show/card.ts';
import type { MapPaper, MapPicture, MapStanding } from './questions.ts';

/** Strings of the map's own surface, translated by the host. Keys are those of core/show/mapWords.ts. */
export type MapWords = Readonly<Record<string, string>>;

/** Why there is no map. */
export type NoMap = 'indexing' | 'no-papers' | 'failed' | 'stopped';

export type ToMap =
  | { readonly kind: 'words'; readonly words: MapWords }
  /** A map is being drawn: the old one stays meanwhile. `share` from 0 to 1. */
  | { readonly kind: 'drawing'; readonly share: number }
  | { readonly kind: 'picture'; readonly picture: Omit<MapPicture, 'keep'> }
  /** Papers of the picture that came last, from a number on. */
  | { readonly kind: 'papers'; readonly map: number; readonly from: number; readonly papers: readonly MapPaper[] }
  /** `document`: the name of the document that papers are near to and would be cited in; undefined where none is open. */
  | {
      readonly kind: 'standing';
      readonly map: number;
      readonly standing: MapStanding;
      readonly document: string | undefined;
    }
  /** The papers that match what was typed, best first. */
  | { readonly kind: 'found'; readonly map: number; readonly typed: string; readonly matches: Uint32Array }
  /** `null`: the paper has gone. */
  | { readonly kind: 'card'; readonly paper: PaperId; readonly card: Card | null }
  | { readonly kind: 'empty'; readonly why: NoMap; readonly detail?: string };

/** What can be done with a paper. */
export type MapAction = 'cite' | 'insert-stub' | 'open' | 'copy-key' | 'copy-bibtex' | 'alike';

export type FromMap =
  | { readonly kind: 'ready' }
  /** The card of a paper is wanted. */
  | { readonly kind: 'look'; readonly paper: PaperId }
  | { readonly kind: 'act'; readonly action: MapAction; readonly paper: PaperId }
  /** A link of the card that was sent last, by its place there. */
  | { readonly kind: 'open-link'; readonly paper: PaperId; readonly at: number }
  /** Which papers match what was typed? */
  | { readonly kind: 'find'; readonly typed: string }
  /** The same library again: `afresh` forgets where its papers were. */
  | { readonly kind: 'draw'; readonly afresh: boolean }
  | { readonly kind: 'stop' }
  | { readonly kind: 'show-sources' };
