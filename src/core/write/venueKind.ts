/** What is it that a paper appeared in, by its name alone? */

/** `unknown`: nothing in the name tells. `place`: a publisher, a university, an address: nothing that papers appear in. */
export type VenueKind = 'journal' | 'proceedings' | 'preprints' | 'place' | 'unknown';

const preprints =
  /^\W*(?:arxiv|corr\b|computing research repository|(?:bio|med|chem|psy|soc)?rxiv|ssrn|preprints?\b|research square|e-?prints?\b)/iu;

/** Series of which the name says proceedings, and which are journals. */
const journalsOfProceedings =
  /proceedings of the (?:national academy|ieee$|royal society|vldb|acm on|london math|american math)|\bpnas\b|\bpvldb\b|\bpacmpl\b|\bpomacs\b/iu;

const proceedings =
  /\b(?:proceedings|proc\.?|conference|conf\.?|symposium|symp\.?|workshops?|congress|meeting|colloquium|convention|seminar)\b/iu;

/** Conferences that people call by their letters: of computer science, where proceedings count. */
const acronyms = new Set(
  (
    'aaai aamas accv acl aistats alt asplos assets bmvc cav ccs cgo chi cidr cikm cogsci coling colt conll corl cscw cvpr ' +
    'dac date dsn eacl ecai eccv ecir ecml ecoop emnlp esop eurocrypt crypto asiacrypt eurosys facct fast fat fccm focs fse ' +
    'fpga gecco hotnets hotos hpca hpdc hri icalp icassp iccad iccv icde icdcs icdm icdt icfp iclr icml icme icpc icra icse ' +
    'icsme icst ijcai ijcnn ijcnlp imc infocom interspeech ipdps iros isca isit issta iswc itcs iui jcdl kdd lics lrec ' +
    'micro middleware miccai mm mobicom mobisys naacl ndss neurips nips nsdi nossdav oopsla osdi pact pldi pods podc popl ' +
    'ppopp recsys rss rtss sac sat sc sensys sigcomm siggraph sigir siggrapasia sigmetrics sigmod soda sosp spaa stacs stoc ' +
    'tacas uai uist usenix vldb vmcai wacv wmt wsdm www'
  ).split(' '),
);

const journal =
  /\b(?:journal|j\.|transactions|trans\.?|letters|lett\.?|reviews?|rev\.?|annals|ann\.|annual|magazine|mag\.?|bulletin|bull\.?|quarterly|archives?|acta|zeitschrift|revue|revista|rivista|gazette|notices|communications|commun\.?|advances in|frontiers|nature|science|cell|plos|pnas|jmlr|tmlr|tacl|access|lancet|elife|physica|bmj|jama|newsletter|studies|studien|reports)\b/iu;

const place =
  /\b(?:press|publish(?:ers|ing)|verlag|springer|elsevier|wiley|o['’]reilly|university|universität|université|universidad|institute of technology|inc|ltd|llc|gmbh|zenodo|figshare|github|dryad|kaggle)\b|:\/\/|^www\./iu;

/** Conferences whose names say so in no word. */
const named =
  /neural information processing|computer vision and pattern recognition|empirical methods in natural language|learning representations|knowledge discovery and data mining|findings of the association for computational|lecture notes in (?:computer science|artificial|informatics|bioinformatics)/iu;

/** Tells what a venue is. Any text will do. */
export function venueKind(venue: string): VenueKind {
  if (preprints.test(venue)) return 'preprints';
  if (journalsOfProceedings.test(venue)) return 'journal';
  if (proceedings.test(venue) || named.test(venue) || isAcronym(venue)) return 'proceedings';
  if (journal.test(venue)) return 'journal';
  return place.test(venue) ? 'place' : 'unknown';
}

/** `NeurIPS`, `ICML 2020`, `CVPR'19`, `EMNLP (Findings)`, `ACL/IJCNLP`. */
function isAcronym(venue: string): boolean {
  const [first = '', ...rest] = venue.trim().split(/[\s/'’(),-]+/u);
  if (!acronyms.has(first.toLowerCase())) return false;
  // `Cell`, `Fast`, `Date`: what is a word, too, has to look like letters
  return (
    rest.every((word) => !/^\p{Ll}/u.test(word)) &&
    (/\p{Lu}.*\p{Lu}/u.test(first) || rest.some((word) => /\d/u.test(word)))
  );
}
