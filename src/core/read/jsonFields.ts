/** What do records in JSON call the fields that BibTeX knows? */
import { firstOf, type JsonObject } from './json.ts';
import { texToText, verbatimText } from './texText.ts';

/**
 * BibTeX's names, and what lists call them beside that: Crossref, DataCite, OpenAlex, Semantic Scholar, Zotero and CSL, and
 * people. Compared without case, `_`, `-` and blanks; a dot goes into an object.
 */
const names: Readonly<Record<string, string>> = {
  journal: 'journaltitle journalname publicationtitle containertitle primarylocation.source.displayname journal.name',
  booktitle: 'proceedings proceedingstitle conference conferencename bookname event eventtitle',
  volume: 'vol biblio.volume journal.volume',
  number: 'issue no journalissue biblio.issue issuenumber',
  pages: 'page pagerange journal.pages',
  publisher: 'publishername',
  institution: 'institute',
  school: 'university',
  organization: 'organisation sponsor',
  address: 'location place city publisherplace publisherlocation',
  edition: '',
  series: 'collectiontitle seriestitle',
  chapter: 'chapternumber',
  month: '',
  day: '',
  date: 'publicationdate published publishedprint publishedonline issued publicationdateprint datepublished',
  note: 'notes extra',
  howpublished: '',
  eid: 'articlenumber articleno elocationid',
  numpages: 'pagecount pagetotal numberofpages',
  version: '',
  type: 'thesistype reporttype genre',
  language: 'langid lang',
  issn: '',
  isbn: '',
  doi: 'externalids.doi ids.doi',
  url: 'link landingpageurl primarylocation.landingpageurl',
  pmid: 'pubmed pubmedid externalids.pubmed ids.pmid',
  eprint: 'arxiv arxivid externalids.arxiv arxivnumber',
  eprinttype: 'archiveprefix archive',
  primaryclass: 'eprintclass arxivclass categories primarycategory',
};

const verbatim = new Set(['doi', 'url', 'eprint', 'pmid', 'isbn', 'issn']);

/** By their name without case and marks. */
type Flat = ReadonlyMap<string, unknown>;

/** The fields of a record, decoded, by BibTeX's name. What is longer than a field is left out. */
export function fieldsInJson(record: JsonObject): Map<string, string> {
  const flat = flatten(record);
  const fields = new Map<string, string>();
  for (const [name, others] of Object.entries(names)) {
    // the record's own type is what it is, not what kind of thesis
    const asked = name === 'type' ? others : `${name} ${others}`;
    for (const alias of asked.trim().split(' ')) {
      const text = textOf(valueAt(flat, alias), name);
      if (text === '' || text.length > 500) continue;
      fields.set(name, verbatim.has(name) ? verbatimText(text) : texToText(text));
      break;
    }
  }
  addPages(flat, fields);
  const category = fields.get('primaryclass');
  // `cs.CL cs.LG`: the first is the main one
  if (category !== undefined) fields.set('primaryclass', category.split(/[\s,;]+/)[0] ?? '');
  if (fields.get('eprinttype') !== undefined && !fields.has('eprint')) fields.delete('eprinttype');
  return fields;
}

/** A value by name, wherever case and marks differ. */
export function valueIn(record: JsonObject, name: string): unknown {
  return flatten(record).get(name);
}

function flatten(record: JsonObject): Flat {
  return new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase().replace(/[_\-\s]/g, ''), value]));
}

function valueAt(flat: Flat, path: string): unknown {
  const [head = '', ...rest] = path.split('.');
  let value = flat.get(head);
  for (const name of rest) {
    const first = Array.isArray(value) ? firstOf(value) : value;
    if (typeof first !== 'object' || first === null) return undefined;
    value = flatten(first as JsonObject).get(name);
  }
  return value;
}

/** A text, a number, the first of a list of them; of a date in CSL's form, ISO 8601. */
function textOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const parts = value.filter((each) => typeof each === 'string' || typeof each === 'number').map(String);
    if (parts.length === 0) return textOf(firstOf(value), name);
    // `[12, 34]` are two pages, `["1234-5678", "8765-4321"]` two numbers of one journal
    return name === 'pages' ? parts.join('--') : (parts[0] ?? '');
  }
  return name === 'date' ? isoOf(value) : '';
}

function isoOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('date-parts' in value)) return '';
  const parts = firstOf(value['date-parts']);
  return Array.isArray(parts) ? parts.map((part) => String(part).padStart(2, '0')).join('-') : '';
}

/** Some have the first and the last page apart. */
function addPages(flat: Flat, fields: Map<string, string>): void {
  if (fields.has('pages')) return;
  const of = (...aliases: readonly string[]): string =>
    aliases.map((alias) => textOf(valueAt(flat, alias), '')).find((text) => text !== '') ?? '';
  const first = of('firstpage', 'startpage', 'pagestart', 'biblio.firstpage');
  const last = of('lastpage', 'endpage', 'pageend', 'biblio.lastpage');
  if (first !== '') fields.set('pages', last === '' || last === first ? first : `${first}–${last}`);
}
