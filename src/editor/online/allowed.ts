/** Who can be asked for a paper at all, and who of them may be? Imports no vscode. */

const names = ['crossref', 'doi', 'arxiv', 'datacite', 'openalex', 'semanticScholar'] as const;

/** Each is switched on by itself (`relatedWork.online`). */
export type ProviderName = (typeof names)[number];

/** Whether a provider is called so. */
export function isProvider(name: string): name is ProviderName {
  return (names as readonly string[]).includes(name);
}

/** Whom the person allows to be asked. */
export interface Allowed {
  readonly providers: ReadonlySet<ProviderName>;
  /** A mail address by which whoever is asked can complain, or empty. */
  readonly contact: string;
}
