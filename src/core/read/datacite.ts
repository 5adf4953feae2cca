/** Which paper does DataCite answer? */
import type { Name, Paper, SourceId } from '../paper.ts';
import { yearOf } from './dates.ts';
import { isObject, type JsonObject, objectsIn, stringAt, stringIn } from './json.ts';
import { personOf } from './people.ts';
import { paperOfDraft } from './record.ts';
import { texToText } from './texText.ts';
import { typeOfWord } from './typeWords.ts';

/**
 * The paper of a record of DataCite's REST API (support.datacite.org/docs/api-get-doi: JSON:API, what is known stands under
 * `attributes`, in the words of the metadata schema 4). `publisher` is a text, or an object with a `name` since schema 4.5.
 */
export function datacitePapers(source: SourceId, record: JsonObject): readonly Paper[] {
  const attributes = isObject(record['attributes']) ? record['attributes'] : record;
  const title = texToText(stringIn(titleOf(attributes), 'title'));
  if (title === '') return [];
  const { type, venue, fields } = kindOf(attributes);
  fields.set('doi', stringIn(attributes, 'doi'));
  const creators = objectsIn(attributes['creators']).flatMap(nameOf);
  const abstract = objectsIn(attributes['descriptions']).find(
    (each) => stringIn(each, 'descriptionType') === 'Abstract',
  );
  return [
    paperOfDraft(source, {
      key: stringIn(attributes, 'doi'),
      hasKey: false,
      type,
      title,
      authors: creators,
      year: yearOf(stringIn(attributes, 'publicationYear')),
      venue,
      abstract: texToText(stringIn(abstract ?? {}, 'description')),
      fields: new Map([...fields].filter(([, value]) => value !== '')),
      place: { line: 0, endLine: 0, start: 0, end: 0 },
    }),
  ];
}

/** The title itself: others are marked as subtitles, translations or alternatives. */
function titleOf(attributes: JsonObject): JsonObject {
  const titles = objectsIn(attributes['titles']);
  return titles.find((each) => stringIn(each, 'titleType') === '') ?? titles[0] ?? {};
}

function kindOf(attributes: JsonObject): { type: string; venue: string; fields: Map<string, string> } {
  const general = stringAt(attributes, 'types.resourceTypeGeneral');
  const publisher = texToText(stringAt(attributes, 'publisher.name') || stringIn(attributes, 'publisher'));
  const container = texToText(stringAt(attributes, 'container.title'));
  const word = general === 'Text' ? stringAt(attributes, 'types.resourceType') : general;
  const type = typeOfWord(word);
  const at = (name: string): string => stringAt(attributes, `container.${name}`);
  const [first, last] = [at('firstPage'), at('lastPage')];
  const isArxiv = publisher.toLowerCase() === 'arxiv';
  return {
    type,
    venue: container || (isArxiv ? '' : publisher),
    fields: new Map([
      ['publisher', isArxiv ? '' : publisher],
      ['volume', at('volume')],
      ['number', at('issue')],
      ['pages', last === '' || last === first ? first : `${first}–${last}`],
      ['version', stringIn(attributes, 'version')],
      ['url', isArxiv ? '' : stringIn(attributes, 'url')],
    ]),
  };
}

/** `{name: "Lovelace, Ada", nameType: "Personal", givenName, familyName}`; an organization has a name alone. */
function nameOf(creator: JsonObject): readonly Name[] {
  const family = texToText(stringIn(creator, 'familyName'));
  const given = texToText(stringIn(creator, 'givenName'));
  if (family !== '') return [given === '' ? { family } : { family, given }];
  const name = texToText(stringIn(creator, 'name'));
  if (stringIn(creator, 'nameType') === 'Organizational') return name === '' ? [] : [{ family: name }];
  const person = personOf(name);
  return person === undefined ? [] : [person];
}
