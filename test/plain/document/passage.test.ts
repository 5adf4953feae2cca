/** What does the paragraph under the cursor say? */
import assert from 'node:assert/strict';
import { readPassage } from '../../../src/core/document/document.ts';
import type { Language, Passage } from '../../../src/core/document/slot.ts';

function passageAt(marked: string, language: Language): Passage | undefined {
  return readPassage(marked.replace('‸', ''), marked.indexOf('‸'), language);
}

describe('a passage', () => {
  it('is the paragraph as plain words, with the keys that it cites', () => {
    const passage = passageAt('Before.\n\nLarge \\emph{models}~\\cite{a,b} need\nmemory $O(n)$.‸\n\nAfter.', 'latex');
    assert.equal(passage?.text, 'Large models need memory.');
    assert.deepEqual(passage.cited, ['a', 'b']);
  });

  it('weighs the sentence at the cursor, which survives abbreviations', () => {
    const passage = passageAt('One thing. As Smith et al. show in Fig. 3, two‸ things matter. Three.', 'markdown');
    assert.equal(passage?.sentence, 'As Smith et al. show in Fig. 3, two things matter.');
  });

  it('knows heading, title and abstract around it', () => {
    const text =
      '\\title{On Memory}\n\\begin{document}\n\\begin{abstract}\nWe ask.\n\\end{abstract}\n\\section{Caches}\nText here‸ now.\n\\end{document}';
    const passage = passageAt(text, 'latex');
    assert.deepEqual([passage?.heading, passage?.title, passage?.abstract], ['Caches', 'On Memory', 'We ask.']);
  });

  it('is the item of a list, not the list', () => {
    assert.equal(passageAt('- first item\n- second‸ item\n', 'markdown')?.text, 'second item');
  });

  it('is none in the preamble, in YAML, in code', () => {
    assert.equal(passageAt('\\usepackage{x‸}\n\\begin{document}\nText here.\n\\end{document}', 'latex'), undefined);
    assert.equal(passageAt('---\ntitle: x‸\n---\n\nText here.', 'markdown'), undefined);
    assert.equal(passageAt('```\ncode here‸\n```\n', 'markdown'), undefined);
  });

  it('keeps its id while the same would be asked', () => {
    const one = passageAt('Some words here‸ stand still.', 'markdown');
    const other = passageAt('Some words‸ here stand still.', 'markdown');
    const changed = passageAt('Some words here‸ stand up.', 'markdown');
    assert.equal(one?.id, other?.id);
    assert.notEqual(one?.id, changed?.id);
  });
});
