/** Does package.json promise exactly what the code keeps? Commands, settings, views, menus, on both sides. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly menus: Readonly<Record<string, readonly { command?: string; submenu?: string; when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string; type: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { id: string; icon: string }[] };
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, { default?: unknown; markdownDescription?: string }>>;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly completionEvents: readonly string[];
        readonly media: { readonly image: Readonly<Record<string, string>>; readonly altText: string };
        readonly description: string;
      }[];
    }[];
    readonly keybindings: readonly {
      readonly key: string;
      readonly mac?: string;
      readonly command: string;
      readonly when: string;
    }[];
    readonly submenus: readonly { readonly id: string }[];
  };
  readonly scripts: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;
const translations = JSON.parse(fs.readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
const readme = fs.readFileSync('README.md', 'utf8');
const code = fs
  .readdirSync('src/editor', { recursive: true })
  .map((file) => path.join('src/editor', String(file)))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n');

/** Commands behind links and completion items: they take arguments that no palette can give, so no menu has them. */
const internal = [
  'relatedWork.acceptPaper',
  'relatedWork.openEntry',
  'relatedWork.copyKey',
  'relatedWork.replaceKey',
  'relatedWork.showCitations',
  'relatedWork.ignoreEntry',
  'relatedWork.moreLikeThis',
];

/** Keys that a browser's window leaves out: of VS Code's documentation. `cmd` stands for `ctrl` elsewhere. */
const onDesktop = ['cmd+k r', 'cmd+k p', 'cmd+k o', 'cmd+shift+n', 'cmd+w', 'cmd+t', 'cmd+n', 'cmd+q', 'cmd+m'];
/** Of the manifest of LaTeX Workshop 9. On a Mac its `ctrl+m` is `ctrl+shift+m`. */
const ofLatexWorkshop = [
  ...['m', 'b', 'c', 'v', 'j', 'x', '[', ']'].map((key) => `cmd+alt+${key}`),
  ...['alt+m', 'alt+b', 'alt+c', 'alt+v', 'alt+j', 'alt+x', '[', ']'].map((key) => `cmd+l ${key}`),
  ...['enter', 'b', 'i', 'u', 'e', 'r', 't', 's', 'c', 'n', '6', '-', 'l', 'm', 'w'].map((key) => `cmd+l cmd+${key}`),
  ...['b', 'i', 'r', 't', 's', 'shift+b', 'c'].flatMap((key) => [`cmd+m cmd+${key}`, `ctrl+shift+m cmd+${key}`]),
  ...['cmd+l ctrl+shift+m', 'enter', 'alt+enter'],
];

const properties = Object.assign(
  {},
  ...manifest.contributes.configuration.map((group) => group.properties),
) as Manifest['contributes']['configuration'][number]['properties'];
const declared = manifest.contributes.commands.map(({ command }) => command);
const registered = [...code.matchAll(/registerCommand\(\s*'([^']+)'/g)].map(([, command]) => command ?? '');

describe('the manifest', () => {
  it('declares the commands that are registered, and no other', () => {
    assert.deepEqual([...registered].sort(), [...declared, ...internal].sort());
  });

  it('names only its own commands in menus', () => {
    const inMenus = Object.values(manifest.contributes.menus).flat();
    assert.deepEqual(
      inMenus.filter(({ command }) => command !== undefined && !declared.includes(command)),
      [],
    );
    const submenus = inMenus.flatMap(({ submenu }) => submenu ?? []);
    assert.deepEqual(
      submenus,
      manifest.contributes.submenus.map(({ id }) => id),
    );
    for (const id of submenus) assert.ok((manifest.contributes.menus[id]?.length ?? 0) > 0, id);
  });

  it('sets each context key that a menu waits for', () => {
    const keys = JSON.stringify(manifest.contributes.menus).match(/\brelatedWork\.\w+(?=["\s)&|])/g) ?? [];
    const contexts = keys.filter(
      (key) => !declared.includes(key) && !['relatedWork.panel', 'relatedWork.editor'].includes(key),
    );
    assert.ok(contexts.length > 0);
    for (const key of contexts) assert.match(code, new RegExp(`'setContext', '${key}'`));
  });

  it('has a provider for each view, and an icon for its container', () => {
    const views = Object.values(manifest.contributes.views).flat();
    assert.deepEqual(
      views.map(({ id }) => id),
      ['relatedWork.panel'],
    );
    assert.match(code, /registerWebviewViewProvider\(viewId/);
    assert.match(code, /const viewId = 'relatedWork\.panel'/);
    for (const { icon } of manifest.contributes.viewsContainers.activitybar) assert.ok(fs.existsSync(icon), icon);
  });

  it('reads every setting, and declares every setting that is read', () => {
    const settings = Object.keys(properties).map((name) => name.replace('relatedWork.', ''));
    const settingsCode = fs.readFileSync('src/editor/settings.ts', 'utf8');
    const read = [...settingsCode.matchAll(/\.get(?:<[^>]+>)?\(\s*'([^']+)'/g)].map(([, name]) => name ?? '');
    assert.deepEqual([...new Set(read)].sort(), [...settings].sort());
    assert.equal(code.match(/getConfiguration\(/g)?.length, settingsCode.match(/getConfiguration\(/g)?.length);
  });

  it('gives each setting a default and a description', () => {
    for (const [name, property] of Object.entries(properties)) {
      assert.notEqual(property.default, undefined, name);
      assert.ok((property.markdownDescription ?? '') !== '', name);
    }
  });

  it('tells of every command and setting in the README', () => {
    for (const { command, title } of manifest.contributes.commands) {
      const shown = translations[title.replaceAll('%', '')] ?? title;
      assert.ok(readme.includes(`Related Work: ${shown}`), `${command}: "Related Work: ${shown}"`);
    }
    for (const name of Object.keys(properties)) assert.ok(readme.includes(`\`${name}\``), name);
  });

  it('translates every text that it names, and no other', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(translations).sort());
  });

  it('has pictures for each step of its walkthrough, and ends steps by what it has', () => {
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length > 3);
    for (const { completionEvents, media, description } of steps) {
      for (const theme of ['dark', 'light', 'hc', 'hcLight']) assert.ok(fs.existsSync(media.image[theme] ?? ''), theme);
      const told = translations[description.replaceAll('%', '')] ?? '';
      const commands = [...told.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? '');
      commands.push(...completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []));
      assert.ok(commands.length > 0);
      for (const command of commands) assert.ok(declared.includes(command), command);
      for (const event of completionEvents) {
        const context = /^onContext:(.+)$/.exec(event)?.[1];
        if (context !== undefined) assert.match(code, new RegExp(`'setContext', '${context}'`));
        const setting = /^onSettingChanged:(.+)$/.exec(event)?.[1];
        if (setting !== undefined) assert.ok(setting in properties, setting);
      }
    }
  });

  it('takes no key from VS Code or LaTeX Workshop, on any platform', () => {
    const defaults = JSON.parse(fs.readFileSync('test/fixtures/keybindings.json', 'utf8')) as Readonly<
      Record<'linux' | 'mac' | 'windows', readonly string[]>
    >;
    const { keybindings } = manifest.contributes;
    assert.ok(keybindings.length > 0);
    for (const platform of ['linux', 'mac', 'windows'] as const) {
      assert.ok(defaults[platform].length > 300, platform);
      const taken = [...defaults[platform], ...onDesktop, ...ofLatexWorkshop].map((key) =>
        platform === 'mac' ? key : key.replaceAll('cmd+', 'ctrl+'),
      );
      for (const { command, key, mac, when } of keybindings) {
        const own = platform === 'mac' ? (mac ?? key) : key;
        assert.ok(declared.includes(command) && /^editorTextFocus && /.test(when), command);
        // nor may ours be the beginning of another's
        const inTheWay = taken.filter((each) => each === own || each.startsWith(`${own} `));
        assert.deepEqual(inTheWay, [], `${command} on ${platform}`);
        assert.doesNotMatch(own, /^(?:ctrl|cmd)\+shift\+[zf]$/);
      }
    }
  });

  it('wakes up for every language that is written in', () => {
    const documents = fs.readFileSync('src/editor/documents.ts', 'utf8');
    const languages = [...documents.matchAll(/\['([\w-]+)', '(?:latex|markdown)'\],/g)].map(
      ([, language]) => language ?? '',
    );
    assert.ok(languages.length >= 7);
    for (const event of ['latex', 'markdown', 'quarto', 'rsweave', 'bibtex']) {
      assert.ok(manifest.activationEvents.includes(`onLanguage:${event}`), event);
    }
  });

  it('asks for the oldest editor that it says', () => {
    assert.equal(manifest.engines.vscode, '^1.100.0');
  });
});
