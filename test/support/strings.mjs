/** What does the extension say to people? Read from its code, so that a test can hold translations to it. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

/** Names of objects whose every value is said: the words of a webview, which its host hands to `l10n.t` one by one. */
const WORDS = /^export const \w+Words = /m;

/**
 * The English of everything that goes through `vscode.l10n.t`, sorted; and the calls whose text cannot be read from the code,
 * which would be missing from every translation.
 * @returns {{ strings: string[], unreadable: string[] }}
 */
export function stringsOf(root) {
  const strings = new Set();
  const unreadable = [];
  for (const file of filesUnder(path.join(root, 'src'))) {
    const text = fs.readFileSync(file, 'utf8');
    if (!text.includes('l10n.t(') && !WORDS.test(text)) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isCallExpression(node) && /(?:^|\.)l10n\.t$/.test(node.expression.getText())) {
        const [said] = node.arguments;
        if (said !== undefined && ts.isStringLiteralLike(said)) strings.add(said.text);
        // the values of a words object, added below
        else if (said?.getText() !== 'english') unreadable.push(`${path.relative(root, file)}: ${node.getText()}`);
      }
      if (ts.isVariableDeclaration(node) && /^\w+Words$/.test(node.name.getText())) {
        const value = node.initializer && ts.isAsExpression(node.initializer) ? node.initializer.expression : undefined;
        if (value !== undefined && ts.isObjectLiteralExpression(value)) {
          for (const { initializer } of value.properties) strings.add(initializer.text);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { strings: [...strings].sort(), unreadable };
}

function filesUnder(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();
}
