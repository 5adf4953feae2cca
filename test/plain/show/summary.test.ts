import assert from 'node:assert/strict';
import fc from 'fast-check';
import { summarize } from '../../../src/core/show/summary.ts';
import { FEATURES, featuresOf } from '../../../src/core/show/summaryFeatures.ts';
import { wordCount } from '../../../src/core/show/words.ts';
import { WEIGHTS } from '../../../src/core/show/summaryWeights.ts';
import { shortened, trimmed } from '../../../src/core/show/trim.ts';

const TITLE = 'ProTrain: Efficient LLM Training via Memory-Aware Techniques';
const ABSTRACT =
  'It is extremely memory-hungry to train Large Language Models (LLM). To solve this problem, existing work exploits ' +
  'the combination of CPU and GPU for the training process, such as ZeRO-Offload. This paper proposes ProTrain, a novel ' +
  'training system that intelligently balances memory usage and performance by coordinating memory, computation, and IO. ' +
  'Experiments show that ProTrain improves training throughput by 1.43times to 2.71times compared to the SOTA systems.';

describe('summarizing an abstract', () => {
  it('takes the sentence that says what the paper did', () => {
    assert.equal(
      summarize(TITLE, ABSTRACT),
      'This paper proposes ProTrain, a novel training system that intelligently balances memory usage and performance by coordinating memory, computation, and IO.',
    );
  });

  it('has nothing to say without a sentence', () => {
    assert.equal(summarize(TITLE, ''), undefined);
    assert.equal(summarize(TITLE, '  \n '), undefined);
    assert.equal(summarize(TITLE, 'N/A'), undefined);
  });

  it('takes the only sentence there is', () => {
    assert.equal(summarize('', 'Something is done somewhere by somebody.'), 'Something is done somewhere by somebody.');
  });

  it('is on one line and never longer than 45 words', () => {
    const word = fc.constantFrom(
      'we',
      'propose',
      'state-of-the-art',
      'model,',
      '(see',
      'that)',
      'x.',
      'In this paper,',
      '\n',
      'é',
      '$a$',
    );
    const text = fc.array(word, { maxLength: 300 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.string(), fc.oneof(text, fc.string()), (title, abstract) => {
        const summary = summarize(title, abstract);
        if (summary === undefined) return;
        assert.ok(wordCount(summary) <= 45, summary);
        assert.doesNotMatch(summary, /[\r\n]|^\s|\s$/u);
      }),
    );
  });

  it('reads no more of a whole paper than an abstract may hold', () => {
    const whole = `We propose a thing that works well. ${'This goes on and on for pages. '.repeat(20_000)}`;
    assert.equal(summarize('A thing', whole), 'We propose a thing that works well.');
    assert.equal(featuresOf('', new Array<string>(1000).fill('We propose it.')).length, 60);
  });

  it('stands alone: no sentence that leans on the one before, and none whose main part would be cut off', () => {
    const alone = 'Papers are ranked by words that writers share.';
    const leaning = 'It learns to rank papers by learning from papers that writers cite.';
    assert.equal(summarize('Learning to Rank Papers', `${alone} ${leaning}`), alone);
    const short = 'A new way of ranking by words is proposed for papers.';
    const words = Array.from({ length: 44 }, (_, at) => `w${at}`).join(' ');
    const late = `While ranking papers by words is what ${words}, words in common help.`;
    assert.equal(summarize('Ranking Papers by Words in Common', `${late} ${short}`), short);
  });

  it('is no longer than 45 words for those who count what stands between blanks', () => {
    const summary = summarize('', `We prove that ${'0 < x , y and '.repeat(15)} all is well.`) ?? '';
    assert.ok(summary.split(' ').length <= 45, summary);
  });

  it('has one weight for each feature', () => {
    assert.deepEqual(Object.keys(WEIGHTS), [...FEATURES]);
    assert.equal(featuresOf('a', ['b c d'])[0]?.length, FEATURES.length);
    assert.ok(Object.values(WEIGHTS).every(Number.isFinite));
  });
});

describe('trimming a sentence', () => {
  const cases: Readonly<Record<string, string>> = {
    'In this paper, we propose a new method for it.': 'We propose a new method for it.',
    'In this work we study how it is done.': 'We study how it is done.',
    'Finally, in this paper, a method is given for it.': 'A method is given for it.',
    'To address these challenges of scale, we also build a system.': 'We build a system.',
    'We show in this paper that nothing is lost.': 'We show that nothing is lost.',
    'But we have learned that it is good for more.': 'We have learned that it is good for more.',
    'And then, by counting ants, a rule is found.': 'By counting ants, a rule is found.',
    'So we propose a new method for all.': 'We propose a new method for all.',
    'Therefore users need to switch between two pages.': 'Users need to switch between two pages.',
    'In doing so, we develop techniques for two levels.': 'We develop techniques for two levels.',
    'Herein we describe the design of a compound.': 'We describe the design of a compound.',
    'In this poster we focus on the last step.': 'We focus on the last step.',
    'Abstract We propose a new method for all.': 'We propose a new method for all.',
    '• We show that nothing is lost.': 'We show that nothing is lost.',
    'To overcome the limitations, we build a new system.': 'We build a new system.',
    'Building on this observation, this paper proposes a method.': 'This paper proposes a method.',
    '(ii) We prove a bound for all games.': 'We prove a bound for all games.',
    'It is shown that every machine runs in linear time.': 'Every machine runs in linear time.',
    'In this paper, multi-task learning is used for ranking.': 'Multi-task learning is used for ranking.',
    'CONCLUSIONS: The drug helps in most cases.': 'The drug helps in most cases.',
    'We extend symmetry (Liao et al., 2016) to deep networks [3, 7].': 'We extend symmetry to deep networks.',
    'We prune large models (e.g., GPT and BERT) in one shot.': 'We prune large models in one shot.',
    'Specifically, k-means is run on every layer of it.': 'k-means is run on every layer of it.',
    'Here, mT5 learns from a thousand languages.': 'mT5 learns from a thousand languages.',
  };
  for (const [sentence, expected] of Object.entries(cases))
    it(sentence, () => assert.equal(trimmed(sentence), expected));

  it('leaves what it would break', () => {
    const whole = [
      'In this paper, we win.',
      'Thus far nobody has done it at all.',
      'Abstract interpretation is made fast.',
      'Yet another method is given for it.',
      'So far it works for all of them.',
      'To address this gap is hard for all of us.',
      'The method in this paper is new and fast.',
    ];
    for (const sentence of whole) assert.equal(trimmed(sentence), sentence);
  });
});

describe('shortening a sentence', () => {
  it('ends at a clause, with an ellipsis', () => {
    assert.equal(
      shortened('We build a thing that is small, fast and good, because it must be so.', 11),
      'We build a thing that is small, fast and good…',
    );
  });
  it('leaves out what comes before `we` first', () => {
    assert.equal(
      shortened('While the theory of it is simple and dates back to the twenties, we show that it is hard.', 10),
      'We show that it is hard.',
    );
  });
  it('ends at a word where no clause ends late', () => {
    assert.equal(
      shortened('We, build a thing that is as large as a house and more.', 8),
      'We, build a thing that is as large…',
    );
  });
  it('cuts no compound in two and leaves no bracket open', () => {
    assert.equal(shortened('We have results for state-of-the-art models of it.', 6), 'We have results for…');
    assert.equal(
      shortened('We train models of every size (small ones and large ones) here.', 8),
      'We train models of every size…',
    );
  });
});
