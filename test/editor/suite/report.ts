/** How does a suite inside a window print what it does? One reporter for both hosts: line by line, nothing fancy. */

/** Lines that start so are printed by the runner outside; VS Code's own chatter is not. */
export const mark = '│';

export function say(text: string): void {
  for (const line of text.split('\n')) console.log(`${mark}${line}`);
}

/** Mocha always wants a reporter of its own: this one leaves the printing to us. */
export class Silent {
  readonly prints = 'nothing';
}

/**
 * Prints the run as it goes and ends with a line that the runner outside reads: `RESULT {"passed":N,"failed":N}`.
 * @returns how many failed, once the run is over
 */
export async function runAndReport(start: (done: (failures: number) => void) => Mocha.Runner): Promise<number> {
  let passed = 0;
  let failed = 0;
  let depth = 0;
  const indent = () => '  '.repeat(depth);
  return new Promise((resolve) => {
    const runner = start(() => {
      console.log(`RESULT ${JSON.stringify({ passed, failed })}`);
      resolve(failed);
    });
    runner.on('suite', (suite) => {
      if (suite.title !== '') say(`${indent()}${suite.title}`);
      depth++;
    });
    runner.on('suite end', () => depth--);
    runner.on('pass', (test) => {
      passed++;
      say(`${indent()}✔ ${test.title} (${test.duration ?? 0} ms)`);
    });
    runner.on('pending', (test) => say(`${indent()}- ${test.title} (not here)`));
    runner.on('fail', (test, error: unknown) => {
      failed++;
      say(`${indent()}✘ ${test.title}`);
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  });
}
