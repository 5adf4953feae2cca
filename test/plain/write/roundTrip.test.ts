import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import type { Paper } from '../../../src/core/paper.ts';
import { bibtexInSteps } from '../../../src/core/read/bibtex.ts';
import { inOneGo } from '../../../src/core/read/portions.ts';
import { texToText } from '../../../src/core/read/texText.ts';
import { pairsInSteps } from '../../../src/core/read/titleAbstractPairs.ts';
import { proposeKey } from '../../../src/core/write/citeKey.ts';
import { writeStub } from '../../../src/core/write/stub.ts';
import { escapeTex } from '../../../src/core/write/texText.ts';

/** The package has no types of its own. */
type Parse = (bibtex: string) => readonly Readonly<Record<string, string>>[];

function bundledPapers(): readonly Paper[] {
  const text = fs.readFileSync('seeds/000_de446312ac012c8b.txt', 'utf8');
  return inOneGo(pairsInSteps('bundled', text)).papers;
}

const free = () => false;

describe('reading back what was written', () => {
  let parse: Parse = () => [];
  before(async () => {
    const name = 'bibtex-parse';
    parse = ((await import(name)) as { entries: Parse }).entries;
  });

  it('gives every bundled paper its title and its abstract', () => {
    const papers = bundledPapers();
    assert.equal(papers.length, 210);
    const taken = new Set<string>();
    for (const paper of papers) {
      const key = proposeKey(paper, (each) => taken.has(each));
      taken.add(key);
      const [entry, ...more] = parse(writeStub(paper, key, undefined, { abstract: true }));
      assert.deepEqual(more, []);
      assert.equal(entry?.['key'], key);
      assert.equal(texToText(entry['TITLE'] ?? ''), paper.title);
      assert.deepEqual(Object.keys(entry).sort(), ['ABSTRACT', 'TITLE', 'key', 'type']);
    }
    assert.equal(taken.size, 210);
    const file = papers
      .map((paper) => writeStub(paper, proposeKey(paper, free), undefined, { abstract: true }))
      .join('\n\n');
    const { papers: again, problems } = inOneGo(bibtexInSteps('a.bib', file));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      again.map(({ title, abstract }) => ({ title, abstract })),
      papers.map(({ title, abstract }) => ({ title, abstract })),
    );
  });

  it('gives every printable ASCII character back', () => {
    for (let code = 33; code < 127; code++) {
      const text = `a ${String.fromCharCode(code)} b${String.fromCharCode(code)}c`;
      assert.equal(texToText(escapeTex(text)), text);
    }
  });
});
