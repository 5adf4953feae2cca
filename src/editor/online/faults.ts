/** What can go wrong when a provider is asked? Expected, so a value and no exception. */
import type { ProviderName } from './allowed.ts';

/** Why a provider gave no paper. */
export type Fault =
  | { readonly kind: 'unreachable' | 'not-found' | 'empty' | 'unreadable' | 'too-large' | 'too-many-redirects' }
  | { readonly kind: 'timeout'; readonly seconds: number }
  /** `seconds`: how long it wants to be left alone; undefined where it does not say. */
  | { readonly kind: 'busy'; readonly seconds: number | undefined }
  | { readonly kind: 'failed' | 'refused'; readonly status: number }
  /** `type`: what it says that its answer is. */
  | { readonly kind: 'wrong-type'; readonly type: string }
  /** `where`: the scheme or host that it sends one to. */
  | { readonly kind: 'elsewhere'; readonly where: string }
  /** `got`: what it answered instead. */
  | { readonly kind: 'wrong-work'; readonly got: string };

/** A fault, and whose it is. */
export interface ProviderFault {
  readonly provider: ProviderName;
  readonly fault: Fault;
}
