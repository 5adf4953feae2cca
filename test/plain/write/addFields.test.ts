/** Does an entry get what it lacks, in its own layout, and nothing else changes? */
import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/paper.ts';
import { blankFields, missingFields } from '../../../src/core/write/addFields.ts';
import { BLANK } from '../../../src/core/write/blank.ts';
import type { Insertion } from '../../../src/core/write/insertion.ts';
import { readStyle } from '../../../src/core/write/style.ts';

const paper: Paper = {
  source: 'x',
  key: '',
  hasKey: false,
  type: 'article',
  title: 'Another Title',
  authors: [{ family: 'Wu', given: 'Li' }],
  year: 2020,
  venue: 'Nature',
  identifiers: { doi: '10.1/x', arxiv: '2301.01234' },
  fields: { volume: '3', pages: '1-2' },
  place: { line: 0, endLine: 0, start: 0, end: 0 },
};

function withInsertions(text: string, insertions: readonly Insertion[]): string {
  return [...insertions]
    .reverse()
    .reduce((all, { offset, text: added }) => all.slice(0, offset) + added + all.slice(offset), text);
}

function completed(text: string): string | undefined {
  const addition = missingFields(text, 'k', paper, readStyle(text));
  return addition && withInsertions(text, addition.insertions);
}

describe('what an entry lacks', () => {
  it('goes where the usual order has it, in the layout of the entry', () => {
    assert.equal(
      completed('@article{k,\n\ttitle = {T},\n\tyear = 1999\n}\n'),
      '@article{k,\n\tauthor = {Wu, Li},\n\ttitle = {T},\n\tjournal = {Nature},\n\tyear = 1999,\n\tvolume = 3,\n\tpages = {1--2},\n\tdoi = {10.1/x},\n\teprint = {2301.01234},\n\tarchiveprefix = {arXiv}\n}\n',
    );
  });

  it('keeps the column of the =', () => {
    assert.equal(
      completed(
        '@article{k,\n  author        = {A},\n  journaltitle  = {J},\n  volume        = {1},\n  pages         = {1},\n  doi           = {x},\n  eprint        = {1},\n}',
      ),
      '@article{k,\n  author        = {A},\n  title         = {Another Title},\n  journaltitle  = {J},\n  date          = {2020},\n  volume        = {1},\n  pages         = {1},\n  doi           = {x},\n  eprint        = {1},\n}',
    );
  });

  it('is nothing where all is there, and no field comes twice under another name', () => {
    const text =
      '@article{k, author={A}, title={T}, journal={J}, date={1999}, volume={1}, pages={1}, doi={d}, eprint={e}}';
    assert.deepEqual(missingFields(text, 'k', paper, readStyle(text)), { fields: [], insertions: [] });
  });

  it('stays on one line where the entry does, keeps CRLF, and needs no field to be there', () => {
    assert.equal(
      completed('@article{k, title = {T}, doi={1}, author={A}, eprint={e}, journal={J}, year={1}, pages={1}}'),
      '@article{k, title = {T}, doi={1}, author={A}, eprint={e}, journal={J}, year={1}, volume={3}, pages={1}}',
    );
    assert.match(completed('@article{k,\r\n  title = {T},\r\n}\r\n') ?? '', /^(?:[^\r\n]*\r\n)+$/);
    assert.match(completed('@article{k}') ?? '', /^@article\{k,\n {2}author = \{Wu, Li\},\n[^]*\}$/);
  });

  it('is not put into what is no clean entry', () => {
    for (const text of ['@article{k, title = {T} author = {A}}', '@article{k, title = {T', '@article{other}', '']) {
      assert.equal(completed(text), undefined, text);
    }
  });

  it('can be left blank, for a person to fill in', () => {
    const text = '@misc{k,\n  title = {T},\n}';
    const addition = blankFields(text, 'k', ['author', 'year']);
    assert.equal(
      addition && withInsertions(text, addition.insertions),
      `@misc{k,\n  author = {${BLANK}},\n  title = {T},\n  year = {${BLANK}},\n}`,
    );
  });

  it('is filled where it stands empty, and not named twice', () => {
    const text = '@misc{k,\n  author = {},\n  title = {T},\n  year = ""\n}';
    const addition = blankFields(text, 'k', ['author', 'year', 'note']);
    assert.equal(
      addition && withInsertions(text, addition.insertions),
      `@misc{k,\n  author = {${BLANK}},\n  title = {T},\n  year = "${BLANK}",\n  note = {${BLANK}}\n}`,
    );
  });
});
