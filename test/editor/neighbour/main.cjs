/** What does a list of bare keys beside ours look like? As LaTeX Workshop's: keys, found by key and title. */
const vscode = require('vscode');

exports.activate = (context) => {
  const provider = {
    async provideCompletionItems(document, position) {
      const line = document.lineAt(position.line).text.slice(0, position.character);
      const size = vscode.workspace.getConfiguration('latex-workshop.bibtex').get('maxFileSize');
      if (!/\\cite\w*\{[^{}]*$/.test(line) || size === 0) return undefined;
      const items = [];
      for (const uri of await vscode.workspace.findFiles('**/*.bib')) {
        const text = Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();
        for (const [, key, rest] of text.matchAll(/@\w+\{([^,]+),([^@]*)/g)) {
          const item = new vscode.CompletionItem(key, vscode.CompletionItemKind.Reference);
          item.detail = 'neighbour';
          item.filterText = `${key} ${/title\s*=\s*\{(.*)\}/.exec(rest)?.[1] ?? ''}`;
          items.push(item);
        }
      }
      return items;
    },
  };
  context.subscriptions.push(
    vscode.languages.registerCompletionItemProvider({ scheme: '*', language: 'latex' }, provider, '{', ','),
  );
};
