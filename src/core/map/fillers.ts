/** Which words say nothing about a field of work? Those of every paper, and the small words of other languages. */
import { stemmer } from 'stemmer';

/** Every field proposes novel approaches. Words as papers write them. */
const EVERY_PAPER = `paper papers approach approaches method methods methodology propose proposed proposes present presents novel new
  results result show shows demonstrate demonstrates study studies studied analysis analyze based problem problems technique
  techniques performance significantly significant improve improves improved improvement state art existing recent recently
  work works introduce introduces provide provides different various number large small high low better best good first two
  three one several many important application applications research researchers review survey introduction overview toward
  towards use used using develop developed development evaluate evaluation experiment experiments experimental effective
  effectively efficient efficiently efficiency framework achieve achieves compared comparison however while within can able
  also well full real case cases article journal international conference proceedings university press vol volume edition
  book chapter thesis abstract introduction conclusion author authors year general particular specific related given
  consider considered order make makes made find finds found need needs help way ways time times set level end part type
  available possible potential current key main major common single multiple simple complex challenge challenges challenging
  issue issues aim aims focus question questions understanding view role impact effect effects increase increased reduce
  reduced reducing require requires required support allow allows enable enables obtain obtained perform performed further
  additionally moreover furthermore thus hence therefore across without up down it https www com org http doi nbsp amp quot
  solution solutions strategy strategies practical practice extensive extensively comprehensive observe observed
  short shorter longer fast faster leverage leveraging address addressing crucial capability capabilities code github source open`;

/** Words of the commonest languages of theses beside English that stand in every sentence. */
const OTHER_LANGUAGES = `de la el los las del un una unas unos en y o que por para con sin sobre entre como su sus se lo al es son fue
  der die das den dem des ein eine einer eines einem einen und oder mit von vom zu zur zum im am auf aus bei nach für fur fuer uber ueber
  ist sind wird werden nicht sich auch als wie durch zwischen
  le les l d du des au aux un une et ou dans pour par sur avec sans entre est sont ce cette ces qui que dont ne pas plus
  o os as um uma uns umas do da dos das no na nos nas ao aos e ou em por para com sem sobre entre como seu sua
  il lo gli i di dei delle della nel nella e per con su tra fra che una uno
  het een van voor met op te naar uit door over bij als en zijn wordt`;

/** Fillers by themselves, and parts of names: `low-rank`, `zeroth-order`, `time series`, `real-time`, `open source`. */
const PARTS = `low high order full large small short fast first second real open source time level single multiple state art good part`;

const stemsOf = (words: string): string[] => words.split(/\s+/u).flatMap((word) => [word, stemmer(word)]);
const FUNCTION_WORDS: ReadonlySet<string> = new Set(stemsOf(OTHER_LANGUAGES));
const PARTS_OF_NAMES: ReadonlySet<string> = new Set(stemsOf(PARTS));
const NOTHING: ReadonlySet<string> = new Set([...stemsOf(EVERY_PAPER), ...FUNCTION_WORDS]);

/** Whether a stem is a filler, a number, or a single letter: no name by itself. */
export function saysNothing(stem: string): boolean {
  return stem.length < 2 || /^\p{N}+$/u.test(stem) || NOTHING.has(stem);
}

/** Whether a stem can be a further word of a name. */
export function canBePart(stem: string): boolean {
  return PARTS_OF_NAMES.has(stem) || !saysNothing(stem);
}
