/** Which papers come of a .bib, and what do they hold? */
import assert from 'node:assert/strict';
import { bib, entry, keysOf, problemsOf, read, shown } from './reading.ts';

describe('reading an entry', () => {
  it('gives a paper all that it says', () => {
    const [paper] = bib(`
@Article{knuth:1984,
  author    = {Donald E. Knuth and Others},
  title     = {Literate {Programming}},
  journal   = "The Computer Journal",
  year      = 1984,
  volume    = {27},
  pages     = {97--111},
  doi       = {10.1093/COMJNL/27.2.97},
  abstract  = {The author and his associates have been experimenting.},
  keywords  = {programming, documentation},
  ids       = {knuth84, old-key},
}`);
    assert.deepEqual(paper, {
      source: 'a.bib',
      key: 'knuth:1984',
      hasKey: true,
      type: 'article',
      title: 'Literate Programming',
      authors: [{ family: 'Knuth', given: 'Donald E.' }],
      moreAuthors: true,
      year: 1984,
      venue: 'The Computer Journal',
      abstract: 'The author and his associates have been experimenting.',
      keywords: ['programming', 'documentation'],
      identifiers: { doi: '10.1093/comjnl/27.2.97' },
      written: { doi: '10.1093/COMJNL/27.2.97' },
      aliases: ['knuth84', 'old-key'],
      fields: { journal: 'The Computer Journal', volume: '27', pages: '97–111' },
      place: { line: 1, endLine: 12, start: 1, end: paper?.place.end },
    });
  });

  it('takes braces, quotes, numbers, strings and # for values', () => {
    const papers = bib(`
@article{a, title = "In {"}quotes{"}", journal = jcs # { of } # "Life", year = 2001, month = "10~" # jan}
@article(b, title = {Round (brackets)}, note = "a ) in quotes")
@string{jcs = "Journal"}
@STRING(both = jcs # " and " # jcs)
@book{c, title = both}`);
    assert.deepEqual(
      papers.map(({ title, venue }) => [title, venue]),
      [
        ['In "quotes"', 'Journal of Life'],
        ['Round (brackets)', undefined],
        ['Journal and Journal', undefined],
      ],
    );
    assert.equal(papers[0]?.fields?.['month'], '10 jan');
  });

  it('takes keys of any characters', () => {
    const keys = ['DBLP:conf/nips/Foo+17', 'Ibáñez_2020', '10.1000/a(b)c', 'ключ', "O'Brien-99", 'a.b;c'];
    const text = keys.map((key) => `@misc{${key},\n title={T}}\n`).join('');
    assert.deepEqual(keysOf({ papers: bib(text) }), keys);
  });

  it('passes over comments, preambles and what stands between entries', () => {
    const { papers, problems } = read(
      'a.bib',
      `Exported by someone@example.org {2020}
@comment{jabref-meta: databaseType:bibtex;}
@Comment this too
@preamble{"\\newcommand{\\x}{y}"}
% @misc{commented, title={Out}}
@xdata{lent, publisher={P}}
@misc{one, title={One}}  and so on`,
    );
    assert.deepEqual(keysOf({ papers }), ['one']);
    assert.deepEqual(problems, []);
  });

  it('finds entries on lines of their own inside a comment, as BibTeX does', () => {
    const text =
      '@comment{ old: @misc{within, title={No}}}\n@comment{\n@misc{one, title={One}}\n @misc{two, title={2}}\n}\n@misc{three,}';
    const { papers, problems } = read('a.bib', text);
    assert.deepEqual([keysOf({ papers }), problems], [['one', 'two', 'three'], []]);
  });

  it('reads the year wherever it stands', () => {
    const years: Readonly<Record<string, number | undefined>> = {
      'year = 1998': 1998,
      'date = {2019-05-03/2020}': 2019,
      'date = {2004~}, year = 1900': 2004,
      'year = {c. 1850}': 1850,
      'year = {(1991)}': 1991,
      'year = {in press}': undefined,
      'date = {19XX}': undefined,
    };
    for (const [field, year] of Object.entries(years)) assert.equal(entry(field).year, year, field);
    assert.equal(entry('year = {in press}').fields?.['year'], 'in press');
  });

  it('finds the venue that a reader would look for', () => {
    assert.equal(entry('publisher={ACM}, booktitle={Proc. X}, series={LNCS}', 'inproceedings').venue, 'Proc. X');
    assert.equal(entry('journaltitle={Nature}, publisher={P}').venue, 'Nature');
    assert.equal(entry('school={MIT}, publisher={P}', 'phdthesis').venue, 'MIT');
    assert.equal(entry('howpublished={\\url{http://a.b}}', 'misc').venue, undefined);
  });

  it('joins title and subtitle', () => {
    assert.equal(entry('title={Main}, subtitle={Sub}').title, 'Main: Sub');
    assert.equal(entry('title={Why?}, subtitle={So}').title, 'Why? So');
  });

  it('keeps the title as written beside the one that is read', () => {
    assert.deepEqual(entry('title = {{S}^{2}FT with \\sysname}').written, { title: '{S}^{2}FT with \\sysname' });
    assert.equal(entry('title = {The {GPU}}').written, undefined);
  });

  it('says where the entry stands, in LF, CRLF and CR alike', () => {
    const lines = ['', '@misc{a, title={A}}', '', '@misc{b,', 'title={B}', '}', ''];
    for (const end of ['\n', '\r\n', '\r']) {
      const text = lines.join(end);
      const places = bib(text).map(({ place }) => place);
      assert.deepEqual(
        places.map(({ line, endLine }) => [line, endLine]),
        [
          [1, 1],
          [3, 5],
        ],
      );
      assert.equal(text.slice(places[1]?.start, places[1]?.end), ['@misc{b,', 'title={B}', '}'].join(end));
    }
  });
});

describe('inheriting', () => {
  it('takes from crossref what a chapter has of its book, and no identity', () => {
    const [chapter] = bib(`
@inproceedings{c, title={Chapter}, author={A. One}, crossref={BOOK}, year=2001}
@proceedings{book, title={The Book}, editor={E. Two}, publisher={P}, year=1999, doi={10.1000/book}}`);
    assert.equal(chapter?.venue, 'The Book');
    assert.equal(chapter.fields?.['publisher'], 'P');
    assert.deepEqual(chapter.editors?.map(shown), ['E. Two']);
    assert.equal(chapter.year, 2001);
    assert.deepEqual(chapter.identifiers, {});
  });

  it('takes all from xdata, in a chain, and survives circles', () => {
    const papers = bib(`
@article{a, title={A}, xdata={x}}
@xdata{x, journal={J}, xdata={y}}
@xdata{y, year={2003}, xdata={x}}
@article{b, title={B}, crossref={b}}`);
    assert.equal(papers[0]?.venue, 'J');
    assert.equal(papers[0].year, 2003);
    assert.deepEqual(keysOf({ papers }), ['a', 'b']);
  });
});

describe('a broken entry', () => {
  const good = (key: string): string => `@article{${key},\n  title = {Good ${key}},\n  year = {2020}\n}\n`;

  it('costs only itself, and is said of on its line', () => {
    const reading = read(
      'a.bib',
      `${good('one')}@article{broken,\n  title = {Never closed,\n  year = {2021}\n}\n\n${good('two')}`,
    );
    assert.deepEqual(keysOf(reading), ['one', 'broken', 'two']);
    assert.deepEqual(problemsOf(reading), ['6: unclosed-value']);
    assert.deepEqual([reading.papers[1]?.title, reading.papers[1]?.year], ['Never closed', 2021]);
    assert.match(reading.problems[0]?.message ?? '', /broken: the \{ of title is never closed/);
  });

  it('is read as far as it was typed', () => {
    const reading = read('a.bib', `${good('one')}@article{half,\n  title = {Half typed},\n  auth`);
    assert.deepEqual(keysOf(reading), ['one', 'half']);
    assert.deepEqual(problemsOf(reading), ['5: unclosed-entry', '7: bad-field']);
    assert.deepEqual(keysOf(read('a.bib', `${good('one')}@article{`)), ['one']);
    assert.deepEqual(keysOf(read('a.bib', `${good('one')}@art`)), ['one']);
  });

  it('is whole where it quotes another one', () => {
    const quoting = `@misc{a, note = {As it was exported:
@article{quoted, title = {{No} entry}, year = 1999}
}, title = {A}}
@misc{b, title = {B}}`;
    assert.deepEqual(
      bib(quoting).map(({ key, title }) => [key, title]),
      [
        ['a', 'A'],
        ['b', 'B'],
      ],
    );
  });

  it('that lacks a brace does not quote the next one, brace too many or not', () => {
    for (const second of ['@misc{b, title = {B}}', '@misc{b, title = {B}}, year = {1999}}']) {
      const reading = read(
        'a.bib',
        `@misc{a, note = {never closed,\n title = {A}}\n${second}\n@misc{c, title = {C}}\n`,
      );
      assert.deepEqual(keysOf(reading), ['a', 'b', 'c']);
      assert.equal(problemsOf(reading)[0], '1: unclosed-value');
    }
  });

  it('with a brace too many, a name twice or a blank in its key is told', () => {
    const reading = read(
      'a.bib',
      `@misc{a, title = {A}}, year = {1999}}
@misc{b, year = 1999, title = {B}, year = 2000, title = {B}}
@misc{two words, title = {C}}
@misc{d title = {D}}
@string{e = "E}
@misc{f, = {lost}, title = {F}}`,
    );
    assert.deepEqual(problemsOf(reading), [
      '1: extra-bracket',
      '2: doubled-field',
      '3: blank-in-key',
      '4: missing-comma',
      '5: unclosed-value',
      '6: bad-field',
    ]);
    assert.deepEqual(
      reading.papers.map(({ key, title, year }) => [key, title, year]),
      [
        ['a', 'A', undefined],
        ['b', 'B', 1999],
        ['two words', 'C', undefined],
        ['d', 'D', undefined],
        ['f', 'F', undefined],
      ],
    );
  });

  it('on one line keeps the fields behind the one that lost its brace', () => {
    const { papers, problems } = read('a.bib', '@misc{a, title = {Lost, year = {2005}\n}\n@misc{b, title = {B}}\n');
    assert.deepEqual([papers[0]?.title, papers[0]?.year, problems.length], ['Lost', 2005, 1]);
  });

  it('may have comments between its fields, as biber wants them', () => {
    const [paper] = bib(
      '@misc{a, % first\n  title = {50% of it}, % note = {No},\n  %year = 1990,\n  year = 2001 % last\n}',
    );
    assert.deepEqual([paper?.title, paper?.year, paper?.fields], ['50% of it', 2001, undefined]);
  });

  it('may lack commas, equals signs, braces and a key', () => {
    const reading = read(
      'a.bib',
      `@article{a\n  title = {No comma}\n  year = 2019 }
@article{b, title {No sign}, year = 2018}
@article{c, title = No braces at all, year = 2017}
@article{title = {No key}, year = 2016}
@article{, title = {Nor here}}`,
    );
    assert.deepEqual(
      reading.papers.map(({ key, title, year }) => [key, title, year]),
      [
        ['a', 'No comma', 2019],
        ['b', 'No sign', 2018],
        ['c', 'No braces at all', 2017],
        ['line 6', 'No key', 2016],
        ['line 7', 'Nor here', undefined],
      ],
    );
    assert.deepEqual(problemsOf(reading), [
      '1: missing-comma',
      '3: missing-comma',
      '4: bad-field',
      '5: bad-field',
      '6: no-key',
      '7: no-key',
    ]);
    assert.equal(reading.papers[3]?.hasKey, false);
  });

  it('may have quotes within quotes and braces behind a backslash', () => {
    assert.equal(entry('title = "The "best" way", year = 2000').title, 'The "best" way');
    assert.equal(entry('title = "G\\"odel", year = 2000').title, 'Gödel');
    assert.equal(entry('title = {A \\{ B}, year = 2000').title, 'A { B');
    assert.equal(entry('file = {C:\\dir\\}, title = {Kept}').title, 'Kept');
  });

  it('may hold an @ at the start of a line of its abstract', () => {
    const paper = entry('abstract = {We asked\n@home and\n@work{ers}.}, title={T}');
    assert.equal(paper.abstract, 'We asked @home and @workers.');
  });

  it('does not make two strings that double each other a bomb', () => {
    const strings = Array.from({ length: 60 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`).join('\n');
    const [paper] = read('a.bib', `@string{s0 = "lol"}\n${strings}\n@misc{a, title = s60}`).papers;
    assert.ok((paper?.title.length ?? 0) < 100_000);
  });

  it('comes to an end with hostile text', () => {
    for (const piece of ['@a{', '@a{b,c={', '@string{', 'x={', '@a{b,"', '@comment{', '@a(', '\n@a{b,', '@', '%@\n']) {
      read('a.bib', piece.repeat(20_000));
      read('a.bib', `@a{k,${piece.repeat(20_000)}}`);
    }
  });
});
