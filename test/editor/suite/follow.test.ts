/** Following a key through a project: its entry, every place that cites it, and another name for it everywhere at once. */
import * as vscode from 'vscode';
import { becomes, equal, eventually, includes, ok } from './check.ts';
import { at, bytesOf, closeAll, hoverAt, latin1, open, writeFile } from './desk.ts';

const crlf = (text: string): string => text.replace(/\n/g, '\r\n');

/** A project: a root, a chapter and a Markdown file, two bibliographies; and one that has nothing to do with it. */
const project: Readonly<Record<string, string | Uint8Array>> = {
  'follow/main.tex': crlf(
    '\\documentclass{book}\n\\addbibresource{refs.bib}\n\\addbibresource{more.bib}\n\\begin{document}\n' +
      'As \\textcite{doe2020} says, and \\autocites[see][]{roe2019,doe2020}[3]{doe:old}. doe2020 % \\cite{doe2020}\n' +
      '\\input{chapter}\n\\end{document}\n',
  ),
  'follow/chapter.tex': '% !TEX root = main.tex\nHere \\parencite{%\n  doe2020,\n  roe2019%\n}.\n',
  'follow/notes.md':
    '\uFEFF---\nbibliography: refs.bib\n---\n\nAs @doe2020 says [see @roe2019; -@doe2020, p. 3]. `@doe2020`\n',
  'follow/refs.bib':
    '% doe2020 is my own\n@collection{doe2020,\n  title = {The Whole, by doe2020},\n  ids = {doe:old, doe:older},\n}\n' +
    '@incollection{roe2019,\n  title = {A Part},\n  crossref = {doe2020},\n  related = {x, doe2020},\n}\n',
  'follow/more.bib': '@incollection{poe1845,\n  title = {The Raven},\n  crossref = "doe2020"\n}\n',
  'follow/other/other.tex': '\\documentclass{article}\\bibliography{other}\\cite{doe2020}\n',
  'follow/other/other.bib': '@misc{doe2020, title = {Another One}}\n',
};

const bytesAll = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(Object.keys(project).map(async (name) => [name, latin1(await bytesOf(name))] as const)),
  );

/** `file:line` (1-based), and the text there. */
async function shown(locations: readonly vscode.Location[]): Promise<readonly string[]> {
  const all = locations.map(async ({ uri, range }) => {
    const document = await vscode.workspace.openTextDocument(uri);
    return `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}:${range.start.line + 1} ${document.getText(range)}`;
  });
  return (await Promise.all(all)).sort();
}

async function referencesAt(name: string, place: string): Promise<readonly string[]> {
  const { document, selection } = await open(name, place);
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    selection.active,
  );
  return shown(found);
}

async function renameAt(name: string, place: string, to: string): Promise<vscode.WorkspaceEdit> {
  const { document, selection } = await open(name, place);
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    selection.active,
    to,
  );
}

/** How many changes in each file. */
const changesIn = (edit: vscode.WorkspaceEdit): readonly string[] =>
  edit
    .entries()
    .map(([uri, edits]) => `${uri.path.slice(uri.path.lastIndexOf('/') + 1)} ${edits.length}`)
    .sort();

const refusal = async (rename: Promise<unknown>): Promise<string> =>
  rename.then(
    (edit) => `not refused: ${JSON.stringify(edit)}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

/** As VS Code's own rename does: all files in one step, then saved. */
async function apply(edit: vscode.WorkspaceEdit): Promise<void> {
  ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }), 'the edit is applied');
  equal(
    vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ fileName }) => fileName),
    [],
    'all is saved',
  );
}

describe('following a key', () => {
  before(async () => {
    for (const [name, content] of Object.entries(project)) await writeFile(name, content);
  });
  afterEach(closeAll);

  it('from a citation to every other, over languages, and to the entry', async () => {
    await becomes(
      () => referencesAt('paper.tex', '\\citep{hoch‸reiter1997long}'),
      ['paper.tex:24 hochreiter1997long', 'references.bib:90 hochreiter1997long'],
    );
    await becomes(
      () => referencesAt('paper.tex', 'kaplan2020‸scaling'),
      ['paper.md:14 kaplan2020scaling', 'paper.tex:26 kaplan2020scaling', 'references.bib:82 kaplan2020scaling'],
    );
  });

  it('from the entry to every citation', async () => {
    await becomes(
      () => referencesAt('references.bib', '{kaplan‸2020scaling'),
      ['paper.md:14 kaplan2020scaling', 'paper.tex:26 kaplan2020scaling', 'references.bib:82 kaplan2020scaling'],
    );
  });

  it('from [@key], which VS Code takes for a link, to the same', async () => {
    // VS Code shows once what two providers say alike
    const papersOnly = async (place: string): Promise<readonly string[]> => [
      ...new Set((await referencesAt('paper.md', place)).filter((each) => each.startsWith('paper.'))),
    ];
    await becomes(
      () => papersOnly('[@vaswani‸2017attention]'),
      ['paper.md:13 @vaswani2017attention', 'paper.tex:23 vaswani2017attention'],
    );
    await becomes(
      () => papersOnly('[see @kaplan2020‸scaling, sec. 3]'),
      ['paper.md:14 see @kaplan2020scaling, sec. 3', 'paper.tex:26 kaplan2020scaling'],
    );
  });

  describe('through a project', () => {
    const everywhere = [
      'chapter.tex:3 doe2020',
      'main.tex:5 doe2020',
      'main.tex:5 doe2020',
      'main.tex:5 doe:old',
      'more.bib:3 doe2020',
      'notes.md:5 doe2020',
      'notes.md:5 doe2020',
      'refs.bib:2 doe2020',
      'refs.bib:8 doe2020',
      'refs.bib:9 doe2020',
    ];

    it('finds all places from either side, aliases and crossrefs among them', async () => {
      for (const [name, place] of [
        ['follow/chapter.tex', '  doe‸2020,'],
        ['follow/notes.md', '@doe‸2020 says'],
        ['follow/refs.bib', '{doe20‸20,'],
        ['follow/refs.bib', '{doe:‸old,'],
        ['follow/more.bib', '"doe2020‸"'],
      ] as const) {
        await becomes(() => referencesAt(name, place), everywhere, `${name}: ${place}`);
      }
    });

    it('goes from a citation, an alias and a crossref to the entry', async () => {
      for (const [name, place] of [
        ['follow/chapter.tex', '  doe‸2020,'],
        ['follow/main.tex', '{doe:‸old}'],
        ['follow/notes.md', '-@doe‸2020'],
        ['follow/more.bib', '"doe‸2020"'],
      ] as const) {
        const { document, selection } = await open(name, place);
        const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          selection.active,
        );
        equal(
          found.map(({ targetUri, targetRange, targetSelectionRange }) => [
            targetUri.path.slice(targetUri.path.lastIndexOf('/') + 1),
            targetRange.start.line,
            targetRange.end.line,
            targetSelectionRange?.start.character,
          ]),
          [['refs.bib', 1, 5, 12]],
          `${name}: ${place}`,
        );
      }
    });

    it('shows the paper and how often it is cited over its entry, and over a citation', async () => {
      for (const [name, place, text] of [
        ['follow/refs.bib', '{doe20‸20,', 'cited 6 times: main.tex (3), notes.md (2), chapter.tex (1)'],
        ['follow/refs.bib', 'crossref = {doe‸2020}', 'The Whole'],
        ['follow/notes.md', '@doe‸2020 says', 'cited 6 times; also in main.tex, chapter.tex'],
        ['follow/more.bib', '{poe‸1845', 'not cited'],
      ] as const) {
        await eventually(`${text} over ${place}`, async () => (await hoverAt(name, place)).includes(text));
      }
    });

    it('says above each entry how often it is cited', async () => {
      const { document } = await open('follow/refs.bib');
      await becomes(async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
          10,
        );
        return lenses.map(({ range, command }) => `${range.start.line} ${command?.title ?? ''}`);
      }, ['1 cited 6 times', '5 cited 3 times']);
    });

    it('knows the documents of a folder that was moved, and no longer where they were', async () => {
      await writeFile('follow/new/part.tex', '% !TEX root = ../main.tex\n\\cite{roe2019}\n');
      await writeFile('follow/new/deep/down/part.tex', '% !TEX root = ../../../main.tex\n\\cite{roe2019}\n');
      const paths = async (): Promise<readonly string[]> => {
        const { document, selection } = await open('follow/refs.bib', '{roe‸2019,');
        const found = await vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeReferenceProvider',
          document.uri,
          selection.active,
        );
        return found.flatMap(({ uri }) => /follow\/(.*part\.tex)$/.exec(uri.path)?.[1] ?? []).sort();
      };
      await becomes(paths, ['new/deep/down/part.tex', 'new/part.tex']);
      await vscode.workspace.fs.rename(at('follow/new'), at('follow/moved'));
      await becomes(paths, ['moved/deep/down/part.tex', 'moved/part.tex']);
      await vscode.workspace.fs.delete(at('follow/moved'), { recursive: true });
      await becomes(paths, []);
    });

    it('says nothing above the entries of a .bib that no document uses', async () => {
      await writeFile('follow/alone/alone.bib', '@misc{alone, title = {Alone}}\n');
      const { document } = await open('follow/alone/alone.bib');
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      equal(lenses.length, 0);
    });

    it('finds papers among the symbols by what is remembered of them', async () => {
      const search = async (typed: string): Promise<readonly string[]> => {
        const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          typed,
        );
        return found.map(({ name, location }) => `${name.split(' ')[0] ?? ''} ${location.range.start.line}`);
      };
      await eventually('the raven', async () => (await search('raven')).includes('poe1845 0'));
      // in whichever order: VS Code sorts them its own way
      await eventually('one by author and title', async () =>
        (await search('schmidhuber memory')).includes('hochreiter1997long 89'),
      );
    });

    it('outlines a bibliography', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        at('follow/refs.bib'),
      );
      equal(
        found.map(({ name, detail, range }) => `${name} ${detail} ${range.start.line}-${range.end.line}`),
        ['doe2020 collection 1-4', 'roe2019 incollection 5-9'],
      );
    });

    it('renames a key used in three files and two bibliographies: nothing else changes, byte for byte', async () => {
      await becomes(() => referencesAt('follow/chapter.tex', '  doe‸2020,'), everywhere);
      const before = await bytesAll();
      await apply(await renameAt('follow/chapter.tex', '  doe2020‸,', 'doe:2020+x'));
      const after = await bytesAll();
      const expected = { ...before };
      const put = (name: string, from: string, to: string): void => {
        ok(expected[name]?.includes(from), `${name} holds ${from}`);
        expected[name] = expected[name]?.replace(from, to) ?? '';
      };
      put('follow/main.tex', '\\textcite{doe2020}', '\\textcite{doe:2020+x}');
      put('follow/main.tex', '{roe2019,doe2020}', '{roe2019,doe:2020+x}');
      put('follow/chapter.tex', '  doe2020,', '  doe:2020+x,');
      put('follow/notes.md', '@doe2020 says', '@doe:2020+x says');
      put('follow/notes.md', '-@doe2020,', '-@doe:2020+x,');
      put('follow/refs.bib', '@collection{doe2020,', '@collection{doe:2020+x,');
      put('follow/refs.bib', 'crossref = {doe2020}', 'crossref = {doe:2020+x}');
      put('follow/refs.bib', '{x, doe2020}', '{x, doe:2020+x}');
      put('follow/more.bib', '"doe2020"', '"doe:2020+x"');
      equal(after, expected);
    });

    it('renames back from the .bib', async () => {
      // the files that were saved a moment ago are read again
      await becomes(
        () => referencesAt('follow/refs.bib', '@collection{doe‸:2020+x,'),
        everywhere.map((each) => each.replace('doe2020', 'doe:2020+x')),
      );
      await apply(await renameAt('follow/refs.bib', '@collection{doe‸:2020+x,', 'doe2020'));
      const after = await bytesAll();
      for (const [name, content] of Object.entries(project)) {
        const wanted = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        equal(after[name], latin1(wanted), name);
      }
    });

    it('renames an alias alone', async () => {
      await becomes(
        () => renameAt('follow/main.tex', '{doe‸:old}', 'doe:new').then(changesIn),
        ['main.tex 1', 'refs.bib 1'],
      );
    });

    it('puts braces around a key that Markdown wants them for', async () => {
      await becomes(async () => {
        const edit = await renameAt('follow/notes.md', '@doe‸2020 says', 'doe2020.');
        return edit.get(at('follow/notes.md')).map(({ newText }) => newText);
      }, ['{doe2020.}', '{doe2020.}']);
    });

    it('refuses what would collide, and says with what', async () => {
      await becomes(
        () => refusal(renameAt('follow/main.tex', '\\textcite{doe‸2020}', 'poe1845')),
        'poe1845 is a key in more.bib already: “The Raven”.',
      );
      includes(await refusal(renameAt('follow/refs.bib', '{doe20‸20,', 'doe:older')), 'refs.bib already');
      includes(await refusal(renameAt('follow/refs.bib', '{doe20‸20,', 'ROE2019')), 'small letters');
    });

    it('refuses what is no key, and places where none stands', async () => {
      const from = (to: string): Promise<string> => refusal(renameAt('follow/main.tex', '\\textcite{doe‸2020}', to));
      equal(await from('  '), 'A key cannot be empty.');
      equal(await from('a b'), 'A key cannot hold blanks.');
      includes(await from('a,b'), 'cannot hold ,');
      includes(await refusal(renameAt('follow/main.tex', 'As‸ \\textcite', 'x')), 'Only citation keys');
    });

    it('gives the second of two entries with the same key another one, alone', async () => {
      await writeFile('follow/other/other.bib', '@misc{doe2020, title = {Another}}\n@misc{doe2020, title = {Third}}\n');
      const places = (edit: vscode.WorkspaceEdit): readonly string[] =>
        edit
          .entries()
          .flatMap(([uri, edits]) => edits.map(({ range }) => `${uri.path.slice(-9)} ${range.start.line}`))
          .sort();
      await becomes(
        () => renameAt('follow/other/other.bib', 'doe2020‸, title = {Third}', 'third').then(places),
        ['other.bib 1'],
      );
      await becomes(
        () => renameAt('follow/other/other.bib', 'doe2020‸, title = {Another}', 'first').then(places),
        ['other.bib 0', 'other.tex 0'],
      );
    });

    it('mends a misspelt key in all places, to one that is there', async () => {
      await writeFile(
        'follow/typo.tex',
        '\\documentclass{article}\\addbibresource{refs.bib}\\cite{roe2091}\\cite{roe2091}\n',
      );
      await becomes(() => renameAt('follow/typo.tex', '}\\cite{roe‸2091', 'roe2019').then(changesIn), ['typo.tex 2']);
    });

    it('refuses a key that comes from no .bib', async () => {
      await writeFile('follow/list.json', '[{"id": "coe1999", "type": "book", "title": "A List"}]');
      await writeFile('follow/list.tex', '\\documentclass{article}\\addbibresource{list.json}\\cite{coe1999}\n');
      await becomes(
        () => refusal(renameAt('follow/list.tex', '{coe‸1999', 'x')),
        'coe1999 comes from list.json, which is no .bib file: rename it there.',
      );
    });

    it('in Markdown refuses without handing the rename to VS Code’s own, which would leave the .bib', async () => {
      await writeFile('follow/link.md', '---\nbibliography: refs.bib\n---\n\n[@doe2020] [@doe2020]\n');
      const edit = await renameAt('follow/link.md', '[@doe20‸20] [', 'poe 1845');
      equal(edit.size, 0);
      await vscode.workspace.fs.delete(at('follow/link.md'));
    });

    it('uses the unsaved text of an editor', async () => {
      const editor = await open('follow/chapter.tex');
      await editor.edit((change) => change.insert(new vscode.Position(0, 0), '\\cite{doe2020}\n'));
      await becomes(async () => {
        const edit = await renameAt('follow/refs.bib', '{doe20‸20,', 'new');
        return edit.get(editor.document.uri).map(({ range }) => range.start.line);
      }, [0, 3]);
    });

    it('keeps Latin-1 as it is, and refuses what saving would change', async () => {
      const text = '@misc{m\xfcller1999, title = {\xc4pfel}}\r\n@misc{b, crossref = {m\xfcller1999}}\r\n';
      await writeFile(
        'follow/latin.bib',
        Uint8Array.from(text, (char) => char.charCodeAt(0)),
      );
      await writeFile('follow/latin.tex', '\\documentclass{article}\\bibliography{latin}\\cite{m\u00fcller1999}\n');
      await becomes(
        () => renameAt('follow/latin.tex', '\\cite{m‸', 'mueller').then(changesIn),
        ['latin.bib 2', 'latin.tex 1'],
      );
      await apply(await renameAt('follow/latin.tex', '\\cite{m‸', 'mueller'));
      equal(latin1(await bytesOf('follow/latin.bib')), text.replaceAll('m\xfcller1999', 'mueller'));
      await closeAll();
      await writeFile('follow/latin.bib', '@misc{mueller}\r\n@misc{b}\n');
      await eventually('the mixed line ends refused', async () =>
        (await refusal(renameAt('follow/latin.tex', '\\cite{m‸', 'm'))).includes('latin.bib mixes'),
      );
    });
  });
});
