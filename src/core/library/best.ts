/** Which few of many have the highest scores? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

/** The numbers 0 to `count - 1` with a positive score, at most `limit`, highest first; among equals the lowest number. */
export function best(scores: Float32Array, count: number, limit: number): Uint32Array {
  const heap = new Uint32Array(limit);
  let size = 0;
  const isWorse = (one: number, other: number): boolean =>
    scores[one]! < scores[other]! || (scores[one] === scores[other] && one > other);
  const sink = (at: number): void => {
    for (;;) {
      let least = at;
      const left = 2 * at + 1;
      if (left < size && isWorse(heap[left]!, heap[least]!)) least = left;
      if (left + 1 < size && isWorse(heap[left + 1]!, heap[least]!)) least = left + 1;
      if (least === at) return;
      const moved = heap[at]!;
      heap[at] = heap[least]!;
      heap[least] = moved;
      at = least;
    }
  };
  if (limit === 0) return heap;
  /** What a later number has to exceed: among equals the earlier one stays. */
  let floor = 0;
  for (let number = 0; number < count; number++) {
    if (!(scores[number]! > floor)) continue;
    if (size < limit) {
      heap[size++] = number;
      for (let at = size - 1; at > 0;) {
        const above = (at - 1) >> 1;
        if (!isWorse(heap[at]!, heap[above]!)) break;
        const moved = heap[at]!;
        heap[at] = heap[above]!;
        heap[above] = moved;
        at = above;
      }
      if (size === limit) floor = scores[heap[0]!]!;
    } else {
      heap[0] = number;
      sink(0);
      floor = scores[heap[0]]!;
    }
  }
  return heap.slice(0, size).sort((one, other) => scores[other]! - scores[one]! || one - other);
}

/** The same among some numbers. */
export function bestAmong(scores: Float32Array, numbers: Uint32Array, limit: number): Uint32Array {
  return bestOf(scores, numbers, limit).sort((one, other) => scores[other]! - scores[one]! || one - other);
}

const BINS = 1024;
const bins = new Uint32Array(BINS);

/** Those of some numbers that `best` would choose, in no order: many are found sooner than they are sorted. */
export function bestOf(scores: Float32Array, numbers: Uint32Array, limit: number): Uint32Array {
  let [positive, least, most] = [0, Infinity, 0];
  for (let at = 0; at < numbers.length; at++) {
    const score = scores[numbers[at]!]!;
    if (!(score > 0)) continue;
    positive++;
    if (score < least) least = score;
    if (score > most) most = score;
  }
  const chosen = new Uint32Array(Math.min(limit, positive));
  let size = 0;
  if (positive <= limit || limit === 0) {
    for (let at = 0; size < chosen.length; at++) if (scores[numbers[at]!]! > 0) chosen[size++] = numbers[at]!;
    return chosen;
  }
  // how many have about which score tells most of those that are in, and most of those that are not
  const scale = most > least ? (BINS - 1) / (most - least) : 0;
  bins.fill(0);
  for (let at = 0; at < numbers.length; at++) {
    const score = scores[numbers[at]!]!;
    if (score > 0) bins[((score - least) * scale) | 0]!++;
  }
  let [bin, above] = [BINS - 1, 0];
  while (above + bins[bin]! < limit) above += bins[bin--]!;
  const undecided = new Uint32Array(bins[bin]!);
  let left = 0;
  for (let at = 0; at < numbers.length; at++) {
    const score = scores[numbers[at]!]!;
    if (!(score > 0)) continue;
    const its = ((score - least) * scale) | 0;
    if (its > bin) chosen[size++] = numbers[at]!;
    else if (its === bin) undecided[left++] = numbers[at]!;
  }
  choose(scores, undecided, chosen.subarray(size));
  return chosen;
}

/** Fills `into` with the best of some numbers, more than it has room for. */
function choose(scores: Float32Array, numbers: Uint32Array, into: Uint32Array): void {
  const values = new Float32Array(numbers.length);
  for (let at = 0; at < values.length; at++) values[at] = scores[numbers[at]!]!;
  const floor = highest(values, into.length);
  const equals: number[] = [];
  let size = 0;
  for (const number of numbers) {
    if (scores[number]! > floor) into[size++] = number;
    else if (scores[number] === floor) equals.push(number);
  }
  // of those that score as the last one does, the lowest come along
  equals.sort((one, other) => one - other);
  for (let at = 0; size < into.length; at++) into[size++] = equals[at]!;
}

/** The value that `limit` - 1 others are as high as, or higher. Hoare's selection: a few times as long as looking at all. */
function highest(values: Float32Array, limit: number): number {
  let [low, high] = [0, values.length - 1];
  const wanted = limit - 1;
  while (low < high) {
    const middle = values[(low + high) >> 1]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! > middle) left++;
      while (values[right]! < middle) right--;
      if (left > right) break;
      const moved = values[left]!;
      values[left++] = values[right]!;
      values[right--] = moved;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted]!;
}
