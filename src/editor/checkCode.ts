/** Which kinds of problems can a document have? Stable names: settings, quick fixes and the Problems view use them. */
export type CheckCode =
  'unknown-key' | 'doubled-key' | 'bibliography-not-found' | 'same-work' | 'incomplete-entry' | 'repeated-key';
