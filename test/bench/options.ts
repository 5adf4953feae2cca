/** What did the person who measures ask for? */

/** The command line was not understood: told on stderr, exit code 2. */
export class BadCall extends Error {}

export interface Call {
  readonly positional: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/**
 * `a --limit 5 --seed=1 --table` -> positional `a`, options `{limit: '5', seed: '1', table: 'yes'}`, `table` being one of
 * `flags`: those have no value. Throws `BadCall` for an option not `known` and no flag.
 */
export function parseCall(parts: readonly string[], known: readonly string[], flags: readonly string[] = []): Call {
  const positional: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (!part.startsWith('--')) {
      positional.push(part);
      continue;
    }
    const [name = '', ...rest] = part.slice(2).split('=');
    if (flags.includes(name)) {
      if (rest.length > 0) throw new BadCall(`--${name} has no value`);
      options[name] = 'yes';
      continue;
    }
    if (!known.includes(name)) throw new BadCall(`unknown option --${name}; known: ${list([...known, ...flags])}`);
    const value = rest.length > 0 ? rest.join('=') : parts[++at];
    if (value === undefined || value === '') throw new BadCall(`--${name} wants a value`);
    options[name] = value;
  }
  return { positional, options };
}

/** The value of an option that must be given. */
export function wanted(options: Call['options'], name: string): string {
  const value = options[name];
  if (value === undefined) throw new BadCall(`--${name} is missing`);
  return value;
}

/** A whole number from 1 on; `otherwise` when the option was not given, which must be then. */
export function count(options: Call['options'], name: string, otherwise?: number): number {
  const value = options[name];
  if (value === undefined && otherwise !== undefined) return otherwise;
  const parsed = Number(wanted(options, name));
  if (!Number.isSafeInteger(parsed) || parsed < 1) throw new BadCall(`--${name} wants a whole number from 1 on`);
  return parsed;
}

function list(known: readonly string[]): string {
  return known.length === 0 ? 'none' : known.map((name) => `--${name}`).join(', ');
}
