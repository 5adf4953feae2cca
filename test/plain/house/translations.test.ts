/** Can everything that is said be translated, and does each translation say all of it, and nothing that nobody says any more? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { mapWords } from '../../../src/core/show/mapWords.ts';
import { panelWords } from '../../../src/core/show/panelWords.ts';
import { stringsOf } from '../../support/strings.mjs';

type Texts = Readonly<Record<string, string>>;
const read = (file: string): Texts => JSON.parse(fs.readFileSync(file, 'utf8')) as Texts;
const { strings, unreadable } = stringsOf('.');
const manifest = read('package.nls.json');
/** `de` of `l10n/bundle.l10n.de.json`. */
const languages = fs.readdirSync('l10n').flatMap((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? []);

/** What must come through a translation as it is: places for what is put in, links to commands, code. */
const kept = (text: string): readonly string[] =>
  (text.match(/\{\d\}|\(command:[\w.]+\)|`[^`]*`|relatedWork\.\w+|\\cite/g) ?? []).sort();

describe('translations', () => {
  it('can be made of everything that is said: no text is put together where nobody finds it', () => {
    assert.deepEqual(unreadable, []);
    assert.ok(strings.length > 300);
    for (const words of [panelWords, mapWords]) {
      for (const english of Object.values(words)) assert.ok(strings.includes(english), english);
    }
  });

  it('are there for German', () => assert.deepEqual(languages, ['de']));

  for (const language of languages) {
    const said = read(`l10n/bundle.l10n.${language}.json`);
    const ofManifest = read(`package.nls.${language}.json`);

    it(`into ${language} say everything, and nothing else`, () => {
      assert.deepEqual(Object.keys(said).sort(), strings);
      assert.deepEqual(Object.keys(ofManifest).sort(), Object.keys(manifest).sort());
    });

    it(`into ${language} keep places, links and code`, () => {
      const pairs = [
        ...Object.entries(said),
        ...Object.entries(ofManifest).map(([name, text]) => [manifest[name] ?? '', text] as const),
      ];
      for (const [english, text] of pairs) {
        assert.notEqual(text, '', english);
        // a button that is named in a sentence has its own translation
        const wanted = kept(english).filter((each) => each !== '`Ours Alone`');
        assert.deepEqual(
          kept(text).filter((each) => each !== '`Nur unsere`'),
          wanted,
          english,
        );
      }
    });
  }
});
