import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanBib } from '../../../src/core/read/bibScan.ts';
import { insertionFor, removalFor } from '../../../src/core/write/insertion.ts';
import type { Insertion } from '../../../src/core/write/insertion.ts';

const STUB = '@misc{new,\n  title = {New},\n}';

function after(text: string, { offset, text: added }: Insertion): string {
  return text.slice(0, offset) + added + text.slice(offset);
}

/** The text with a stub of the key in it. */
function withStub(text: string, key = 'new'): string {
  return after(text, insertionFor(text, STUB.replace('new', key), key));
}

const entry = (key: string) => `@misc{${key}, title = {T}}`;

describe('inserting an entry', () => {
  it('into an empty file, with or without a byte order mark', () => {
    assert.equal(withStub(''), `${STUB}\n`);
    assert.equal(withStub('\ufeff'), `\ufeff${STUB}\n`);
  });

  it('at the end, with the blank line that is usual', () => {
    assert.equal(withStub(`${entry('z')}\n`), `${entry('z')}\n\n${STUB}\n`);
    assert.equal(withStub(`${entry('z')}\n\n`), `${entry('z')}\n\n${STUB}\n`);
    assert.equal(withStub(`${entry('z')}\n\n\n`), `${entry('z')}\n\n\n${STUB}\n`);
  });

  it('behind a last line that has no end', () => {
    assert.equal(withStub(entry('z')), `${entry('z')}\n\n${STUB}\n`);
    assert.equal(withStub(`${entry('z')}\n\n  `), `${entry('z')}\n\n  \n${STUB}\n`);
  });

  it('without blank lines where the file has none', () => {
    const text = `${entry('z')}\n${entry('y')}\n${entry('x')}\n`;
    assert.equal(withStub(text), `${text}${STUB}\n`);
  });

  for (const lineEnd of ['\r\n', '\r']) {
    it(`keeps ${JSON.stringify(lineEnd)}`, () => {
      const text = [entry('z'), '', entry('y'), ''].join(lineEnd);
      assert.equal(withStub(text), text + lineEnd + STUB.replaceAll('\n', lineEnd) + lineEnd);
    });
  }

  describe('in order where the file is sorted otherwise', () => {
    const entryOf = (key: string, author: string, year: number): string =>
      `@misc{${key},\n  author = {${author}},\n  year = {${year}}\n}`;
    const stub = entryOf('new', 'Lovelace, Ada', 1950);
    /** The keys in the order in which they stand after it was put in. */
    const order = (...entries: readonly string[]): string => {
      const text = `${entries.join('\n\n')}\n`;
      return [...scanBib(after(text, insertionFor(text, stub, 'new')))].map(({ key }) => key).join(' ');
    };
    it('by year, up', () => {
      assert.equal(
        order(entryOf('z', 'B, B', 1940), entryOf('m', 'Z, Z', 1950), entryOf('a', 'C, C', 1960)),
        'z m new a',
      );
    });
    it('by year, down', () => {
      assert.equal(
        order(entryOf('z', 'B, B', 1960), entryOf('m', 'Z, Z', 1950), entryOf('a', 'C, C', 1940)),
        'z m new a',
      );
    });
    it('by first author', () => {
      assert.equal(
        order(entryOf('z', 'Abel, B', 1960), entryOf('m', '{\\"O}, Z', 1999), entryOf('a', 'Ö, Z', 1940)),
        'z new m a',
      );
      assert.equal(
        order(entryOf('z', 'Niels Abel', 1960), entryOf('m', 'Zorn, Z', 1999), entryOf('a', 'Zzz, Z', 1940)),
        'z new m a',
      );
    });
    it('by key, down', () => {
      assert.equal(
        order(entryOf('z', 'B, B', 1960), entryOf('p', 'A, A', 1999), entryOf('a', 'C, C', 1940)),
        'z p new a',
      );
    });
    it('with one in twenty out of place', () => {
      const keys = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at));
      const text = ['zz', ...keys].map(entry).join('\n');
      const result = [...scanBib(withStub(text, 'm1'))].map(({ key }) => key);
      assert.equal(result[result.indexOf('m1') - 1], 'm');
    });
    it('at the end where some have no year', () => {
      assert.equal(order(entryOf('m', 'B, B', 1940), '@misc{z}', entryOf('a', 'C, C', 1960)), 'm z a new');
    });
  });

  it('never among entries that are switched off in a comment', () => {
    const text = `${entry('a')}\n${entry('b')}\n@comment{\n${entry('m')}\n${entry('n')}\n}\n${entry('z')}\n`;
    const result = withStub(text, 'mm');
    assert.ok(result.startsWith(text.slice(0, text.indexOf('@comment'))), result);
    assert.ok(
      result.indexOf('mm') < result.indexOf('@comment') || result.indexOf('mm') > result.indexOf('}\n}'),
      result,
    );
    const open = `${entry('a')}\n@comment{ switched off\n${entry('b')}\n`;
    assert.ok(withStub(open).indexOf(STUB) < withStub(open).indexOf('@comment'));
  });

  for (const footer of [
    '@comment{jabref-meta: databaseType:bibtex;}',
    '@Comment{BibDesk Static Groups{\n<x/>\n}}',
    '@comment{x-kbibtex-encoding=utf-8}',
  ]) {
    it(`before ${footer.slice(0, 24)}`, () => {
      const text = `${entry('z')}\n\n${footer}\n`;
      assert.equal(withStub(text), `${entry('z')}\n\n${STUB}\n\n${footer}\n`);
    });
  }

  it('in order where the file is sorted', () => {
    const sorted = ['a', 'm', 'P', 'z'].map(entry).join('\n\n') + '\n';
    assert.equal(withStub(sorted, 'new'), sorted.replace(`${entry('m')}\n`, `${entry('m')}\n\n${STUB}\n`));
    assert.equal(
      withStub(sorted, 'A0'),
      sorted.replace(`${entry('a')}\n`, `${entry('a')}\n\n${STUB.replace('new', 'A0')}\n`),
    );
    assert.equal(withStub(sorted, '_'), `${STUB.replace('new', '_')}\n\n${sorted}`);
    assert.equal(withStub(sorted, 'zz'), `${sorted}\n${STUB.replace('new', 'zz')}\n`);
  });

  it('before the first, but behind what begins the file', () => {
    const head = '% Encoding: UTF-8\n\n@string{x = {y}}\n\n';
    const entries = ['b', 'c', 'd'].map(entry).join('\n\n') + '\n';
    assert.equal(withStub(head + entries, 'a'), `${head}${STUB.replace('new', 'a')}\n\n${entries}`);
  });

  it('does not come between an entry and the comment above it', () => {
    const text = `% mine\n\n% about b\n${['b', 'c', 'd'].map(entry).join('\n\n')}\n`;
    assert.equal(withStub(text, 'a'), text.replace('% about b', `${STUB.replace('new', 'a')}\n\n% about b`));
  });

  it('between entries on one line', () => {
    const text = `${entry('a')} ${entry('c')} ${entry('d')}`;
    assert.equal(withStub(text, 'b'), `${entry('a')}\n\n${STUB.replace('new', 'b')}\n\n ${entry('c')} ${entry('d')}`);
  });

  it('not behind a half-typed entry, which would swallow it', () => {
    const half = '@article{half,\n  title = {Not yet';
    assert.equal(withStub(`${entry('z')}\n\n${half}`), `${entry('z')}\n\n${STUB}\n\n${half}`);
    assert.equal(withStub(half), `${STUB}\n\n${half}`);
  });

  it('before what programs keep at the end', () => {
    const meta = '@comment{jabref-meta: databaseType:bibtex;}\n';
    assert.equal(withStub(`${entry('z')}\n\n${meta}`), `${entry('z')}\n\n${STUB}\n\n${meta}`);
  });

  it('takes no entry in a comment for one', () => {
    const text = `${entry('z')}\n\n% @misc{old, title = {\n@comment{${entry('c')}}\n`;
    assert.equal(withStub(text), `${text}\n${STUB}\n`);
  });
});

const pieces = fc.constantFrom(
  ...[
    entry('a'),
    entry('m'),
    entry('z'),
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '@article{half,',
    '}',
    '{',
    '"',
    '%',
    '@',
    '\ufeff',
  ],
  ...['@comment{', 'text', STUB, `\n${STUB}\n`, ',', '@string{x = {y}}', '% about it\n', '(', ')', '\\'],
);
const anyText = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string(),
);
const anyKey = fc.constantFrom('new', 'a', 'b', 'zz', '0');

describe('taking an entry back', () => {
  it('leaves any text exactly as it was', () => {
    fc.assert(
      fc.property(anyText, anyKey, (text, key) => {
        const inserted = insertionFor(text, STUB, key);
        const now = after(text, inserted);
        const removal = removalFor(now, inserted);
        assert.ok(removal !== undefined);
        assert.equal(now.slice(0, removal.offset) + now.slice(removal.offset + removal.length), text);
      }),
      { numRuns: 1000 },
    );
  });

  it('never comes to stand in another entry', () => {
    fc.assert(
      fc.property(anyText, anyKey, (text, key) => {
        const { offset } = insertionFor(text, STUB, key);
        assert.ok(
          [...scanBib(text)].every(({ start, end, isClosed }) => !isClosed || offset <= start || offset >= end),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('finds it where the file has changed before or behind it', () => {
    const text = `${entry('y')}\n\n${entry('x')}\n`;
    const inserted = insertionFor(text, STUB, 'new');
    const changed = `% a new first line\n${after(text, inserted)}\n${entry('later')}\n`;
    const removal = removalFor(changed, inserted);
    assert.ok(removal !== undefined);
    assert.equal(
      changed.slice(0, removal.offset) + changed.slice(removal.offset + removal.length),
      `% a new first line\n${text}\n${entry('later')}\n`,
    );
  });

  it('leaves an entry alone that somebody has worked on, or that has gone', () => {
    const inserted = insertionFor('', STUB, 'new');
    assert.equal(removalFor(STUB.replace('New', 'Newer'), inserted), undefined);
    assert.equal(removalFor('', inserted), undefined);
  });
});
