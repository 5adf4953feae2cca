/** Are the words marked that somebody typed? */
import assert from 'node:assert/strict';
import { typedReasons } from '../../../src/core/library/typedReasons.ts';

const texts = {
  title: 'Quantized Adapters for S²FT',
  summary: 'We quantize adapters.',
  abstract: 'Ibáñez showed that quantization of the adapter works.',
};

function marked(typed: string): readonly string[] {
  return typedReasons(typed, texts).map(({ inTitle, inSummary, inAbstract }) =>
    [
      ...inTitle.map(({ start, end }) => texts.title.slice(start, end)),
      ...inSummary.map(({ start, end }) => texts.summary.slice(start, end)),
      ...inAbstract.map(({ start, end }) => texts.abstract.slice(start, end)),
    ].join(' '),
  );
}

describe('marking what was typed', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['quant', ['Quantized quantize quantization']],
    ['adapter', ['Adapters adapters adapter']],
    ['adapters quantizing', ['Adapters adapters adapter', 'Quantized quantize quantization']],
    ['ibanez', ['Ibáñez']],
    ['s2ft', ['S²FT']],
    ['"the adapter" year:2020', ['Adapters adapters adapter']],
    ['adatper wroks', ['adapter', 'works']],
    ['adapter adaptor', ['Adapters adapters adapter']],
    ['wrks ibnaez', ['works', 'Ibáñez']],
    ['the of', []],
    ['-quantized adapter', ['Adapters adapters adapter']],
    ['', []],
  ];
  for (const [typed, wanted] of cases)
    it(`${typed} -> ${wanted.join('; ')}`, () => assert.deepEqual(marked(typed), wanted));
});
