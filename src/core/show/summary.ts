/** Which one sentence says what a paper did? */
import { sentencesOf } from './sentences.ts';

/** No summary is longer, in words. */
const MOST_WORDS = 45;

const CUE =
  /\b(?:in this (?:paper|work|article|study)|this (?:paper|work|article|study)|we (?:\w+ly )?(?:propose|present|introduce|show|develop|describe|study|demonstrate|investigate|design|provide))\b/iu;

/**
 * The sentence of the abstract that says best what the paper did, or undefined when there is none. Never more than 45
 * words.
 */
export function summarize(_title: string, abstract: string): string | undefined {
  const sentences = sentencesOf(abstract);
  const chosen = sentences.find((sentence) => CUE.test(sentence)) ?? sentences[0];
  if (chosen === undefined) return undefined;
  const words = chosen.split(/\s+/u);
  return words.length <= MOST_WORDS ? words.join(' ') : `${words.slice(0, MOST_WORDS - 1).join(' ')} …`;
}
