/** Does anything leave the machine while the editor runs? */
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as path from 'node:path';
import { descendants, temporaryFolder } from '../support/processes.mjs';
import { places } from './places.mjs';

/** How often the kernel's own tables are read. */
const lookEveryMs = 200;

/**
 * Watches three ways at once:
 * - in every node process and worker thread of VS Code's server, a preloaded script notes each attempt to connect or to
 *   look up a name (`env` switches it on);
 * - the browser may reach nothing but loopback except through a proxy of ours, which notes each request and refuses it
 *   (`args` are its flags);
 * - the kernel's tables of TCP and UDP sockets are read again and again for the processes under `watch(pid)`.
 *
 * `attempts()` lists everything that wanted to leave; `watched()` says which processes and threads were looked at.
 */
export async function watchNetwork() {
  const folder = temporaryFolder('network');
  const file = path.join(folder.path, 'sockets.jsonl');
  fs.writeFileSync(file, '');
  const found = [];

  const proxy = http.createServer((request, response) => {
    found.push({ how: 'browser', host: addressOf(request.url ?? '') });
    response.writeHead(403).end();
  });
  proxy.on('connect', (request, socket) => {
    found.push({ how: 'browser', host: addressOf(request.url ?? '') });
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  proxy.on('clientError', (_error, socket) => socket.destroy());
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address();

  const pids = new Set();
  const looking = setInterval(() => found.push(...outsideSockets(pids)), lookEveryMs);
  looking.unref();

  const lines = () =>
    fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  return {
    env: {
      NODE_OPTIONS: `--require ${JSON.stringify(path.join(places.editor, 'watch-sockets.cjs'))}`,
      RELATED_WORK_SOCKETS: file,
    },
    args: [
      `--proxy-server=http://127.0.0.1:${port}`,
      '--disable-quic',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
    watch: (pid) => pids.add(pid),
    watched: () => lines().filter((line) => line.kind === 'start'),
    attempts: () => [...lines().filter((line) => line.kind === 'attempt'), ...found],
    close() {
      clearInterval(looking);
      proxy.close();
      folder.remove();
    },
  };
}

/** The host of what a proxy is asked for: `host:port`, or a whole address. */
function addressOf(asked) {
  return /^(?:\w+:\/\/)?([^/]*)/.exec(asked)?.[1] ?? asked;
}

/** The sockets of these processes and their descendants whose other end is not on this machine. Linux only. */
function outsideSockets(pids) {
  const inodes = new Map();
  for (const pid of [...pids].flatMap(descendants)) {
    try {
      for (const fd of fs.readdirSync(`/proc/${pid}/fd`)) {
        const inode = /^socket:\[(\d+)\]/.exec(fs.readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
        if (inode !== undefined) inodes.set(inode, pid);
      }
    } catch {
      // it ended while we were looking, or there is no /proc here
    }
  }
  const outside = [];
  for (const table of inodes.size === 0 ? [] : ['tcp', 'tcp6', 'udp', 'udp6']) {
    let text = '';
    try {
      text = fs.readFileSync(`/proc/net/${table}`, 'utf8');
    } catch {
      continue; // a kernel without IPv6
    }
    for (const line of text.split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      const other = fields[2]?.split(':')[0] ?? '';
      if (other === '' || isLoopback(other) || !inodes.has(fields[9])) continue;
      outside.push({ how: table, host: other, pid: inodes.get(fields[9]) });
    }
  }
  return outside;
}

/** Addresses as the kernel writes them: hexadecimal, each group of four bytes in the machine's order. */
function isLoopback(hex) {
  if (/^0+$/.test(hex)) return true; // not connected
  if (hex.length === 8) return hex.endsWith('7F');
  return hex === '00000000000000000000000001000000' || /^0{16}FFFF0000.{6}7F$/i.test(hex);
}
