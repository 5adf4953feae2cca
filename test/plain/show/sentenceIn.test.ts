/** Where does a summary stand in its abstract? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { readSource } from '../../../src/core/read/readSource.ts';
import { sentenceIn } from '../../../src/core/show/sentenceIn.ts';
import { summarize } from '../../../src/core/show/summary.ts';

const stretch = (abstract: string, summary: string): string | undefined => {
  const span = sentenceIn(abstract, summary);
  return span && abstract.slice(span.start, span.end);
};

describe('a summary in its abstract', () => {
  it('is the sentence without its lead-in, with what the summary leaves out of it', () => {
    assert.equal(stretch('Old. In this paper, we ask why. New.', 'We ask why.'), 'we ask why.');
    assert.equal(
      stretch('We care. We also show (Doe, 2001) that it works well. End.', 'We show that it works well.'),
      'We also show (Doe, 2001) that it works well.',
    );
    assert.equal(stretch('One. We count to two and three and four.', 'We count to two…'), 'We count to two');
    assert.equal(stretch('Something else.', 'We ask why.'), undefined);
    assert.equal(stretch('', ''), undefined);
  });

  it('is found for every paper of the bundled corpus', () => {
    const source = { id: 'seeds', name: 'seeds', format: 'pairs' } as const;
    const { papers } = readSource(source, fs.readFileSync('seeds/000_de446312ac012c8b.txt'));
    assert.ok(papers.length > 200);
    for (const { title, abstract = '' } of papers) {
      const summary = summarize(title, abstract);
      if (summary !== undefined) assert.notEqual(sentenceIn(abstract, summary), undefined, summary);
    }
  });
});
