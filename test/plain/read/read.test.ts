/** What is read from sources, whatever state they are in? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { decodeBytes, encodeText } from '../../../src/core/read/decode.ts';
import { readSource } from '../../../src/core/read/readSource.ts';
import { texToText } from '../../../src/core/read/texText.ts';

const bib = (text: string | Uint8Array) => readSource({ id: 'x', name: 'x.bib', format: 'auto' }, text);
const pairs = (text: string | Uint8Array) => readSource({ id: 'x', name: 'x.txt', format: 'auto' }, text);

describe('title/abstract pairs', () => {
  const seeds = fs.readFileSync('seeds/000_de446312ac012c8b.txt');

  it('are 210 papers with 210 titles in the bundled corpus, the first without the site’s button', () => {
    const { papers, problems } = pairs(seeds);
    assert.equal(papers.length, 210);
    assert.equal(new Set(papers.map(({ title }) => title)).size, 210);
    assert.equal(papers[0]?.title, 'Reinforcement Learning with Fast and Forgetful Memory');
    assert.deepEqual(problems, []);
  });

  it('are the same with LF or CRLF, with or without a last line end', () => {
    const text = seeds.toString('utf8');
    const titles = (content: string): string[] => pairs(content).papers.map(({ title }) => title);
    const wanted = titles(text);
    for (const same of [
      `${text}\n`,
      text.replace(/\n/g, '\r\n'),
      `${text.replace(/\n/g, '\r\n')}\r\n`,
      `\uFEFF${text}`,
    ]) {
      assert.deepEqual(titles(same), wanted);
    }
  });

  it('keep a title that begins with Subscribe where no banner stands', () => {
    assert.equal(pairs('SubscribeStar: A Study\nAn abstract.\n').papers[0]?.title, 'SubscribeStar: A Study');
  });

  it('lose only the odd line, and say which', () => {
    const { papers, problems } = pairs('One\nAbout one.\nTwo\n');
    assert.deepEqual(
      papers.map(({ title }) => title),
      ['One'],
    );
    assert.equal(problems[0]?.code, 'odd-lines');
    assert.deepEqual(problems[0].start, { line: 2, character: 0 });
    assert.match(problems[0].message, /Line 3/);
  });

  it('of an empty or binary file are a problem that names the line', () => {
    assert.equal(pairs('').problems[0]?.code, 'empty-file');
    const { papers, problems } = pairs(Uint8Array.of(1, 0, 2, 0, 0, 0, 200, 0, 0, 0, 7));
    assert.deepEqual([papers.length, problems[0]?.code], [0, 'binary-file']);
    assert.match(problems[0]?.message ?? '', /Line 1/);
  });

  it('keep what was written where it reads differently', () => {
    const [paper] = pairs('S^{2}FT: Fast\nSaves 20\\% with {\\em care}.\n').papers;
    assert.equal(paper?.title, 'S²FT: Fast');
    assert.equal(paper.abstract, 'Saves 20% with care.');
    assert.equal(paper.written?.title, 'S^{2}FT: Fast');
  });
});

describe('TeX as a person reads it', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['G{\\"o}del', 'Gödel'],
    ["Ib{\\'a}{\\~n}ez", 'Ibáñez'],
    ["Ren\\'e", 'René'],
    ['\\c{C}a\\u{g}lar', 'Çağlar'],
    ['Stra\\ss e', 'Straße'],
    ['{\\L}ukasz', 'Łukasz'],
    ['{LoRA}: Low-Rank', 'LoRA: Low-Rank'],
    ['\\emph{In} \\textbf{bold}', 'In bold'],
    ['50\\% of R\\&D', '50% of R&D'],
    ['a~b -- c---d', 'a b – c—d'],
    ['S^{2}FT', 'S²FT'],
    ['Memory^3', 'Memory³'],
    ['$O(n^2)$', 'O(n²)'],
    ['\\textless2MB', '<2MB'],
    ['we propose \\sysname, a', 'we propose sysname, a'],
    ['with \\sysname builds', 'with sysname builds'],
    ['H$_2$O', 'H₂O'],
    ['AT&amp;T <i>cells</i>', 'AT&T cells'],
  ];
  for (const [tex, text] of cases) it(`${tex} -> ${text}`, () => assert.equal(texToText(tex), text));
});

describe('a .bib file', () => {
  it('loses only the entry that is broken, and says where', () => {
    const text = '@article{a, title={One}}\n\n@article{b, title={Two\n\n@article{c, title={Three}}\n';
    const { papers, problems } = bib(text);
    assert.deepEqual(
      papers
        .filter(({ title }) => title !== '')
        .map(({ key }) => key)
        .filter((key) => key !== 'b'),
      ['a', 'c'],
    );
    assert.deepEqual(
      problems.map(({ code, start }) => [code, start.line]),
      [['unclosed-value', 2]],
    );
  });

  it('reads strings wherever they stand, months, numbers and joins', () => {
    const text =
      '@article{a, journal = jml # " (" # 12 # ")", month = feb, year = 2020, title = "A {B} c"}\n@string{jml = {J. Mem.}}';
    const [paper] = bib(text).papers;
    assert.deepEqual([paper?.venue, paper?.year, paper?.title], ['J. Mem. (12)', 2020, 'A B c']);
  });

  it('reads round brackets, odd keys, no last comma, CRLF and CR', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['@book(k:1.2+x/y,', '  title = {T}', ')', '@misc{z,title={U},}', ''].join(end);
      assert.deepEqual(
        bib(text).papers.map(({ key, title }) => [key, title]),
        [
          ['k:1.2+x/y', 'T'],
          ['z', 'U'],
        ],
      );
    }
  });

  it('goes on behind a missing comma', () => {
    const { papers, problems } = bib(
      '@article{a,\n title = {T}\n author = {Doe, Jane},\n year = 2001\n}\n@misc{b, title={U}}',
    );
    assert.deepEqual(
      papers.map(({ key, year }) => [key, year]),
      [
        ['a', 2001],
        ['b', undefined],
      ],
    );
    assert.ok(problems.length <= 1);
  });

  it('reads names in every order', () => {
    const text =
      '@misc{a, title={T}, author = {Ludwig van Beethoven and de la Cruz, Ana and {World Health Organization} and King, Jr., Martin and others}}';
    const [paper] = bib(text).papers;
    assert.deepEqual(paper?.authors, [
      { family: 'Beethoven', particle: 'van', given: 'Ludwig' },
      { family: 'Cruz', particle: 'de la', given: 'Ana' },
      { family: 'World Health Organization' },
      { family: 'King', given: 'Martin', suffix: 'Jr.' },
    ]);
    assert.equal(paper.moreAuthors, true);
  });

  it('finds identifiers in all spellings', () => {
    const ids = (fields: string) => bib(`@misc{a, title={T}, ${fields}}`).papers[0]?.identifiers;
    assert.deepEqual(ids('doi = {https://doi.org/10.1000/ABC}')?.doi, '10.1000/abc');
    assert.deepEqual(ids('eprint = {arXiv:2301.01234v2}, archivePrefix={arXiv}')?.arxiv, '2301.01234');
    assert.deepEqual(ids('url = {https://arxiv.org/abs/2301.01234}')?.arxiv, '2301.01234');
    assert.deepEqual(ids('url = {javascript:alert(1)}')?.url, undefined);
  });

  it('inherits by crossref', () => {
    const text = '@inproceedings{a, title={T}, crossref={p}}\n@proceedings{p, title={Proc}, year=1999}';
    assert.deepEqual(bib(text).papers[0]?.venue, 'Proc');
    assert.deepEqual(bib(text).papers[0]?.year, 1999);
  });
});

describe('bytes', () => {
  it('are decoded by what they are, and encoded back exactly', () => {
    const text = 'Müller, José';
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const) {
      for (const bom of encoding === 'windows-1252' ? [false] : [false, true]) {
        const bytes = encodeText(text, encoding, bom);
        const decoded = decodeBytes(bytes);
        assert.deepEqual(decoded, { text, encoding, bom });
        assert.deepEqual(encodeText(decoded.text, decoded.encoding, decoded.bom), bytes);
      }
    }
  });
});

describe('JSON lines', () => {
  it('lose only the broken line', () => {
    const text =
      '{"id":"1","title":"One","abstract":"A.","authors":["Jane Doe"],"year":2001}\n{broken\n{"id":"3","title":"Three"}\n';
    const { papers, problems } = readSource({ id: 'x', name: 'x.jsonl', format: 'auto' }, text);
    assert.deepEqual(
      papers.map(({ key }) => key),
      ['1', '3'],
    );
    assert.deepEqual(papers[0]?.authors, [{ family: 'Doe', given: 'Jane' }]);
    assert.equal(problems[0]?.start.line, 1);
  });
});
