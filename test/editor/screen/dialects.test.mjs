/** Keys of every shape in every dialect, typed by a person: what is accepted is exactly what was meant. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const bib = `@article{doe:2020/a+b,
  author = {Doe, Jane},
  title = {Odd Keys Considered Harmless},
  year = {2020},
}

@article{mueller2019,
  author = {M{\\"u}ller, J{\\"u}rgen},
  title = {Zahnr{\\"a}der im Getriebe},
  year = {2019},
}

@article{ibanez2021,
  author = {Ib{\\'a}{\\~n}ez, Nu{\\~n}o},
  title = {Gradient Clipping Revisited},
  year = {2021},
}

@article{a key with blanks,
  author = {Roe, Richard},
  title = {Blanks in Keys},
  year = {2018},
}
`;

const chapters = {
  empty: '\\section{One}\nAs was seen \\parencites[3]{mueller2019}[see][]{} before.\n',
  lines: 'Several lines \\cite{\n  mueller2019, % the first\n  ,\n  ibanez2021\n} of keys.\n',
  odd: 'A key of odd characters \\cite{mueller2019,} typed as it is.\n',
  middle: 'In the middle \\cite{mueller2019, ibaxx2021,doe:2020/a+b} of a key.\n',
  unclosed: 'Not closed \\cite{\n\nThe next paragraph, with \\emph{braces}.\n',
  cursors: '\\cite{} and \\cite{}\n',
};

const files = {
  'main.tex': `\\documentclass{book}
\\usepackage[style=authoryear]{biblatex}
\\addbibresource{bib/library.bib}
\\begin{document}
${Object.keys(chapters)
  .map((name) => `\\include{chapters/${name}}`)
  .join('\n')}
\\end{document}
`,
  ...Object.fromEntries(Object.entries(chapters).map(([name, text]) => [`chapters/${name}.tex`, text])),
  'bib/library.bib': bib,
  'book/_quarto.yml': 'project:\n  type: book\nbibliography: ../bib/library.bib\n',
  'book/chapter.qmd': `---
title: A chapter
---

One that knows its project [@] here.

A group [see @mueller2019, p. 3; -@; @ibanez2021] of keys.
`,
  'book/inline.md': `---
references:
- id: inline2020
  type: book
  title: A Paper That Stands in the Header
  author:
  - family: Headley
    given: Hedda
  issued: 2020
---

It is cited as [@].
`,
  'myst/myst.yml': 'version: 1\nproject:\n  bibliography:\n    - ../bib/library.bib\n',
  'myst/page.md': 'A role {cite:p}`mueller2019, ` of MyST.\n',
};

describe('every dialect, typed', () => {
  let desk;
  before(async () => (desk = await openDesk({ files, only: true, open: 'chapters/empty.tex' })));
  after(() => desk?.close());
  afterEach(() => desk.press('Escape'));

  /** Types at `‸`, accepts the row on top when it is the right one, and looks at the text. */
  async function accept(name, place, typed, key, wanted) {
    await desk.goTo(name, place);
    const before = await desk.editorText();
    const text = before.replace(place.replace('‸', ''), wanted);
    assert.notEqual(text, before, 'the case says what changes');
    await desk.type(typed);
    await desk.accept(key);
    await desk.until(`the text with ${wanted}`, async () => (await desk.editorText()) === text);
    await desk.restore(name);
  }

  it('a chapter alone knows the bibliography of its root; blanks while searching', async () => {
    await accept('chapters/empty.tex', '[see][]{‸}', 'odd keys', 'doe:2020/a+b', '[see][]{doe:2020/a+b}');
  });

  it('a chapter has a hover, and a way to the entry', async () => {
    await desk.goTo('chapters/empty.tex', 'As was seen‸');
    const hover = await desk.hoverOver('mueller2019', 'Zahnräder im Getriebe');
    assert.match(await hover.textContent(), /Jürgen Müller/);
    await desk.shot('chapter-hover');
  });

  it('among keys on several lines, with a comment between', async () => {
    await accept(
      'chapters/lines.tex',
      '  ‸,\n  ibanez2021',
      'blanks in',
      'a key with blanks',
      '  a key with blanks,\n  ibanez2021',
    );
  });

  it('a key with a colon, a slash and a plus, typed as it is', async () => {
    await accept('chapters/odd.tex', '{mueller2019,‸}', 'doe:2020/a+', 'doe:2020/a+b', '{mueller2019,doe:2020/a+b}');
  });

  it('the cursor in the middle of a key: what stands before and behind it goes', async () => {
    await accept('chapters/middle.tex', ' iba‸xx2021,', 'n', 'ibanez2021', ' ibanez2021,');
  });

  for (const [typed, key] of [
    ['muller zahn', 'mueller2019'],
    ['mueller 2019', 'mueller2019'],
    ['Müller', 'mueller2019'],
    ['ibanez clipping', 'ibanez2021'],
    ['Ibáñez', 'ibanez2021'],
  ]) {
    it(`in braces that nobody has closed, an author with accents: ${typed}`, async () => {
      await desk.goTo('chapters/unclosed.tex', 'Not closed \\cite{‸');
      await desk.type(typed);
      await desk.accept(key);
      const wanted = chapters.unclosed.replace('\\cite{', `\\cite{${key}`);
      await desk.until('the key in the unclosed braces', async () => (await desk.editorText()) === wanted);
      await desk.restore('chapters/unclosed.tex');
    });
  }

  it('Quarto: a chapter knows what its project declares; a key that is not bare gets its braces', async () => {
    await accept(
      'book/chapter.qmd',
      'its project [@‸]',
      'blanks in keys',
      'a key with blanks',
      'its project [@{a key with blanks}]',
    );
    await accept('book/chapter.qmd', 'p. 3; -@‸;', 'odd keys', 'doe:2020/a+b', 'p. 3; -@doe:2020/a+b;');
  });

  it('Markdown: items in the header itself can be cited', async () => {
    await accept('book/inline.md', 'cited as [@‸]', 'header', 'inline2020', 'cited as [@inline2020]');
  });

  it('MyST: a role, with the bibliography of its project', async () => {
    await accept('myst/page.md', 'mueller2019, ‸`', 'gradient', 'ibanez2021', 'mueller2019, ibanez2021`');
  });

  it('several cursors take the same key', async () => {
    await desk.goTo('chapters/cursors.tex', '\\cite{‸} and');
    await desk.ask((vscode) => {
      const editor = vscode.window.activeTextEditor;
      editor.selections = [6, 18].map((character) => new vscode.Selection(0, character, 0, character));
    });
    await desk.page.locator('.statusbar-item', { hasText: '2 selections' }).waitFor();
    await desk.type('zahn');
    await desk.accept('mueller2019');
    await desk.until('both have it', async () =>
      (await desk.editorText()).includes('\\cite{mueller2019} and \\cite{mueller2019}'),
    );
  });
});

describe('in Restricted Mode', () => {
  let desk;
  before(async () => (desk = await openDesk({ files, only: true, open: 'chapters/empty.tex', trust: 'restricted' })));
  after(() => desk?.close());

  it('a key is found and accepted all the same', async () => {
    assert.equal(await desk.ask((vscode) => vscode.workspace.isTrusted), false);
    await desk.goTo('chapters/empty.tex', '[see][]{‸}');
    await desk.type('clipping');
    await desk.accept('ibanez2021');
    const wanted = chapters.empty.replace('[see][]{}', '[see][]{ibanez2021}');
    await desk.until('the key in the text', async () => (await desk.editorText()) === wanted);
  });

  it('a rename asks first, as it changes files', async () => {
    const bib = desk.text('bib/library.bib');
    await desk.goTo('chapters/odd.tex', '{muel‸ler2019');
    const box = desk.page.locator('.rename-box input');
    await desk.until('the box for the new name', async () => {
      await desk.press('F2');
      return box.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await box.fill('mueller:2019');
    await desk.press('Enter');
    const question = await desk.notification('You have not trusted this workspace');
    await desk.shot('restricted-rename');
    assert.equal(desk.text('bib/library.bib'), bib, 'nothing is changed before the answer');
    await question.getByRole('button', { name: 'Rename' }).click();
    await desk.until('the new name on disk', () => desk.text('bib/library.bib').includes('@article{mueller:2019,'));
  });
});
