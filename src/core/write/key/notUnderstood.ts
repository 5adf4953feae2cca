/** What is said of a pattern that is not understood? */

/** Its message is a sentence for the person. */
export class NotUnderstood extends Error {
  override name = 'NotUnderstood';
}

/** `“lwer” is no filter of keys: did you mean “lower”?` */
export function unknownName(what: 'field' | 'filter', name: string, known: readonly string[]): NotUnderstood {
  const nearest = nearestOf(name, known);
  const meant = nearest === undefined ? '' : `: did you mean “${nearest}”?`;
  const kind = what === 'field' ? 'nothing that a key can be made of' : 'nothing that changes a part of a key';
  return new NotUnderstood(`“${name}” is ${kind}${meant === '' ? '.' : meant}`);
}

/** The known name that needs the fewest letters changed, no more than a third of them. */
function nearestOf(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  let best: string | undefined;
  let least = Math.floor(lower.length / 3) + 1;
  for (const each of known) {
    const distance = distanceOf(lower, each.toLowerCase());
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}

function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
