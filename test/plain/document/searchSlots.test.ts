/** Can a search with phrases and fields be typed where a key can, and does an accepted key replace all of it? */
import { slots } from '../../support/slotCases.ts';

describe('a search typed in a slot', () => {
  slots('latex', [
    ['\\cite{"attention is‸', '"attention is', '"attention is'],
    ['\\cite{"attention is‸}', '"attention is', '"attention is'],
    ['\\cite{"attention is" author:vas‸}', '"attention is" author:vas', '"attention is" author:vas'],
    ['\\cite{a, year:2020..‸}', 'year:2020..', 'year:2020..', 'a'],
    ['\\cite{graphs year:>2019 -neural‸}', 'graphs year:>2019 -neural', 'graphs year:>2019 -neural'],
  ]);
  slots('markdown', [
    ['[@"attention is‸]', '"attention is', '"attention is'],
    ['[@author:vas year:2020..‸]', 'author:vas year:2020..', 'author:vas year:2020..'],
    ['[@a; @graphs year:>2019 -neural‸]', 'graphs year:>2019 -neural', 'graphs year:>2019 -neural', 'a'],
    ['[@author:‸]', 'author:', 'author:'],
    ['@author:vas‸', 'author:vas', 'author:vas'],
  ]);
  slots('markdown', [['{cite:p}`author:vas year:2020..‸`', 'author:vas year:2020..', 'author:vas year:2020..']]);
});
