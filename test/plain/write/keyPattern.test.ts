/** What do JabRef's and Better BibTeX's patterns for keys mean here? Their documentations' own examples, and more. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mannerOf, proposeKey } from '../../../src/core/write/citeKey.ts';
import type { Keyed } from '../../../src/core/write/key/keyed.ts';
import { readPattern } from '../../../src/core/write/key/pattern.ts';

const paper: Keyed = {
  type: 'article',
  title: 'An awesome paper on JabRef',
  authors: [{ family: 'Yared', given: 'Francis' }],
  year: 1998,
  venue: 'Journal of Fish Biology',
  keywords: ['fish', 'biology'],
  identifiers: { doi: '10.1000/x' },
  fields: { journal: 'Journal of Fish Biology', volume: '7', pages: '41–73', month: '03' },
};

const people = (...families: readonly string[]): Partial<Keyed> => ({
  authors: families.map((family) => ({ family, given: 'Ada K.' })),
});

function keyOf(pattern: string, known: Partial<Keyed> = {}, taken: readonly string[] = []): string {
  const read = readPattern(pattern);
  if ('wrong' in read) return read.wrong;
  return proposeKey({ ...paper, ...known }, (key) => taken.includes(key), mannerOf(read));
}

const three = people('Newton', 'Maxwell', 'Einstein');
const five = people('Newton', 'Maxwell', 'Einstein', 'Bohr', 'Unknown');

describe("a pattern in JabRef's language", () => {
  const cases: readonly (readonly [pattern: string, expected: string, known?: Partial<Keyed>])[] = [
    ['[auth][year]', 'Yared1998'],
    ['[auth:lower]_[year]', 'yared_1998'],
    ['[authors]:[camel]', 'Yared:AnAwesomePaperOnJabref'],
    ['[shorttitle]', 'AwesomePaperJabref'],
    ['[veryshorttitle]', 'Awesome'],
    ['[title]', 'AnAwesomePaperonJabref'],
    ['[camel:abbr]', 'AnAwesomePaperOnJabref'.replace(/[a-z]/g, '')],
    ['[fulltitle:lower:truncate10]', 'anawesome'],
    ['[journal:abbr]', 'JoFB'],
    ['[auth3:upper][shortyear]', 'YAR98'],
    ['[authEtAl]', 'NewtonEtAl', three],
    ['[authEtAl]', 'NewtonMaxwell', people('Newton', 'Maxwell')],
    ['[auth.etal]', 'Newton.etal', three],
    ['[auth.auth.ea]', 'Newton.Maxwell.ea', three],
    ['[authors2]', 'NewtonMaxwellEtAl', three],
    ['[authorsAlpha]', 'New', people('Newton')],
    ['[authorsAlpha]', 'NME', three],
    ['[authorsAlpha]', 'NME+', five],
    ['[authshort]', 'NME+', five],
    ['[authorIni]', 'NewtoME', three],
    ['[authIni5]', 'NeMaE', three],
    ['[authorLast]', 'Einstein', three],
    ['[authForeIni]', 'A', three],
    ['[auth4_2]', 'Maxw', three],
    ['[authFirstFull]', 'vanderBerg', { authors: [{ family: 'Berg', particle: 'van der' }] }],
    ['[auth]', 'Berg', { authors: [{ family: 'Berg', particle: 'van der' }] }],
    ['[edtr][year]', 'Editor1998', { editors: [{ family: 'Editor' }] }],
    ['[auth]', 'Editor', { authors: [], editors: [{ family: 'Editor' }] }],
    ['[firstpage]-[lastpage]', '41-73'],
    ['[volume:(unknown)]', '7'],
    ['[number:(unknown)]', 'unknown'],
    ['[month]', 'March'],
    ['[keyword1][keywords2]', 'fishfishbiology'],
    ['[entrytype][year]', 'Article1998'],
    ['[auth.etal:regex("\\\\.etal","EtAl"):regex("\\\\.","And")]', 'NewtonAndMaxwell', people('Newton', 'Maxwell')],
    ['[auth.etal:regex("\\\\.etal","EtAl")]', 'NewtonEtAl', three],
    ['ref-[auth:lower:capitalize]', 'ref-Yared'],
    ['[auth]', 'Muller', { authors: [{ family: 'Müller' }] }],
  ];
  for (const [pattern, expected, known] of cases)
    it(`${pattern} is ${expected}`, () => assert.equal(keyOf(pattern, known), expected));
});

describe("a pattern in Better BibTeX's language", () => {
  const cases: readonly (readonly [pattern: string, expected: string, known?: Partial<Keyed>])[] = [
    ['auth.lower + year', 'yared1998'],
    ['auth.lower + shorttitle(3,3) + year', 'yaredAwesomePaperJabRef1998'],
    ["auth.lower + '_' + shorttitle(1,0).lower + '_' + year", 'yared_awesome_1998'],
    ['authEtal2.lower + year', 'newton.etal1998', three],
    ["authEtal2(sep='-') + year", 'Newton-Maxwell1998', people('Newton', 'Maxwell')],
    ['auth(n=3).lower + year', 'new1998', three],
    ['auth(3,2)', 'Max', three],
    ['authors(2)', 'NewtonMaxwell', three],
    ["authorsn(n=2,sep='.')", 'Newton.Maxwell.EtAl', three],
    ["authors(n=2, sep='_', etal='EtAl')", 'Newton_MaxwellEtAl', three],
    ['auth.fold + shortyear', 'Muller98', { authors: [{ family: 'Müller' }] }],
    ["auth.transliterate('de').lower + year", 'mueller1998', { authors: [{ family: 'Müller' }] }],
    ['auth + year + title.select(1,1).lower', 'Yared1998awesome'],
    ["Title.skipwords.select(1,2).condense('_').lower", 'awesome_paper'],
    ["auth.replace(/e/g, '3')", 'Yar3d'],
    ["year.prefix('y')", 'y1998'],
    ['auth.substring(2, 3)', 'are'],
    ['journal.abbr + year', 'JoFB1998'],
    ["(auth || 'anon') + year", 'Yared1998'],
    ['auth.lower + year | veryshorttitle + year', 'yared1998'],
    ['auth.len(">", 9) + year | shortyear + auth', '98Yared'],
    ['PublicationTitle.abbr', 'JoFB'],
    ['[auth:lower][>0][year]|[title:lower]', 'yared1998'],
    ['[Title:skipwords:select,1,2:lower]', 'awesomepaper'],
  ];
  for (const [pattern, expected, known] of cases)
    it(`${pattern} is ${expected}`, () => assert.equal(keyOf(pattern, known), expected));

  it('says what tells keys apart', () => {
    assert.equal(keyOf("auth + year + postfix('-%(n)s', 2)", {}, ['Yared1998', 'Yared1998-2']), 'Yared1998-3');
    assert.equal(keyOf("auth + year + postfix('%(A)s')", {}, ['Yared1998']), 'Yared1998A');
    assert.equal(keyOf('[auth][year]', {}, ['Yared1998', 'Yared1998a']), 'Yared1998b');
  });
});

describe('a pattern for keys', () => {
  it('that names people gives a paper without any the name of its system, or its title', () => {
    const known = { authors: [], title: 'S²FT: Efficient Fine-tuning' };
    assert.equal(keyOf('[auth][year]', known), 's2ft');
    assert.equal(keyOf('auth.lower + shorttitle(3,3) + year', known), 's2ft');
    assert.equal(keyOf('auth.lower + year | title.lower + year', known), 's2ftefficientfinetuning1998');
  });

  it('that is not understood says what, and what may have been meant', () => {
    const wrong: Readonly<Record<string, RegExp>> = {
      '[autor][year]': /“autor” is nothing that a key can be made of: did you mean “auth(?:or)?s?”\?/,
      '[auth:lwer]': /“lwer” is nothing that changes a part of a key: did you mean “lower”\?/,
      '[auth': /“\[auth” is never closed: a “\]” is missing\./,
      'auth] x': /“\[” is missing|can't stand|not understood|one too many/,
      'auth.lower + ': /ends too early/,
      'auth.louder': /“louder”/,
      'nobody + year': /“nobody”/,
      'auth(': /“\)” is missing/,
      'auth + + year': /“\+” can't stand here/,
      "auth.replace(/(/,'x')": /is no regular expression|not understood/,
      '': /ends too early/,
    };
    for (const [pattern, message] of Object.entries(wrong)) {
      const read = readPattern(pattern);
      assert.ok('wrong' in read, pattern);
      assert.match(read.wrong, message);
    }
  });

  it('gives a key that every program takes, or a sentence, whatever it is', () => {
    const piece = fc.constantFrom(
      ...[
        '[',
        ']',
        'auth',
        '[auth]',
        ':lower',
        '(',
        ')',
        '"',
        "'",
        '+',
        '.',
        '|',
        'year',
        '[year]',
        ',',
        '3',
        '/',
        '\\',
        'title',
        '%',
      ],
    );
    const pattern = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(pattern, fc.string({ unit: 'grapheme' }), (written, title) => {
        const read = readPattern(written);
        if ('wrong' in read) assert.match(read.wrong, /[.?]$/);
        else
          assert.match(
            proposeKey({ ...paper, title }, () => false, mannerOf(read)),
            /^[A-Za-z0-9:.+/_-]+$/,
          );
      }),
    );
  });
});
