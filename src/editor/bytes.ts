/** How are bytes joined, compared, found and cut? */

/** All parts as one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** The place of `wanted` in `bytes` that is nearest to `near`; -1 where it stands nowhere, or is empty. */
export function indexOfBytes(bytes: Uint8Array, wanted: Uint8Array, near: number): number {
  const first = wanted[0];
  if (first === undefined) return -1;
  if (isAt(bytes, wanted, near)) return near;
  let best = -1;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (!isAt(bytes, wanted, at)) continue;
    if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best;
}

function isAt(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  if (at < 0 || at + wanted.length > bytes.length) return false;
  for (let index = 0; index < wanted.length; index += 1) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

/** Without `length` bytes from `at` on. */
export function withoutBytes(bytes: Uint8Array, at: number, length: number): Uint8Array {
  return joined([bytes.subarray(0, at), bytes.subarray(at + length)]);
}
