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
  patienceMs = 20_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`not within ${patienceMs / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
