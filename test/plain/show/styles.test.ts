/**
 * Are references listed as the styles' own publications list them? Each expected line is an example that the style's publisher
 * (or, for Vancouver, the ICMJE and the NLM) gives, without italics; what we don't know how to say is left out of it.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Name, Paper } from '../../../src/core/paper.ts';
import { formatted } from '../../../src/core/show/styles/formatted.ts';
import { type ReferenceStyle, styleNames } from '../../../src/core/show/styles/styleNames.ts';

function paper(type: string, title: string, authors: string, known: Partial<Paper> & { editor?: string } = {}): Paper {
  const { editor, ...rest } = known;
  return {
    source: 's',
    key: 'k',
    hasKey: true,
    type,
    title,
    authors: names(authors),
    identifiers: {},
    place: { line: 0, endLine: 0, start: 0, end: 0 },
    ...(editor === undefined ? {} : { editors: names(editor) }),
    ...rest,
  };
}

function names(list: string): Name[] {
  if (list === '') return [];
  return list.split('; ').map((name) => {
    const [family = '', given] = name.split(', ');
    return given === undefined ? { family } : { family, given };
  });
}

const examples: readonly (readonly [style: ReferenceStyle, paper: Paper, expected: string])[] = [
  // Publication Manual of the APA, 7th edition, 9.28 and 10.2: `(Eds.).`, `(2nd ed.).`
  [
    'apa',
    paper('book', 'Elements', '', { editor: 'B, A.; D, C.', year: 2000, fields: { edition: '2', publisher: 'X' } }),
    'B, A., & D, C. (Eds.). (2000). Elements (2nd ed.). X.',
  ],
  // APA Style, "Reference examples"
  [
    'apa',
    paper(
      'article',
      'Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States',
      'Grady, J. S.; Her, M.; Moreno, G.; Perez, C.; Yelinek, J.',
      {
        year: 2019,
        venue: 'Psychology of Popular Media Culture',
        fields: { volume: '8', number: '3', pages: '207–217' },
        identifiers: { doi: '10.1037/ppm0000185' },
      },
    ),
    'Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States. Psychology of Popular Media Culture, 8(3), 207–217. https://doi.org/10.1037/ppm0000185',
  ],
  [
    'apa',
    paper('book', 'Behave: The biology of humans at our best and worst', 'Sapolsky, R. M.', {
      year: 2017,
      fields: { publisher: 'Penguin Books' },
    }),
    'Sapolsky, R. M. (2017). Behave: The biology of humans at our best and worst. Penguin Books.',
  ],
  [
    'apa',
    paper(
      'incollection',
      'Defining forensic psychiatry: Roles and responsibilities',
      'Weinstock, R.; Leong, G. B.; Silva, J. A.',
      {
        year: 2003,
        editor: 'Rosner, R.',
        fields: {
          booktitle: 'Principles and practice of forensic psychiatry',
          edition: '2',
          pages: '7–13',
          publisher: 'CRC Press',
        },
      },
    ),
    'Weinstock, R., Leong, G. B., & Silva, J. A. (2003). Defining forensic psychiatry: Roles and responsibilities. In R. Rosner (Ed.), Principles and practice of forensic psychiatry (2nd ed., pp. 7–13). CRC Press.',
  ],
  [
    'apa',
    paper(
      'article',
      'The NCEP/NCAR 40-year reanalysis project',
      'Kalnay, E.; Kanamitsu, M.; Kistler, R.; Collins, W.; Deaven, D.; Gandin, L.; Iredell, M.; Saha, S.; White, G.; Woollen, J.; Zhu, Y.; Chelliah, M.; Ebisuzaki, W.; Higgins, W.; Janowiak, J.; Mo, K. C.; Ropelewski, C.; Wang, J.; Leetmaa, A.; Reynolds, R.; Joseph, D.',
      {
        year: 1996,
        venue: 'Bulletin of the American Meteorological Society',
        fields: { volume: '77', number: '3', pages: '437-471' },
      },
    ),
    'Kalnay, E., Kanamitsu, M., Kistler, R., Collins, W., Deaven, D., Gandin, L., Iredell, M., Saha, S., White, G., Woollen, J., Zhu, Y., Chelliah, M., Ebisuzaki, W., Higgins, W., Janowiak, J., Mo, K. C., Ropelewski, C., Wang, J., Leetmaa, A., . . . Joseph, D. (1996). The NCEP/NCAR 40-year reanalysis project. Bulletin of the American Meteorological Society, 77(3), 437–471.',
  ],
  // MLA Style Center, "Works cited: a quick guide"
  [
    'mla',
    paper('article', 'Redefining Reading: The Impact of Digital Communication Media', 'Baron, Naomi S.', {
      year: 2013,
      venue: 'PMLA',
      fields: { volume: '128', number: '1', month: 'Jan.', pages: '193–200' },
    }),
    'Baron, Naomi S. “Redefining Reading: The Impact of Digital Communication Media.” PMLA, vol. 128, no. 1, Jan. 2013, pp. 193–200.',
  ],
  [
    'mla',
    paper('book', 'Wolf Hall', 'Mantel, Hilary', { year: 2010, fields: { publisher: 'Picador' } }),
    'Mantel, Hilary. Wolf Hall. Picador, 2010.',
  ],
  [
    'mla',
    paper('incollection', 'Literature as Equipment for Living', 'Burke, Kenneth', {
      year: 1974,
      fields: { booktitle: 'The Philosophy of Literary Form', publisher: 'U of California P', pages: '293--304' },
    }),
    'Burke, Kenneth. “Literature as Equipment for Living.” The Philosophy of Literary Form, U of California P, 1974, pp. 293–304.',
  ],
  // The Chicago Manual of Style Online, "Author-date: sample citations"
  [
    'chicago',
    paper('article', 'Livy and the Pax Deum', 'Satterfield, Susan', {
      year: 2016,
      venue: 'Classical Philology',
      fields: { volume: '111', number: '2', month: 'April', pages: '165--176' },
    }),
    'Satterfield, Susan. 2016. “Livy and the Pax Deum.” Classical Philology 111, no. 2 (April): 165–76.',
  ],
  [
    'chicago',
    paper('book', 'A Curious Mind: The Secret to a Bigger Life', 'Grazer, Brian; Fishman, Charles', {
      year: 2015,
      fields: { publisher: 'Simon & Schuster', address: 'New York' },
    }),
    'Grazer, Brian, and Charles Fishman. 2015. A Curious Mind: The Secret to a Bigger Life. New York: Simon & Schuster.',
  ],
  [
    'chicago',
    paper('incollection', 'Walking', 'Thoreau, Henry David', {
      year: 2016,
      editor: 'D’Agata, John',
      fields: {
        booktitle: 'The Making of the American Essay',
        publisher: 'Graywolf Press',
        address: 'Minneapolis',
        pages: '167--195',
      },
    }),
    'Thoreau, Henry David. 2016. “Walking.” In The Making of the American Essay, edited by John D’Agata, 167–95. Minneapolis: Graywolf Press.',
  ],
  [
    'chicago',
    paper('phdthesis', 'King Lear and Its Folktale Analogues', 'Rutz, Cynthia Lillian', {
      year: 2013,
      fields: { school: 'University of Chicago' },
    }),
    'Rutz, Cynthia Lillian. 2013. “King Lear and Its Folktale Analogues.” PhD diss., University of Chicago.',
  ],
  // IEEE Reference Guide
  [
    'ieee',
    paper(
      'article',
      'Induction of electric field in human bodies moving near MRI: An efficient BEM computational procedure',
      'Chiampi, M.; Zilberti, L.',
      {
        year: 2011,
        venue: 'IEEE Trans. Biomed. Eng.',
        fields: { volume: '58', number: '10', pages: '2787–2793', month: 'oct' },
        identifiers: { doi: '10.1109/tbme.2011.2158315' },
        written: { doi: '10.1109/TBME.2011.2158315' },
      },
    ),
    'M. Chiampi and L. Zilberti, “Induction of electric field in human bodies moving near MRI: An efficient BEM computational procedure,” IEEE Trans. Biomed. Eng., vol. 58, no. 10, pp. 2787–2793, Oct. 2011, doi: 10.1109/TBME.2011.2158315.',
  ],
  [
    'ieee',
    paper('book', 'Robot Vision', 'Klaus, B.; Horn, P.', {
      year: 1986,
      fields: { publisher: 'MIT Press', address: 'Cambridge, MA, USA' },
    }),
    'B. Klaus and P. Horn, Robot Vision. Cambridge, MA, USA: MIT Press, 1986.',
  ],
  [
    'ieee',
    paper('inproceedings', 'The EURON roboethics roadmap', 'Veruggio, G.', {
      year: 2006,
      fields: { booktitle: 'Proc. Humanoids ’06: 6th IEEE-RAS Int. Conf. Humanoid Robots', pages: '612-617' },
      identifiers: { doi: '10.1109/ICHR.2006.321337' },
    }),
    'G. Veruggio, “The EURON roboethics roadmap,” in Proc. Humanoids ’06: 6th IEEE-RAS Int. Conf. Humanoid Robots, 2006, pp. 612–617, doi: 10.1109/ICHR.2006.321337.',
  ],
  // ICMJE, "Samples of formatted references for authors of journal articles" (NLM)
  [
    'vancouver',
    paper(
      'article',
      'Solid-organ transplantation in HIV-infected patients',
      'Halpern, Scott D.; Ubel, Peter A.; Caplan, Arthur L.',
      {
        year: 2002,
        venue: 'N Engl J Med',
        fields: { volume: '347', number: '4', pages: '284-287', date: '2002-07-25' },
      },
    ),
    'Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. N Engl J Med. 2002 Jul 25;347(4):284-7.',
  ],
  [
    'vancouver',
    paper(
      'article',
      'Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury',
      'Rose, M. E.; Huerbin, M. B.; Melick, J.; Marion, D. W.; Palmer, A. M.; Schiding, J. K.; Kochanek, P. M.; Graham, S. H.',
      { year: 2002, venue: 'Brain Res', fields: { volume: '935', number: '1-2', pages: '40-46' } },
    ),
    'Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury. Brain Res. 2002;935(1-2):40-6.',
  ],
  [
    'vancouver',
    paper('book', 'Medical microbiology', 'Murray, P. R.; Rosenthal, K. S.; Kobayashi, G. S.; Pfaller, M. A.', {
      year: 2002,
      fields: { publisher: 'Mosby', address: 'St. Louis', edition: '4th' },
    }),
    'Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. St. Louis: Mosby; 2002.',
  ],
  [
    'vancouver',
    paper(
      'incollection',
      'Chromosome alterations in human solid tumors',
      'Meltzer, P. S.; Kallioniemi, A.; Trent, J. M.',
      {
        year: 2002,
        editor: 'Vogelstein, B.; Kinzler, K. W.',
        fields: {
          booktitle: 'The genetic basis of human cancer',
          publisher: 'McGraw-Hill',
          address: 'New York',
          pages: '93--113',
        },
      },
    ),
    'Meltzer PS, Kallioniemi A, Trent JM. Chromosome alterations in human solid tumors. In: Vogelstein B, Kinzler KW, editors. The genetic basis of human cancer. New York: McGraw-Hill; 2002. p. 93-113.',
  ],
  // Cite Them Right
  [
    'harvard',
    paper('book', 'Doing your research project', 'Bell, J.', {
      year: 2014,
      fields: { publisher: 'Open University Press', address: 'Maidenhead' },
    }),
    'Bell, J. (2014) Doing your research project. Maidenhead: Open University Press.',
  ],
  [
    'harvard',
    paper('incollection', 'Management of the problem', 'Franklin, A. W.', {
      year: 2012,
      editor: 'Smith, S. M.',
      fields: { booktitle: 'The maltreatment of children', publisher: 'MTP', address: 'Lancaster', pages: '83–95' },
    }),
    'Franklin, A.W. (2012) ‘Management of the problem’, in Smith, S.M. (ed.) The maltreatment of children. Lancaster: MTP, pp. 83–95.',
  ],
];

describe('a formatted reference', () => {
  for (const [style, each, expected] of examples) {
    it(`${styleNames[style]}: ${each.title.slice(0, 40)}`, () => assert.equal(formatted(each, style), expected));
  }

  const styles = Object.keys(styleNames) as ReferenceStyle[];

  it('of a paper of which only the title is known is that title', () => {
    const only = paper('misc', 'A Thing', '');
    assert.deepEqual(
      styles.map((style) => formatted(only, style)),
      ['A Thing. (n.d.).', '“A Thing.”', '“A Thing.” n.d.', '“A Thing,”', 'A Thing.', '‘A Thing’ (no date)'],
    );
  });

  it('is one line without doubled or dangling punctuation, whatever is missing', () => {
    const full = paper('article', 'Why?', 'van der Berg, Max; Procter and Gamble', {
      year: 2020,
      venue: 'J',
      editor: 'Ed, E.',
      fields: { volume: '1', number: '2', pages: '3--4', publisher: 'P', address: 'Q', edition: '2' },
      identifiers: { doi: '10.1/x', url: 'https://a.org', arxiv: '2301.01234' },
    });
    const types = [
      'article',
      'inproceedings',
      'incollection',
      'book',
      'phdthesis',
      'techreport',
      'misc',
      'online',
      'odd',
    ];
    const optional = ['authors', 'editors', 'year', 'venue', 'fields', 'identifiers'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...styles),
        fc.constantFrom(...types),
        fc.subarray([...optional]),
        (style, type, missing) => {
          const known: Record<string, unknown> = { ...full, type };
          for (const name of missing) known[name] = { authors: [], fields: {}, identifiers: {} }[name as string];
          const line = formatted(known as unknown as Paper, style);
          assert.doesNotMatch(line, /undefined|\s\s|,,|\.\.(?!\s\.)|\(\)|\s[.,;:](?!\s\.)|,\.|:\.|^\s|\s$|“”/, line);
          assert.ok(line.includes('Why?'), line);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
