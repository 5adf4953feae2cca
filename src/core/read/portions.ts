/** How does a reader hand over papers before it has read all of them? */
import type { Paper, Reading } from '../paper.ts';

/**
 * A source while it is read, in steps of a millisecond or two. Each step hands over the papers that were read since the
 * last one, if any; what is returned has the papers of the last stretch and all problems.
 */
export type ReadingSteps = Generator<readonly Paper[] | undefined, Reading>;

/** Runs the steps to their end in one go; all papers are in what it answers. */
export function inOneGo(steps: ReadingSteps): Reading {
  const papers: Paper[] = [];
  for (;;) {
    const { done, value } = steps.next();
    for (const paper of (done === true ? value.papers : value) ?? []) papers.push(paper);
    if (done === true) return { papers, problems: value.problems };
  }
}

/** Papers that were read long ago, as if they were read now. */
export function* readAlready(papers: readonly Paper[]): ReadingSteps {
  return { papers, problems: [] };
}
