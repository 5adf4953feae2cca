/** Nothing leaves the machine. Runs last, and looks back on everything that ran in the editor before it. */
import assert from 'node:assert/strict';
import { browser, network, openDesk } from './desk.mjs';

/** Reserved for documentation: nobody lives there. The watch must see us knock. */
const knocked = { host: 'knock-from-host.invalid', worker: '192.0.2.7', page: 'knock-from-page.invalid' };

/** Who is asked when somebody pastes what no source knows, and has switched this one on. */
const asked = 'api.crossref.org';

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

  it('is asked by a paste, when a database is switched on, and by nothing before that', async () => {
    const desk = await openDesk({ settings: { 'relatedWork.online': { crossref: true } } });
    const toCrossref = () =>
      network()
        .attempts()
        .filter((each) => each.host.startsWith(asked));
    try {
      // the attempt is to be seen, not to get anywhere
      await desk.ask(() => {
        require('node:dns').lookup = (_host, options, callback) => {
          const error = Object.assign(new Error('no such name, in this test'), { code: 'ENOTFOUND' });
          process.nextTick(() => (callback ?? options)(error));
        };
      });
      await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
      await desk.type(' (see 10.5555/nobody)');
      await desk.openPanel();
      await desk.panel().locator('.title').first().waitFor();
      await desk.goTo('references.bib', '‸@inproceedings{vaswani2017attention');
      await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
      assert.deepEqual(toCrossref(), [], 'nobody has pasted anything');
      await desk.ask((vscode) => vscode.env.clipboard.writeText('10.5555/nobody'));
      await desk.press('Control+v');
      await desk.notification('doi:10.5555/nobody was not found: Crossref cannot be reached; nothing was written.');
      assert.ok(toCrossref().length > 0, 'now it was asked');
    } finally {
      await desk.close();
    }
  });

  it('saw nothing else in the whole run: no connection and no look-up off this machine', () => {
    const mine = [knocked.host, knocked.page, knocked.worker, hex(knocked.worker), asked];
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
