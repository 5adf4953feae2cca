/** Does the extension start, quickly, and offer what it declares? */
import * as vscode from 'vscode';
import { ok } from './check.ts';

describe('a window', () => {
  it('knows VS Code', () => {
    ok(vscode.version, 'no version');
  });
});
