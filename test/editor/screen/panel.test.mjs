/** The side panel: the papers related to the paragraph under the cursor. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const serving = "layer as much as the layer's uncertainty allows.‸";
const training = 'learning and shrinks the optimizer state‸';

describe('the side panel', () => {
  let desk;
  before(async () => (desk = await openDesk()));
  after(() => desk?.close());
  afterEach(() => desk.restore('paper.tex', 'references.bib'));

  const items = () => desk.panel().getByRole('listitem');
  const texts = () => items().allTextContents();
  const itemWith = (text) => items().filter({ hasText: text }).first();

  it('lists papers for the paragraph, with the words they share, and follows the cursor', async () => {
    await desk.goTo('paper.tex', serving);
    await desk.openPanel();
    await itemWith('KV Cache').waitFor();
    const serve = await texts();
    assert.ok(serve.length >= 5, `${serve.length} papers`);
    assert.match(serve[0], /KV|cache/i);
    assert.ok((await items().first().locator('mark').count()) > 0, 'the shared words are marked');
    await desk.shots('panel', () => itemWith('KV Cache').waitFor());

    await desk.goTo('paper.tex', training);
    await itemWith('GaLore').waitFor();
    assert.notDeepEqual(await texts(), serve);
  });

  it('says which papers are citable with their key, which of the corpus, and which are cited here', async () => {
    await desk.goTo('paper.tex', 'fine-tuned on one‸');
    await desk.openPanel();
    // another paper of the paragraph before may speak of QLoRA, too
    await items()
      .filter({ hasText: 'dettmers2023qlora' })
      .filter({ hasText: /cited here/i })
      .first()
      .waitFor();
    await itemWith('corpus').waitFor();
    await desk.shot('panel-cited');
  });

  it('cites a paper here by mouse, with its entry', async () => {
    await desk.goTo('paper.tex', serving);
    await desk.openPanel();
    const item = itemWith('SnapKV');
    await item.waitFor();
    await item.getByRole('button', { name: /cite at the cursor/i }).click();
    const key = await desk.until(
      'a whole citation at the cursor',
      async () => /uncertainty allows\.[~\s]*\\cite\w*\{([^}]+)\}/.exec(await desk.editorText())?.[1],
    );
    await desk.until('its entry on disk', () => desk.text('references.bib').includes(`{${key},`));
    await desk.shot('panel-cited-by-mouse');
  });

  it('cites a paper here from the keyboard alone', async () => {
    await desk.goTo('paper.tex', serving);
    await desk.openPanel();
    await itemWith('KV Cache').waitFor();
    await desk.command('Related Work: Show Related Papers');
    const chosen = () => items().evaluateAll((all) => all.findIndex((each) => each === document.activeElement));
    await desk.until('a card has the focus', async () => {
      if ((await chosen()) >= 0) return true;
      await desk.press('Tab');
      return false;
    });
    const first = await chosen();
    await desk.press('ArrowDown');
    assert.equal(await chosen(), first + 1);
    await desk.shot('panel-keyboard');
    await desk.press('c');
    await desk.until('a whole citation at the cursor', async () =>
      /uncertainty allows\.[~\s]*\\cite\w*\{([^}]+)\}/.test(await desk.editorText()),
    );
  });
});
