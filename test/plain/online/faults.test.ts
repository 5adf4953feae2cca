/** What does a person see of each fault of a provider? Each is played for real; nothing is kept or written of any. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import type { Identifier } from '../../../src/core/identify/identifier.ts';
import { type Answering, answerWith, loopback, type Loopback } from '../../support/loopback.ts';
import { TIMEOUT_MS } from '../../../src/editor/online/polite.ts';
import * as answered from './answered.ts';
import { onlineDesk, SHORT_MS } from './desk.ts';

const doi: Identifier = { kind: 'doi', id: '10.5555/example.12' };
const whole = JSON.stringify(answered.crossref);
const head = { 'content-type': 'application/json' };

interface Case {
  readonly fault: string;
  readonly answer: Answering;
  readonly sees: string;
  /** Another stands for it in the README. */
  readonly isLikeAnother?: true;
  /** It takes longer than it may. */
  readonly isLate?: true;
  /** Requests, where it is not one. */
  readonly requests?: number;
}

const cases: readonly Case[] = [
  {
    fault: 'unknown (404)',
    answer: answerWith('Resource not found.', 'text/plain', 404),
    sees: 'is not known to Crossref: nothing was written.',
  },
  {
    fault: 'no data (204)',
    isLikeAnother: true,
    answer: (_, response) => response.writeHead(204).end(),
    sees: 'is not known to Crossref: nothing was written.',
  },
  {
    fault: 'a failure (500)',
    answer: answerWith('<h1>Internal Server Error</h1>', 'text/html', 500),
    sees: 'was not found: Crossref failed (status 500); nothing was written.',
  },
  {
    fault: 'refused (403)',
    answer: answerWith('{}', 'application/json', 403),
    sees: 'was not found: Crossref refused the request (status 403); nothing was written.',
  },
  {
    fault: 'a page in place of data',
    answer: answerWith('<!doctype html><script>alert(1)</script>', 'text/html'),
    sees: 'was not found: Crossref answered with something else than data (text/html); nothing was written.',
  },
  {
    fault: 'data without a kind',
    isLikeAnother: true,
    answer: (_, response) => response.writeHead(200).end(whole),
    sees: 'was not found: Crossref answered with something else than data (?); nothing was written.',
  },
  {
    fault: 'JSON that is cut off',
    answer: answerWith(whole.slice(0, whole.length / 2)),
    sees: 'was not found: the answer of Crossref is cut off or cannot be read; nothing was written.',
  },
  {
    fault: 'JSON of something else',
    isLikeAnother: true,
    answer: answerWith('{"status":"ok","message":{"hello":"world"}}'),
    sees: 'was not found: the answer of Crossref is cut off or cannot be read; nothing was written.',
  },
  {
    fault: 'an empty body',
    answer: answerWith(''),
    sees: 'was not found: Crossref answered with nothing; nothing was written.',
  },
  {
    fault: 'a line that breaks',
    answer: (_, response) => {
      response.writeHead(200, { ...head, 'content-length': '5000' });
      response.write(whole.slice(0, 100));
      setImmediate(() => response.destroy());
    },
    sees: 'was not found: Crossref cannot be reached; nothing was written.',
  },
  {
    fault: 'an answer that never comes',
    isLate: true,
    answer: () => undefined,
    sees: 'was not found: Crossref did not answer within 1 seconds; nothing was written.',
  },
  {
    fault: 'an answer that drips',
    isLate: true,
    answer: (_, response) => {
      response.writeHead(200, head);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
    sees: 'was not found: Crossref did not answer within 1 seconds; nothing was written.',
  },
  {
    fault: 'a body without end',
    answer: (_, response) => {
      response.writeHead(200, head);
      const chunk = ' '.repeat(65_536);
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    },
    sees: 'was not found: the answer of Crossref is too large; nothing was written.',
  },
  {
    fault: 'a body that says it is too long',
    isLikeAnother: true,
    answer: (_, response) => response.writeHead(200, { ...head, 'content-length': '999999999' }).write(' '),
    sees: 'was not found: the answer of Crossref is too large; nothing was written.',
  },
  {
    fault: 'redirects in a circle',
    answer: (_, response) => response.writeHead(302, { location: '/again' }).end(),
    sees: 'was not found: Crossref sends one from address to address; nothing was written.',
    requests: 6,
  },
  {
    fault: 'a redirect to a file',
    answer: (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    sees: 'was not found: Crossref sends one to file:, which is not asked; nothing was written.',
  },
  {
    fault: 'a redirect to a script',
    isLikeAnother: true,
    answer: (_, response) => response.writeHead(302, { location: 'javascript:alert(1)' }).end(),
    sees: 'was not found: Crossref sends one to javascript:, which is not asked; nothing was written.',
  },
  {
    fault: 'a redirect to a stranger',
    answer: (_, response) => response.writeHead(301, { location: 'http://publisher.invalid/page' }).end(),
    sees: 'was not found: Crossref sends one to publisher.invalid, which is not asked; nothing was written.',
  },
  {
    fault: 'a redirect to nowhere',
    isLikeAnother: true,
    answer: (_, response) => response.writeHead(302, { location: 'http://[' }).end(),
    sees: 'was not found: Crossref sends one to http://[, which is not asked; nothing was written.',
  },
  {
    fault: 'too many requests, and a long wait',
    answer: (_, response) => response.writeHead(429, { 'retry-after': '120' }).end(),
    sees: 'was not found: Crossref has too many requests, and wants to be asked again in 120 seconds; nothing was written.',
  },
  {
    fault: 'too many requests, and no word on when',
    answer: (_, response) => response.writeHead(429).end(),
    sees: 'was not found: Crossref has too many requests at the moment; nothing was written.',
  },
  {
    fault: 'another work',
    answer: answerWith(whole.replaceAll('10.5555/Example.12', '10.5555/other')),
    sees: 'was not found: Crossref answered with another work (doi:10.5555/other); nothing was written.',
  },
];

describe('a fault of a provider', () => {
  let machine: Loopback;
  beforeEach(async () => (machine = await loopback()));
  afterEach(() => machine.close());

  for (const { fault, answer, sees, isLate, requests = 1 } of cases) {
    it(`${fault}: told in one sentence, nothing kept`, async () => {
      machine.answer = answer;
      const desk = onlineDesk(machine.base, isLate === true ? { timeoutMs: SHORT_MS } : {});
      assert.equal(await desk.find(doi, ['crossref']), `doi:10.5555/example.12 ${sees}`);
      assert.equal(machine.asked.length, requests);
      assert.deepEqual([...desk.folder.files.keys()], [], 'nothing is kept of it');
    });
  }

  it('nobody there: told, nothing kept', async () => {
    const { base } = machine;
    await machine.close();
    const desk = onlineDesk(base);
    assert.equal(
      await desk.find(doi, ['crossref']),
      'doi:10.5555/example.12 was not found: Crossref cannot be reached; nothing was written.',
    );
    machine = await loopback();
  });

  it('of several providers each is told, and one that answers is enough', async () => {
    machine.answer = (request, response) => {
      if (request.url?.startsWith('/works/') === true) answerWith('', 'application/json', 500)(request, response);
      else if (request.url?.startsWith('/dois/') === true) answerWith('{}', 'application/json', 404)(request, response);
      else answerWith('<html>', 'text/html')(request, response);
    };
    assert.equal(
      await onlineDesk(machine.base).find(doi, ['crossref', 'doi', 'datacite']),
      'doi:10.5555/example.12 was not found: Crossref failed (status 500); ' +
        'doi.org answered with something else than data (text/html); nothing was written.',
    );
  });

  it('an id that arXiv does not know, or does not take for one', async () => {
    const desk = onlineDesk(machine.base);
    machine.answer = answerWith(answered.emptyAtom, 'application/atom+xml');
    const wanted: Identifier = { kind: 'arxiv', id: '1706.99999' };
    assert.equal(await desk.find(wanted, ['arxiv']), '1706.99999 is not known to arXiv: nothing was written.');
    machine.answer = answerWith(answered.atomError, 'application/atom+xml');
    assert.equal(await desk.find(wanted, ['arxiv']), '1706.99999 is not known to arXiv: nothing was written.');
    machine.answer = answerWith(answered.atom.slice(0, 900), 'application/atom+xml');
    assert.match(await desk.find(wanted, ['arxiv']), /cut off or cannot be read/u);
  });

  it('patience that is asked for is had: a few seconds are waited, once; then it is told', async () => {
    let times = 0;
    machine.answer = (request, response) => {
      times += 1;
      if (times === 1) response.writeHead(429, { 'retry-after': '3' }).end();
      else answerWith(whole)(request, response);
    };
    const desk = onlineDesk(machine.base);
    assert.match(await desk.find(doi, ['crossref']), /^crossref: Toward/u);
    assert.deepEqual(
      desk.clock.waitedMs.map((ms) => Math.round(ms / 1000)),
      [3],
    );

    // as a date, as RFC 9110 also allows
    machine.answer = (_, response) =>
      response.writeHead(503, { 'retry-after': new Date(Date.now() + 5000).toUTCString() }).end();
    const other = onlineDesk(machine.base);
    assert.match(await other.find(doi, ['crossref']), /wants to be asked again in [345] seconds/u);
    assert.ok((other.clock.waitedMs[0] ?? 0) > 2000);
  });

  it('who wants to be left alone is not asked again meanwhile', async () => {
    machine.answer = (_, response) => response.writeHead(429, { 'retry-after': '99999999' }).end();
    const desk = onlineDesk(machine.base);
    await desk.find(doi, ['crossref']);
    assert.match(await desk.find(doi, ['crossref']), /asked again in 3600 seconds/u);
    assert.equal(machine.asked.length, 1);
  });

  it('given up: at once, without a word, and the next question is answered', async () => {
    machine.answer = () => undefined;
    const desk = onlineDesk(machine.base);
    const controller = new AbortController();
    const found = desk.find(doi, ['crossref'], controller.signal);
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(found, { name: 'AbortError' });
    machine.answer = answerWith(whole);
    assert.match(await desk.find(doi, ['crossref']), /^crossref/u);
  });

  it('given up while others are asked first: at once, and nobody is asked for it', async () => {
    machine.answer = () => undefined;
    const desk = onlineDesk(machine.base, { timeoutMs: SHORT_MS });
    const first = desk.find(doi, ['crossref']);
    const controller = new AbortController();
    const second = desk.find({ kind: 'doi', id: '10.5555/second' }, ['crossref'], controller.signal);
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(second, { name: 'AbortError' });
    assert.match(await first, /did not answer/u);
    assert.equal(machine.asked.length, 1);
  });

  it('text from the net is text: what looks like markup, TeX or BibTeX stays inside its field', async () => {
    const title = 'A }, note = {x} @misc{y, <img src=x onerror=alert(1)> \\\\input{/etc/passwd} title';
    machine.answer = answerWith(JSON.stringify({ message: { ...answered.crossref.message, title: [title] } }));
    const desk = onlineDesk(machine.base);
    const { writeStub } = await import('../../../src/core/write/stub.ts');
    const { scanBib } = await import('../../../src/core/read/bibScan.ts');
    const found = await desk.lookUps.find(
      doi,
      { providers: new Set(['crossref']), contact: '' },
      new AbortController().signal,
    );
    assert.ok('paper' in found);
    const stub = writeStub(found.paper, 'key');
    assert.equal([...scanBib(stub)].length, 1);
    assert.doesNotMatch(stub, /(?<!\\textbackslash\{?\}?\s?)\\input\b/u);
  });

  it('is told in the README as it is told on the screen', () => {
    const readme = fs.readFileSync('README.md', 'utf8').replace(/[ \t]+/gu, ' ');
    const missing = cases
      .filter(({ isLikeAnother }) => isLikeAnother !== true)
      .map(rowOf)
      .filter((row) => !readme.includes(row));
    assert.deepEqual(missing, [], 'rows that the README lacks');
  });
});

/** A fault as the README has it: in the seconds that a window waits. */
function rowOf({ fault, sees }: Case): string {
  const words = sees.replace(/^was not found: /u, '').replace(/[;:] nothing was written\.$/u, '');
  return `| ${fault} | ${words.replace('within 1 seconds', `within ${TIMEOUT_MS / 1000} seconds`)} |`;
}
