/** Which bibliographies and files does a text name? */
import assert from 'node:assert/strict';
import {
  findBibliographies,
  findFrontMatter,
  findIncludes,
  findOwnKeys,
  findRoot,
} from '../../../src/core/document/document.ts';
import { readFacts } from '../../../src/core/document/facts.ts';
import { readMetadata } from '../../../src/core/document/metadata.ts';

function eachPath(
  cases: readonly (readonly [text: string, paths: string])[],
  find: (text: string) => readonly string[],
): void {
  for (const [text, paths] of cases) it(JSON.stringify(text), () => assert.equal(find(text).join(' '), paths));
}

describe('bibliographies of LaTeX', () => {
  const paths = (text: string): readonly string[] => {
    const found = findBibliographies(text, 'latex');
    for (const { path, start, end } of found) assert.ok(path.startsWith(text.slice(start, end)), path);
    return found.map(({ path }) => path);
  };
  describe('BibTeX adds the ending itself (LaTeX2e, \\bibliography; bibentry; bibunits; multibib)', () => {
    eachPath(
      [
        ['\\bibliography{a,b.bib}', 'a.bib b.bib'],
        ['\\bibliography{ a ,\n  b }', 'a.bib b.bib'],
        ['\\nobibliography{a}', 'a.bib'],
        ['\\nobibliography*', ''],
        ['\\putbib[a,b]', 'a.bib b.bib'],
        ['\\putbib', ''],
        ['\\defaultbibliography{a}', 'a.bib'],
        ['\\newcites{sec}{Secondary}\\bibliographysec{a}', 'a.bib'],
        ['\\bibliographysec{a}', ''],
        ['\\bibliographystyle{plain}', ''],
        ['\\bibliography{\\subfix{../refs}}', '../refs.bib'],
        ['\\bibliography{"my refs"}', 'my refs.bib'],
      ],
      paths,
    );
  });
  describe('biblatex wants the whole name (its manual, “Resources”, “Bibliography Sections”)', () => {
    eachPath(
      [
        ['\\addbibresource{a.bib}', 'a.bib'],
        ['\\addbibresource[datatype=bibtex]{a.bib}', 'a.bib'],
        ['\\addbibresource [glob] {refs/*.bib}', 'refs/*.bib'],
        ['\\addglobalbib{a.bib}\\addsectionbib{b.bib}', 'a.bib b.bib'],
        ['\\begin{refsection}[a.bib,b.bib]', 'a.bib b.bib'],
        ['\\begin{refsection}', ''],
        ['\\newrefsection[a.bib]', 'a.bib'],
        ['% \\addbibresource{a.bib}', ''],
        ['\\verb|\\addbibresource{a.bib}|', ''],
        ['\\addbibresource{a.bib', ''],
        ['\\addbibresource{}', ''],
        ['\\newcommand{\\x}[1]{\\addbibresource{#1}}', ''],
      ],
      paths,
    );
  });
  it('on the web are told apart', () => {
    const [one] = findBibliographies('\\addbibresource[location=remote]{http://x.org/a.bib}', 'latex');
    assert.equal(one?.isRemote, true);
  });
});

describe('files that LaTeX takes in', () => {
  const paths = (text: string): readonly string[] =>
    findIncludes(text, 'latex').map(({ path, from }) => `${from}:${path}`);
  eachPath(
    [
      ['\\input{a}\\include{chapters/b}', 'root:a.tex root:chapters/b.tex'],
      ['\\input a \\input{b.tikz}', 'root:a.tex root:b.tikz'],
      ['\\subfile{sections/a}', 'here:sections/a.tex'],
      ['\\import{sections/}{a}', 'root:sections/a.tex'],
      ['\\subimport*{sections}{a.tex}', 'here:sections/a.tex'],
      ['\\SweaveInput{a.Rnw}', 'root:a.Rnw'],
      ["<<child='a.Rnw'>>=\n@\n<<x, child = c('b.Rnw', \"c.Rnw\")>>=\n@", 'root:a.Rnw root:b.Rnw root:c.Rnw'],
      ['% \\input{a}', ''],
      ['\\includegraphics{a} \\inputenc{b} \\includeonly{c}', ''],
      ['\\input{', ''],
    ],
    paths,
  );
});

describe('the root that a chapter names', () => {
  eachPath(
    [
      ['% !TEX root = ../main.tex\n\\section{x}', '../main.tex'],
      ['%!TeX root=main.tex', 'main.tex'],
      ['% !TEX program = xelatex\n% !TEX root = main.tex', 'main.tex'],
      ['\\documentclass[../main]{subfiles}', '../main.tex'],
      ['\\documentclass[12pt]{article}', ''],
      ['% !Rnw root = ../main.Rnw', '../main.Rnw'],
      ['%% ! TeX root = main.tex', 'main.tex'],
      ["<<>>=\nset_parent('main.Rnw')\n@", 'main.Rnw'],
      ['\\section{x}', ''],
    ],
    (text) => [findRoot(text, 'latex') ?? ''],
  );
});

describe('keys that a document defines itself', () => {
  eachPath(
    [
      ['\\begin{thebibliography}{9}\\bibitem{a} x \\bibitem[Doe(2020)]{b} y', 'a b'],
      ['\\bib{c}{article}{}', 'c'],
      ['\\bibliography{x}', ''],
    ],
    (text) => findOwnKeys(text, 'latex'),
  );
  eachPath(
    [['(my-label)=\n# Title\n\n:::{figure} x.png\n:label: my-fig\n:::\n# H {#sec}', 'my-label my-fig sec']],
    (text) => findOwnKeys(text, 'markdown'),
  );
});

describe('bibliographies of Markdown (pandoc manual, “Specifying bibliographic data”; Quarto guide, “Citations”)', () => {
  eachPath(
    [
      ['---\nbibliography: a.bib\n---', 'a.bib'],
      ['---\nbibliography: [a.bib, "b c.json"]\n---', 'a.bib b c.json'],
      ['---\nbibliography:\n  - a.bib\n  - b.yaml\n---', 'a.bib b.yaml'],
      ['---\r\nbibliography: a.bib\r\n---\r\n', 'a.bib'],
      ['---\nbibliography: a.bib\n...\n', 'a.bib'],
      ['\uFEFF---\nbibliography: a.bib\n---', 'a.bib'],
      ['---\ntitle: "half\nbibliography: a.bib\n---', ''],
      ['---\nbibliography: a.bib\n', ''],
      ['---\n\nbibliography: a.bib\n---', ''],
      ['Text\n\n---\nbibliography: a.bib\n---', 'a.bib'],
      ['Text\n---\nbibliography: a.bib\n---', ''],
      ['---\nbibliography: a.bib\n---\n\nText\n\n---\nbibliography: [b.bib, c.bib]\n...\n', 'b.bib c.bib'],
      ['---\nbibliography: a.bib\n---\n\nText\n\n---\ntitle: x\n---\n', 'a.bib'],
      ['---\n\nText with bibliography: a.bib\n\n---', ''],
      ['    ---\n    bibliography: a.bib\n    ---', ''],
      ['```\n---\nbibliography: a.bib\n---\n```', ''],
    ],
    (text) => {
      const { bibliographies } = readFacts(text, 'markdown');
      for (const { path, start, end } of bibliographies) assert.ok(text.slice(start, end).includes(path));
      return bibliographies.map(({ path }) => path);
    },
  );
  describe('project files (Quarto guide, “Projects”; mystmd.org, “Frontmatter”; Jupyter Book)', () => {
    eachPath(
      [
        ['project:\n  type: book\nbibliography: a.bib', 'a.bib'],
        ['version: 1\nproject:\n  bibliography:\n    - a.bib', 'a.bib'],
        ['sphinx:\n  config:\n    bibtex_bibfiles:\n      - a.bib', 'a.bib'],
        ['bibtex_bibfiles: [a.bib]', 'a.bib'],
        ['a: [1, 2', ''],
        ['', ''],
      ],
      (yaml) => readMetadata(yaml).bibliographies.map(({ path }) => path),
    );
  });
  it('knows items in the header itself', () => {
    assert.equal(readFacts('---\nreferences:\n- id: a\n  title: A\n---\n@a', 'markdown').hasReferences, true);
    assert.equal(readFacts('---\ntitle: A\n---\n@a', 'markdown').hasReferences, false);
  });
});

describe('a YAML header', () => {
  it('is what stands between its dashes', () => {
    assert.equal(findFrontMatter('---\na: 1\n---\nText')?.yaml, 'a: 1');
    assert.equal(findFrontMatter('---\n---\nText')?.yaml, '');
    assert.equal(findFrontMatter('---\n\nText\n---\n'), undefined);
    assert.equal(findFrontMatter('Text\n---\na: 1\n---'), undefined);
  });
});

describe('files that Markdown takes in (Quarto guide, “Includes”; mystmd.org, “Embed”)', () => {
  eachPath(
    [
      ['{{< include _a.qmd >}}', '_a.qmd'],
      ['```{include} a.md\n```', 'a.md'],
      ['include a.md', ''],
      ["```{r, child='a.Rmd'}\n```", 'a.Rmd'],
    ],
    (text) => findIncludes(text, 'markdown').map(({ path }) => path),
  );
});
