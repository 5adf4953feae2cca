/** Are new keys made as those of a file are? */
import assert from 'node:assert/strict';
import { proposeKey } from '../../../src/core/write/citeKey.ts';
import type { Keyed } from '../../../src/core/write/key/keyed.ts';
import { learnManner } from '../../../src/core/write/key/learn.ts';

const paper = (title: string, year: number, ...families: readonly string[]): Keyed => ({
  type: 'article',
  title,
  year,
  identifiers: {},
  authors: families.map((family) => {
    const words = family.split(' ');
    const name = { family: words.at(-1) ?? '', given: 'Ada' };
    return words.length > 1 ? { ...name, particle: words.slice(0, -1).join(' ') } : name;
  }),
});

const papers = [
  paper('The Education of a Computer', 1952, 'Hopper'),
  paper('On Computable Numbers', 1936, 'Turing'),
  paper('An Unsolvable Problem of Elementary Number Theory', 1936, 'Church'),
  paper('Go To Statement Considered Harmful', 1968, 'Dijkstra'),
  paper('Low-Rank Adaptation of Large Language Models', 2022, 'Hu', 'Shen', 'Wallis'),
  paper('A Mathematical Theory of Communication', 1948, 'Shannon', 'Weaver'),
];
const fresh = paper('The Self-Attention of Transformers', 2017, 'van der Müller', 'Shazeer', 'Parmar');

describe('keys of a file', () => {
  const manners: readonly (readonly [keys: readonly string[], expected: string])[] = [
    [['Hopper1952', 'Turing1936', 'Church1936', 'Dijkstra1968', 'Hu2022', 'Shannon1948'], 'Muller2017'],
    [['hopper:52', 'turing:36', 'church:36', 'dijkstra:68', 'hu:22', 'shannon:48'], 'muller:17'],
    [['HOPPER_1952', 'TURING_1936', 'CHURCH_1936', 'DIJKSTRA_1968', 'HU_2022', 'SHANNON_1948'], 'MULLER_2017'],
    [
      [
        'hopper1952education',
        'turing1936computable',
        'church1936unsolvable',
        'dijkstra1968go',
        'hu2022lowrank',
        'shannon1948mathematical',
      ],
      'muller2017selfattention',
    ],
    [
      [
        'hopper_education_1952',
        'turing_computable_1936',
        'church_unsolvable_1936',
        'dijkstra_go_1968',
        'hu_low_2022',
        'shannon_mathematical_1948',
      ],
      'muller_self_2017',
    ],
    [['1952-Hopper', '1936-Turing', '1936-Church', '1968-Dijkstra', '2022-Hu', '1948-Shannon'], '2017-Muller'],
    [['Hopper1952', 'Turing1936', 'Church1936', 'Dijkstra1968', 'HuEtAl2022', 'ShannonWeaver1948'], 'MullerEtAl2017'],
    [['Hop52', 'Tur36', 'Chu36', 'Dij68', 'HSW22', 'SW48'], 'MSP17'],
    [['education', 'computable', 'unsolvable', 'go', 'lowrank', 'mathematical'], 'selfattention'],
  ];
  for (const [keys, expected] of manners) {
    it(`${keys[0]}, ${keys[4]}: ${expected}`, () => {
      const learned = learnManner(papers.map((each, at) => ({ paper: each, key: keys[at] ?? '' })));
      assert.equal(learned?.share, 1);
      assert.equal(
        proposeKey(fresh, () => false, learned.manner),
        expected,
      );
    });
  }

  it('that follow no rule teach none, and neither do two', () => {
    const odd = ['x1', 'ab:cd', 'zzz', 'foo', 'bar', 'qux'];
    assert.equal(learnManner(papers.map((each, at) => ({ paper: each, key: odd[at] ?? '' }))), undefined);
    assert.equal(learnManner(papers.slice(0, 2).map((each) => ({ paper: each, key: 'Hopper1952' }))), undefined);
  });

  it('teach by their majority', () => {
    const keys = ['Hopper1952', 'turing', 'Church1936', 'gotos', 'Hu2022', 'Shannon1948'];
    const learned = learnManner(papers.map((each, at) => ({ paper: each, key: keys[at] ?? '' })));
    assert.equal(
      proposeKey(fresh, () => false, learned?.manner),
      'Muller2017',
    );
  });

  it('teach what is put behind a key that is taken', () => {
    const again = (suffixes: readonly string[]): string => {
      const examples = [
        ...papers.map((each) => ({ paper: each, key: `${each.authors[0]?.family ?? ''}${each.year ?? ''}` })),
        ...suffixes.map((suffix) => ({ paper: paper('Another', 1936, 'Turing'), key: `Turing1936${suffix}` })),
      ];
      const taken = new Set(examples.map(({ key }) => key));
      return proposeKey(papers[0] ?? fresh, (key) => taken.has(key), learnManner(examples)?.manner);
    };
    assert.equal(again([]), 'Hopper1952a');
    assert.equal(again(['a', 'b']), 'Hopper1952a');
    assert.equal(again(['b', 'c']), 'Hopper1952b');
    assert.equal(again(['-1']), 'Hopper1952-1');
    assert.equal(again(['_2', '_3']), 'Hopper1952_2');
  });

  it('name a paper without people by its system, in the case of the file', () => {
    const system = { ...paper('RazorAttention: Efficient KV Cache Compression', 2024), authors: [] };
    const keyed = (write: (family: string) => string): string =>
      proposeKey(
        system,
        () => false,
        learnManner(
          papers.map((each) => ({ paper: each, key: write(each.authors[0]?.family ?? '') + String(each.year) })),
        )?.manner,
      );
    assert.equal(
      keyed((family) => family.toLowerCase()),
      'razorattention',
    );
    assert.equal(
      keyed((family) => family),
      'RazorAttention',
    );
  });

  it('of a paper without a year lack nothing else', () => {
    const examples = papers.map((each) => ({
      paper: each,
      key: `${each.authors[0]?.family ?? ''}_${each.year ?? ''}`,
    }));
    const undated: Keyed = { type: fresh.type, title: fresh.title, authors: fresh.authors, identifiers: {} };
    assert.equal(
      proposeKey(undated, () => false, learnManner(examples)?.manner),
      'Muller',
    );
  });
});
