/** Where could a path lead, and which documents belong together? */
import assert from 'node:assert/strict';
import { bibInputs, foldersUp, joinedPath, relativePath, withoutJobname } from '../../../src/core/document/paths.ts';
import { type Links, rootsOf } from '../../../src/core/document/tree.ts';

describe('a path that a document writes', () => {
  it('is resolved against a folder', () => {
    assert.equal(joinedPath('/home/a/thesis', 'refs.bib'), '/home/a/thesis/refs.bib');
    assert.equal(joinedPath('/home/a/thesis', './bib/../refs.bib'), '/home/a/thesis/refs.bib');
    assert.equal(joinedPath('/home/a/thesis', '../refs.bib'), '/home/a/refs.bib');
    assert.equal(joinedPath('/home/a', '../../../refs.bib'), '/refs.bib');
    assert.equal(joinedPath('/home/a', '/refs.bib'), '/refs.bib');
    assert.equal(joinedPath('/c:/thesis', 'bib\\refs.bib'), '/c:/thesis/bib/refs.bib');
    assert.equal(joinedPath('/c:/thesis', 'D:/refs.bib'), '/D:/refs.bib');
  });
  it('is none where it cannot be meant as one', () => {
    for (const odd of ['', '  ', 'a\0b', 'a\nb', '{a}']) assert.equal(joinedPath('/a', odd), undefined);
  });
  it('leads back from a file to its folder', () => {
    assert.equal(relativePath('/a/b', '/a/b/refs.bib'), 'refs.bib');
    assert.equal(relativePath('/a/b', '/a/refs.bib'), '../refs.bib');
    assert.equal(relativePath('/a/b', '/a/c/d/refs.bib'), '../c/d/refs.bib');
    assert.equal(relativePath('/', '/refs.bib'), 'refs.bib');
  });
  it('may hold the name of the job, and no other command', () => {
    assert.equal(withoutJobname('\\jobname.bib', '/a/paper.tex'), 'paper.bib');
    assert.equal(withoutJobname('bib/\\jobname', '/a/paper.tex'), 'bib/paper');
    assert.equal(withoutJobname('\\bibdir/refs.bib', '/a/paper.tex'), undefined);
    assert.equal(withoutJobname('refs.bib', '/a/paper.tex'), 'refs.bib');
  });
});

describe('the folders above a document', () => {
  it('go up to the workspace’s, both included', () => {
    assert.deepEqual(foldersUp('/w/a/b', '/w'), ['/w/a/b', '/w/a', '/w']);
    assert.deepEqual(foldersUp('/w', '/w/'), ['/w']);
  });
  it('are only its own where it lies outside', () => {
    assert.deepEqual(foldersUp('/x/a', '/w'), ['/x/a']);
    assert.deepEqual(foldersUp('/ww/a', '/w'), ['/ww/a']);
    assert.deepEqual(foldersUp('/x/a', undefined), ['/x/a']);
  });
});

describe('BIBINPUTS (kpathsea’s manual, “Path searching”)', () => {
  const shown = (value: string | undefined) =>
    bibInputs(value).map(({ folder, isDeep }) => folder + (isDeep ? '//' : ''));
  it('names folders, some with all below them; empty parts are the default', () => {
    assert.deepEqual(shown('.:/a/bib:/b//:'), ['/a/bib', '/b//']);
    assert.deepEqual(shown('C:\\bib;D:/x'), ['C:/bib', 'D:/x']);
    assert.deepEqual(shown('!!/a:$TEXMF/bib'), ['/a']);
    assert.deepEqual(shown(''), []);
    assert.deepEqual(shown(undefined), []);
  });
});

describe('the roots of a document', () => {
  const links = (all: Readonly<Record<string, Partial<Links>>>): ReadonlyMap<string, Links> =>
    new Map(Object.entries(all).map(([name, own]) => [name, { includes: [], root: undefined, ...own }] as const));
  it('are those that take it in, over any number of steps', () => {
    const all = links({
      main: { includes: ['part'] },
      part: { includes: ['chapter'] },
      other: { includes: ['chapter'] },
    });
    assert.deepEqual(rootsOf('chapter', all), ['main', 'other']);
    assert.deepEqual(rootsOf('main', all), ['main']);
  });
  it('are the one that it names', () => {
    const all = links({ main: { includes: ['chapter'] }, chapter: { root: 'book' } });
    assert.deepEqual(rootsOf('chapter', all), ['book']);
  });
  it('are those of a chapter that names its own', () => {
    assert.deepEqual(rootsOf('section', links({ chapter: { root: 'book', includes: ['section'] } })), ['book']);
  });
  it('are found where documents take each other in, and where nobody does', () => {
    const circle = links({ a: { includes: ['b'] }, b: { includes: ['a'] } });
    assert.deepEqual(rootsOf('a', circle), ['a']);
    assert.deepEqual(rootsOf('lone', links({})), ['lone']);
    assert.deepEqual(rootsOf('self', links({ self: { includes: ['self'] } })), ['self']);
  });
});
