/** What did we start, and how does all of it end? */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** Things to undo when this process ends, whatever ends it; the last one made goes first. */
const endings = new Set();
let watching = false;

function undoAll() {
  for (const undo of [...endings].reverse()) {
    endings.delete(undo);
    try {
      undo();
    } catch {
      // one thing that can't be undone must not keep the others
    }
  }
}

/**
 * Calls `undo` (synchronous) when this process ends: by itself, by Ctrl+C, by a closed terminal or by a crash.
 * @returns does it now, and not again at the end
 */
export function atTheEnd(undo) {
  if (!watching) {
    watching = true;
    process.on('exit', undoAll);
    for (const [signal, number] of [
      ['SIGINT', 2],
      ['SIGTERM', 15],
      ['SIGHUP', 1],
    ]) {
      process.on(signal, () => process.exit(128 + number));
    }
  }
  endings.add(undo);
  return () => {
    if (endings.delete(undo)) undo();
  };
}

/** A fresh temporary folder that goes away with this process. */
export function temporaryFolder(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `related-work-${name}-`));
  const remove = atTheEnd(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return { path: folder, remove };
}

/**
 * Starts a program in a process group of its own, so that everything it starts in turn can be ended with it.
 * @returns the child, and `end()`, which kills the whole group (also called when this process ends)
 */
export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const end = atTheEnd(() => {
    if (child.pid === undefined) return;
    try {
      if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      // ESRCH: it has ended by itself
    }
  });
  return { child, end };
}

/** The process ids of `pid` and of all its descendants, read from /proc; just `pid` where there is none. */
export function descendants(pid) {
  const parents = new Map();
  try {
    for (const entry of fs.readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue;
      try {
        // the second field is the name in brackets and may hold blanks and brackets: count from the last bracket
        const stat = fs.readFileSync(`/proc/${entry}/stat`, 'utf8');
        parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {
        // it ended while we were looking
      }
    }
  } catch {
    return [pid];
  }
  const found = new Set([pid]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [child, parent] of parents) if (found.has(parent)) found.add(child);
  }
  return [...found];
}
