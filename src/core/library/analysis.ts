/** Which numbers stand for the words of a text? */
import { GAP } from './forward.ts';
import { joinedWordsOf, wordsOf } from './terms.ts';
import { NO_STEM, type Vocabulary } from './vocabulary.ts';

/** The stems of a text in order, stop words left out, appended to `into`. New words get a number. */
export function addStems(text: string, vocabulary: Vocabulary, into: number[]): void {
  const first = into.length;
  vocabulary.addText(text, into);
  let kept = first;
  for (let at = first; at < into.length; at++) {
    const stem = vocabulary.stemOf(into[at] ?? -1);
    if (stem !== NO_STEM) into[kept++] = stem;
  }
  into.length = kept;
  // what came before is another text
  if (into.length > first) into[first] = (into[first] ?? 0) | GAP;
}

/** The stems of a text that some paper has, in order. An unknown word parts its neighbours. */
export function knownStems(text: string, vocabulary: Vocabulary): number[] {
  const stems: number[] = [];
  let gap = GAP;
  for (const word of wordsOf(text)) {
    const stem = vocabulary.knownStem(word);
    if (stem === NO_STEM) continue;
    if (stem === undefined) gap = GAP;
    else {
      stems.push(stem | gap);
      gap = 0;
    }
  }
  return stems;
}

/** What a paper is found by in its title and abstract: stems with `GAP` marks, and how many are the title's. */
export function paperStems(
  texts: { readonly title: string; readonly abstract: string; readonly others: readonly string[] },
  vocabulary: Vocabulary,
): { stems: number[]; titleLength: number } {
  const stems: number[] = [];
  addStems(texts.title, vocabulary, stems);
  const titleLength = stems.length;
  addStems(texts.abstract, vocabulary, stems);
  for (const other of texts.others) addStems(other, vocabulary, stems);
  for (const joined of joinedWordsOf(texts.title)) {
    const stem = vocabulary.stemOf(vocabulary.add(joined));
    if (stem !== NO_STEM) stems.push(stem | GAP);
  }
  return { stems, titleLength };
}
