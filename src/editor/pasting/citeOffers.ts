/** Which citation is offered for what is pasted into a document, and what comes with it? */
import * as vscode from 'vscode';
import { mayBeNumber } from '../../core/identify/identifiersIn.ts';
import type { Paper } from '../../core/paper.ts';
import { isAborted } from '../abort.ts';
import { delays } from '../delays.ts';
import { type Desk, standingOf } from '../desk.ts';
import { addEntriesWhenCited } from '../entriesWhenCited.ts';
import { type Online, openOnlineSettings } from '../online/online.ts';
import type { Stubs } from '../stubs.ts';
import { papersOf, type PastedPaper, type PastedPapers, pastedIn, withKeys } from './asked.ts';
import { canCiteAt, citationAt } from './citation.ts';
import { lookedUp, namesOf, type Way, wayFor } from './lookedUp.ts';
import type { Edited, Offer } from './offer.ts';

/** What was pasted where. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly text: string;
}

/** Offers to cite; nothing is asked of anybody until an offer is taken. */
export class CiteOffers {
  readonly #desk: Desk;
  readonly #stubs: Stubs;
  readonly #online: Online;

  constructor(desk: Desk, stubs: Stubs, online: Online) {
    this.#desk = desk;
    this.#stubs = stubs;
    this.#online = online;
  }

  /** What a text can become at a place; undefined where it is nothing of the kind, or nothing can be cited there. */
  async at(
    document: vscode.TextDocument,
    range: vscode.Range,
    text: string,
    signal: AbortSignal,
  ): Promise<Offer | undefined> {
    const pasted = pastedIn(text);
    if (pasted === undefined || isAborted(signal)) return undefined;
    if (!canCiteAt(document, document.offsetAt(range.start))) return undefined;
    const { scope, sources } = await standingOf(this.#desk, document);
    await this.#desk.sources.ready(sources, delays.firstListMs, signal);
    if (isAborted(signal)) return undefined;
    const papers = await papersOf(this.#desk.asker, pasted, scope, signal);
    if (isAborted(signal)) return undefined;
    const place = { document, range, text };
    if (papers.unknown.length > 0) return this.#unknown(place, papers);
    const edited = this.#cited(place, papers.papers);
    if (edited === undefined) return undefined;
    return {
      ...edited,
      title: titleOf(papers.papers),
      // words that are selected were to be replaced, or made a link of
      isFirst: range.isEmpty,
      whenChosen: () => {
        this.#follow(document, papers.papers);
        return undefined;
      },
    };
  }

  /** Plain text as long as nobody has asked for more. */
  #unknown(place: Place, papers: PastedPapers): Offer | undefined {
    const { l10n } = vscode;
    const { text, range } = place;
    const way = wayFor(papers.unknown, this.#online);
    const what = namesOf(papers.unknown);
    switch (way) {
      case 'look-up':
        return {
          text,
          title: l10n.t('Look up {0}, and cite it', what),
          isFirst: range.isEmpty && !mayBeNumber(text),
          whenChosen: (signal) => this.#lookUp(place, papers, way, signal),
        };
      case 'web-page':
        return {
          text,
          title: l10n.t('Cite this address as a web page'),
          isFirst: false,
          whenChosen: (signal) => this.#lookUp(place, papers, way, signal),
        };
      case 'switch-on':
        return {
          text,
          title: l10n.t('Cite {0}: switch on who may be asked for it (relatedWork.online)', what),
          isFirst: false,
          whenChosen: () => void openOnlineSettings(),
        };
      case undefined:
        return undefined;
    }
  }

  /** The citation of what was found; undefined where it was not, and the plain text stays. */
  async #lookUp(place: Place, papers: PastedPapers, way: Way, signal: AbortSignal): Promise<Edited | undefined> {
    const { document } = place;
    const { version } = document;
    const found = await lookedUp(papers, way, this.#online, signal);
    if (found === undefined || document.isClosed || document.version !== version) return undefined;
    const named = await this.#named(document, found, papers.papers, signal);
    if (isAborted(signal) || document.version !== version) return undefined;
    const edited = this.#cited(place, named);
    if (edited !== undefined) this.#follow(document, named);
    return edited;
  }

  async #named(
    document: vscode.TextDocument,
    found: readonly Paper[],
    known: readonly PastedPaper[],
    signal: AbortSignal,
  ): Promise<readonly PastedPaper[]> {
    const { scope } = await standingOf(this.#desk, document);
    const papers = found.map((paper) => ({ paper }));
    const taken = known.map(({ key }) => key);
    return [...known, ...(await withKeys(this.#desk.asker, papers, scope, signal, taken))];
  }

  #cited({ document, range }: Place, papers: readonly PastedPaper[]): Edited | undefined {
    const keys = [...new Set(papers.map(({ key }) => key))];
    const citation = keys.length === 0 ? undefined : citationAt(document, document.offsetAt(range.start), keys);
    if (citation?.elsewhere === undefined) return citation;
    const also = new vscode.WorkspaceEdit();
    also.insert(document.uri, document.positionAt(citation.elsewhere.offset), citation.elsewhere.text);
    return { text: citation.text, also };
  }

  /** Of a paper from elsewhere that has an entry, what that lacks is offered. */
  #follow(document: vscode.TextDocument, papers: readonly PastedPaper[]): void {
    const following = papers.filter(({ isCitable, paper }) => !isCitable || typeof paper !== 'string');
    addEntriesWhenCited(document, following, this.#stubs);
  }
}

function titleOf(papers: readonly PastedPaper[]): string {
  const { l10n } = vscode;
  const [first] = papers;
  if (first === undefined || papers.length > 1) return l10n.t('Cite {0} papers', papers.length);
  return first.isCitable ? l10n.t('Cite {0}', first.key) : l10n.t('Cite {0}, and add its entry', first.key);
}
