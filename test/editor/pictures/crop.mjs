/** What do README and walkthrough show of a picture, and what stands there before it is taken? */
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What README and walkthrough show of a surface: where it happens, from the left edge of the editor, in whole lines. */
export async function cropOf(desk, name) {
  const { width, height } = desk.page.viewportSize();
  const left = 48;
  const boxes = (selector) =>
    desk.page.locator(selector).evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
  /** As high as one thing is, as wide as it and what stands beside it. */
  const around = async (selector, beside = selector) => {
    const found = await boxes(selector);
    const lines = await boxes('.monaco-editor .view-line');
    const top = Math.min(...found.map((box) => box.top)) - 50;
    const bottom = Math.max(...found.map((box) => box.bottom)) + 8;
    const right = Math.min(
      width,
      Math.ceil(Math.max(...[...found, ...(await boxes(beside))].map((box) => box.right)) + 12),
    );
    const first = lines.map((line) => line.top).filter((each) => each >= Math.max(38, top));
    const last = lines.map((line) => line.bottom).filter((each) => each >= bottom && each <= height);
    const y = Math.round(Math.min(...first));
    return { x: left, y, width: right - left, height: Math.round(last.length === 0 ? height : Math.min(...last)) - y };
  };
  if (name === 'hover') return around('.monaco-hover:visible');
  if (name === 'completion') return around('.suggest-widget.visible', '.suggest-details:visible');
  if (name === 'sources') return { x: left, y: 0, width: width - left, height: 200 };
  if (name === 'panel') return { x: 0, y: 0, width, height: 445 };
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
