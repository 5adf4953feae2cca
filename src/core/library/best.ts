/** Which few of many have the highest scores? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { grown } from './postings.ts';

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

/** One in so many is looked at to guess what the best of them score at least. */
const SAMPLE = 16;

/** Those of some numbers that `best` would choose, in no order: many are found sooner than they are sorted. */
export function bestOf(scores: Float32Array, numbers: Uint32Array, limit: number): Uint32Array {
  const guess = guessedFloor(scores, numbers, limit);
  let likely = numbersAbove(guess, scores, numbers);
  if (likely.length < limit && guess > 0) likely = numbersAbove(0, scores, numbers);
  if (likely.length <= limit) return likely;
  const chosen = new Uint32Array(limit);
  choose(scores, likely, chosen);
  return chosen;
}

/** What some more than `limit` of many numbers are likely to score more than; zero where that is not worth a guess. */
function guessedFloor(scores: Float32Array, numbers: Uint32Array, limit: number): number {
  if (numbers.length < SAMPLE * SAMPLE || numbers.length < 4 * limit) return 0;
  const sample = new Float32Array(Math.floor(numbers.length / SAMPLE));
  for (let at = 0; at < sample.length; at++) sample[at] = scores[numbers[at * SAMPLE]!]!;
  return Math.max(0, highest(sample, Math.min(sample.length, SAMPLE + Math.ceil((1.5 * limit) / SAMPLE))));
}

function numbersAbove(floor: number, scores: Float32Array, numbers: Uint32Array): Uint32Array {
  let found = new Uint32Array(1024);
  let size = 0;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]!;
    if (!(scores[number]! > floor)) continue;
    if (size === found.length) found = grown(found, new Uint32Array(4 * size));
    found[size++] = number;
  }
  return found.subarray(0, size);
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
