/**
 * Which addresses does this process try to reach? Loaded with `--require` before anything else, into a node process, its
 * worker threads and the node processes it starts. Each attempt to leave the machine becomes one line of JSON in the
 * file named by RELATED_WORK_SOCKETS; so does each start of a process or thread, which proves that it was watched.
 */
'use strict';
const fs = require('node:fs');
const net = require('node:net');
const dgram = require('node:dgram');
const dns = require('node:dns');
const childProcess = require('node:child_process');
const { isMainThread } = require('node:worker_threads');

const file = process.env.RELATED_WORK_SOCKETS;
if (file) watch();

function write(line) {
  fs.appendFileSync(
    file,
    JSON.stringify({ pid: process.pid, thread: isMainThread ? 'main' : 'worker', ...line }) + '\n',
  );
}

/** Loopback in either family, or no address at all, which means this machine. */
function isHere(host) {
  if (host === undefined || host === null || host === '') return true;
  const name = String(host).toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^(::ffff:)?127\./.test(name);
}

function note(how, host, port) {
  if (isHere(host)) return;
  const from = new Error().stack
    .split('\n')
    .slice(3, 9)
    .map((line) => line.trim());
  write({ kind: 'attempt', how, host: String(host), port, from });
}

/** Calls `before` with the arguments of every call of `owner[name]`. */
function wrap(owner, name, before) {
  const original = owner?.[name];
  if (typeof original !== 'function') return;
  owner[name] = function (...args) {
    before(args);
    return Reflect.apply(original, this, args);
  };
}

function watch() {
  write({ kind: 'start', what: process.argv.slice(1, 3).join(' ') || process.title });

  // at the socket itself: what net, http, tls and fetch all come down to
  const tcp = process.binding('tcp_wrap').TCP.prototype;
  const udp = process.binding('udp_wrap').UDP.prototype;
  for (const name of ['connect', 'connect6']) {
    wrap(tcp, name, ([, address, port]) => note(`tcp ${name}`, address, port));
    wrap(udp, name, ([address, port]) => note(`udp ${name}`, address, port));
  }
  // and one step before, where the name is still known and a failing look-up has not yet stopped the attempt
  wrap(net.Socket.prototype, 'connect', (args) => {
    const [first, second] = Array.isArray(args[0]) ? args[0] : args;
    if (typeof first === 'object' && first !== null) {
      if (first.path === undefined) note('net.connect', first.host, first.port);
    } else if (!Number.isNaN(Number(first)))
      note('net.connect', typeof second === 'string' ? second : undefined, first);
  });
  wrap(dgram.Socket.prototype, 'send', (args) => {
    const address = args.slice(2).find((each) => typeof each === 'string');
    note('dgram.send', address);
  });
  const lookups = ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'resolveMx', 'resolveSrv'];
  for (const name of lookups) {
    wrap(dns, name, ([host]) => note(`dns.${name}`, host));
    wrap(dns.promises, name, ([host]) => note(`dns.${name}`, host));
  }

  // VS Code takes NODE_OPTIONS out of the environment of what it starts: put it back
  const mine = `--require ${JSON.stringify(__filename)}`;
  const watched = (options) => ({
    ...options,
    env: { ...(options?.env ?? process.env), NODE_OPTIONS: mine, RELATED_WORK_SOCKETS: file },
  });
  for (const name of ['fork', 'spawn']) {
    const original = childProcess[name];
    childProcess[name] = function (command, args, options) {
      if (Array.isArray(args)) return original.call(this, command, args, watched(options));
      return original.call(this, command, args ? watched(args) : watched(options));
    };
  }
  require('node:module').syncBuiltinESMExports();
}
