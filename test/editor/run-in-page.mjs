/** How does a suite that runs inside a window tell us how it went? */
import * as util from 'node:util';

/** Lines that a suite of ours prints; everything else is the workbench talking to itself. */
const ours = /^(?:│|RESULT )/;

/** What it says although nothing is wrong: no native logger, no marketplace. */
const harmless =
  /spdlog|vsda|watchdog|bindings file|Canceled|builtin extensions|builtin location|AgentHost|AccountPolicy/i;

/**
 * Opens a window whose payload names tests, prints what they print, and waits for them to end.
 * @returns the counts, from the line `RESULT {"passed":N,"failed":N}` that every suite of ours prints last
 */
export async function runInPage(page, address, { patienceMs = 900_000 } = {}) {
  let counts;
  const rest = [];
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    const text = util.format(...args);
    if (!ours.test(text)) harmless.test(text) || rest.push(text);
    else if (text.startsWith('│')) console.log(`  ${text.slice(1)}`);
    else counts = JSON.parse(text.slice('RESULT '.length));
  });
  try {
    const code = await new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`no result after ${patienceMs / 1000} s`)), patienceMs);
      page.on('crash', () => reject(new Error('the page crashed')));
      page
        .exposeFunction('codeAutomationExit', (exitCode) => {
          clearTimeout(patience);
          resolve(exitCode);
        })
        .then(() => page.goto(address))
        .catch(reject);
    });
    if (counts === undefined) throw new Error(`the suite ended without a result (code ${code})`);
    // a host that ends badly after its last test has failed, too
    if (code !== 0 && counts.failed === 0) counts = { passed: counts.passed, failed: 1 };
  } catch (error) {
    console.error(rest.join('\n'));
    throw error;
  }
  if (counts.failed > 0) console.error(`What else the window said:\n${rest.join('\n')}`);
  return counts;
}
