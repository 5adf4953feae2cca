/** Which surfaces does a person see, and how does each come to be on the screen? In this order, in one window. */
import * as fs from 'node:fs';
import * as path from 'node:path';

/** Opens a file with the cursor where `‸` stands, in the first column of editors. */
export async function goTo(desk, name, place) {
  await desk.ask(
    async (vscode, { name, place }) => {
      const folder = vscode.workspace.workspaceFolders[0].uri;
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
      const editor = await vscode.window.showTextDocument(document, { preview: false, viewColumn: 1 });
      const at = document.getText().indexOf(place.replace('‸', ''));
      if (at < 0) throw new Error(`${name} does not hold ${place}`);
      const position = document.positionAt(at + place.indexOf('‸'));
      editor.selection = new vscode.Selection(position, position);
      editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
    },
    { name, place },
  );
  await desk.page.locator('.monaco-editor.focused').first().waitFor();
}

const run = (desk, command, ...args) =>
  desk.ask((vscode, { command, args }) => void vscode.commands.executeCommand(command, ...args), { command, args });
const away = (desk) => desk.page.mouse.move(desk.page.viewportSize().width - 3, 3);
const typed = 'attention need vaswani';
/** In the paragraph that cites nothing yet. */
export const serving = "layer as much as the layer's uncertainty allows.‸";

/** The checks have said what they have to say of the sample: one key is misspelt. What they say is drawn in several places. */
export async function checked(desk) {
  await desk.until('the checks', () =>
    desk.ask((vscode) => {
      const paper = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('/paper.tex'));
      return paper === undefined || vscode.languages.getDiagnostics(paper.uri).length === 1;
    }),
  );
}

/** The list with these rows; asked for again where a busy window has closed it. */
export async function listed(desk, wanted) {
  const rows = desk.page.locator('.suggest-widget.visible .monaco-list-row').first();
  await desk.until('the list', async () => {
    // pressed while it is there, the key would open the pane beside it
    const isThere = await rows.waitFor({ timeout: 4000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return wanted(await desk.rows());
    await desk.press('Control+Space');
    return false;
  });
}

/** Writes the beginning of a sentence on an empty line, with a citation that is still empty, and puts the cursor into it. */
export async function openSlot(desk, sentence) {
  await goTo(desk, 'paper.tex', 'the optimizer state \\citep{}.\n‸\n');
  await desk.ask(async (vscode, sentence) => {
    const editor = vscode.window.activeTextEditor;
    const { active } = editor.selection;
    await editor.edit((edit) => edit.insert(active, `${sentence}\\citep{}.`));
    const inside = active.translate(0, sentence.length + '\\citep{'.length);
    editor.selection = new vscode.Selection(inside, inside);
  }, sentence);
  await desk.page
    .locator('.view-line', { hasText: `${sentence}\\citep{}` })
    .first()
    .waitFor();
  // high up: the list opens below
  await desk.ask((vscode) => {
    const editor = vscode.window.activeTextEditor;
    const { line } = editor.selection.active;
    editor.revealRange(new vscode.Range(line - 3, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  });
}

/** The frame of a webview that holds an element with this id. */
export function frameWith(desk, id) {
  return desk.until(
    `a webview with #${id}`,
    async () => {
      for (const frame of desk.page.frames()) {
        if ((await frame.$(`#${id}`).catch(() => null)) !== null) return frame;
      }
      return undefined;
    },
    60_000,
  );
}

/** A card of the panel, by words of its title. */
async function cardOf(desk, title) {
  return (await frameWith(desk, 'panel')).getByRole('listitem').filter({ hasText: title }).first();
}

/** Nothing but an empty window. */
export async function closeAll(desk) {
  await desk.press('Escape');
  await desk.ask(async (vscode) => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
}

/** Everything typed is taken out again. */
export async function restored(desk) {
  await desk.restore('paper.tex', 'references.bib');
}

/**
 * `name`, `show`, and `after` where something is left to be undone. `walkthrough`: the
 * width at which README and walkthrough show it. `last`: shows other pictures, which must be there.
 */
export const surfaces = [
  {
    name: 'hover',
    walkthrough: 'narrow',
    show: async (desk) => {
      await closeAll(desk);
      await goTo(desk, 'paper.tex', '‸\\citep{vaswani2017attention}');
      await desk.hoverOver('{vaswani2017attention}', 'Attention Is All You Need');
    },
  },
  {
    name: 'hover-unknown',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', '‸\\citet{dao2022flashatention}');
      await desk.hoverOver('{dao2022flashatention}', 'dao2022flashattention');
    },
  },
  {
    name: 'completion',
    walkthrough: 'wide',
    show: async (desk) => {
      await closeAll(desk);
      await openSlot(desk, '');
      await desk.type(typed);
      await listed(desk, ([row]) => row?.label === 'vaswani2017attention');
      const pane = await desk.details();
      await desk.until('the card', async () => /Ashish Vaswani/.test((await pane.textContent()) ?? ''));
      // it opened before the card was there, and takes the size that it had before into account: until it is the same again
      let last;
      await desk.until('a pane as large as the card', async () => {
        const before = last;
        await desk.press('Control+Space');
        await pane.waitFor({ state: 'hidden' });
        await desk.details();
        last = JSON.stringify(await pane.boundingBox());
        return last === before;
      });
      await away(desk);
    },
    after: async (desk) => {
      await desk.press('Escape');
      await desk.press('Escape');
      await restored(desk);
    },
  },
  {
    name: 'quick-pick',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', serving);
      await run(desk, 'relatedWork.findPaper');
      const box = desk.page.locator('.quick-input-widget input');
      await box.waitFor();
      await box.fill('kv cache compression');
      await desk.until('papers', async () => (await desk.quickRows()).some((row) => /KV Cache/.test(row)));
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'sources',
    walkthrough: 'narrow',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', serving);
      await run(desk, 'relatedWork.showSources');
      await desk.until('the sources', async () => (await desk.quickRows()).some((row) => /references\.bib/.test(row)));
      // when they were read is another time each time
      await desk.page.locator('.quick-input-list .label-description').evaluateAll((all) => {
        for (const each of all)
          each.textContent = each.textContent.replace(/\d?\d:\d\d(?::\d\d)?(?:\s?[AP]M)?/g, '10:24');
      });
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'problems',
    show: async (desk) => {
      // not in the key itself: one that is being typed is not complained of
      await goTo(desk, 'paper.tex', '‸attention of \\citet{dao2022flashatention}');
      await run(desk, 'workbench.actions.view.problems');
      const row = desk.page.locator('.markers-panel .monaco-list-row', { hasText: 'dao2022flashatention' });
      await row.click();
      // what can be done about it is asked when the row is chosen
      await row.locator('.codicon-light-bulb').waitFor();
      await desk.page.locator('.monaco-editor .rangeHighlight').first().waitFor();
      await away(desk);
    },
    after: (desk) => run(desk, 'workbench.action.closePanel'),
  },
  {
    name: 'quick-fix',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', '\\citet{dao2022fl‸ashatention}');
      const offered = desk.page.locator('.action-widget', { hasText: 'Change to' }).first();
      // asked again where the key was not checked yet
      await desk.until('the fix', async () => {
        await desk.press('Escape');
        await run(desk, 'editor.action.quickFix');
        return offered.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      });
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'references',
    show: async (desk) => {
      await goTo(desk, 'references.bib', '@inproceedings{vaswani2017‸attention');
      await desk.page.locator('.codelens-decoration a', { hasText: 'cited' }).first().waitFor();
      await away(desk);
    },
  },
  {
    name: 'panel',
    walkthrough: 'wide',
    show: async (desk) => {
      await closeAll(desk);
      await goTo(desk, 'paper.tex', serving);
      await run(desk, 'relatedWork.showPanel');
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('listitem').filter({ hasText: 'KV Cache' }).first().waitFor();
      await goTo(desk, 'paper.tex', serving);
      await away(desk);
    },
  },
  {
    name: 'panel-open',
    show: async (desk) => {
      const card = await cardOf(desk, 'SnapKV');
      await card.locator('.title').click();
      await card.getByRole('button', { name: /why this paper/i }).click();
      await card.locator('.abstract').waitFor();
      await card.hover();
    },
    after: async (desk) => (await cardOf(desk, 'SnapKV')).locator('.title').click(),
  },
  {
    name: 'panel-filtered',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('button', { name: 'Filter and sort' }).click();
      await panel.getByRole('radio', { name: 'Not yet citable' }).check();
      await panel.locator('.filtered').waitFor();
      await away(desk);
    },
    after: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('button', { name: 'Clear filters' }).first().click();
      await panel.getByRole('button', { name: 'Filter and sort' }).click();
    },
  },
  {
    name: 'panel-selected',
    show: async (desk) => {
      for (const title of ['KV Cache', 'SnapKV']) await (await cardOf(desk, title)).getByRole('checkbox').check();
      const panel = await frameWith(desk, 'panel');
      await panel.getByText('2 selected').waitFor();
      await away(desk);
    },
    after: async (desk) =>
      (await frameWith(desk, 'panel')).getByRole('button', { name: /clear the selection/i }).click(),
  },
  {
    name: 'panel-dismissed',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      const first = panel.getByRole('listitem').first();
      await first.hover();
      await first.getByRole('button', { name: /dismiss/i }).click();
      await panel.getByRole('button', { name: 'Undo' }).waitFor();
      await away(desk);
    },
    after: async (desk) => (await frameWith(desk, 'panel')).getByRole('button', { name: 'Undo' }).click(),
  },
  {
    name: 'panel-search',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('searchbox').fill('zeroth order');
      await desk.until('results', async () => /Results for/.test(await panel.locator('.subject').textContent()));
      await away(desk);
    },
  },
  {
    name: 'panel-nothing-found',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('searchbox').fill('qqqxyzzy');
      await panel.locator('.empty', { hasText: 'qqqxyzzy' }).waitFor();
      await away(desk);
    },
    after: async (desk) => (await frameWith(desk, 'panel')).getByRole('button', { name: /clear the search/i }).click(),
  },
  {
    name: 'panel-no-document',
    show: async (desk) => {
      await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('button', { name: 'Open a Sample Paper' }).waitFor();
      await away(desk);
    },
  },
  {
    name: 'panel-no-passage',
    show: async (desk) => {
      // where a paragraph was left for no other, its papers stay: only who comes from nowhere sees this
      await goTo(desk, 'paper.tex', '\\documentclass‸{article}');
      const panel = await frameWith(desk, 'panel');
      await panel.getByText('Put the cursor into a paragraph').first().waitFor();
      await away(desk);
    },
  },
  {
    name: 'map',
    walkthrough: 'narrow',
    show: async (desk) => {
      await closeAll(desk);
      await goTo(desk, 'paper.tex', serving);
      await run(desk, 'relatedWork.showMap');
      const map = await frameWith(desk, 'map');
      await map.locator('.line', { hasText: /\d+ papers/ }).waitFor();
      // the map alone: a window has room for it
      await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups'));
      await desk.until('what is near', async () => /[1-9]/.test(await map.locator('.kind.near .count').innerText()));
      await away(desk);
    },
  },
  {
    name: 'map-card',
    show: async (desk) => {
      const map = await frameWith(desk, 'map');
      await map.locator('canvas').focus();
      await desk.press('n');
      await desk.press('Enter');
      await map.locator('.pane .abstract').waitFor();
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'map-table',
    show: async (desk) => {
      const map = await frameWith(desk, 'map');
      await map.locator('canvas').focus();
      await desk.press('t');
      await map.locator('.body .row').first().waitFor();
      await away(desk);
    },
    after: async (desk) => {
      await desk.press('t');
    },
  },
  {
    name: 'walkthrough',
    last: true,
    show: async (desk) => {
      await closeAll(desk);
      await run(desk, 'workbench.action.openWalkthrough', 'related-work.related-work#start', false);
      await desk.page.locator('.getting-started-step', { hasText: 'Open a paper' }).first().waitFor();
      // where there is no room for a picture, VS Code shows none
      if (desk.page.viewportSize().width > 800) await desk.page.locator('.getting-started-media img').first().waitFor();
      await away(desk);
    },
  },
  {
    name: 'settings',
    show: async (desk) => {
      await closeAll(desk);
      await run(desk, 'workbench.action.openSettings', '@ext:related-work.related-work');
      await desk.page.locator('.settings-editor .setting-item', { hasText: 'Corpora' }).first().waitFor();
      // a tab that only this server's window has: its port is another each time
      await desk.page.locator('.settings-tabs-widget .action-item', { hasText: 'Remote' }).evaluateAll((all) => {
        for (const each of all) each.style.display = 'none';
      });
      await away(desk);
    },
    after: closeAll,
  },
];

/** What README and walkthrough show of a surface: where it happens, from the left edge of the editor, in whole lines. */
export async function cropOf(desk, name) {
  const { width, height } = desk.page.viewportSize();
  const left = 48;
  const around = async (selector) => {
    const found = await desk.page
      .locator(selector)
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    const lines = await desk.page
      .locator('.monaco-editor .view-line')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    const top = Math.min(...found.map((box) => box.top)) - 50;
    const bottom = Math.max(...found.map((box) => box.bottom)) + 8;
    const right = Math.min(width, Math.ceil(Math.max(...found.map((box) => box.right)) + 12));
    const first = lines.map((line) => line.top).filter((each) => each >= Math.max(38, top));
    const last = lines.map((line) => line.bottom).filter((each) => each >= bottom && each <= height);
    const y = Math.round(Math.min(...first));
    return { x: left, y, width: right - left, height: Math.round(last.length === 0 ? height : Math.min(...last)) - y };
  };
  if (name === 'hover') return around('.monaco-hover:visible');
  if (name === 'completion') return around('.suggest-widget.visible, .suggest-details:visible');
  if (name === 'sources') return { x: left, y: 0, width: width - left, height: 200 };
  if (name === 'panel') return { x: 0, y: 0, width, height: 530 };
  return { x: left, y: 36, width: width - left, height: height - 36 };
}

/** What the extension's own folder holds is there before the walkthrough's pictures are: VS Code wants a file. */
export function placeholder(file) {
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
}
