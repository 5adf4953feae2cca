/** How do screenshots become small? Fewer colours, lossless WebP: by sharp, installed on demand. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.dirname(fileURLToPath(import.meta.url));

function loadSharp() {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  if (!fs.existsSync(installed)) {
    const windows = process.platform === 'win32';
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status } = spawnSync('npm', args, { cwd: folder, shell: windows, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error('sharp could not be installed');
  }
  return createRequire(path.join(folder, 'package.json'))('sharp');
}

const sharp = loadSharp();

/** Four bits a colour: nobody sees a difference in a window's picture, and it takes two thirds of the room. */
function coarse(pixels) {
  return pixels.map((value) => Math.round(value / 17) * 17);
}

async function pixelsOf(png, clip) {
  const whole = sharp(png).removeAlpha();
  const cut =
    clip === undefined ? whole : whole.extract({ left: clip.x, top: clip.y, width: clip.width, height: clip.height });
  return cut.raw().toBuffer({ resolveWithObject: true });
}

/** A picture, or what `clip` cuts out of it. Lossless: letters stay sharp. */
export async function still(png, clip) {
  const { data, info } = await pixelsOf(png, clip);
  return sharp(coarse(data), { raw: { width: info.width, height: info.height, channels: 3 } })
    .webp({ lossless: true, effort: 6 })
    .toBuffer();
}

/** A film that begins again: `frames` are `{ png, ms }`, all of one size. */
export async function animation(frames) {
  const raw = await Promise.all(frames.map(({ png }) => pixelsOf(png)));
  const { width, height } = raw[0].info;
  const strip = coarse(Buffer.concat(raw.map(({ data }) => data)));
  return sharp(strip, { raw: { width, height: height * frames.length, channels: 3, pageHeight: height } })
    .webp({ lossless: true, effort: 6, loop: 0, delay: frames.map(({ ms }) => ms), minSize: true })
    .toBuffer();
}

/** Where two pictures of one size differ: in how many pixels, and the rectangle that holds these. Nothing where they are the same. */
export async function difference(one, other) {
  const [a, b] = await Promise.all(
    [one, other].map((png) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  const { width, height } = a.info;
  if (width !== b.info.width || height !== b.info.height) return { pixels: Infinity, around: 'everything' };
  let pixels = 0;
  const rows = [];
  const columns = [];
  for (let at = 0; at < width * height; at += 1) {
    if (a.data.compare(b.data, at * 3, at * 3 + 3, at * 3, at * 3 + 3) === 0) continue;
    pixels += 1;
    rows.push(Math.floor(at / width));
    columns.push(at % width);
  }
  if (pixels === 0) return undefined;
  const span = (all) =>
    all.reduce(([least, most], each) => [Math.min(least, each), Math.max(most, each)], [Infinity, 0]);
  const [[left, right], [top, bottom]] = [span(columns), span(rows)];
  return { pixels, around: `x ${left} to ${right}, y ${top} to ${bottom}` };
}
