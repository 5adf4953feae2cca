/** What is a person told when a look-up brought nothing? */
import type * as vscode from 'vscode';
import { type Fault, type ProviderFault } from './faults.ts';
import { labels } from './providers.ts';

type L10n = Pick<typeof vscode.l10n, 't'>;

/**
 * One sentence. Of several providers the one that could have known more than that it does not know is named first; where all
 * say that they don't know it, that is said once.
 */
export function faultsInWords(what: string, faults: readonly ProviderFault[], l10n: L10n): string {
  const telling = faults.filter(({ fault }) => fault.kind !== 'not-found');
  const nothing = l10n.t('nothing was written.');
  const names = faults.map(({ provider }) => labels[provider]).join(', ');
  if (telling.length === 0) return l10n.t('{0} is not known to {1}: {2}', what, names, nothing);
  const each = telling.map(({ provider, fault }) => faultInWords(labels[provider], fault, l10n));
  return l10n.t('{0} was not found: {1}; {2}', what, each.join('; '), nothing);
}

/** What became of one provider, without full stop. The README lists these. */
export function faultInWords(name: string, fault: Fault, l10n: L10n): string {
  switch (fault.kind) {
    case 'unreachable':
      return l10n.t('{0} cannot be reached', name);
    case 'timeout':
      return l10n.t('{0} did not answer within {1} seconds', name, fault.seconds);
    case 'busy':
      return fault.seconds === undefined
        ? l10n.t('{0} has too many requests at the moment', name)
        : l10n.t('{0} has too many requests, and wants to be asked again in {1} seconds', name, fault.seconds);
    case 'not-found':
      return l10n.t('{0} does not know it', name);
    case 'failed':
      return l10n.t('{0} failed (status {1})', name, fault.status);
    case 'refused':
      return l10n.t('{0} refused the request (status {1})', name, fault.status);
    case 'wrong-type':
      return l10n.t('{0} answered with something else than data ({1})', name, fault.type);
    case 'empty':
      return l10n.t('{0} answered with nothing', name);
    case 'unreadable':
      return l10n.t('the answer of {0} is cut off or cannot be read', name);
    case 'too-large':
      return l10n.t('the answer of {0} is too large', name);
    case 'too-many-redirects':
      return l10n.t('{0} sends one from address to address', name);
    case 'elsewhere':
      return l10n.t('{0} sends one to {1}, which is not asked', name, fault.where);
    case 'wrong-work':
      return l10n.t('{0} answered with another work ({1})', name, fault.got);
  }
}
