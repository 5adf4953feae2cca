import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentencesOf, sentenceSpans } from '../../../src/core/show/sentences.ts';

/** `|` marks where one sentence ends and the next begins. */
const marked: Readonly<Record<string, string>> = {
  'plain sentences': 'We train models. | They learn! | Do they?',
  'et al. before a verb': 'We follow Vaswani et al. in this. | It works.',
  'et al. at the end': 'This was shown by Liao et al. | We go further.',
  'et al. with a year': 'As in Liao et al. (2016), we relax symmetry.',
  abbreviations:
    'Models, e.g. BERT and i.e. GPT, vs. RNNs, are large. | See Fig. 3 and Eqs. (2) for cf. Sec. 4 details.',
  'a capital after an abbreviation': 'See e.g. Transformers for this. | We differ.',
  decimals: 'It gains 1.43 to 2.71 points at p < .05 in v2.0 of it. | We stop.',
  initials: 'The test of J. R. Smith is used. | We like it.',
  'a letter at the end': 'There are two classes, A and B. | We choose one.',
  math: 'The bound $O(n. m)$ holds for $x = 1. Y$ too. | We prove it.',
  'names with a mark': 'We test Google, Yahoo! Answers and the Yahooligans! Web engine. | It works! | We go on.',
  'German abbreviations': 'Wir finden es, z. B. Netze, d. h. Graphen, vgl. Abb. 3 bzw. Nr. 4. | Es geht.',
  'a list of points': '• We build it | • We show that it works. | • We release it',
  journals: 'A model [Phys. Rev. Lett. 73, 3474] finds it. | We go on.',
  money: 'It costs $5. | We pay $6.',
  URLs: 'Code is at https://github.com/a/b.git?x=1.2. | We release it.',
  'a bracket that closes it': 'It is small (as shown.) | We use it.',
  'quotes that close it': 'They said "it works." | We checked.',
  ellipsis: 'Many things ... are left. | We go on.',
  'a lost blank': 'It improves retrieval systems.This paper reduces words to stems.',
  'line breaks': 'It goes\nover lines. | The next\r\none.',
  'an empty line': 'A heading without a stop\n\n | We begin.',
};

describe('splitting sentences', () => {
  for (const [name, text] of Object.entries(marked)) {
    if (name === 'a lost blank') continue;
    it(`survives ${name}`, () => {
      const parts = text.split(' | ').map((part) => part.trim());
      assert.deepEqual(sentencesOf(text.replaceAll(' | ', ' ')), parts);
    });
  }

  it('parts sentences whose blank was lost', () => {
    assert.deepEqual(sentencesOf('It improves retrieval systems.This paper goes on.'), [
      'It improves retrieval systems.',
      'This paper goes on.',
    ]);
    assert.deepEqual(sentencesOf('It helps on PubMed.Results: It was fast.Conclusions we draw are few.'), [
      'It helps on PubMed.',
      'Results: It was fast.',
      'Conclusions we draw are few.',
    ]);
  });

  it('loses nothing, whatever the text', () => {
    const text = fc
      .array(fc.constantFrom('.', ' ', '$', 'We', 'al', 'e.g.', '\n', '(', ')', '?', '3', 'é', '…', '"'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (sample) => {
        let end = 0;
        for (const span of sentenceSpans(sample)) {
          assert.equal(sample.slice(end, span.start).trim(), '');
          assert.ok(span.end > span.start);
          end = span.end;
        }
        assert.equal(sample.slice(end).trim(), '');
      }),
    );
  });
});
