/** Which part of the worker answers which question? */
import { citingParagraphs } from '../core/document/document.ts';
import { type DocumentFacts, readFacts } from '../core/document/facts.ts';
import { readMetadata } from '../core/document/metadata.ts';
import { Earlier } from '../core/library/earlier.ts';
import { papersInAnswer } from '../core/read/answers.ts';
import { Library } from '../core/library/library.ts';
import type { Ask } from '../messages/questions.ts';
import type { Handlers } from './answer.ts';
import { bibTextHandlers, textOf } from './bibTexts.ts';
import { IncompleteEntries } from './incomplete.ts';
import { KeyBook } from './keyBook.ts';
import { mapHandlers } from './map.ts';
import { paperHandlers } from './papers.ts';
import { Practice } from './practice.ts';
import { type Loop, stopIfAborted } from './slices.ts';
import { SourceReader } from './sources.ts';
import { writtenHandlers } from './written.ts';

/** A new library and what answers from it. */
export function makeHandlers(loop: Loop): Handlers {
  const library = new Library();
  const reader = new SourceReader(library, loop);
  const earlier = new Earlier();
  const keys = new KeyBook(library);
  const papers = paperHandlers(library, { earlier, keys, nameOf: (source) => reader.nameOf(source) });
  const practice = new Practice(library, papers.suggest, () => reader.isReading, loop);
  const incomplete = new IncompleteEntries(library, loop);
  const practised = async <T extends object | null>(answer: Promise<T>): Promise<T> => {
    const answered = await answer;
    // the next source may be on its way
    practice.wasAsked();
    // more parts are on their way
    if (answered !== null && !('next' in answered)) void reader.tidied.then(() => practice.begin());
    return answered;
  };
  /** A question of a person: whatever nobody waits for gives way. */
  const asked =
    <A, T>(answer: (ask: A, signal: AbortSignal, tell: (share: number) => void) => T | Promise<T>, isOfText = false) =>
    async (ask: A, signal: AbortSignal, tell: (share: number) => void): Promise<T> => {
      practice.wasAsked();
      reader.wasAsked();
      if (isOfText) await reader.whenTidied();
      stopIfAborted(signal);
      return answer(ask, signal, tell);
    };
  return {
    ...papers,
    complete: (ask, ...rest) => asked(papers.complete, ask.passage !== undefined)(ask, ...rest),
    search: asked(papers.search),
    card: asked(papers.card),
    suggest: asked(papers.suggest, true),
    alike: asked(papers.alike, true),
    ...mapHandlers(library, loop),
    ...bibTextHandlers,
    ...writtenHandlers(library, keys),
    read: (ask, signal) => practised(reader.read(ask, signal)),
    recognise: (ask, signal) => reader.recognise(ask, signal),
    restore: (ask, signal) => practised(reader.restore(ask, signal)),
    snapshot: ({ source, key, part }, signal) => reader.snapshot(source, key, part, signal),
    forget: ({ source }) => reader.forget(source),
    sources: () => reader.states(),
    incomplete: ({ bibliographies, dialect, limit }, signal) => incomplete.in(bibliographies, dialect, limit, signal),
    papersIn: ({ text, format }) => papersInAnswer(text, format),
    metadata: ({ yaml }) => readMetadata(yaml),
    facts: (ask) => factsAndMore(ask, earlier),
    forgetDocument: ({ document }) => {
      earlier.forget(document);
      return null;
    },
  };
}

/** What a document says of citing; in which words it cites is kept here. */
function factsAndMore({ content, language, commands, document }: Ask<'facts'>, earlier: Earlier): DocumentFacts {
  const text = textOf(content);
  const facts = readFacts(text, language, commands);
  if (document !== undefined) earlier.set(document, citingParagraphs(text, language, facts.citations));
  return facts;
}
