/** What does axe-core find wrong in a webview, once the webview wears the theme of the window? */
import * as fs from 'node:fs';
import { createRequire } from 'node:module';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Colours that differ between any two themes of these tests. The window's have them on its outermost element; a webview hears
 * of them a moment after the window wears them.
 */
const told = ['foreground', 'editor-background', 'sideBar-background', 'list-highlightForeground', 'focusBorder'];
const colours = (names, at) => {
  const style = getComputedStyle(document.querySelector(at));
  return names.map((name) => `${name}: ${style.getPropertyValue(`--vscode-${name}`).trim().toLowerCase()}`).join('; ');
};

/** Waits until a webview has the colours that the window has, and has drawn itself in them. */
export async function wearsTheTheme(desk, frame) {
  const source = `(${colours})(${JSON.stringify(told)}, `;
  let seen = '';
  await desk
    .until('the theme in the webview', async () => {
      const window = await desk.page.evaluate(`${source}'.monaco-workbench')`);
      const webview = await frame.evaluate(`${source}'html')`);
      seen = `${window}\n${webview}`;
      return window === webview && !/: ;|: $/.test(window);
    })
    .catch((error) => {
      throw new Error(`${error.message}\n${seen}`);
    });
  await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** What axe finds wrong in a frame, in words. */
export async function violations(desk, frame) {
  await wearsTheTheme(desk, frame);
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(`${axe}; undefined`);
  return await frame.evaluate(async () => {
    const { violations, passes } = await window.axe.run(document);
    const wrong = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary}`),
    );
    return passes.length < 10 ? [...wrong, `axe looked at ${passes.length} rules only`] : wrong;
  });
}
