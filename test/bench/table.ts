/** How does a person read a measurement? `--table`: one line a figure, on stderr beside the JSON on stdout. */

/** Names and values in columns; what is nested is named `outer.inner`, an interval is one line. Ends with a line break. */
export function tableOf(result: object): string {
  const rows = rowsOf(result, '');
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}

function rowsOf(result: object, outer: string): [string, string][] {
  return Object.entries(result).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const name = `${outer}${key}`;
    if (typeof value !== 'object' || value === null) return [[name, String(value)]];
    if ('low' in value && 'high' in value && 'mean' in value) {
      const signed = Number(value.mean) > 0 ? `+${String(value.mean)}` : String(value.mean);
      return [[name, `${signed}  (95 %: ${String(value.low)} to ${String(value.high)})`]];
    }
    return rowsOf(value, `${name}.`);
  });
}
