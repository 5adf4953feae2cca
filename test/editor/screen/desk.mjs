/** What does a person do at the screen, and what do they see? One window of VS Code with a folder of its own. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../../support/processes.mjs';
import { vsixOf } from '../../support/sizes.mjs';
import { places } from '../places.mjs';
import { extensionsWith, startServer, windowAddress } from '../server.mjs';

/** A text as what remains of it in any spelling: small letters and digits. */
const bare = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Whether a row of the list stands for the paper with this title; long titles are cut there. */
export function means(row, title) {
  const shown = bare(row?.label ?? '');
  return shown.length > 8 && bare(title).startsWith(shown);
}

/** Whether a text on the screen holds a title. */
export const contains = (text, title) => bare(text ?? '').includes(bare(title));

/** How long something may take to appear: far longer than it does, on a machine busy with other things, too. */
const patienceMs = 45_000;

const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern', contrast: 'Default High Contrast' };

let shared;
/** The runner hands over the browser and the watch over the network before the scenarios run. */
export function share({ browser, network, extensions = extensionsWith([vsixOf(places.root)]) }) {
  shared = { browser, network, extensions };
}
let last;
/** The window that was opened last: what to look at when a scenario fails. */
export const lastDesk = () => last;
export const network = () => shared.network;
export const browser = () => shared.browser;

/**
 * Opens a window on a fresh copy of the sample paper, with the packaged extension installed as a person would.
 * - `files`: further files by path, or, with `only`, all there are; a string or bytes each. `open`: the first file.
 * - `trust: 'restricted'` opens the folder untrusted. `settings`: user settings.
 * - `also`: the folders of further extensions.
 * - `beside`: the files of a second folder, `second`, in the same window.
 */
export async function openDesk({
  files = {},
  only = false,
  open = 'paper.tex',
  trust = 'off',
  settings = {},
  beside,
  also = [],
} = {}) {
  const work = temporaryFolder('desk');
  const folder = path.join(work.path, 'paper');
  fs.mkdirSync(folder);
  if (!only) fs.cpSync(places.paper, folder, { recursive: true });
  writeAll(folder, files);
  let workspace;
  if (beside !== undefined) {
    writeAll(path.join(work.path, 'second'), beside);
    workspace = path.join(work.path, 'both.code-workspace');
    fs.writeFileSync(workspace, JSON.stringify({ folders: [{ path: 'paper' }, { path: 'second' }] }));
  }
  const control = path.join(work.path, 'control');
  const server = await startServer({
    extensions: also.length === 0 ? shared.extensions : extensionsAnd(work.path, also),
    trust,
    settings: {
      'workbench.colorTheme': themes.dark,
      'editor.minimap.enabled': false,
      'files.autoSave': 'off',
      ...settings,
    },
    env: { ...shared.network.env, RELATED_WORK_REMOTE: control },
  });
  shared.network.watch(server.pid);
  const context = await shared.browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // a machine that is busy with other things takes its time
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const desk = new Desk({ work, folder, control, server, context, page });
  last = desk;
  try {
    const file = path.join(folder, open);
    await page.goto(windowAddress(server, { folder, workspace, file, extensions: [places.remote] }));
    await desk.see('.monaco-editor .view-line');
    await desk.until('the window can be asked', () => fs.existsSync(control));
  } catch (error) {
    console.error(server.log());
    await desk.close();
    throw error;
  }
  return desk;
}

/** The installed extension, and further ones beside it, in a folder of their own. */
function extensionsAnd(work, also) {
  const folder = path.join(work, 'extensions');
  fs.cpSync(shared.extensions, folder, { recursive: true });
  for (const each of also) fs.cpSync(each, path.join(folder, `further-${path.basename(each)}`), { recursive: true });
  // VS Code writes anew which ones are there
  fs.rmSync(path.join(folder, 'extensions.json'), { force: true });
  return folder;
}

function writeAll(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

export class Desk {
  constructor({ work, folder, control, server, context, page }) {
    Object.assign(this, { work, folder, control, server, context, page });
    this.original = new Map(
      fs
        .readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => fs.statSync(path.join(folder, name)).isFile())
        .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
    );
  }

  async close() {
    await this.context.close();
    this.server.close();
    this.work.remove();
  }

  // ---- files ----

  /** The bytes of a file on disk; undefined when there is none. */
  bytes(name) {
    const file = path.join(this.folder, name);
    return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  }

  text(name) {
    return this.bytes(name)?.toString('utf8');
  }

  // ---- asking VS Code itself ----

  /** Runs a function inside the extension host, with `vscode` and one plain argument; it sees nothing else. */
  async ask(run, argument) {
    const port = fs.readFileSync(this.control, 'utf8');
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: JSON.stringify({ source: run.toString(), argument }),
    });
    const { value, error } = await response.json();
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Asks again until the answer is something true; says what was waited for when it never is. */
  async until(what, ask, patience = patienceMs) {
    const end = Date.now() + patience;
    for (;;) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) {
        await this.shot(`missed-${bare(what).slice(0, 60)}`);
        throw new Error(`not within ${patience / 1000} s: ${what}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  // ---- the editor ----

  /**
   * Opens the menu of fixes at the cursor, and clicks the row of that title, or only waits for it. A window that hears
   * of a problem in just that moment shows nothing, or closes it again: then the key is pressed again, as a person would.
   */
  async fix(title, act = 'click') {
    const row = this.page.locator('.action-widget').getByText(title);
    await this.until(`the fix "${title}"`, async () => {
      await this.press('Control+.');
      const patience = { timeout: 5_000 };
      const isDone = await (act === 'click' ? row.click(patience) : row.waitFor(patience)).then(
        () => true,
        () => false,
      );
      if (!isDone) await this.press('Escape');
      return isDone;
    });
  }

  /** Opens a file and puts the cursor where `‸` stands in `place`, the rest of which is text of the file. */
  async goTo(name, place) {
    await this.page.keyboard.press('Escape');
    const [line, column] = await this.ask(
      async (vscode, { name, place }) => {
        const folder = vscode.workspace.workspaceFolders[0].uri;
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
        const editor = await vscode.window.showTextDocument(document, { preview: false });
        const at = document.getText().indexOf(place.replace('‸', ''));
        if (at < 0) throw new Error(`${name} does not hold ${place}`);
        const position = document.positionAt(at + place.indexOf('‸'));
        // set only when it is elsewhere: to set it again would take effect later, in the midst of what is typed then
        if (!editor.selection.isEmpty || !editor.selection.active.isEqual(position)) {
          editor.selection = new vscode.Selection(position, position);
        }
        editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
        return [position.line + 1, position.character + 1];
      },
      { name, place },
    );
    // the window hears of it a moment later: what is typed before that goes elsewhere
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
    await this.page.locator(`.tab.active[data-resource-name="${path.basename(name)}"]`).waitFor();
    await this.page.locator('.monaco-editor.focused').first().waitFor();
  }

  /**
   * Types into the editor and sees to it that it arrives: on a busy machine the editor may lose the focus, or a key press
   * comes while something else has it. What is missing is typed behind what is there; what is wrong is taken back first.
   */
  async type(text) {
    const from = await this.ask((vscode) => {
      const { document, selection } = vscode.window.activeTextEditor;
      return document.offsetAt(selection.start);
    });
    const typed = () =>
      this.ask((vscode, from) => {
        const { document, selection } = vscode.window.activeTextEditor;
        return document.getText(new vscode.Range(document.positionAt(from), selection.active));
      }, from);
    let there = '';
    for (let tries = 0; tries < 5; tries += 1) {
      await this.page.locator('.monaco-editor.focused').first().waitFor();
      if (!text.startsWith(there)) {
        for (const _ of there) await this.press('Backspace');
        there = await this.#comesToRest(typed, '');
        if (there !== '') continue;
      }
      await this.page.keyboard.type(text.slice(there.length), { delay: 15 });
      there = await this.#comesToRest(typed, text);
      if (there === text) return;
    }
    throw new Error(`typed ${JSON.stringify(text)}, and there is ${JSON.stringify(there)}`);
  }

  /** What is asked for, once it is what is wanted or nothing has changed for long. */
  async #comesToRest(ask, wanted) {
    let last = await ask();
    for (let same = 0; same < 60 && last !== wanted; same += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const now = await ask();
      if (now !== last) same = 0;
      last = now;
    }
    return last;
  }

  /**
   * Accepts a row as a person does, who looks before pressing Enter: it is on top and chosen. An Enter that finds no list breaks the line: it is taken back, and the list is asked for again.
   */
  async accept(what, isMeant = (row) => row?.label === what) {
    const before = await this.editorText();
    for (let tries = 0; tries < 3; tries += 1) {
      await this.rowsUntil(`${what} on top, and chosen`, ([row]) => isMeant(row) && row.isChosen);
      await this.press('Enter');
      const after = await this.until('the row is accepted', async () => {
        const now = await this.editorText();
        return now === before ? undefined : now;
      });
      // a line more, and all else as it was
      const isBroken =
        after.length > before.length && after.replace(/\r?\n[ \t]*/g, '') === before.replace(/\r?\n[ \t]*/g, '');
      if (!isBroken) return;
      await this.press('Control+z');
      await this.until('the line is whole again', async () => (await this.editorText()) === before);
      await this.press('Control+Space');
    }
    throw new Error(`${what} could not be accepted`);
  }

  /** Asks for the list where there may be none, and answers its rows once VS Code has answered. */
  async rowsAskedFor() {
    return this.until('an answer', async () => {
      await this.press('Control+Space');
      const message = this.page.locator('.suggest-widget.visible .message');
      const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
      await Promise.race([message.waitFor({ timeout: 3000 }), rows.first().waitFor({ timeout: 3000 })]).catch(
        () => undefined, // neither yet: asked again
      );
      const found = await this.rows();
      if (found.length > 0) return found;
      return /No suggestions/.test((await message.textContent({ timeout: 200 }).catch(() => '')) ?? '')
        ? []
        : undefined;
    });
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  /** The text of the active editor, as it stands in the window. */
  editorText() {
    return this.ask((vscode) => vscode.window.activeTextEditor?.document.getText());
  }

  /** Whether a file is open somewhere with changes that are not on disk. */
  isDirty(name) {
    return this.ask(
      (vscode, name) =>
        vscode.workspace.textDocuments.some((each) => each.uri.path.endsWith(`/${name}`) && each.isDirty),
      name,
    );
  }

  /** Puts files back to what they were when the window opened, in the window and on disk. */
  async restore(...names) {
    for (const name of names) {
      if (!this.original.has(name)) throw new Error(`${name} was not there when the window opened`);
      await this.ask(
        async (vscode, { name, text }) => {
          const folder = vscode.workspace.workspaceFolders[0].uri;
          const uri = vscode.Uri.joinPath(folder, name);
          const document = await vscode.workspace.openTextDocument(uri);
          // keys that were pressed last may still be on their way: what they change is put back, too, until nothing comes
          for (let quiet = 0; quiet < 3; quiet += 1) {
            if (document.getText() !== text || document.isDirty) {
              quiet = 0;
              const edit = new vscode.WorkspaceEdit();
              edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
              await vscode.workspace.applyEdit(edit);
              await document.save();
            }
            await new Promise((resolve) => setTimeout(resolve, 40));
          }
        },
        { name, text: this.original.get(name) },
      );
    }
  }

  /** Presses undo in a document until its text is `wanted`, at most a few dozen times. */
  async undoAll(name, wanted) {
    for (let times = 0; times < 60; times++) {
      if ((await this.editorText()) === wanted) return;
      await this.press('Control+z');
    }
    throw new Error(`undo does not lead back to what ${name} was`);
  }

  save(name) {
    return this.ask(
      (vscode, name) => vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith(`/${name}`))?.save(),
      name,
    );
  }

  /** The labels of what is offered where the cursor is, asked of VS Code: none of it is drawn. */
  offered() {
    return this.ask(async (vscode) => {
      const { document, selection } = vscode.window.activeTextEditor;
      const command = 'vscode.executeCompletionItemProvider';
      const { items } = await vscode.commands.executeCommand(command, document.uri, selection.active);
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    });
  }

  // ---- the list of suggestions ----

  /** The rows of the list as they are drawn, from the top: what is written in each, in words. */
  async rows() {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    const drawn = await rows.evaluateAll((elements) =>
      elements.map((element) => ({
        index: Number(element.getAttribute('data-index')),
        isChosen: element.classList.contains('focused'),
        label: element.querySelector('.label-name')?.textContent ?? '',
        detail: element.querySelector('.label-description, .signature-label')?.textContent ?? '',
        source: element.querySelector('.details-label')?.textContent ?? '',
        text: element.textContent ?? '',
        aria: element.getAttribute('aria-label') ?? '',
      })),
    );
    return drawn.sort((left, right) => left.index - right.index);
  }

  /** Waits until the list is there and its rows satisfy `wanted`. */
  async rowsUntil(what, wanted) {
    let last = [];
    try {
      return await this.until(what, async () => {
        last = await this.rows();
        return wanted(last) ? last : undefined;
      });
    } catch (error) {
      throw new Error(`${error.message}; the list was\n${last.map(({ text }) => `  ${text}`).join('\n')}`);
    }
  }

  /** Asks for the list again where the cursor is, and waits for a row. */
  async reopenList(label) {
    await this.page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    await this.press('Escape');
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    await this.press('Control+Space');
    await this.rowsUntil(label, (rows) => rows.some((row) => row.label === label));
  }

  /** The pane beside the list, opened by the key that opens and closes it. */
  async details() {
    const pane = this.page.locator('.suggest-details:visible');
    await this.until('the pane beside the list', async () => {
      if (await pane.isVisible()) return true;
      await this.press('Control+Space');
      return pane.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
    return pane;
  }

  // ---- hovers ----

  /** Rests the mouse in the middle of a text on the screen and waits for a hover that holds `expected`. */
  async hoverOver(text, expected) {
    const hover = this.page.locator('.monaco-hover:visible').filter({ hasText: expected });
    await this.until(`a hover over ${text} with "${expected}"`, async () => {
      const box = await this.boxOf(text);
      await this.page.mouse.move(700, 5);
      await this.page.mouse.move(box.x + box.width / 2 - 3, box.y + box.height / 2);
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 2 });
      return hover
        .first()
        .waitFor({ timeout: 3000 })
        .then(
          () => true,
          () => false,
        );
    });
    return hover.first();
  }

  /** Where a text stands on the screen: the box of its first occurrence in the drawn lines of the editor. */
  boxOf(text) {
    return this.until(`"${text}" on the screen`, () =>
      this.page.evaluate((wanted) => {
        for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
          // VS Code draws blanks as no-break spaces
          const whole = (line.textContent ?? '').replaceAll('\u00a0', ' ');
          const at = whole.indexOf(wanted);
          if (at < 0) continue;
          const range = document.createRange();
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let seen = 0;
          let begun = false;
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const length = node.textContent.length;
            if (!begun && at < seen + length) {
              range.setStart(node, at - seen);
              begun = true;
            }
            if (begun && at + wanted.length <= seen + length) {
              range.setEnd(node, at + wanted.length - seen);
              const { x, y, width, height } = range.getBoundingClientRect();
              return { x, y, width, height };
            }
            seen += length;
          }
        }
        return undefined;
      }, text),
    );
  }

  // ---- the panel, the palette, messages ----

  async openPanel() {
    const icon = this.page.locator('.activitybar a.action-label[aria-label^="Related Work"]');
    await icon.waitFor();
    const frame = this.page.locator('iframe.webview');
    if (!(await frame.first().isVisible())) await icon.click();
    await frame.first().waitFor();
    return this.panel();
  }

  panel() {
    return this.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }

  /** The frame of the panel itself, to run functions in. */
  async panelFrame() {
    const frame = await this.page.frameLocator('iframe.webview').locator('#active-frame').elementHandle();
    return await frame.contentFrame();
  }

  /** Drags the edge of the side bar until it is so many pixels wide. */
  async sideBar(width) {
    const bar = this.page.locator('.part.sidebar');
    const box = await bar.boundingBox();
    await this.page.mouse.move(box.x + box.width, box.y + 300);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, box.y + 300, { steps: 4 });
    await this.page.mouse.up();
    await this.page.mouse.move(box.x + width + 200, box.y + 300);
  }

  /** Runs a command from the palette, by its title, as a person does. */
  async command(title) {
    await this.press('F1');
    const box = this.page.locator('.quick-input-widget input');
    await box.waitFor();
    await box.fill(`>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
    await row.waitFor();
    await this.press('Enter');
    // a command that asks for something uses the same box: what is typed now is meant for it
    const asked = () => box.inputValue({ timeout: 1000 }).catch(() => ''); // it may go while it is looked at
    await this.until(
      `"${title}" has been taken`,
      async () => !(await box.isVisible()) || !(await asked()).startsWith('>'),
    );
  }

  quickRows() {
    return this.page.locator('.quick-input-list .monaco-list-row').evaluateAll((elements) =>
      elements
        .map((element) => ({ index: Number(element.getAttribute('data-index')), text: element.textContent ?? '' }))
        .sort((left, right) => left.index - right.index)
        .map(({ text }) => text),
    );
  }

  /**
   * A message to the person. Under the driver VS Code lets none pop up, since they would cover what is to be clicked: they
   * wait behind the bell.
   */
  async notification(text) {
    const item = this.page.locator('.notifications-center .notification-list-item').filter({ hasText: text }).first();
    await this.until(`the message "${text}"`, async () => {
      if (await item.isVisible()) return true;
      await this.page.locator('[id="status.notifications"]').click();
      return item.waitFor({ timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
    return item;
  }

  // ---- looking ----

  async see(selector) {
    await this.page.locator(selector).first().waitFor({ timeout: 120_000 });
  }

  /** Waits until nothing moves any more, so that a picture is the same each time. */
  async shot(name) {
    fs.mkdirSync(places.screens, { recursive: true });
    await this.page.screenshot({ path: path.join(places.screens, `${name}.png`), animations: 'disabled' });
  }

  /** `dark`, `light`, `contrast`, or `contrast-light`. */
  async theme(name) {
    await this.ask(
      (vscode, theme) =>
        vscode.workspace.getConfiguration('workbench').update('colorTheme', theme, vscode.ConfigurationTarget.Global),
      name === 'contrast-light' ? 'Default High Contrast Light' : themes[name],
    );
    const classes = { dark: '.vs-dark', light: '.vs', contrast: '.hc-black', 'contrast-light': '.hc-light' };
    const wanted = classes[name];
    await this.page.locator(`.monaco-workbench${wanted}`).waitFor();
  }

  /** One picture in each of the three kinds of theme; `again` brings back what a change of theme closes. */
  async shots(name, again) {
    for (const theme of Object.keys(themes)) {
      await this.theme(theme);
      await again?.();
      await this.shot(`${name}-${theme}`);
    }
    await this.theme('dark');
    await again?.();
  }
}
