/** Are words counted the same, however often the table was used before? */
import assert from 'node:assert/strict';
import { TermTable } from '../../../src/core/show/termTable.ts';

describe('terms of short texts', () => {
  it('are the same words by their first six letters, empty words and other scripts told apart', () => {
    const table = new TermTable(100);
    table.clear();
    assert.equal(table.add('the learning of learners, présent and present'), 7);
    assert.equal(table.add('learned through throughput'), 3);
    // learni, learne, présen; learne again, through
    assert.deepEqual([...table.ids.subarray(0, table.length)], [0, 1, 2, 1, 3]);
    assert.equal(table.size, 4);
  });

  it('are counted on after more uses than a slot can number', () => {
    const table = new TermTable(10);
    for (let times = 0; times < 140_000; times++) {
      table.clear();
      table.add('one two two');
      assert.ok(table.size === 2 && table.counts[1] === 2, `${times} times: ${table.size}`);
    }
  });
});
