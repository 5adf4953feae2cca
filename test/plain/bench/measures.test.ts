/** Do the figures that others are compared by say what they claim? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import fc from 'fast-check';
import { Bm25 } from '../../bench/bm25.ts';
import { type Pair, pairedDifference } from '../../bench/bootstrap.ts';
import { jsonLines, QUESTION } from '../../bench/jsonl.ts';
import { BadCall, parseCall } from '../../bench/options.ts';
import { groupOf } from '../../bench/ranked.ts';
import { tableOf } from '../../bench/table.ts';

const pairs = (differences: readonly number[], groupOfPair = (at: number) => String(at)): Pair[] =>
  differences.map((difference, at) => ({ group: groupOfPair(at), ours: difference, theirs: 0 }));

describe('the interval of a difference', () => {
  it('is a point where every question says the same, and nothing without questions', () => {
    assert.deepEqual(pairedDifference(pairs([0.25, 0.25, 0.25]), 100), { mean: 0.25, low: 0.25, high: 0.25 });
    assert.deepEqual(pairedDifference([], 100), { mean: 0, low: 0, high: 0 });
  });

  it('is the same each time, and as wide as theory has it', () => {
    const half = pairs(Array.from({ length: 400 }, (_, at) => at % 2));
    const interval = pairedDifference(half, 4000);
    assert.deepEqual(pairedDifference(half, 4000), interval);
    assert.equal(interval.mean, 0.5);
    // 1.96 standard errors: 1.96 * 0.5 / sqrt(400)
    assert.ok(Math.abs(interval.low - 0.451) < 0.005, String(interval.low));
    assert.ok(Math.abs(interval.high - 0.549) < 0.005, String(interval.high));
  });

  it('is wider where questions come from the same document', () => {
    const values = Array.from({ length: 400 }, (_, at) => Number(at >= 200));
    const alone = pairedDifference(pairs(values), 1000);
    const together = pairedDifference(
      pairs(values, (at) => String(Math.floor(at / 40))),
      1000,
    );
    assert.ok(together.high - together.low > 3 * (alone.high - alone.low));
  });

  it('holds the mean, and lies where the differences lie', () => {
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
        const { mean, low, high } = pairedDifference(pairs(values), 200);
        assert.ok(low <= high && Math.min(...values) <= low + 1e-9 && high <= Math.max(...values) + 1e-9);
        assert.ok(mean >= Math.min(...values) - 1e-9 && mean <= Math.max(...values) + 1e-9);
      }),
    );
  });

  it('takes questions of one document, or of one file of a library, together', () => {
    const question = { id: 'q', text: '', relevant: [] };
    assert.equal(groupOf({ ...question, document: 'd' }), 'd');
    assert.equal(groupOf({ ...question, library: 'l', file: 'f' }), 'l/f');
    assert.equal(groupOf(question), 'q');
  });
});

describe('plain BM25', () => {
  const index = new Bm25();
  for (const text of ['Sorting networks', 'Sorted lists and lists of lists', 'The art of gardening', ''])
    index.add(text);

  it('ranks by rare words, shorter texts and frequency, stemmed', () => {
    assert.deepEqual(index.rank('sorting', 5), [0, 1]);
    assert.deepEqual(index.rank('list', 5), [1]);
    assert.deepEqual(index.rank('networks of gardeners sorting', 5), [0, 2, 1]);
    assert.deepEqual(index.rank('networks of gardeners sorting', 1), [0]);
  });

  it('finds nothing for stop words and nothing in nothing', () => {
    assert.deepEqual(index.rank('the of and', 5), []);
    assert.deepEqual(new Bm25().rank('sorting', 5), []);
  });
});

describe('the command line of a measurement', () => {
  it('knows options with and without a value', () => {
    const { positional, options } = parseCall(['a', '--table', '--limit', '5'], ['limit'], ['table']);
    assert.deepEqual({ positional, options }, { positional: ['a'], options: { table: 'yes', limit: '5' } });
    assert.throws(() => parseCall(['--table=x'], [], ['table']), BadCall);
    assert.throws(() => parseCall(['--table'], ['limit']), BadCall);
  });

  it('tells which line of a file is none of its records', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lines-')), 'q.jsonl');
    const told = (text: string): string => {
      fs.writeFileSync(file, text);
      try {
        return `${jsonLines(file, QUESTION).length} read`;
      } catch (error) {
        assert.ok(error instanceof BadCall);
        return error.message.slice(file.length + 2);
      }
    };
    const good = '{"id": "q", "text": "maps", "relevant": ["a"]}';
    assert.equal(told(`${good}\n\n${good}\n`), '2 read');
    assert.equal(told(`${good}\nnot`), 'line 2: not JSON');
    for (const bad of ['null', '[]', '1', '{"id": "q", "text": "maps"}', good.replace('["a"]', '"a"')]) {
      assert.equal(told(`${good}\n${bad}`), 'line 2: not {"id", "text", "relevant": [...]}');
    }
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  it('shows a result as lines', () => {
    const result = { docs: 10, baseline: { name: 'bm25', difference: { mrr: { mean: 0.1, low: -0.01, high: 0.2 } } } };
    assert.equal(
      tableOf(result),
      [
        'docs                     10',
        'baseline.name            bm25',
        'baseline.difference.mrr  +0.1  (95 %: -0.01 to 0.2)',
        '',
      ].join('\n'),
    );
  });
});
