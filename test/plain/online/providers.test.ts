/** Is each provider asked as it documents, and its answer understood? Asked for real, of a machine of our own. */
import assert from 'node:assert/strict';
import type { Identifier } from '../../../src/core/identify/identifier.ts';
import { papersInAnswer } from '../../../src/core/read/answers.ts';
import { writeStub } from '../../../src/core/write/stub.ts';
import { answerWith, loopback, type Loopback } from '../../support/loopback.ts';
import { memoryFolder } from '../../support/memoryFolder.ts';
import * as answered from './answered.ts';
import { onlineDesk } from './desk.ts';

const doi: Identifier = { kind: 'doi', id: '10.5555/example.12' };
const arxiv: Identifier = { kind: 'arxiv', id: '1706.03762' };
const json = (value: unknown, type?: string) => answerWith(JSON.stringify(value), type);

describe('a look-up', () => {
  let machine: Loopback;
  beforeEach(async () => (machine = await loopback()));
  afterEach(() => machine.close());
  const urls = (): string[] => machine.asked.map(({ url }) => url);

  it('asks Crossref for a DOI, and says who asks', async () => {
    machine.answer = json(answered.crossref);
    const found = await onlineDesk(machine.base, { contact: 'jane@example.org' }).find(doi, ['crossref']);
    assert.equal(found, 'crossref: Toward a Unified Theory of High-Energy Metaphysics: Silly String Theory');
    assert.deepEqual(urls(), ['/works/10.5555%2Fexample.12?mailto=jane%40example.org']);
    assert.equal(machine.asked[0]?.headers['user-agent'], 'RelatedWork/test (mailto:jane@example.org)');
    assert.equal(machine.asked[0].headers.cookie, undefined);
    assert.equal(machine.asked[0].headers.referer, undefined);
  });

  it('asks doi.org by content negotiation', async () => {
    machine.answer = json(answered.csl, 'application/vnd.citationstyles.csl+json');
    assert.equal(await onlineDesk(machine.base).find(doi, ['doi']), 'doi: Toward a Unified Theory');
    assert.deepEqual(urls(), ['/10.5555/example.12']);
    assert.equal(machine.asked[0]?.headers.accept, 'application/vnd.citationstyles.csl+json');
  });

  it('follows where a resolver leads, on the same host', async () => {
    machine.answer = (request, response) => {
      if (request.url === '/10.5555/example.12') response.writeHead(302, { location: '/v1/works/transform' }).end();
      else json(answered.csl, 'application/vnd.citationstyles.csl+json')(request, response);
    };
    assert.equal(await onlineDesk(machine.base).find(doi, ['doi']), 'doi: Toward a Unified Theory');
    assert.deepEqual(urls(), ['/10.5555/example.12', '/v1/works/transform']);
  });

  it('asks arXiv for Atom', async () => {
    machine.answer = answerWith(answered.atom, 'application/atom+xml; charset=UTF-8');
    assert.equal(await onlineDesk(machine.base).find(arxiv, ['arxiv']), 'arxiv: Attention Is All You Need');
    assert.deepEqual(urls(), ['/api/query?id_list=1706.03762&max_results=1']);
    const [paper] = papersInAnswer(answered.atom, 'atom');
    assert.deepEqual(paper?.authors, [
      { family: 'Vaswani', given: 'Ashish' },
      { family: 'Kaiser', given: 'Łukasz' },
    ]);
    assert.equal(paper.year, 2017);
    assert.match(paper.abstract ?? '', /based on <complex> networks & more\.$/u);
    assert.match(writeStub(paper, 'k'), /eprint\s*=\s*\{1706\.03762\}[^]*primaryclass\s*=\s*\{cs\.CL\}/iu);
  });

  it('asks DataCite, OpenAlex and Semantic Scholar in their own words', async () => {
    machine.answer = json(answered.datacite, 'application/vnd.api+json; charset=utf-8');
    const zenodo: Identifier = { kind: 'doi', id: '10.5281/zenodo.1234567' };
    const desk = onlineDesk(machine.base);
    assert.equal(await desk.find(zenodo, ['datacite']), 'datacite: Tables of Bernoulli Numbers');
    machine.answer = json(answered.openalex);
    const pubmed: Identifier = { kind: 'pmid', id: '29456894' };
    assert.equal(await desk.find(pubmed), 'openalex: The state of OA: a large-scale analysis');
    assert.match(await desk.find({ kind: 'openalex', id: 'W2741809807' }), /^openalex: The state of OA/u);
    machine.answer = json(answered.semanticScholar);
    assert.match(await desk.find(arxiv, ['semanticScholar']), /^semanticScholar: Attention is All/u);
    assert.match(await desk.find({ kind: 'semanticScholar', id: 'CorpusId:13756489' }), /^semanticScholar: Att/u);
    assert.deepEqual(
      urls().map((url) => url.replace(/\?.*$/u, '')),
      [
        '/dois/10.5281%2Fzenodo.1234567',
        '/works/pmid:29456894',
        '/works/W2741809807',
        '/graph/v1/paper/ARXIV:1706.03762',
        '/graph/v1/paper/CorpusId%3A13756489',
      ],
    );
  });

  it('asks Crossref for a book by its ISBN, of either length', async () => {
    machine.answer = json(answered.crossrefBooks);
    const desk = onlineDesk(machine.base);
    for (const id of ['9780262033848', '0262033844']) {
      assert.equal(await desk.find({ kind: 'isbn', id }), 'crossref: Introduction to Algorithms');
    }
    assert.match(urls()[0] ?? '', /^\/works\?filter=isbn:9780262033848,type:book,/u);
    const found = await desk.lookUps.find(
      { kind: 'isbn', id: '0262033844' },
      { providers: new Set(['crossref']), contact: '' },
      new AbortController().signal,
    );
    assert.equal('paper' in found && found.paper.identifiers.isbn, '0262033844');
  });

  it('finds an entry without identifier by its title, and takes no other title for it', async () => {
    machine.answer = json({
      message: { items: [{ ...answered.crossref.message, title: ['Another'] }, answered.crossref.message] },
    });
    const desk = onlineDesk(machine.base);
    const title = 'Toward a unified theory of high-energy metaphysics: Silly string theory';
    assert.match(await desk.find({ kind: 'title', id: title }, ['crossref']), /^crossref: Toward/u);
    assert.match(
      await desk.find({ kind: 'title', id: 'Toward a Theory of Strings' }, ['crossref']),
      /not known to Crossref/u,
    );
    machine.answer = json({ data: [answered.semanticScholar] });
    assert.match(
      await desk.find({ kind: 'title', id: 'Attention Is All You Need' }, ['semanticScholar']),
      /^semanticScholar/u,
    );
    machine.answer = answerWith(answered.atom, 'application/atom+xml');
    assert.match(await desk.find({ kind: 'title', id: 'Attention is all you need' }, ['arxiv']), /^arxiv/u);
  });

  it('asks the next one where one does not know it, and nobody who is not switched on', async () => {
    machine.answer = (request, response) => {
      if (request.url?.startsWith('/works/') === true) response.writeHead(404).end();
      else json(answered.csl, 'application/vnd.citationstyles.csl+json')(request, response);
    };
    assert.match(await onlineDesk(machine.base).find(doi, ['doi', 'crossref']), /^doi: /u);
    assert.equal(machine.asked.length, 2);
    await onlineDesk(machine.base).find(doi, []);
    await onlineDesk(machine.base).find({ kind: 'isbn', id: '9780262033848' }, ['doi', 'arxiv']);
    await onlineDesk(machine.base).find({ kind: 'url', id: 'https://example.org/' });
    assert.equal(machine.asked.length, 2, 'nobody else was asked');
  });

  it('asks nobody twice: what was answered is kept, if it is whole and the question’s own', async () => {
    machine.answer = json(answered.crossref);
    const folder = memoryFolder();
    await onlineDesk(machine.base, { folder }).find(doi, ['crossref']);
    assert.match(await onlineDesk(machine.base, { folder }).find(doi, ['crossref']), /^crossref/u);
    assert.equal(machine.asked.length, 1);
    const name = [...folder.files.keys()].join();
    const written = new TextDecoder().decode(folder.files.get(name)?.bytes);
    assert.match(name, /^[0-9a-f]+\.json$/u);
    // cut off, changed, or another question's: asked anew
    for (const spoil of [(text: string) => text.slice(0, 100), (text: string) => text.replace('Silly', 'Sober')]) {
      folder.files.set(name, { bytes: new TextEncoder().encode(spoil(written)), changedMs: 0 });
      const before: number = machine.asked.length;
      assert.match(await onlineDesk(machine.base, { folder }).find(doi, ['crossref']), /Silly/u);
      assert.equal(machine.asked.length, before + 1);
    }
  });

  it('keeps nothing where the disk is full, and answers all the same', async () => {
    machine.answer = json(answered.crossref);
    const folder = memoryFolder();
    folder.room = 10;
    assert.match(await onlineDesk(machine.base, { folder }).find(doi, ['crossref']), /^crossref/u);
    assert.deepEqual([...folder.files.keys()], []);
  });

  it('in a browser: follows where the browser does, and looks where it came out', async () => {
    machine.answer = (request, response) => {
      if (request.url === '/10.5555/example.12') response.writeHead(302, { location: '/data' }).end();
      else json(answered.csl, 'application/vnd.citationstyles.csl+json')(request, response);
    };
    const desk = onlineDesk(machine.base, { contact: 'jane@example.org', isBrowser: true });
    assert.equal(await desk.find(doi, ['doi']), 'doi: Toward a Unified Theory');
    assert.deepEqual(urls(), ['/10.5555/example.12', '/data']);
    assert.doesNotMatch(machine.asked[0]?.headers['user-agent'] ?? '', /RelatedWork/u);
    const stranger = await loopback();
    stranger.answer = json(answered.csl, 'application/vnd.citationstyles.csl+json');
    machine.answer = (_, response) => response.writeHead(302, { location: `${stranger.base}/page` }).end();
    const told = await onlineDesk(machine.base, { isBrowser: true }).find(doi, ['doi']);
    assert.match(told, /doi\.org sends one to 127\.0\.0\.1:\d+, which is not asked; nothing was written/u);
    await stranger.close();
  });

  it('leaves three seconds between two requests to arXiv, one at a time', async () => {
    machine.answer = answerWith(answered.atom, 'application/atom+xml');
    const desk = onlineDesk(machine.base);
    const others = ['1706.03761', '1706.03760'].map((id) => desk.find({ kind: 'arxiv', id }, ['arxiv']));
    await Promise.all([desk.find(arxiv, ['arxiv']), ...others]);
    assert.equal(machine.asked.length, 3);
    assert.equal(desk.clock.waitedMs.length, 2);
    for (const waited of desk.clock.waitedMs) assert.ok(waited > 2000 && waited <= 3000, String(waited));
  });
});
