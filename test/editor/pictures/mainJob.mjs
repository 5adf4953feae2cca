/** What is the main job, in a few frames? Words are remembered, the paper is found and cited, its entry is there; the panel cites another. */
import { closeAll, frameWith, goTo, listed, openSlot, restored, serving } from './acts.mjs';

/** Plays it in a window and answers its frames: a screenshot each, and how many milliseconds it stays. */
export async function mainJob(desk) {
  const frames = [];
  const frame = async (ms) => frames.push({ png: await desk.page.screenshot({ animations: 'disabled' }), ms });
  const text = (name) =>
    desk.ask(
      (vscode, name) => vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith(name))?.getText() ?? '',
      name,
    );
  await closeAll(desk);
  await openSlot(desk, 'Gradients need less ');
  await frame(1000);
  for (const letters of ['gr', 'ad', 'ient', ' low', '-rank', ' proj']) {
    await desk.type(letters);
    await listed(desk, (rows) => rows.length > 0);
    await frame(280);
  }
  await listed(desk, ([row]) => /GaLore/.test(row?.label ?? ''));
  await frame(1400);
  await desk.press('Enter');
  const [, key] = await desk.until('a whole citation', async () =>
    /Gradients need less \\citep\{([^},\s]+)\}/.exec(await text('paper.tex')),
  );
  await desk.until('its entry', () => desk.text('references.bib').includes(`{${key},`));
  await frame(1200);
  await desk.hoverOver(`{${key}}`, 'GaLore');
  await frame(2200);
  await desk.page.mouse.move(desk.page.viewportSize().width - 3, 3);
  await goTo(desk, 'references.bib', `‸{${key},`);
  await frame(2000);
  await goTo(desk, 'paper.tex', serving);
  await desk.ask((vscode) => vscode.commands.executeCommand('relatedWork.panel.focus', { preserveFocus: true }));
  const panel = await frameWith(desk, 'panel');
  const card = panel.getByRole('listitem').filter({ hasText: 'RazorAttention' }).first();
  await card.hover();
  await frame(2200);
  await card.getByRole('button', { name: /^cite/i }).click();
  await desk.until('another citation', async () =>
    /uncertainty allows[.~\s]*\\citep?\{[^}]+\}/.test(await text('paper.tex')),
  );
  await frame(2400);
  await restored(desk);
  return frames;
}
