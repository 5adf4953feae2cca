/** How is an answer read without trusting it: not its length, its kind, nor where it leads? Imports no vscode. */
import { type Fault } from './faults.ts';

/** What of `fetch` is used: the platform's own in a window, and in tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Nobody describes a paper in more bytes; lists of five neither. */
export const MOST_BYTES = 2_000_000;

/** Whoever leads on more often leads nowhere. */
export const MOST_REDIRECTS = 5;

/** An answer's text, and when it may be asked again where it asks for patience. */
export interface Asking {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly types: RegExp;
  /** Hosts that may be led on to, beside the first. */
  readonly hosts: readonly string[];
  /** A browser follows redirects by itself, twenty at most, and shows where it came out. */
  readonly isBrowser: boolean;
}

/** Asks once, follows what may be followed, and reads what comes. Rejects only where `signal` aborts or nothing answers. */
export async function ask(
  fetch: Fetch,
  asking: Asking,
  signal: AbortSignal,
  now: () => number,
): Promise<string | Fault> {
  let url = asking.url;
  for (let hops = 0; ; hops += 1) {
    const redirect = asking.isBrowser ? 'follow' : 'manual';
    const response = await fetch(url, {
      headers: asking.headers,
      redirect,
      signal,
      // nobody's session: not even a cookie of the same site goes along
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    const location = isRedirect(response.status) ? response.headers.get('location') : null;
    if (location === null) {
      const came = asking.isBrowser && response.url !== '' ? whereTo(response.url, url, asking) : url;
      if (typeof came !== 'string') return await dropped(response, came);
      return await textOf(response, asking.types, now);
    }
    const next = whereTo(location, url, asking);
    if (typeof next !== 'string') return await dropped(response, next);
    if (hops >= MOST_REDIRECTS) return await dropped(response, { kind: 'too-many-redirects' });
    await dropped(response, { kind: 'empty' });
    url = next;
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** The address that is led to; a fault where it may not be followed: another scheme, less protection, a stranger's host. */
function whereTo(location: string, from: string, { url, hosts }: Asking): string | Fault {
  let next: URL;
  try {
    next = new URL(location, from);
  } catch {
    return { kind: 'elsewhere', where: location.slice(0, 100) };
  }
  const isWeb = next.protocol === 'https:' || (next.protocol === 'http:' && from.startsWith('http:'));
  if (!isWeb) return { kind: 'elsewhere', where: next.protocol === 'http:' ? next.origin : next.protocol };
  const isKnown = next.host === new URL(url).host || hosts.includes(next.host);
  return isKnown ? next.href : { kind: 'elsewhere', where: next.host };
}

/** A fault; the rest of the answer is not waited for. */
async function dropped(response: Response, fault: Fault): Promise<Fault> {
  await response.body?.cancel().catch(() => undefined); // it may have ended by itself
  return fault;
}

async function textOf(response: Response, types: RegExp, now: () => number): Promise<string | Fault> {
  const { status, headers } = response;
  const fault = faultOf(status, headers.get('retry-after'), now);
  if (fault !== undefined) return dropped(response, fault);
  const type = headers.get('content-type') ?? '';
  if (!types.test(type)) {
    const [name = ''] = type.split(';');
    return dropped(response, { kind: 'wrong-type', type: name.trim() === '' ? '?' : name.trim() });
  }
  if (Number(headers.get('content-length') ?? 0) > MOST_BYTES) return dropped(response, { kind: 'too-large' });
  const bytes = await readUpTo(response, MOST_BYTES);
  if (bytes === undefined) return { kind: 'too-large' };
  const text = new TextDecoder().decode(bytes);
  return text.trim() === '' ? { kind: 'empty' } : text;
}

/** 204: there is such a DOI, and no data of it (citation.doi.org/docs.html, "Response codes"). */
function faultOf(status: number, retryAfter: string | null, now: () => number): Fault | undefined {
  if (status === 404 || status === 410 || status === 204) return { kind: 'not-found' };
  if (status === 429 || status === 503) return { kind: 'busy', seconds: secondsIn(retryAfter, now) };
  if (status >= 500) return { kind: 'failed', status };
  return status === 200 ? undefined : { kind: 'refused', status };
}

/** `Retry-After: 120`, or a date (RFC 9110, 10.2.3). */
export function secondsIn(retryAfter: string | null, now: () => number): number | undefined {
  if (retryAfter === null) return undefined;
  const written = retryAfter.trim();
  if (/^\d{1,9}$/u.test(written)) return Number(written);
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now()) / 1000));
}

/** Undefined where it does not end in time. */
async function readUpTo(response: Response, most: number): Promise<Uint8Array | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined); // it may have ended by itself
      return undefined;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
