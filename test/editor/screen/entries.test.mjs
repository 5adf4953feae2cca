/** What a person sees of entries: what one lacks, which nobody cites, how a file is laid out, how a paper is copied. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openDesk } from './desk.mjs';

const bib = `@Article{Hopper1952,
	Title   = {The Education of a Computer},
	Author  = {Hopper, Grace},
	Journal = {Proceedings of the ACM},
	Year    = 1952
}

@Misc{Turing1936,
	Title = {On Computable Numbers}
}

@Book{Knuth1997,
	Title     = {The Art of Computer Programming},
	Author    = {Knuth, Donald},
	Publisher = {Addison-Wesley},
	Year      = 1997
}
`;
const paper = `\\documentclass{article}
\\usepackage{biblatex}
\\addbibresource{refs.bib}
\\begin{document}
Computers learn \\autocite{Hopper1952}. Numbers are computable \\autocite{Turing1936}.
Keys and values are kept \\autocite{}.
\\printbibliography
\\end{document}
`;

describe('entries of a bibliography', () => {
  let desk;
  beforeEach(async () => {
    desk = await openDesk({ only: true, files: { 'paper.tex': paper, 'refs.bib': bib } });
  });
  afterEach(() => desk?.close());

  /** The problems of the bibliography, as VS Code has them. */
  const problems = (code) =>
    desk.ask(
      (vscode, code) =>
        vscode.languages
          .getDiagnostics()
          .filter(([uri]) => uri.path.endsWith('/refs.bib'))
          .flatMap(([, all]) => all)
          .filter((each) => each.code === code)
          .map(({ message, range, tags = [] }) => ({ message, line: range.start.line, end: range.end.line, tags })),
      code,
    );

  it('a new one looks as the others do, and its key, too; it is seen before it is accepted', async () => {
    await desk.goTo('paper.tex', '\\autocite{‸}.\n\\print');
    await desk.type('razorattention');
    const [row] = await desk.rowsUntil('the paper', ([first]) => /^RazorAttention/.test(first?.label ?? ''));
    assert.match(row.text, /RazorAttention/);
    await desk.shot('entry-row');
    await desk.press('Enter');
    const added = await desk.until('the entry on disk', () => {
      const text = desk.text('refs.bib');
      return text.length > bib.length ? text : undefined;
    });
    assert.ok(added.startsWith(bib.slice(0, bib.indexOf('@Misc'))), 'what stands before is as it was');
    assert.match(added, /@Misc\{RazorAttention,\n\tTitle = \{\{RazorAttention\}: [^\n]*\}\n\}/);
    assert.ok(added.indexOf('@Book{Knuth1997') >= 0 && added.includes('@Misc{Turing1936,\n\tTitle = {On'));
    assert.ok((await desk.editorText()).includes('\\autocite{RazorAttention}'));
  });

  it('are not written to a file that has gone, before the person wants it', async () => {
    await desk.goTo('paper.tex', '\\autocite{‸}.\n\\print');
    await desk.type('razorattention');
    await desk.rowsUntil('the paper', ([first]) => /^RazorAttention/.test(first?.label ?? ''));
    fs.rmSync(path.join(desk.folder, 'refs.bib'));
    await desk.press('Enter');
    const question = await desk.notification('refs.bib is declared, but it is not there');
    await desk.shot('entry-file-gone');
    assert.equal(desk.bytes('refs.bib'), undefined);
    await question.getByRole('button', { name: 'Create refs.bib' }).press('Enter');
    await desk.until('the entry in a new file', () => desk.text('refs.bib')?.includes('RazorAttention'));
  });

  it('that lack something are told, and are filled in stop by stop', async () => {
    await desk.goTo('refs.bib', '‸@Misc{Turing1936');
    const [problem] = await desk.until('the problem', async () => {
      const found = await problems('incomplete-entry');
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual([problem.message, problem.line], ['incomplete entry: author, date', 7]);
    await desk.fix('Fill in author, date', 'wait');
    await desk.shot('entry-incomplete');
    await desk.press('Enter');
    const isBehind = (text) =>
      desk.ask((vscode, text) => {
        const { document, selection } = vscode.window.activeTextEditor;
        return document.lineAt(selection.active.line).text.slice(0, selection.active.character).endsWith(text);
      }, text);
    await desk.until('the first stop', () => isBehind('Author = {'));
    await desk.type('Turing, Alan');
    await desk.press('Tab');
    await desk.until('the second stop', () => isBehind('Date = {'));
    await desk.type('1936');
    await desk.until('the fields', async () =>
      /\tAuthor = \{Turing, Alan\},?\n[^@]*Date = \{1936\}/.test(await desk.editorText()),
    );
    await desk.shot('entry-filled-in');
    await desk.until('nothing lacks any more', async () => (await problems('incomplete-entry')).length === 0);
  });

  it('that are ignored are not told any more, and can be told again', async () => {
    await desk.goTo('refs.bib', '‸@Misc{Turing1936');
    await desk.until('the problem', async () => (await problems('incomplete-entry')).length === 1);
    await desk.fix('Do not tell what Turing1936 lacks');
    await desk.until('no problem', async () => (await problems('incomplete-entry')).length === 0);
    await desk.fix('Tell again what Turing1936 lacks');
    await desk.until('the problem again', async () => (await problems('incomplete-entry')).length === 1);
  });

  it('that nobody cites are faded, listed and taken out in one step', async () => {
    await desk.goTo('refs.bib', '‸@Misc{Turing1936');
    const [faded] = await desk.until('a faded entry', async () => {
      const found = await problems('unused-entry');
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual([faded.line, faded.end, faded.tags], [11, 16, [1]]);
    await desk.shot('entry-unused-faded');
    await desk.command('Show Unused Entries');
    await desk.until('the list', async () => (await desk.quickRows()).some((row) => row.includes('Knuth1997')));
    await desk.shot('entry-unused-list');
    await desk.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Knuth1997' })
      .locator('.monaco-checkbox, input')
      .first()
      .click();
    const list = desk.page.locator('.quick-input-widget');
    await list.getByText('1 Selected').waitFor();
    await list.getByRole('button', { name: 'OK' }).click();
    const sure = desk.page.locator('.monaco-dialog-box');
    await sure.getByText('Take out one entry?').waitFor();
    await sure.getByRole('button', { name: 'Take Out' }).click();
    await desk.until('the file without it', () => desk.text('refs.bib') === bib.slice(0, bib.indexOf('\n@Book')));
    await desk.goTo('refs.bib', '‸@Misc{Turing1936');
    await desk.press('Control+z');
    await desk.until('all of it again', async () => (await desk.editorText()) === bib);
  });

  it('are laid out evenly, and nothing else in them changes', async () => {
    await desk.goTo('refs.bib', '‸@Misc{Turing1936');
    await desk.ask(async (vscode) => {
      const editor = vscode.window.activeTextEditor;
      const uneven = '@Misc{ uneven ,title={T  {x}},\n\n note  =   "A" # b }\n';
      await editor.edit((edit) => edit.insert(new vscode.Position(7, 0), uneven));
    });
    await desk.until('the layout', async () => {
      // VS Code lays nothing out while it is still hearing of the change above
      await desk.ask((vscode) => vscode.commands.executeCommand('editor.action.formatDocument'));
      return (await desk.editorText()).includes(
        '@Misc{uneven,\n\ttitle = {T  {x}},\n\tnote  = "A" # b\n}\n\n@Misc{Turing1936,',
      );
    });
  });

  it('are copied as people list them, and each way is seen before', async () => {
    await desk.goTo('paper.tex', '\\autocite{Hop‸per1952}');
    await desk.command('Copy Reference As...');
    const rows = await desk.until('the list', async () => {
      const all = await desk.quickRows();
      return all.length >= 8 ? all : undefined;
    });
    assert.ok(rows[0].includes('APA') && rows[0].includes('Hopper, G. (1952). The Education of a Computer.'), rows[0]);
    await desk.shot('entry-copy');
    await desk.press('Enter');
    const copied = await desk.until('the clipboard', () =>
      desk.ask((vscode) => vscode.env.clipboard.readText().then((text) => text.includes('Hopper') && text)),
    );
    assert.equal(copied, 'Hopper, G. (1952). The Education of a Computer. Proceedings of the ACM.');
  });
});
