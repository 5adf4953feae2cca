/** What does the map know? Everything that is drawn follows from it. */
import type { PaperId } from '../core/paper.ts';
import type { Card } from '../core/show/card.ts';
import type { MapWords, NoMap } from '../messages/map.ts';
import type { MapPaper, MapPicture, MapStanding } from '../messages/questions.ts';

/** Saved by the webview: another version means that the shape has changed, and it is dropped. */
export const STATE_VERSION = 1;

/** How a paper stands to the document; each paper is of one kind. The first that holds counts. */
export const kinds = ['cited', 'near', 'citable', 'corpus'] as const;
export type Kind = (typeof kinds)[number];

/** What the table can be sorted by. `near`: as near as papers are to the document. */
export type Column = 'kind' | 'title' | 'authors' | 'year' | 'key' | 'topic';

/** What part of the map is looked at. */
export interface Look {
  /** The place in the middle, in the map's own unit. */
  readonly x: number;
  readonly y: number;
  /** 1 shows everything. */
  readonly zoom: number;
}

/** What the person has done to the map: survives hiding and reload. */
export interface Person {
  readonly version: number;
  /** The paper that the keyboard is at. */
  readonly current: PaperId | undefined;
  /** Whether its card is shown. */
  readonly isOpen: boolean;
  readonly isTable: boolean;
  readonly sort: { readonly by: Column; readonly down: boolean };
  readonly typed: string;
  /** Kinds that are switched off. */
  readonly hidden: readonly Kind[];
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Undefined: everything. */
  readonly look: Look | undefined;
}

export interface MapState {
  readonly words: MapWords;
  readonly picture: Omit<MapPicture, 'keep'> | undefined;
  /** By number. */
  readonly papers: readonly MapPaper[];
  readonly standing: MapStanding | undefined;
  /** A picture that is on its way: it takes the other's place when it is whole, so that nothing flickers. */
  readonly coming: { readonly picture: Omit<MapPicture, 'keep'>; readonly papers: readonly MapPaper[] } | undefined;
  /** The name of the document that the papers stand to; undefined where none is open: then nothing can be cited. */
  readonly document: string | undefined;
  /** What matches the search, best first; of the search before it until that has been answered. */
  readonly found: { readonly typed: string; readonly matches: Uint32Array } | undefined;
  /** The share that is drawn of a map that is on its way. */
  readonly drawing: number | undefined;
  readonly empty: { readonly why: NoMap; readonly detail?: string } | undefined;
  /** Of the current paper; null when it has gone. */
  readonly card: Card | null | undefined;
  readonly person: Person;
}

export const newPerson: Person = {
  version: STATE_VERSION,
  current: undefined,
  isOpen: false,
  isTable: false,
  sort: { by: 'kind', down: false },
  typed: '',
  hidden: [],
  from: undefined,
  to: undefined,
  look: undefined,
};

/** Before the host has said anything. */
export const initialState: MapState = {
  words: {},
  picture: undefined,
  papers: [],
  standing: undefined,
  coming: undefined,
  document: undefined,
  found: undefined,
  drawing: undefined,
  empty: undefined,
  card: undefined,
  person: newPerson,
};
