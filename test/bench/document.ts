/**
 * What does the document side make of texts that it has not seen? `document --cases C.jsonl`, a case being
 * `{id,language,text}` with `‸` for the cursor. The document as a whole is read by the worker, as it is for the extension.
 */
import { findSlot, readPassage } from '../../src/core/document/document.ts';
import type { Language } from '../../src/core/document/slot.ts';
import { type RunningWorker, startWorker } from '../support/askWorker.ts';
import { jsonLines } from './jsonl.ts';
import { type Call, wanted } from './options.ts';

interface Case {
  readonly id: string;
  readonly language: string;
  readonly text: string;
}

/** `slot` is null where no key can be typed; `typed` stands before the cursor, `replaced` is what a key would replace. */
export async function run({ options }: Call): Promise<object> {
  const cases = jsonLines<Case>(wanted(options, 'cases'));
  const worker = startWorker();
  try {
    return { cases: await Promise.all(cases.map((each) => answer(worker, each))) };
  } finally {
    worker.dispose();
  }
}

async function answer(worker: RunningWorker, { id, language, text: marked }: Case): Promise<object> {
  const at = marked.indexOf('‸');
  const offset = at < 0 ? marked.length : at;
  const text = at < 0 ? marked : marked.slice(0, at) + marked.slice(at + 1);
  const written = languageNamed(language);
  const slot = findSlot(text, offset, written);
  const { citations, bibliographies } = await worker.ask('facts', { content: text, language: written, commands: [] });
  return {
    id,
    slot:
      slot === undefined
        ? null
        : { typed: slot.typed, replaced: text.slice(slot.span.start, slot.span.end), present: slot.present },
    citations: citations.map(({ key, start, end }) => ({ key, start, end })),
    bibliographies: bibliographies.map(({ path }) => path),
    passage: readPassage(text, offset, written)?.text ?? null,
  };
}

/** Whatever people call it: an editor's language id, a file's ending, a name. */
export function languageNamed(name: string): Language {
  return /^\.?(?:la)?tex|^\.?ltx|rnw|sweave|knitr/i.test(name) ? 'latex' : 'markdown';
}
