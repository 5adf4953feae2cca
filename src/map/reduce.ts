/** What does the map know after an event? Pure; the same state when nothing changed, so that nothing is drawn. */
import type { PaperId } from '../core/paper.ts';
import type { ToMap } from '../messages/map.ts';
import type { Column, Kind, Look, MapState, Person } from './state.ts';

/** What the person does. */
export type PersonEvent =
  | { readonly kind: 'moved'; readonly to: PaperId }
  | { readonly kind: 'opened'; readonly paper: PaperId }
  | { readonly kind: 'closed' }
  | { readonly kind: 'table-toggled' }
  | { readonly kind: 'sorted'; readonly by: Column }
  | { readonly kind: 'typed'; readonly typed: string }
  | { readonly kind: 'kind-toggled'; readonly of: Kind }
  | { readonly kind: 'years'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'looked'; readonly look: Look | undefined };

/** What the host says, and what the person does. */
export type MapEvent = ToMap | PersonEvent | { readonly kind: 'notice-closed' };

/** The next state. */
export function reduce(state: MapState, event: MapEvent): MapState {
  switch (event.kind) {
    case 'words':
      return { ...state, words: event.words };
    case 'drawing':
      return { ...state, drawing: event.share, empty: undefined };
    case 'picture':
      return { ...state, coming: { picture: event.picture, papers: [] } };
    case 'papers': {
      const { coming } = state;
      // of a picture that is not the one any more, or twice the same
      if (event.map !== coming?.picture.map || event.from !== coming.papers.length) return state;
      return { ...state, coming: { ...coming, papers: [...coming.papers, ...event.papers] } };
    }
    case 'standing': {
      const { coming } = state;
      const { standing, document } = event;
      if (event.map === state.picture?.map) return { ...state, standing, document };
      if (event.map !== coming?.picture.map) return state;
      const found = undefined;
      return {
        ...state,
        ...coming,
        standing,
        document,
        found,
        coming: undefined,
        drawing: undefined,
        empty: undefined,
      };
    }
    case 'found': {
      const { map, typed, matches } = event;
      return map === state.picture?.map ? { ...state, found: { typed, matches } } : state;
    }
    case 'notice-closed':
      return state.empty === undefined ? state : { ...state, empty: undefined };
    case 'card':
      return event.paper === state.person.current ? { ...state, card: event.card } : state;
    case 'empty': {
      const { why, detail } = event;
      return { ...state, drawing: undefined, empty: { why, ...(detail === undefined ? {} : { detail }) } };
    }
    default: {
      const person = reducePerson(state.person, event);
      if (person === state.person) return state;
      return { ...state, person, card: person.current === state.person.current ? state.card : undefined };
    }
  }
}

function reducePerson(person: Person, event: PersonEvent): Person {
  switch (event.kind) {
    case 'moved':
      return person.current === event.to ? person : { ...person, current: event.to };
    case 'opened':
      return person.current === event.paper && person.isOpen
        ? person
        : { ...person, current: event.paper, isOpen: true };
    case 'closed':
      return person.isOpen ? { ...person, isOpen: false } : person;
    case 'table-toggled':
      return { ...person, isTable: !person.isTable };
    case 'sorted':
      return { ...person, sort: { by: event.by, down: person.sort.by === event.by && !person.sort.down } };
    case 'typed':
      return person.typed === event.typed ? person : { ...person, typed: event.typed };
    case 'kind-toggled': {
      const isHidden = person.hidden.includes(event.of);
      const hidden = isHidden ? person.hidden.filter((each) => each !== event.of) : [...person.hidden, event.of];
      return { ...person, hidden };
    }
    case 'years':
      return person.from === event.from && person.to === event.to
        ? person
        : { ...person, from: event.from, to: event.to };
    case 'looked':
      return { ...person, look: event.look };
  }
}
