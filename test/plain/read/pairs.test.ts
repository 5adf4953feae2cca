/** Which papers come of a text of titles and abstracts? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { problemsOf, read } from './reading.ts';

const titles = (text: string): readonly string[] => read('list.txt', text).papers.map(({ title }) => title);

describe('the bundled corpus', () => {
  const bytes = fs.readFileSync('seeds/000_de446312ac012c8b.txt');
  const { papers, problems } = read('bundled corpus', new Uint8Array(bytes));

  it('holds 210 papers of 210 titles, each with an abstract', () => {
    assert.equal(papers.length, 210);
    assert.equal(new Set(papers.map(({ title }) => title)).size, 210);
    assert.ok(papers.every(({ abstract }) => (abstract?.length ?? 0) > 200));
    assert.deepEqual(problems, []);
  });

  it('begins with its first title, not with the button beside it', () => {
    assert.equal(papers[0]?.title, 'Reinforcement Learning with Fast and Forgetful Memory');
    assert.deepEqual([papers[0].key, papers[0].hasKey], ['line 3', false]);
  });

  it('is the same with other line ends, a mark, and without its last line end', () => {
    const text = bytes.toString('utf8');
    const shown = papers.map(({ title, abstract, key }) => [title, abstract, key]);
    for (const other of [text.replace(/\n/g, '\r\n'), text.replace(/\n/g, '\r'), `\ufeff${text}`, text.trimEnd()]) {
      assert.deepEqual(
        read('bundled corpus', other).papers.map(({ title, abstract, key }) => [title, abstract, key]),
        shown,
      );
    }
  });

  it('is readable: no TeX is left on the screen', () => {
    for (const { title, abstract = '' } of papers) assert.doesNotMatch(title + abstract, /[\\{}]|\^\{|\w~\w|``/);
    assert.ok(papers.some(({ title }) => title.includes('S²FT')));
    assert.ok(papers.some(({ abstract }) => abstract?.includes('Memory³') === true));
    assert.ok(papers.some(({ abstract }) => abstract?.includes('requires <2MB') === true));
  });

  it('invents nothing: an address in an abstract is not the address of the paper', () => {
    assert.ok(papers.some(({ abstract }) => abstract?.includes('https://github.com') === true));
    for (const { identifiers, authors, year } of papers)
      assert.deepEqual([identifiers, authors, year], [{}, [], undefined]);
  });
});

describe("a person's own pairs", () => {
  it('are read in turn, blank lines between them or not', () => {
    assert.deepEqual(titles('One\nAbout one.\nTwo\nAbout two.'), ['One', 'Two']);
    assert.deepEqual(titles('\n\nOne\nAbout one.\n\n\nTwo\nAbout two.\n\n'), ['One', 'Two']);
    assert.deepEqual(titles('One\n\nAbout one.\n\nTwo\n\nAbout two.\n'), ['One', 'Two']);
  });

  it('keep a first title that begins with Subscribe', () => {
    assert.deepEqual(titles('SubscribeNet: a Network\nAn abstract.\n'), ['SubscribeNet: a Network']);
    const banner = 'Get trending papers in your email inbox once a day!\n';
    assert.deepEqual(titles(`${banner}SubscribeNets\nAn abstract.\n`), ['Nets']);
    assert.deepEqual(titles(`${banner}Subscribers and Their Lists\nAn abstract.\n`), ['Subscribers and Their Lists']);
    assert.deepEqual(titles(`${banner}Subscribe to Nets\nAn abstract.\n`), ['Subscribe to Nets']);
  });

  it('lose nothing but the line that has no partner', () => {
    const missing = read('list.txt', 'One\nA long abstract.\nTwo\nThree\nAnother long abstract.\n');
    assert.deepEqual(
      missing.papers.map(({ title, abstract }) => [title, abstract]),
      [
        ['One', 'A long abstract.'],
        ['Three', 'Another long abstract.'],
      ],
    );
    assert.deepEqual(problemsOf(missing), ['3: odd-lines']);
    const last = read('list.txt', 'One\nA long abstract.\nTwo\n');
    assert.deepEqual([last.papers.length, problemsOf(last)], [1, ['3: odd-lines']]);
    const parted = read('list.txt', 'One\nAbout one.\n\nTwo\n\nThree\nAbout three.\n');
    assert.deepEqual(
      [parted.papers.map(({ title }) => title), problemsOf(parted)],
      [['One', 'Three'], ['4: odd-lines']],
    );
  });

  it('are none in an empty file, which is said', () => {
    for (const text of ['', '\n', ' \r\n \r\n'])
      assert.deepEqual(problemsOf(read('list.txt', text)), ['1: empty-file']);
  });
});
