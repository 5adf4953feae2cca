/** What does a key mean in the panel, and what is left to VS Code? */
import assert from 'node:assert/strict';
import { type Intent, intentOf, type Where } from '../../../src/panel/keys.ts';

/** `Ctrl+Shift+a` as the browser tells it. */
function press(text: string, where: Where): Intent | undefined {
  const parts = text.split('+');
  const has = (name: string): boolean => parts.includes(name);
  return intentOf({ key: parts.at(-1) ?? '', ctrl: has('Ctrl'), shift: has('Shift'), alt: has('Alt') }, where);
}

describe('a key in the panel', () => {
  const onCard: readonly (readonly [string, Intent | undefined])[] = [
    ['ArrowDown', { kind: 'move', by: 1, extends: false }],
    ['Shift+ArrowUp', { kind: 'move', by: -1, extends: true }],
    ['End', { kind: 'move', by: Infinity, extends: false }],
    ['Enter', { kind: 'toggle' }],
    ['Ctrl+ ', { kind: 'select' }],
    ['ArrowRight', { kind: 'button', by: 1 }],
    ['c', { kind: 'act', action: 'cite' }],
    ['C', { kind: 'act', action: 'cite' }],
    ['s', { kind: 'act', action: 'insert-stub' }],
    ['o', { kind: 'act', action: 'open' }],
    ['k', { kind: 'act', action: 'copy-key' }],
    ['b', { kind: 'act', action: 'copy-bibtex' }],
    ['w', { kind: 'act', action: 'explain' }],
    ['m', { kind: 'act', action: 'alike' }],
    ['Delete', { kind: 'act', action: 'dismiss' }],
    ['/', { kind: 'search' }],
    ['Ctrl+f', { kind: 'search' }],
    ['?', { kind: 'keys' }],
    ['Escape', { kind: 'leave' }],
    // VS Code's own
    ['Ctrl+c', undefined],
    ['Ctrl+Shift+f', undefined],
    ['Alt+ArrowDown', undefined],
    ['F1', undefined],
    ['Tab', undefined],
    ['PageDown', undefined],
    ['x', undefined],
  ];
  for (const [key, intent] of onCard) {
    it(`${key} on a card: ${intent?.kind ?? 'left alone'}`, () => assert.deepEqual(press(key, 'card'), intent));
  }

  it('does the same on a button of a card, but Enter and the blank press the button', () => {
    assert.deepEqual(press('c', 'in-card'), { kind: 'act', action: 'cite' });
    assert.equal(press('Enter', 'in-card'), undefined);
    assert.equal(press(' ', 'in-card'), undefined);
  });

  it('is a letter in the search box, which arrows and Enter leave for the list', () => {
    for (const key of ['c', '/', '?', 'ArrowLeft', 'Home']) assert.equal(press(key, 'search'), undefined);
    assert.deepEqual(press('ArrowDown', 'search'), { kind: 'enter-list', isDone: false });
    assert.deepEqual(press('Enter', 'search'), { kind: 'enter-list', isDone: true });
    assert.deepEqual(press('Escape', 'search'), { kind: 'leave' });
  });

  it('is a field of the filters’ own there', () => {
    for (const key of ['c', '2', 'ArrowDown', '/']) assert.equal(press(key, 'field'), undefined);
    assert.deepEqual(press('Escape', 'field'), { kind: 'leave' });
  });

  it('acts on no card elsewhere', () => {
    assert.equal(press('c', 'elsewhere'), undefined);
    assert.deepEqual(press('/', 'elsewhere'), { kind: 'search' });
  });
});
