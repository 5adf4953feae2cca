/** Which documents belong together, because one takes in the other? */

/** What one document says of others, by their names. */
export interface Links {
  readonly includes: readonly string[];
  /** The root that it names for itself. */
  readonly root: string | undefined;
}

/** The roots of a document: the one it names, else all that take it in, over any number of steps; else itself. */
export function rootsOf(document: string, links: ReadonlyMap<string, Links>): readonly string[] {
  const named = links.get(document)?.root;
  if (named !== undefined && named !== document) return [named];
  const parents = new Map<string, string[]>();
  for (const [name, { includes }] of links) {
    for (const included of includes) {
      const known = parents.get(included);
      if (known === undefined) parents.set(included, [name]);
      else known.push(name);
    }
  }
  const seen = new Set([document]);
  const roots: string[] = [];
  const waiting = [document];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const above = (parents.get(next) ?? []).filter((name) => name !== next);
    const own = links.get(next)?.root;
    if (own !== undefined && own !== next && next !== document) above.push(own);
    // a circle has no top: its members count as they are
    if (above.length === 0) roots.push(next);
    for (const name of above) {
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(name);
    }
  }
  return roots.length === 0 ? [document] : roots.sort();
}
