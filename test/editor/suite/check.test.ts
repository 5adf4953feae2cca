/** What is wrong with citations, where it is said, and what one click does about it. */
import * as vscode from 'vscode';
import { becomes, eventually, includes, ok } from './check.ts';
import { at, bytesOf, closeAll, latin1, open, writeFile } from './desk.ts';

const files: Readonly<Record<string, string>> = {
  'check/root.tex':
    '\\documentclass{book}\n\\usepackage{natbib}\n\\begin{document}\n\\include{part/chapter}\n\\bibliography{lib/refs,lib/more}\n\\end{document}\n',
  'check/part/chapter.tex':
    '% what a chapter cites, its root declares\n\\citep{doe2020, roe2019, doe2020}\n\\citep{roe2091} \\citep{roe2091}\n\\citep{smith2018}\n\\citep{razorattention}\n',
  'check/lib/refs.bib':
    '@article{doe2020,\n  title = {A First Paper on Checking Citations},\n  author = {Doe, Jane},\n  year = 2020,\n  doi = {10.1000/checked},\n}\n\n@article{roe2019,\n  title = {A Second Paper on Something Else},\n  author = {Roe, Richard},\n  year = 2019,\n}\n',
  'check/lib/more.bib':
    '@misc{broken2020,\n  title = {Never closed\n\n@article{doecopy,\n  title = {A First Paper on Checking Citations},\n  author = {Doe, Jane},\n  year = 2020,\n  doi = {https://doi.org/10.1000/CHECKED},\n}\n\n@book{smith2018,\n  title = {A Book},\n  author = {Smith, Sam},\n  year = 2018,\n}\n',
  'check/typed.md': '---\nbibliography: lib/refs.bib\n---\n\nSome words [@roe2091].\n\n',
  'check/missing.tex':
    '\\documentclass{article}\n\\begin{document}\n\\cite{x}\n\\bibliography{refs, gone}\n\\end{document}\n',
  'check/own.tex':
    '\\documentclass{article}\n\\begin{document}\n\\cite{a, lone}\n\\bibliography{lib/refs}\n\\begin{thebibliography}{9}\\bibitem{a} A.\\end{thebibliography}\n\\end{document}\n',
  'check/doubled.md':
    '---\nbibliography: lib/refs.bib\n---\n\nOnce [@doe2020; @roe2019; @doe2020] and [@roe2019; @{roe2019}], but [@doe2020, p. 3; @doe2020, p. 9].\n',
};

/** Ours are plain strings. */
const codeOf = ({ code }: vscode.Diagnostic): string => (typeof code === 'string' ? code : '');

/** `code line text`, our own, in order. */
function problemsIn(name: string): readonly string[] {
  const uri = at(name);
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Related Work')
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((each) => `${codeOf(each)} ${each.range.start.line + 1} ${document?.getText(each.range) ?? ''}`.trim());
}

const problemsUntil = (name: string, wanted: readonly string[]): Promise<unknown> =>
  eventually(
    `${wanted.join('; ')} in ${name}, not ${problemsIn(name).join('; ')}`,
    () => JSON.stringify(problemsIn(name)) === JSON.stringify(wanted),
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}; now ${problemsIn(name).join('; ')}`);
  });

async function fixesAt(name: string, place: string, kind?: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  const { document, selection } = await open(name, place);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(selection.active, selection.active),
    kind?.value,
    10,
  );
}

/** Asks for fixes until the one that is wanted is among them (what it is made of may still be read), and applies it. */
async function apply(fixesNow: () => Promise<vscode.CodeAction[]>, title: string): Promise<void> {
  let fixes: readonly vscode.CodeAction[] = [];
  const fix = await eventually(title, async () => {
    fixes = await fixesNow();
    return fixes.find((each) => each.title.startsWith(title));
  }).catch(() => undefined);
  ok(fix, `${title} among ${fixes.map((each) => each.title).join('; ')}`);
  if (fix.edit !== undefined) ok(await vscode.workspace.applyEdit(fix.edit), 'the edit is applied');
  if (fix.command !== undefined) {
    await vscode.commands.executeCommand(
      fix.command.command,
      ...((fix.command.arguments as unknown[] | undefined) ?? []),
    );
  }
}

describe('checking', () => {
  before(async () => {
    for (const [name, text] of Object.entries(files)) await writeFile(name, text);
  });
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(at('check'), { recursive: true });
  });

  it('a chapter is checked against what its root declares', async () => {
    await open('check/part/chapter.tex', '% what‸');
    await problemsUntil('check/part/chapter.tex', [
      'doubled-key 2 doe2020',
      'unknown-key 3 roe2091',
      'unknown-key 3 roe2091',
      'unknown-key 5 razorattention',
    ]);
  });

  it('the same work twice is told at the later entry, and an entry that can’t be read at its line', async () => {
    await open('check/part/chapter.tex', '% what‸');
    await eventually('both', () => {
      const codes = vscode.languages
        .getDiagnostics(at('check/lib/more.bib'))
        .map((each) => `${codeOf(each)} ${each.range.start.line}`);
      return codes.includes('same-work 3') && codes.some((code) => !code.startsWith('same-work'));
    });
    const same = vscode.languages.getDiagnostics(at('check/lib/more.bib')).find(({ code }) => code === 'same-work');
    includes(same?.message ?? '', 'doecopy is the same work as doe2020 (the same DOI)');
    ok(same?.relatedInformation?.[0]?.location.uri.path.endsWith('refs.bib') === true, 'it leads to the first');
  });

  it('a second entry with the same key is told, and gets another one', async () => {
    await writeFile(
      'check/lib/twice.bib',
      ['one, title = {First}', 'one, title = {Second}', 'onea, title = {Third}']
        .map((each) => `@misc{${each}, url = {https://example.org}}\n`)
        .join(''),
    );
    await writeFile('check/twice.tex', '\\documentclass{article}\n\\bibliography{lib/twice}\n\\cite{one}\n');
    await open('check/twice.tex', '\\doc‸umentclass');
    await becomes(() => problemsIn('check/lib/twice.bib').map((each) => each.slice(0, 14)), ['repeated-key 2']);
    await apply(() => fixesAt('check/lib/twice.bib', '{on‸e, title = {Second}'), 'Give this entry the key oneb');
    const { document } = await open('check/lib/twice.bib', '{oneb‸, title = {Second}');
    await document.save();
    await open('check/twice.tex', '\\doc‸umentclass');
    await becomes(() => problemsIn('check/lib/twice.bib'), []);
  });

  it('an unknown key: the nearest, everywhere at once', async () => {
    await open('check/part/chapter.tex', '% what‸');
    await apply(() => fixesAt('check/part/chapter.tex', 'roe‸2091'), 'Change all 2 to roe2019');
    const editor = await open('check/part/chapter.tex', '% what‸');
    includes(editor.document.getText(), '\\citep{roe2019} \\citep{roe2019}');
  });

  it('an unknown key stays a problem under the cursor that comes to mend it; one that is being typed is none until it is left', async () => {
    await open('check/typed.md', 'Some w‸ords');
    await problemsUntil('check/typed.md', ['unknown-key 5 roe2091']);
    const editor = await open('check/typed.md', '@roe20‸91');
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0).translate(6, 0), 'More [@roe2092].\n'));
    await problemsUntil('check/typed.md', ['unknown-key 5 roe2091', 'unknown-key 7 roe2092']);
    await vscode.commands.executeCommand('type', { text: '7' });
    await problemsUntil('check/typed.md', ['unknown-key 7 roe2092']);
    await open('check/typed.md', 'Some w‸ords');
    await problemsUntil('check/typed.md', ['unknown-key 5 roe20791', 'unknown-key 7 roe2092']);
  });

  it('an unknown key of a paper in the corpus: its entry, where the root declares it', async () => {
    await open('check/part/chapter.tex', '% what‸');
    const before = latin1(await bytesOf('check/lib/refs.bib'));
    const fixes = (): Promise<vscode.CodeAction[]> => fixesAt('check/part/chapter.tex', 'razor‸attention');
    await eventually('it comes first', async () => {
      const [first] = await fixes();
      return first?.isPreferred === true && first.title.startsWith('Add the entry of RazorAttention');
    });
    await apply(fixes, 'Add the entry of RazorAttention');
    const after = await eventually('the entry', async () => {
      const text = latin1(await bytesOf('check/lib/refs.bib'));
      return text.length > before.length && text;
    });
    ok(after.startsWith(before), 'what was there stays');
    includes(after, '{razorattention,');
    await problemsUntil('check/part/chapter.tex', ['doubled-key 2 doe2020']);
  });

  it('a bibliography that is not there is told where it is declared, and found or made', async () => {
    await open('check/missing.tex', '\\cite‸{x}');
    await problemsUntil('check/missing.tex', ['bibliography-not-found 4 refs', 'bibliography-not-found 4 gone']);
    await apply(() => fixesAt('check/missing.tex', '{re‸fs, gone}'), 'Change to lib/refs');
    // what stands in none of those that are there is hinted at
    await problemsUntil('check/missing.tex', ['unknown-key 3 x', 'bibliography-not-found 4 gone']);
    const hints = vscode.languages.getDiagnostics(at('check/missing.tex')).filter(({ code }) => code === 'unknown-key');
    ok(
      hints.every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint),
      'no problem: it may stand in gone.bib',
    );
    await apply(() => fixesAt('check/missing.tex', 'lib/refs, go‸ne'), 'Create gone.bib');
    // now that all are there, it can be said that nobody has this key
    await open('check/missing.tex', '\\doc‸umentclass');
    await problemsUntil('check/missing.tex', ['unknown-key 3 x']);
  });

  it('keys that the document defines itself are known', async () => {
    await open('check/own.tex', '\\doc‸umentclass');
    await problemsUntil('check/own.tex', ['unknown-key 3 lone']);
  });

  it('all doubled keys go at once, on saving too, and those with pages of their own stay', async () => {
    await open('check/doubled.md', 'bibliogr‸aphy');
    await problemsUntil('check/doubled.md', ['doubled-key 5 doe2020', 'doubled-key 5 roe2019']);
    const fixAll = (): Promise<vscode.CodeAction[]> =>
      fixesAt('check/doubled.md', 'bibliogr‸aphy', vscode.CodeActionKind.SourceFixAll);
    await apply(fixAll, 'Remove all 2 doubled keys');
    const { document } = await open('check/doubled.md', 'bibliogr‸aphy');
    includes(document.getText(), 'Once [@doe2020; @roe2019] and [@roe2019], but [@doe2020, p. 3; @doe2020, p. 9].');
  });

  it('each kind can be switched off', async () => {
    const settings = vscode.workspace.getConfiguration('relatedWork');
    await open('check/own.tex', '\\doc‸umentclass');
    await problemsUntil('check/own.tex', ['unknown-key 3 lone']);
    await settings.update('check.unknownKeys', false, vscode.ConfigurationTarget.Global);
    await problemsUntil('check/own.tex', []);
    await settings.update('check.unknownKeys', undefined, vscode.ConfigurationTarget.Global);
    await problemsUntil('check/own.tex', ['unknown-key 3 lone']);
    for (const [setting, code] of [
      ['check.entries', 'unclosed'],
      ['check.sameWork', 'same-work'],
    ] as const) {
      await open('check/part/chapter.tex', '% what‸');
      const isTold = (): boolean =>
        vscode.languages.getDiagnostics(at('check/lib/more.bib')).some((each) => codeOf(each).includes(code));
      await eventually(`${code} is told`, isTold);
      await settings.update(setting, false, vscode.ConfigurationTarget.Global);
      await eventually(`${code} is told no more`, () => !isTold());
      await settings.update(setting, undefined, vscode.ConfigurationTarget.Global);
      await eventually(`${code} is told again`, isTold);
    }
  });

  it('an own command cites once the settings say so', async () => {
    await writeFile(
      'check/own-command.tex',
      '\\documentclass{article}\n\\seealso{nobody2020}\n\\bibliography{lib/refs}\n',
    );
    await open('check/own-command.tex', '\\doc‸umentclass');
    const settings = vscode.workspace.getConfiguration('relatedWork');
    await settings.update('citationCommands', ['\\seealso'], vscode.ConfigurationTarget.Workspace);
    const { document } = await open('check/own-command.tex', '\\doc‸umentclass');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '% \n');
    await vscode.workspace.applyEdit(edit);
    await problemsUntil('check/own-command.tex', ['unknown-key 3 nobody2020']);
    await settings.update('citationCommands', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(at('.vscode'), { recursive: true });
  });
});
