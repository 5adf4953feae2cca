/** Which paper does an arrow key lead to? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

/** Which way an arrow key points, on the screen. */
export const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The nearest matching paper within 45 degrees or so of a direction; -1 when none is there. */
export function nextIn(
  points: Float32Array,
  isMatch: Uint8Array,
  from: number,
  [dx, dy]: readonly [number, number],
): number {
  let [found, least] = [-1, Infinity];
  for (let at = 0; at < isMatch.length; at++) {
    if (isMatch[at] === 0 || at === from) continue;
    const [x, y] = [points[2 * at]! - points[2 * from]!, points[2 * at + 1]! - points[2 * from + 1]!];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (along <= 0 || aside > along * 1.2) continue;
    const cost = along + 2 * aside;
    if (cost < least) [found, least] = [at, cost];
  }
  return found;
}

/** The matching paper nearest to a point; -1 when there is none. */
export function nearestTo(points: Float32Array, isMatch: Uint8Array, x: number, y: number): number {
  let [found, least] = [-1, Infinity];
  for (let at = 0; at < isMatch.length; at++) {
    if (isMatch[at] === 0) continue;
    const square = (points[2 * at]! - x) ** 2 + (points[2 * at + 1]! - y) ** 2;
    if (square < least) [found, least] = [at, square];
  }
  return found;
}
