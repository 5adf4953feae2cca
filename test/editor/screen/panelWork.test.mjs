/** What can be done in the panel beside reading it: searching, filtering, finding like papers, choosing, dismissing, pinning. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const serving = "layer as much as the layer's uncertainty allows.‸";
const training = 'learning and shrinks the optimizer state‸';
const tuned = 'fine-tuned on one‸';

describe('working in the panel', () => {
  let desk;
  before(async () => (desk = await openDesk()));
  after(() => desk?.close());
  afterEach(async () => {
    await desk.restore('paper.tex', 'references.bib');
    await leaveAll();
  });

  const panel = () => desk.panel();
  const items = () => panel().getByRole('listitem');
  const itemWith = (text) => items().filter({ hasText: text }).first();
  const titles = () => items().locator('.title').allTextContents();
  const titlesAtRest = () =>
    desk.until('a list at rest', async () => {
      const now = await titles();
      await desk.ask(() => new Promise((resolve) => setTimeout(resolve, 1000)));
      return JSON.stringify(await titles()) === JSON.stringify(now) && now;
    });
  const subject = () => panel().locator('.subject');
  const search = () => panel().getByRole('searchbox');
  const cited = (key) => new RegExp(`uncertainty allows\\.[~\\s]*\\\\cite\\w*\\{${key}\\}`);

  async function at(place, expected) {
    await desk.goTo('paper.tex', place);
    await desk.openPanel();
    await itemWith(expected).waitFor();
  }

  /** Back to the paragraph, without filters, pin or selection. */
  async function leaveAll() {
    for (const name of [/^unpin/i, /clear the selection/i, 'Show again']) {
      const button = panel().getByRole('button', { name }).first();
      if (await button.isVisible()) await button.click();
    }
    const filter = panel().getByRole('button', { name: 'Filter and sort' });
    if ((await filter.getAttribute('aria-expanded')) === 'true') await filter.click();
    if (await panel().getByRole('button', { name: 'Clear filters' }).first().isVisible())
      await panel().getByRole('button', { name: 'Clear filters' }).first().click();
    if ((await search().inputValue()) !== '')
      await panel()
        .getByRole('button', { name: /clear the search/i })
        .click();
    const back = panel()
      .getByRole('button', { name: /back to the paragraph/i })
      .first();
    if (await back.isVisible()) await back.click();
  }

  it('searches all papers while one types, marks the words, and Escape returns to the paragraph', async () => {
    await at(serving, 'KV Cache');
    const before = await titles();
    await search().click();
    await desk.page.keyboard.type('zeroth order', { delay: 15 });
    await desk.until('the papers found', async () => /zeroth/i.test((await titles())[0] ?? ''));
    assert.match(await subject().textContent(), /Results for “zeroth order”/);
    assert.ok((await items().first().locator('.title mark').count()) >= 1);
    await desk.shot('panel-search');
    await desk.press('Escape');
    await desk.until('the paragraph again', async () => JSON.stringify(await titles()) === JSON.stringify(before));
    assert.equal(await search().inputValue(), '');
    assert.match(await subject().textContent(), /^During generation/);
  });

  it('says that a search finds nothing, and leads back', async () => {
    await at(serving, 'KV Cache');
    await search().fill('qqqxyzzy vvwwkkq');
    await panel().getByText('Nothing is found for “qqqxyzzy vvwwkkq”').first().waitFor();
    await desk.shot('panel-nothing');
    await panel().locator('.empty').getByRole('button').first().click();
    await itemWith('KV Cache').waitFor();
  });

  it('shows what can be cited alone, or what cannot, and papers of some years, in another order', async () => {
    await at(tuned, 'QLoRA');
    await panel().getByRole('button', { name: 'Filter and sort' }).click();
    await panel().getByRole('radio', { name: 'Citable', exact: true }).check();
    await desk.until('citable papers alone', async () => {
      const [all, keys] = [await items().count(), await items().locator('.badge.key').count()];
      return all > 0 && all === keys;
    });
    await panel().getByLabel('From year').fill('2019');
    await panel().getByLabel('To year').fill('2023');
    await desk.until('papers of those years', async () =>
      (await items().locator('.facts').allTextContents()).every((facts) => /2019|202[0-3]/.test(facts)),
    );
    await panel().getByLabel('Sort by').selectOption('year');
    const years = (await items().locator('.facts').allTextContents()).map((facts) => Number(/\d{4}/.exec(facts)?.[0]));
    assert.deepEqual(
      years,
      [...years].sort((a, b) => b - a),
    );
    assert.ok(years.length > 0);
    await desk.shot('panel-filters');
    await panel().getByRole('button', { name: 'Filter and sort' }).click();
    assert.match(await panel().locator('.filtered').textContent(), /^Filtered: Citable, 2019–2023 · Sorted: Newest$/);
    await desk.shot('panel-filtered');
    await panel().getByRole('button', { name: 'Clear filters' }).first().click();
    await desk.until('everything again', async () => (await items().count()) > years.length);
  });

  it('tells abstract and reasons on demand, and keeps what is opened while the paragraph changes', async () => {
    await at(serving, 'KV Cache');
    const item = itemWith('SnapKV');
    assert.equal(await item.locator('.abstract').count(), 0);
    await item.locator('.title').click();
    await item.locator('.abstract').waitFor();
    await item.getByRole('button', { name: /why this paper/i }).click();
    assert.match(await item.locator('.why').textContent(), /Why: .*KV cache/i);
    await desk.shot('panel-details');
    const node = await item.elementHandle();
    await desk.goTo('paper.tex', serving);
    await desk.type(' Caches of keys grow.');
    await desk.until('the new answer', async () => (await desk.editorText()).includes('Caches of keys grow.'));
    await item.locator('.abstract').waitFor();
    assert.ok(await node.evaluate((card) => card.isConnected), 'the card is the one that was there');
  });

  it('finds papers like one', async () => {
    await at(serving, 'KV Cache');
    await itemWith('SnapKV')
      .getByRole('button', { name: /more like this/i })
      .click();
    await desk.until('papers like it', async () => /^Like “SnapKV/.test(await subject().textContent()));
    await desk.until('without itself', async () => (await titles()).every((title) => !title.startsWith('SnapKV')));
    await desk.shot('panel-like');
    await subject().click();
    await desk.until('the paragraph', async () => /^During generation/.test(await subject().textContent()));
  });

  it('dismisses a paper, lets one take that back, and remembers it for the document', async () => {
    await at(serving, 'KV Cache');
    const [first, second] = await titles();
    await items()
      .first()
      .getByRole('button', { name: /dismiss/i })
      .click();
    await desk.until('the next one first', async () => (await titles())[0] === second);
    await desk.shot('panel-dismissed');
    await panel().getByRole('button', { name: 'Undo' }).click();
    await desk.until('the first again', async () => (await titles())[0] === first);
    await items()
      .first()
      .getByRole('button', { name: /dismiss/i })
      .click();
    await desk.until('the next one first', async () => (await titles())[0] === second);
    await desk.goTo('paper.tex', training);
    await itemWith('GaLore').waitFor();
    await desk.goTo('paper.tex', serving);
    await desk.until('still away', async () => (await titles())[0] === second);
    await panel().getByRole('button', { name: 'Show again' }).click();
    await desk.until('shown again', async () => (await titles())[0] === first);
  });

  it('cites several papers in one citation, with their entries, in one undo step', async () => {
    await at(serving, 'KV Cache');
    const before = await desk.editorText();
    await itemWith('SnapKV').hover();
    await itemWith('SnapKV').getByRole('checkbox').check();
    await itemWith('ThinK').getByRole('checkbox').check();
    await desk.shot('panel-selected');
    await panel().getByRole('button', { name: 'Cite 2 papers' }).click();
    const keys = await desk.until('both keys', async () => cited('(\\w+,\\w+)').exec(await desk.editorText())?.[1]);
    const [one, other] = keys.split(',');
    await desk.until('both entries', () =>
      [one, other].every((key) => desk.text('references.bib').includes(`{${key},`)),
    );
    await desk.press('Control+z');
    await desk.until('the citation gone', async () => (await desk.editorText()) === before);
    await desk.until('the entries gone', () => desk.text('references.bib') === desk.original.get('references.bib'));
  });

  it('cites a card where it is dropped, with its entry, and joins a citation that is there', async () => {
    await at(serving, 'KV Cache');
    // what is seen of a drag by either side, event by event: a headless browser drags nothing out of a frame
    const drag = async (onto, where) => {
      const carried = await items()
        .first()
        .locator('.title')
        .evaluate((title) => {
          const dataTransfer = new DataTransfer();
          title.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }));
          return dataTransfer.types.map((type) => [type, dataTransfer.getData(type)]);
        });
      const { x, y, width, height } = await desk.boxOf(onto);
      await desk.page.evaluate(
        ({ carried, at }) => {
          const dataTransfer = new DataTransfer();
          for (const [type, text] of carried) dataTransfer.setData(type, text);
          for (const kind of ['dragenter', 'dragover', 'drop']) {
            const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer, ...at });
            document.elementFromPoint(at.clientX, at.clientY).dispatchEvent(event);
          }
        },
        { carried, at: { clientX: x + width * where, clientY: y + height / 2 } },
      );
      await items()
        .first()
        .locator('.title')
        .evaluate((title) => title.dispatchEvent(new DragEvent('dragend', { bubbles: true })));
      await desk.page.evaluate(() => window.dispatchEvent(new DragEvent('dragend', { bubbles: true })));
      return /\{(\w+)\}/.exec(carried.find(([type]) => type === 'text/plain')[1])[1];
    };
    const key = await drag('uncertainty allows.', 0.99);
    await desk.until('a citation there', async () => cited(`(${key})`).test(await desk.editorText()));
    await desk.until('its entry', () => desk.text('references.bib').includes(`{${key},`));
    await desk.shot('panel-dropped');
    const other = await drag('kwon2023pagedattention', 0.5);
    await desk.until('the key in the group', async () =>
      (await desk.editorText()).includes(`\\citep{kwon2023pagedattention,${other}}`),
    );
    await desk.until('its entry, too', () => desk.text('references.bib').includes(`{${other},`));
  });

  it('stays at a pinned paragraph until it is let go, and leads back to it', async () => {
    await at(serving, 'KV Cache');
    await panel().getByRole('button', { name: /^pin/i }).click();
    await panel()
      .getByRole('button', { name: /^unpin/i })
      .waitFor();
    const before = await titlesAtRest();
    await desk.goTo('paper.tex', training);
    await desk.ask(() => new Promise((resolve) => setTimeout(resolve, 600)));
    assert.deepEqual(await titles(), before);
    await desk.shot('panel-pinned');
    await subject().click();
    await desk.until('the cursor in the paragraph', () =>
      desk.ask((vscode) => {
        const { document, selection } = vscode.window.activeTextEditor;
        return document.lineAt(selection.active.line).text.startsWith('During generation');
      }),
    );
    await desk.goTo('paper.tex', training);
    await panel()
      .getByRole('button', { name: /^unpin/i })
      .click();
    await itemWith('GaLore').waitFor();
  });

  it('follows a pinned paragraph while it moves and is rewritten, and says when it is gone', async () => {
    await at(serving, 'KV Cache');
    await panel().getByRole('button', { name: /^pin/i }).click();
    await panel()
      .getByRole('button', { name: /^unpin/i })
      .waitFor();
    await desk.goTo('paper.tex', training);
    /** Puts a text into the place of the lines from one that begins with `from` to the next empty one. */
    const rewrite = (from, by) =>
      desk.ask(
        async (vscode, { from, by }) => {
          const { document } = vscode.window.activeTextEditor;
          const text = document.getText();
          const start = text.indexOf(from);
          const range = new vscode.Range(document.positionAt(start), document.positionAt(text.indexOf('\n\n', start)));
          const edit = new vscode.WorkspaceEdit();
          edit.replace(document.uri, range, by);
          return start >= 0 && vscode.workspace.applyEdit(edit);
        },
        { from, by },
      );
    // above it, where nobody is pinned to: it moves
    assert.ok(await rewrite('\\section{Introduction}', '\\section{Introduction}\n\nA first paragraph of its own.'));
    assert.ok(await rewrite('During generation', 'Low-rank adaptation fine-tunes a quantized model with adapters.'));
    await itemWith('QLoRA').waitFor();
    assert.match(await subject().textContent(), /^Low-rank adaptation fine-tunes/);
    // rewritten from its first letter on, which says nothing yet
    assert.ok(await rewrite('Low-rank adaptation fine-tunes', '(0)'));
    await panel().locator('.gone').waitFor();
    assert.ok(await rewrite('(0)', 'Low-rank adaptation fine-tunes a quantized model.'));
    await panel().locator('.gone').waitFor({ state: 'hidden' });
    await desk.goTo('paper.tex', 'A first paragraph of‸');
    const answer = await titlesAtRest();
    assert.ok(await rewrite('Low-rank adaptation fine-tunes', ''));
    await panel().getByText('The pinned paragraph is gone.').first().waitFor();
    assert.deepEqual(await titles(), answer);
    await desk.shot('panel-pinned-gone');
    await panel().getByRole('button', { name: 'Refresh' }).click();
    await panel().getByText('The pinned paragraph is gone.').first().waitFor();
    // undone: it is there again
    await desk.press('Control+1');
    await desk.page.locator('.monaco-editor.focused').first().waitFor();
    await desk.press('Control+z');
    await panel().locator('.gone').waitFor({ state: 'hidden' });
    assert.match(await subject().textContent(), /^Low-rank adaptation fine-tunes/);
    assert.ok(await rewrite('Low-rank adaptation fine-tunes', ''));
    await panel().locator('.gone').getByRole('button').click();
    await desk.until('the paragraph at the cursor', async () =>
      /^A first paragraph/.test(await subject().textContent()),
    );
  });

  it('copies a key and the BibTeX, of several papers at once, too', async () => {
    await at(tuned, 'QLoRA');
    const onClipboard = (text) =>
      desk.until(`${text} on the clipboard`, () =>
        desk.ask(async (vscode, text) => (await vscode.env.clipboard.readText()).includes(text), text),
      );
    await itemWith('QLoRA')
      .getByRole('button', { name: /copy its key/i })
      .click();
    await onClipboard('dettmers2023qlora');
    await itemWith('QLoRA')
      .getByRole('button', { name: /copy as bibtex/i })
      .click();
    await onClipboard('{dettmers2023qlora,');
    await itemWith('QLoRA').getByRole('checkbox').check();
    const corpus = items().filter({ hasNot: panel().locator('.badge.key') });
    const title = await corpus.first().locator('.title').textContent();
    await corpus.first().getByRole('checkbox').check();
    const bar = panel().locator('.bar');
    await desk.shot('panel-selected-copy');
    await bar.getByRole('button', { name: /copy as bibtex/i }).click();
    await desk.until('both entries on the clipboard', () =>
      desk.ask(async (vscode, title) => {
        const text = await vscode.env.clipboard.readText();
        const bare = (text) => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
        return text.match(/^@/gm)?.length === 2 && bare(text).includes(bare(title));
      }, title),
    );
    await bar.getByRole('button', { name: /copy their keys/i }).click();
    // what is in no bibliography has none
    await desk.until('the key alone', () =>
      desk.ask(async (vscode) => (await vscode.env.clipboard.readText()) === 'dettmers2023qlora'),
    );
  });

  it('comes back as it was left: hidden and shown, and after the window was loaded anew', async () => {
    await at(serving, 'KV Cache');
    await itemWith('SnapKV').locator('.title').click();
    await itemWith('SnapKV').locator('.abstract').waitFor();
    await panel().getByRole('button', { name: 'Filter and sort' }).click();
    await panel().getByRole('radio', { name: 'Not yet citable' }).check();
    await panel().getByText('Filtered: Not yet citable').waitFor();
    await search().fill('kv cache');
    await desk.until('the results', async () => /Results for/.test(await subject().textContent()));
    await itemWith('ThinK').scrollIntoViewIfNeeded();
    const place = () => itemWith('ThinK').evaluate((card) => card.getBoundingClientRect().top);
    const before = await place();
    await desk.until('scrolled', () => panel().locator('body').evaluate(() => window.scrollY > 0)); // prettier-ignore
    const isAsLeft = async () =>
      (await search().inputValue()) === 'kv cache' &&
      (await panel().getByText('Filtered: Not yet citable').isVisible()) &&
      (await itemWith('SnapKV').locator('.abstract').count()) === 1 &&
      Math.abs((await place()) - before) < 3;
    await desk.page.locator('.activitybar a.action-label[aria-label^="Explorer"]').first().click();
    await desk.page.locator('iframe.webview').first().waitFor({ state: 'hidden' });
    await desk.page.locator('.activitybar a.action-label[aria-label^="Related Work"]').click();
    await desk.until('the panel as it was left', isAsLeft);
    // in a browser VS Code stores its state every few seconds
    await desk.until('the state of the panel in store', () =>
      desk.page.evaluate(async () => {
        const done = (request) =>
          new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        for (const { name } of await indexedDB.databases()) {
          if (!name.startsWith('vscode-web-state-db')) continue;
          const base = await done(indexedDB.open(name));
          const values = await done(base.transaction('ItemTable').objectStore('ItemTable').getAll());
          base.close();
          if (values.some((value) => /kv cache/.test(value) && /scroll[\\"]*:\[/.test(value))) return true;
        }
        return false;
      }),
    );
    await desk.page.reload();
    await desk.see('.monaco-editor .view-line');
    await desk.until('the panel as it was left, after loading anew', isAsLeft, 40_000);
    await desk.shot('panel-again');
  });
});
