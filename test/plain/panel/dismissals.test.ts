/** Which papers stay away from the panel's lists once they are dismissed? */
import assert from 'node:assert/strict';
import { Dismissals } from '../../../src/editor/panel/dismissals.ts';

function made(): Dismissals {
  const kept = new Map<string, unknown>();
  return new Dismissals({
    keys: () => [...kept.keys()],
    get: <T>(name: string, other?: T) => (kept.get(name) as T | undefined) ?? other,
    update: (name: string, value: unknown) => Promise.resolve(void kept.set(name, value)),
  });
}
const wish = (typed: string) => ({ typed, among: {}, limit: 50 });

describe('dismissed papers', () => {
  it('stay away from what is suggested for their document, until they are taken back', () => {
    const dismissals = made();
    dismissals.awayFrom('a.tex', wish(''));
    dismissals.add('a.tex', ['one', 'two']);
    assert.deepEqual([...dismissals.awayFrom('b.tex', wish(''))], []);
    assert.deepEqual([...dismissals.awayFrom('a.tex', wish(''))], ['one', 'two']);
    dismissals.takeBack('a.tex', ['one']);
    assert.deepEqual([...dismissals.awayFrom('a.tex', wish(''))], ['two']);
    dismissals.takeBack('a.tex');
    assert.deepEqual([...dismissals.awayFrom('a.tex', wish(''))], []);
  });

  it('go from the search that they are dismissed in, and are found by another one', () => {
    const dismissals = made();
    dismissals.awayFrom('a.tex', wish(''));
    dismissals.add('a.tex', ['one']);
    assert.deepEqual([...dismissals.awayFrom('a.tex', wish('bees'))], []);
    dismissals.add('a.tex', ['two']);
    dismissals.add('a.tex', ['three']);
    assert.deepEqual([...dismissals.awayFrom('a.tex', wish('bees'))], ['two', 'three']);
    assert.deepEqual([...dismissals.awayFrom('a.tex', wish('honey'))], []);
    assert.deepEqual(dismissals.of('a.tex'), ['one', 'two', 'three']);
  });

  it('come back where no document is open, too', () => {
    const dismissals = made();
    dismissals.awayFrom(undefined, wish('bees'));
    dismissals.add(undefined, ['one', 'two']);
    assert.deepEqual([...dismissals.awayFrom(undefined, wish('bees'))], ['one', 'two']);
    dismissals.takeBack(undefined, ['one']);
    assert.deepEqual([...dismissals.awayFrom(undefined, wish('bees'))], ['two']);
    assert.deepEqual([...dismissals.awayFrom(undefined, wish('honey'))], []);
  });
});
