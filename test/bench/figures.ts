/** How are many measurements told in one figure? */

/** The value below which `share` (0 to 1) of the values lie: nearest rank. NaN for no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Two decimals more than anybody reads: figures in JSON stay short. */
export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

/** Says on stderr what goes on. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
