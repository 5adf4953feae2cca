/** Which paper has this identifier, by those who were switched on? One after the other, until one knows it. Imports no vscode. */
import { longIsbn, spelled } from '../../core/identify/identifier.ts';
import { sameTitle } from '../../core/identify/sameTitle.ts';
import type { Paper } from '../../core/paper.ts';
import type { ForeignFormat } from '../../messages/questions.ts';
import type { Log } from '../ports.ts';
import type { Allowed, ProviderName } from './allowed.ts';
import type { AnswerCache } from './answerCache.ts';
import type { Fault, ProviderFault } from './faults.ts';
import type { Polite } from './polite.ts';
import { addresses, furtherHosts, orders, pausesMs, type Request, requestTo, type Wanted } from './providers.ts';

/** What a look-up came to. */
export type LookedUp =
  | { readonly paper: Paper; readonly provider: ProviderName }
  /** Empty where nobody who is switched on can answer. */
  | { readonly faults: readonly ProviderFault[] };

export interface LookUpOptions {
  readonly polite: Polite;
  readonly cache: AnswerCache;
  /** Reads what was answered, off this thread: it is foreign text. */
  readonly read: (text: string, format: ForeignFormat, signal: AbortSignal) => Promise<readonly Paper[]>;
  readonly log: Log;
  readonly isBrowser: boolean;
  /** What the requests say that they are from. */
  readonly agent: string;
  /** Where the providers answer, in tests. */
  readonly bases?: Readonly<Record<ProviderName, string>>;
}

/** Looks up what the person has asked for, and nothing else: no request is made unless `find` is called. */
export class LookUps {
  readonly #options: LookUpOptions;

  constructor(options: LookUpOptions) {
    this.#options = options;
  }

  /** The paper that is wanted. Rejects with the signal's reason when that aborts, and only then. */
  async find(wanted: Wanted, { providers, contact }: Allowed, signal: AbortSignal): Promise<LookedUp> {
    const faults: ProviderFault[] = [];
    for (const provider of orders[wanted.kind]) {
      const base = (this.#options.bases ?? addresses)[provider];
      const request = providers.has(provider) ? requestTo(provider, base, wanted, contact) : undefined;
      if (request === undefined) continue;
      const found = await this.#askOf(provider, request, wanted, contact, signal);
      if ('title' in found) return { paper: found, provider };
      this.#options.log.debug(`look-up: ${provider}: ${found.kind}`);
      faults.push({ provider, fault: found });
    }
    return { faults };
  }

  async #askOf(
    provider: ProviderName,
    request: Request,
    wanted: Wanted,
    contact: string,
    signal: AbortSignal,
  ): Promise<Paper | Fault> {
    const { cache, polite } = this.#options;
    const kept = await cache.read(request.url);
    signal.throwIfAborted();
    if (kept !== undefined) {
      const paper = await this.#paperIn(kept, request, wanted, signal);
      if ('title' in paper) return paper;
    }
    const asking = {
      url: request.url,
      headers: this.#headers(request, contact),
      types: request.types,
      hosts: this.#options.bases === undefined ? furtherHosts[provider] : [],
      isBrowser: this.#options.isBrowser,
    };
    const answer = await polite.ask(provider, pausesMs[provider], asking, signal);
    if (typeof answer !== 'string') return answer;
    const paper = await this.#paperIn(answer, request, wanted, signal);
    // only what was of use is worth keeping
    if ('title' in paper) await cache.write(request.url, answer);
    return paper;
  }

  /** A browser has a name of its own, and asks a server first whether it may say another. */
  #headers({ accept }: Request, contact: string): Readonly<Record<string, string>> {
    const { isBrowser, agent } = this.#options;
    const name = contact === '' ? agent : `${agent} (mailto:${contact})`;
    return isBrowser ? { Accept: accept } : { Accept: accept, 'User-Agent': name };
  }

  async #paperIn(text: string, request: Request, wanted: Wanted, signal: AbortSignal): Promise<Paper | Fault> {
    const papers = await this.#options.read(text, request.format, signal);
    const [first] = papers;
    if (first === undefined) return { kind: request.none?.test(text) === true ? 'not-found' : 'unreadable' };
    const meant = papers.find((paper) => isMeant(paper, wanted, text));
    if (meant !== undefined) return withAsked(meant, wanted);
    // of a list nobody has said that it is the one
    return wanted.kind === 'title' ? { kind: 'not-found' } : { kind: 'wrong-work', got: nameOf(first) };
  }
}

/** Whether an answer is about what was asked: a database may have the wrong work under an identifier. */
function isMeant(paper: Paper, { kind, id }: Wanted, answer: string): boolean {
  const { doi, arxiv, pmid } = paper.identifiers;
  switch (kind) {
    case 'doi':
      return doi === id;
    case 'arxiv':
      return arxiv === id || doi === `10.48550/arxiv.${id}`;
    case 'pmid':
      return pmid === id;
    case 'isbn': {
      const digits = answer.replace(/[-\s]/gu, '');
      return digits.includes(id) || digits.includes(longIsbn(id));
    }
    case 'openalex':
      return paper.key.toUpperCase().endsWith(`/${id}`) || paper.key === id;
    case 'semanticScholar':
      return paper.key === id || new RegExp(`"CorpusId"\\s*:\\s*${id.replace(/\D/gu, '')}\\b`, 'u').test(answer);
    case 'title':
      return sameTitle(paper.title, id);
    case 'url':
      return false;
  }
}

/** The identifier that the person has is the one that the entry says. */
function withAsked(paper: Paper, { kind, id }: Wanted): Paper {
  if (kind !== 'isbn') return paper;
  const written = Object.fromEntries(Object.entries(paper.written ?? {}).filter(([name]) => name !== 'isbn'));
  return { ...paper, written, identifiers: { ...paper.identifiers, isbn: id } };
}

function nameOf({ identifiers: { doi, arxiv }, title }: Paper): string {
  if (doi !== undefined) return spelled({ kind: 'doi', id: doi });
  return arxiv === undefined ? title.slice(0, 80) : spelled({ kind: 'arxiv', id: arxiv });
}
