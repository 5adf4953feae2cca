/** Which papers lie together on the map? Regions, and smaller ones inside them. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

/** Two groups that become one. Groups below `size` are single papers; the merge at `i` makes group `size + i`. */
interface Merge {
  readonly one: number;
  readonly other: number;
  /** How much farther apart its papers are for it. */
  readonly cost: number;
}

/** A group of papers side by side. */
export interface Region {
  /** The papers in it, by number. */
  readonly papers: readonly number[];
  /** The region one level up that holds it; undefined on the first. */
  readonly within: number | undefined;
}

const MERGES_PER_STEP = 8;

/**
 * Regions on several levels, by the wanted numbers of them, few first: Ward's method (1963), which joins the two groups whose
 * papers are least scattered for it. A level's regions lie wholly in those of the level before.
 */
export function* regionsOf(places: Float32Array, levels: readonly number[]): Generator<number, Region[][]> {
  const size = places.length / 2;
  const merges = yield* mergesOf(places);
  const result: Region[][] = [];
  let above: readonly number[] | undefined;
  for (const wanted of levels) {
    const groupOf = cut(merges, size, Math.min(wanted, size));
    const regions = new Map<number, number[]>();
    for (let paper = 0; paper < size; paper++) {
      const group = groupOf[paper]!;
      const papers = regions.get(group);
      if (papers === undefined) regions.set(group, [paper]);
      else papers.push(paper);
    }
    const level = [...regions.values()].sort((one, other) => other.length - one.length || one[0]! - other[0]!);
    result.push(level.map((papers) => ({ papers, within: above?.[papers[0]!] })));
    const inside: number[] = [];
    for (const [at, papers] of level.entries()) for (const paper of papers) inside[paper] = at;
    above = inside;
  }
  return result;
}

/**
 * All merges, cheapest first, by following chains of nearest groups (Murtagh, "A survey of recent advances in hierarchical
 * clustering algorithms", 1983): quadratic in time, linear in memory.
 */
function* mergesOf(places: Float32Array): Generator<number, Merge[]> {
  const size = places.length / 2;
  const x = Float64Array.from({ length: size }, (_, paper) => places[2 * paper]!);
  const y = Float64Array.from({ length: size }, (_, paper) => places[2 * paper + 1]!);
  const count = new Float64Array(size).fill(1);
  /** A group stands where its first paper stood; its name is what it is called in the merges. */
  const name = Uint32Array.from({ length: size }, (_, paper) => paper);
  const alive = Uint32Array.from({ length: size }, (_, paper) => paper);
  let left = size;
  const merges: Merge[] = [];
  const chain: number[] = [];
  const nearest = (group: number): number => {
    let [least, found] = [Infinity, -1];
    for (let at = 0; at < left; at++) {
      const other = alive[at]!;
      if (other === group) continue;
      const cost = costOf(group, other);
      // among equals the one before on the chain: otherwise it could go round
      if (cost < least || (cost === least && other === chain.at(-2))) [least, found] = [cost, other];
    }
    return found;
  };
  const costOf = (one: number, other: number): number => {
    const [dx, dy] = [x[one]! - x[other]!, y[one]! - y[other]!];
    return ((dx * dx + dy * dy) * count[one]! * count[other]!) / (count[one]! + count[other]!);
  };
  while (left > 1) {
    if (chain.length === 0) chain.push(alive[0]!);
    const group = chain.at(-1)!;
    const other = nearest(group);
    if (other !== chain.at(-2)) {
      chain.push(other);
      continue;
    }
    chain.length -= 2;
    merges.push({ one: name[group]!, other: name[other]!, cost: costOf(group, other) });
    const [stays, goes] = group < other ? [group, other] : [other, group];
    const both = count[stays]! + count[goes]!;
    x[stays] = (x[stays]! * count[stays]! + x[goes]! * count[goes]!) / both;
    y[stays] = (y[stays]! * count[stays]! + y[goes]! * count[goes]!) / both;
    count[stays] = both;
    name[stays] = size + merges.length - 1;
    alive[alive.indexOf(goes)] = alive[--left]!;
    if (merges.length % MERGES_PER_STEP === 0) yield merges.length / size;
  }
  return merges;
}

/** The group of each paper when so many groups are left. */
function cut(merges: readonly Merge[], size: number, groups: number): Uint32Array {
  // chains find merges in another order than that of their costs; in that order, no group is joined before it is made
  const order = merges.map((_, at) => at).sort((one, other) => merges[one]!.cost - merges[other]!.cost || one - other);
  const done = new Uint8Array(merges.length);
  for (const at of order.slice(0, size - groups)) done[at] = 1;
  const groupOf = new Uint32Array(size);
  const fill = (root: number): void => {
    const open = [root];
    for (let group = open.pop(); group !== undefined; group = open.pop()) {
      if (group < size) groupOf[group] = root;
      else open.push(merges[group - size]!.one, merges[group - size]!.other);
    }
  };
  const isInside = new Uint8Array(size + merges.length);
  for (const [at, { one, other }] of merges.entries()) if (done[at] === 1) isInside[one] = isInside[other] = 1;
  for (let paper = 0; paper < size; paper++) if (isInside[paper] === 0) fill(paper);
  for (let at = 0; at < merges.length; at++) if (done[at] === 1 && isInside[size + at] === 0) fill(size + at);
  return groupOf;
}
