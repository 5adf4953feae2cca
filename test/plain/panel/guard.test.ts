/** Is only what our panel can mean taken from a webview? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFromPanel } from '../../../src/editor/panel/guard.ts';

const wish = { typed: '', among: {}, limit: 50 };

describe('a message from the panel', () => {
  const good: readonly Readonly<Record<string, unknown>>[] = [
    { kind: 'refresh' },
    { kind: 'return-to-passage' },
    { kind: 'ready', wish },
    {
      kind: 'wish',
      wish: { ...wish, typed: 'a', like: { paper: 'p', title: 't' }, among: { standing: 'corpus', from: 1999 } },
    },
    { kind: 'act', action: 'cite', papers: ['a', 'b'] },
    { kind: 'open-link', paper: 'a', at: 0 },
    { kind: 'pin', isPinned: true },
    { kind: 'take-back-dismissal', all: false },
    { kind: 'offer', offer: 'show-log' },
  ];
  for (const message of good) {
    it(`is taken: ${String(message['kind'])}`, () => {
      assert.deepEqual(readFromPanel({ ...message, further: 'is left out' }), message);
    });
  }

  const bad: readonly unknown[] = [
    undefined,
    null,
    'refresh',
    [],
    { kind: 'run', command: 'workbench.action.quit' },
    { kind: 'offer', offer: 'workbench.action.quit' },
    { kind: 'act', action: 'delete', papers: ['a'] },
    { kind: 'act', action: 'cite', papers: 'a' },
    { kind: 'act', action: 'cite', papers: [1] },
    { kind: 'act', action: 'cite', papers: new Array<string>(1000).fill('a') },
    { kind: 'open-link', href: 'https://example.org' },
    { kind: 'wish', wish: { typed: 1, among: {}, limit: 1 } },
    { kind: 'pin' },
  ];
  for (const message of bad) {
    it(`is not taken: ${String(message)} ${JSON.stringify({ message }).slice(0, 60)}`, () =>
      assert.equal(readFromPanel(message), undefined));
  }

  it('wants no more than the panel can show, and no years that are none', () => {
    const read = readFromPanel({
      kind: 'wish',
      wish: { ...wish, limit: 1e9, among: { from: 'x', to: -1, standing: 'all' } },
    });
    assert.deepEqual(read, { kind: 'wish', wish: { typed: '', among: {}, limit: 200 } });
  });

  it('never throws, whatever it is', () => {
    const kinds = fc.constantFrom('ready', 'wish', 'act', 'open-link', 'pin', 'offer', 'refresh', 'x');
    const message = fc.record({ kind: kinds, wish: fc.anything(), papers: fc.anything(), action: fc.anything() });
    fc.assert(fc.property(fc.oneof(fc.anything(), message), (each) => void readFromPanel(each)));
  });
});
