/** Which of BibTeX's types is meant by the word that a list has for one? */

/** Words without case and marks: Crossref's, DataCite's, OpenAlex', Semantic Scholar's, CSL's, RIS', Zotero's and people's. */
const types: Readonly<Record<string, string>> = {
  article:
    'article journalarticle articlejournal articlemagazine articlenewspaper jour mgzn magazinearticle newspaperarticle journal',
  inproceedings:
    'inproceedings proceedingsarticle conferencepaper paperconference conference conferencearticle conf cpaper conferenceproceeding proceedingspaper workshoppaper',
  incollection:
    'incollection bookchapter chapter booksection bookpart chap entryencyclopedia encyclopediaarticle referenceentry',
  inbook: 'inbook',
  book: 'book monograph referencebook textbook',
  collection: 'collection editedbook',
  proceedings: 'proceedings',
  phdthesis: 'phdthesis phd dissertation doctoralthesis doctoraldissertation',
  mastersthesis: 'mastersthesis masterthesis mscthesis diplomathesis bachelorthesis',
  thesis: 'thesis thes',
  techreport: 'techreport technicalreport workingpaper rprt',
  report: 'report',
  manual: 'manual documentation',
  unpublished: 'unpublished manuscript unpb',
  online: 'online webpage website elec web blogpost postweblog www',
  dataset: 'dataset data datapaper',
  software: 'software computerprogram softwarepackage program code comp',
  patent: 'patent pat',
  booklet: 'booklet',
  periodical: 'periodical',
  misc: 'misc preprint postedcontent generic other standard presentation speech',
};

const byWord = new Map(
  Object.entries(types).flatMap(([type, words]) => words.split(' ').map((word) => [word, type] as const)),
);

/** The type, or `misc` where the word is none. */
export function typeOfWord(word: string): string {
  return byWord.get(word.toLowerCase().replace(/[^a-z]/g, '')) ?? 'misc';
}
