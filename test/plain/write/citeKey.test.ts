import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Name } from '../../../src/core/paper.ts';
import { proposeKey } from '../../../src/core/write/citeKey.ts';

const free = () => false;

function keyOf(title: string, authors: readonly Name[] = [], year?: number): string {
  return proposeKey({ title, authors, source: 's', ...(year === undefined ? {} : { year }) }, free);
}

describe('proposing a key', () => {
  const byTitle: Readonly<Record<string, string>> = {
    'S²FT: Efficient, Scalable and Generalizable LLM Fine-tuning': 's2ft',
    'RazorAttention: Efficient KV Cache Compression Through Retrieval Heads': 'razorattention',
    'Memory³: Language Modeling with Explicit Memory': 'memory3',
    'LLM.int8(): 8-bit Matrix Multiplication': 'llmint8',
    'HiP Attention: Sparse Attention': 'hipattention',
    'M+: Extending MemoryLLM with Scalable Long-Term Memory': 'mextendingmemoryllm',
    'Memorizing Transformers': 'memorizingtransformers',
    'On the Structural Memory of LLM Agents': 'structuralmemoryllm',
    'Gradient Weight-normalized Low-rank Projection': 'gradientweightnormalized',
    '2x Faster Training of Things': 'p2xfastertraining',
    'What is the': 'whatisthe',
    'α-Divergence of Größe': 'alphadivergencegrosse',
    深度学习: 'paper',
    '': 'paper',
  };
  for (const [title, key] of Object.entries(byTitle)) {
    it(`${key}: ${title}`, () => assert.equal(keyOf(title), key));
  }

  it('from author, year and first telling word', () => {
    assert.equal(
      keyOf('Attention Is All You Need', [{ family: 'Vaswani', given: 'A.' }], 2017),
      'vaswani2017attention',
    );
    assert.equal(keyOf('The S²FT: Is It', [{ family: 'Ibáñez' }, { family: 'Wu' }], 2020), 'ibanez2020s2ft');
    assert.equal(keyOf('On It', [{ family: "O'Neil", particle: 'van' }]), 'oneilon');
    assert.equal(keyOf('A Study', [{ family: 'Толстой' }], 1877), 'tolstoy1877study');
    assert.equal(keyOf('Deep Nets', [{ family: '王' }], 2020), 'deepnets');
    assert.equal(keyOf('深度学习', [{ family: '王' }], 2020), 'paper2020');
  });

  it('adds a, b, c ... z, aa until it is free', () => {
    const taken = new Set<string>();
    const keys = Array.from({ length: 30 }, () => {
      const key = proposeKey({ title: 'LoRA: It', authors: [], source: 's' }, (each) => taken.has(each));
      taken.add(key);
      return key;
    });
    assert.deepEqual(
      [...keys.slice(0, 3), ...keys.slice(25, 29)],
      ['lora', 'loraa', 'lorab', 'loray', 'loraz', 'loraaa', 'loraab'],
    );
  });

  it('is always a key that every program takes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        (title, family, year) => {
          const key = proposeKey({ title, authors: [{ family }], year, source: 's' }, free);
          assert.match(key, /^[a-z][a-z0-9]{0,48}$/u);
          assert.equal(key, proposeKey({ title, authors: [{ family }], year, source: 's' }, free));
        },
      ),
    );
  });
});
