export function stringsOf(root: string): {
  readonly strings: readonly string[];
  readonly unreadable: readonly string[];
};
