/** Assertions for both hosts: node's own are not there in a browser. */

export function ok(value: unknown, message: string): asserts value {
  if (value === undefined || value === null || value === false) throw new Error(message);
}

export function equal<T>(actual: T, expected: T, message = 'not what was expected'): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${message}\n  expected ${wanted}\n  found    ${found}`);
}

export function includes(text: string, part: string, message = 'something is missing'): void {
  if (!text.includes(part))
    throw new Error(`${message}\n  expected ${JSON.stringify(part)}\n  in       ${JSON.stringify(text)}`);
}

/** Asks again and again until the answer is something; what takes too long fails with `what`. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  patienceMs = 60_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`not within ${patienceMs / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Asks again and again until the answer is what is wanted: files that were just written are noticed a moment later. What is
 * refused until then is asked again, too.
 */
export async function becomes<T>(ask: () => T | Promise<T>, wanted: T, what = 'not what was expected'): Promise<void> {
  let found: unknown;
  const isWanted = async (): Promise<boolean> => {
    try {
      found = await ask();
    } catch (error) {
      found = error instanceof Error ? error.message : error;
    }
    return JSON.stringify(found) === JSON.stringify(wanted);
  };
  await eventually(what, isWanted).catch(() => equal<unknown>(found, wanted, what));
}
