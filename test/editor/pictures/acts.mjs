/** How does a window come to show something? What several surfaces have in common. */
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

/** Runs a command and does not wait for its end: one that asks ends with its answer. */
export const run = (desk, command, ...args) =>
  desk.ask((vscode, { command, args }) => void vscode.commands.executeCommand(command, ...args), { command, args });
/** The mouse rests where there is nothing. */
export const away = (desk) => desk.page.mouse.move(desk.page.viewportSize().width - 3, 3);
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
    editor.revealRange(new vscode.Range(line - 1, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  });
  // what is typed before the window has heard of the cursor goes elsewhere
  await desk.page.waitForFunction(
    ({ line, before }) => {
      const cursor = document.querySelector('.monaco-editor.focused .cursors-layer .cursor')?.getBoundingClientRect();
      const drawn = [...document.querySelectorAll('.monaco-editor.focused .view-line')]
        .filter((each) => each.textContent.replaceAll('\u00a0', ' ') === line)
        .map((each) => each.firstElementChild.getBoundingClientRect());
      return drawn.some(
        ({ left, top, width }) =>
          Math.abs(cursor?.top - top) < 6 && Math.abs(cursor?.left - (left + (width * before) / line.length)) < 2,
      );
    },
    { line: `${sentence}\\citep{}.`, before: sentence.length + '\\citep{'.length },
  );
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
export async function cardOf(desk, title) {
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
