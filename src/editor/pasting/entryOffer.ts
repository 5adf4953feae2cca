/** Which entry is offered for what is pasted into a .bib? */
import * as vscode from 'vscode';
import { mayBeNumber } from '../../core/identify/identifiersIn.ts';
import type { IntoBib, NewEntry } from '../../core/write/intoBib.ts';
import { isAborted } from '../abort.ts';
import { fileSource } from '../corpora.ts';
import { delays } from '../delays.ts';
import { corporaOnly, type Desk } from '../desk.ts';
import { type Online, openOnlineSettings } from '../online/online.ts';
import { keyPatternSetting, stubSetting } from '../settings.ts';
import { papersOf, type Pasted, pastedIn } from './asked.ts';
import { lookedUp, namesOf, type Way, wayFor } from './lookedUp.ts';
import type { Edited, Offer } from './offer.ts';

/** What was pasted where. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly text: string;
}

/** What a text can become there; undefined inside an entry, and for a text that is nothing of the kind. */
export async function entryOffer(
  desk: Desk,
  online: Online,
  place: Place,
  signal: AbortSignal,
): Promise<Offer | undefined> {
  const { document, range } = place;
  const pasted = pastedIn(place.text);
  if (pasted === undefined || isAborted(signal)) return undefined;
  const scope = await bibScope(desk, document.uri, delays.firstListMs, signal);
  if (isAborted(signal)) return undefined;
  const found = await papersOf(desk.asker, pasted, scope, signal);
  if (isAborted(signal)) return undefined;
  const made = await entriesAt(desk, document, range.start, found.papers, signal);
  if (made === null || isAborted(signal)) return undefined;
  if (found.unknown.length > 0) {
    const way = wayFor(found.unknown, online);
    const lookUp = async (chosen: Way, given: AbortSignal): Promise<Edited | undefined> => {
      const papers = await lookedUp(found, chosen, online, given);
      if (papers === undefined || document.isClosed) return undefined;
      const all = [...found.papers, ...papers.map((paper) => ({ paper }))];
      const entries = await entriesAt(desk, document, range.start, all, given);
      return entries === null || isAborted(given) ? undefined : { text: entries.text };
    };
    return unknownOffer(place, way, namesOf(found.unknown), lookUp);
  }
  const text = withPreface(made.text, pasted);
  // pasted as it is, it would be the same
  const isSame = pasted.kind === 'bibtex' && text.trim() === pasted.text.trim() && made.doubles.length === 0;
  if (made.text === '' || isSame) return undefined;
  return { text, title: titleOf(made), isFirst: range.isEmpty && made.doubles.length === 0 };
}

/** The .bib itself, with everything that papers are looked for in being read for a moment at most. */
export async function bibScope(
  desk: Desk,
  uri: vscode.Uri,
  atMostMs: number,
  signal: AbortSignal,
): Promise<{ readonly bibliographies: readonly string[]; readonly keyPattern: string }> {
  const own = fileSource(uri);
  const { sources } = await corporaOnly(desk);
  desk.sources.want([own]);
  await desk.sources.ready([own.id, ...sources], atMostMs, signal);
  return { bibliographies: [own.id], keyPattern: keyPatternSetting(uri) };
}

/** The entries of papers for a place of a .bib; null where none can stand there. */
async function entriesAt(
  desk: Desk,
  document: vscode.TextDocument,
  position: vscode.Position,
  entries: readonly NewEntry[],
  signal: AbortSignal,
): Promise<IntoBib | null> {
  const { uri, encoding } = document;
  const { dialect } = await desk.bibliographies.of({ uri });
  const wishes = { abstract: stubSetting(uri), ...(dialect === undefined ? {} : { dialect }) };
  const target = { content: document.getText(), encoding };
  const scope = { bibliographies: [fileSource(uri).id], keyPattern: keyPatternSetting(uri) };
  const wanted = entries.map(({ paper, entry, key }) => ({
    paper,
    ...(entry === undefined ? {} : { entry }),
    ...(key === undefined ? {} : { key }),
  }));
  const offset = document.offsetAt(position);
  const made = await desk.asker.ask('intoBib', { ...scope, target, offset, entries: wanted, wishes }, signal);
  return made?.unwritable === undefined ? made : null;
}

function unknownOffer(
  { text, range }: Place,
  way: Way | undefined,
  what: string,
  lookUp: (way: Way, signal: AbortSignal) => Promise<Edited | undefined>,
): Offer | undefined {
  const { l10n } = vscode;
  switch (way) {
    case 'look-up':
      return {
        text,
        title: l10n.t('Look up {0}, and insert its entry', what),
        isFirst: range.isEmpty && !mayBeNumber(text),
        whenChosen: (signal) => lookUp(way, signal),
      };
    case 'web-page':
      return {
        text,
        title: l10n.t('Insert an entry of this address'),
        isFirst: false,
        whenChosen: (signal) => lookUp(way, signal),
      };
    case 'switch-on':
      return {
        text,
        title: l10n.t('Insert the entry of {0}: switch on who may be asked for it (relatedWork.online)', what),
        isFirst: false,
        whenChosen: () => void openOnlineSettings(),
      };
    case undefined:
      return undefined;
  }
}

/** Strings come before the entries that use them. */
function withPreface(text: string, pasted: Pasted): string {
  if (pasted.kind !== 'bibtex' || pasted.preface === '') return text;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const at = text.search(/\S/u);
  return text.slice(0, at) + pasted.preface.replace(/\r\n|\n/gu, lineEnd) + lineEnd + text.slice(at);
}

function titleOf({ keys, doubles }: IntoBib): string {
  const { l10n } = vscode;
  const [key = ''] = keys;
  const [double] = doubles;
  if (double !== undefined) return l10n.t('Insert a second entry: the work is here already as {0}', double);
  return keys.length === 1 ? l10n.t('Insert the entry {0}', key) : l10n.t('Insert {0} entries', keys.length);
}
