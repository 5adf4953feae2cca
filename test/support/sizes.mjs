/** How heavy is what ships, and how heavy may it be? */
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * The package that `npm run package` makes for the version in package.json.
 * @returns its absolute path
 */
export function vsixOf(root) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return path.join(root, `${name}-${version}.vsix`);
}

/** What is held to a limit: sizes in kB (1000 bytes) of the minified host bundles and of the whole package. */
export function sizes(root) {
  const kB = (file) => fs.statSync(file).size / 1000;
  return [
    { what: "the extension host's bundle", kB: kB(path.join(root, 'dist/extension.js')), limitKB: 100 },
    // a browser's host loads one file alone, so what joins later in node is in it from the start: checks, following and
    // renaming keys, entries and their commands, a hundred kB of them; pasting and looking papers up, another 28;
    // what is said of papers on map and panel, and a pinned paragraph that is followed, another 5
    { what: "the browser host's bundle", kB: kB(path.join(root, 'dist/extension.web.js')), limitKB: 280 },
    { what: "the panel's script", kB: kB(path.join(root, 'dist/panel.js')), limitKB: 30 },
    // two thirds of it are d3's zooming, contours and quadtree
    { what: "the map's script", kB: kB(path.join(root, 'dist/map.js')), limitKB: 110 },
    { what: 'the whole package', kB: kB(vsixOf(root)), limitKB: 1000 },
  ];
}
