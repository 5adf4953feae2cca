/** Nothing leaves the machine. Runs last, and looks back on everything that ran in the editor before it. */
import assert from 'node:assert/strict';
import { browser, network, openDesk } from './desk.mjs';

/** Reserved for documentation: nobody lives there. The watch must see us knock. */
const knocked = { host: 'knock-from-host.invalid', worker: '192.0.2.7', page: 'knock-from-page.invalid' };

describe('the network', () => {
  it('is watched: a deliberate attempt from the host, from a worker thread and from the page is seen', async () => {
    const desk = await openDesk();
    try {
      await desk.ask(async (_vscode, { host, worker }) => {
        await fetch(`http://${host}/`).catch(() => undefined);
        const { Worker } = require('node:worker_threads');
        const thread = new Worker(`require('node:net').connect(80, '${worker}').on('error', () => 0).unref()`, {
          eval: true,
        });
        await new Promise((resolve) => thread.once('exit', resolve));
      }, knocked);
    } finally {
      await desk.close();
    }
    const page = await browser().newPage();
    await page.goto(`http://${knocked.page}/`).catch(() => undefined);
    await page.close();
    for (const host of Object.values(knocked)) {
      await desk.until(`${host} seen`, () =>
        network()
          .attempts()
          .some((each) => each.host.startsWith(host)),
      );
    }
    const hosts = network()
      .watched()
      .filter(({ what }) => what.includes('--type=extensionHost') || what === 'extensionHost');
    assert.ok(hosts.length > 0, 'the extension hosts were watched');
  });

  it('saw nothing else in the whole run: no connection and no look-up off this machine', () => {
    const mine = [knocked.host, knocked.page, knocked.worker, hex(knocked.worker)];
    const others = network()
      .attempts()
      .filter((each) => !mine.some((host) => each.host.startsWith(host)));
    assert.deepEqual(others, []);
  });
});

/** An address as the kernel's tables write it. */
function hex(address) {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0').toUpperCase());
  return bytes.reverse().join('');
}
