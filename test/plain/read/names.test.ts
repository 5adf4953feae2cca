/** Are people read as BibTeX and biblatex read them? */
import assert from 'node:assert/strict';
import { parseNames } from '../../../src/core/read/names.ts';
import { peopleOf } from '../../../src/core/read/people.ts';

describe('a list of names', () => {
  const cases: Readonly<Record<string, readonly object[]>> = {
    'Ada Lovelace': [{ family: 'Lovelace', given: 'Ada' }],
    'Lovelace, Ada and Babbage, C.': [
      { family: 'Lovelace', given: 'Ada' },
      { family: 'Babbage', given: 'C.' },
    ],
    'Ludwig van Beethoven': [{ family: 'Beethoven', given: 'Ludwig', particle: 'van' }],
    'van der Berg, Jan': [{ family: 'Berg', given: 'Jan', particle: 'van der' }],
    'Jean de La Fontaine': [{ family: 'La Fontaine', given: 'Jean', particle: 'de' }],
    'King, Jr., Martin Luther': [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    '{World Health Organization}': [{ family: 'World Health Organization' }],
    '{Barnes and Noble} and Knuth, D.': [{ family: 'Barnes and Noble' }, { family: 'Knuth', given: 'D.' }],
    'Per {van} Brinch': [{ family: 'Brinch', given: 'Per van' }],
    "{\\'E}ric {\\'E}lan": [{ family: 'Élan', given: 'Éric' }],
    "{\\'e}tienne": [{ family: 'étienne' }],
    Plato: [{ family: 'Plato' }],
    'a.a. Vicente': [{ family: 'Vicente', given: 'a.a.' }],
    'Knuth,\n  Donald~E.\nAND\tDoe, J': [
      { family: 'Knuth', given: 'Donald E.' },
      { family: 'Doe', given: 'J' },
    ],
    'family=Ampère, given={André-Marie}, prefix=de': [{ family: 'Ampère', given: 'André-Marie', particle: 'de' }],
    'Smith, J.; Doe, A.': [
      { family: 'Smith', given: 'J.' },
      { family: 'Doe', given: 'A.' },
    ],
    'Bench, J., Kowal, A., and Bamford, J.': [
      { family: 'Bench', given: 'J.' },
      { family: 'Kowal', given: 'A.' },
      { family: 'Bamford', given: 'J.' },
    ],
    'Aibara, R., and O’Brien, K.-J. and de Boer, J.': [
      { family: 'Aibara', given: 'R.' },
      { family: 'O’Brien', given: 'K.-J.' },
      { family: 'Boer', given: 'J.', particle: 'de' },
    ],
    'Sandy Andrews': [{ family: 'Andrews', given: 'Sandy' }],
    ' and  and ': [],
    '': [],
  };
  for (const [written, names] of Object.entries(cases)) {
    it(`is read: ${written.replace(/\s+/g, ' ')}`, () => assert.deepEqual(parseNames(written).names, names));
  }

  it('says that there are more', () => {
    for (const written of ['Doe, J. and others', 'Doe, J. et al.', 'Doe, J. and et al']) {
      const { names, more } = parseNames(written);
      assert.deepEqual([names, more], [[{ family: 'Doe', given: 'J.' }], true], written);
    }
    assert.equal(parseNames('Carothers, J.').more, false);
  });
});

describe('people outside BibTeX', () => {
  const families = (text: string): readonly string[] => peopleOf(text).authors.map(({ family }) => family);

  it('are parted by whatever parts them', () => {
    for (const text of [
      'Doe, Jane; Roe, Rick',
      'Jane Doe and Rick Roe',
      'Jane Doe, Rick Roe',
      'Jane Doe & Rick Roe',
      'Doe J. | Roe R.',
    ]) {
      assert.equal(families(text).length, 2, text);
    }
    assert.deepEqual(families('Jane Doe, Rick Roe, and Ada Poe'), ['Doe', 'Roe', 'Poe']);
    assert.deepEqual(families('Doe, Jane'), ['Doe']);
  });
});
