/** How do we get a real browser that needs nothing installed, and a window of VS Code in it? */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { places } from './places.mjs';

/** The Chromium of the person's choice, or the one inside the package, unpacked once for each of its versions. */
async function executable() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const { version } = JSON.parse(fs.readFileSync(places.chromium, 'utf8'));
  const folder = path.join(os.tmpdir(), `related-work-chromium-${version}-${os.userInfo().uid}`);
  const program = path.join(folder, 'chromium');
  const whole = path.join(folder, 'whole');
  if (fs.existsSync(whole)) return program;
  // the package unpacks to the temporary folder and takes whatever is there already, so each try gets its own
  const attempt = fs.mkdtempSync(`${folder}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = attempt;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  fs.writeFileSync(path.join(attempt, 'whole'), version);
  try {
    fs.renameSync(attempt, folder);
  } catch {
    // another run was faster: its copy is as good
    fs.rmSync(attempt, { recursive: true, force: true });
  }
  return program;
}

/** Starts Chromium. `args` are further flags. It ends with `close()`, and with this process in any case. */
export async function openBrowser({ args = [] } = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: await executable(),
    headless: true,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none', ...args],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
