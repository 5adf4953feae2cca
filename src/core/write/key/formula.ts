/** What does a pattern in Better BibTeX's language mean: `auth.lower + shorttitle(3,3) + year`? */
import { filterNamed, filterNames } from './filters.ts';
import type { Keyed } from './keyed.ts';
import { type Arguments, calledMarker, markerNames } from './markers.ts';
import { NotUnderstood, unknownName } from './notUnderstood.ts';
import type { Alternative, KeyPattern, SuffixManner } from './alternatives.ts';

/** A value while it is worked out, behind the key so far: undefined sends the paper to the next alternative. */
type Value = (paper: Keyed, soFar: string) => string | undefined;

type Token =
  | { readonly kind: 'name' | 'sign' | 'text' | 'number' | 'end'; readonly text: string }
  | { readonly kind: 'pattern'; readonly text: string; readonly pattern: RegExp };

/**
 * Reads functions and fields with filters behind dots, joined by `+`; `|` or `||` or `;` parts alternatives of which the
 * first counts that makes a key (retorque.re/zotero-better-bibtex/citing/formulas). Throws `NotUnderstood`.
 */
export function readFormula(written: string): KeyPattern {
  return new Reader(tokensOf(written)).pattern();
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #isOfPeople = false;
  #suffix: SuffixManner | undefined;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  pattern(): KeyPattern {
    const alternatives: Alternative[] = [];
    do {
      if (this.#next.kind === 'end' && alternatives.length > 0) break;
      this.#isOfPeople = false;
      const write = this.#sum();
      alternatives.push({ write: (paper) => write(paper, ''), isOfPeople: this.#isOfPeople });
    } while (this.#take('|', '||', ';'));
    if (this.#next.kind !== 'end')
      throw new NotUnderstood(`“${this.#next.text}” is one too many, or something is missing before it.`);
    return { alternatives, ...(this.#suffix === undefined ? {} : { suffix: this.#suffix }) };
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #take(...signs: readonly string[]): boolean {
    const { kind, text } = this.#next;
    if (kind !== 'sign' || !signs.includes(text)) return false;
    this.#at += 1;
    return true;
  }

  #sum(): Value {
    const terms = [this.#term()];
    while (this.#take('+')) terms.push(this.#term());
    return (paper, soFar) => {
      let text = '';
      for (const term of terms) {
        const piece = term(paper, soFar + text);
        if (piece === undefined) return undefined;
        text += piece;
      }
      return text;
    };
  }

  #term(): Value {
    let value = this.#operand();
    while (this.#take('.')) value = this.#filtered(value);
    return value;
  }

  #operand(): Value {
    const token = this.#next;
    this.#at += 1;
    if (token.kind === 'text' || token.kind === 'number') return () => token.text;
    if (token.kind === 'sign' && token.text === '(') {
      const choices = [this.#sum()];
      while (this.#take('||', '|')) choices.push(this.#sum());
      this.#expect(')');
      return (paper, soFar) => {
        for (const choice of choices) {
          const text = choice(paper, soFar);
          if (text !== undefined && text !== '') return text;
        }
        return choices.length > 1 ? '' : choices[0]?.(paper, soFar);
      };
    }
    if (token.kind !== 'name') {
      throw new NotUnderstood(
        token.kind === 'end' ? 'The pattern ends too early.' : `“${token.text}” can't stand here.`,
      );
    }
    const given = this.#arguments();
    return this.#called(token.text, given);
  }

  #called(name: string, given: Arguments): Value {
    const lower = name.toLowerCase();
    if (lower === 'postfix' || lower === 'infix') {
      this.#suffix = suffixOf(given);
      return () => '';
    }
    // so long must the key be up to here
    if (lower === 'len') return (_, soFar) => (filterNamed('len')?.(soFar, given) === undefined ? undefined : '');
    const marker = calledMarker(name);
    if (marker === undefined) throw unknownName('field', name, markerNames);
    this.#isOfPeople ||= marker.isOfPeople;
    return (paper) => marker.write(paper, given);
  }

  #filtered(value: Value): Value {
    const token = this.#next;
    this.#at += 1;
    if (token.kind !== 'name') throw new NotUnderstood(`A filter is missing behind “.”.`);
    const filter = filterNamed(token.text);
    if (filter === undefined) throw unknownName('filter', token.text, filterNames);
    const given = this.#arguments();
    return (paper, soFar) => {
      const text = value(paper, soFar);
      return text === undefined ? undefined : filter(text, given);
    };
  }

  /** `(3, m=1, sep='-', /x/g, _)`; none where no parenthesis is. */
  #arguments(): Arguments {
    const inOrder: (string | number | RegExp)[] = [];
    const named = new Map<string, string | number | RegExp>();
    if (!this.#take('(')) return { inOrder, named };
    while (!this.#take(')')) {
      const [name, behind] = [this.#next, this.#tokens[this.#at + 1]];
      if (name.kind === 'name' && behind?.kind === 'sign' && behind.text === '=') {
        this.#at += 2;
        named.set(name.text, this.#argument());
      } else inOrder.push(this.#argument());
      if (this.#next.kind === 'end') throw new NotUnderstood('A “)” is missing.');
      this.#take(',');
    }
    return { inOrder, named };
  }

  #argument(): string | number | RegExp {
    const token = this.#next;
    this.#at += 1;
    if (token.kind === 'pattern') return token.pattern;
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'end') throw new NotUnderstood('A “)” is missing.');
    return token.text;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw new NotUnderstood(`A “${sign}” is missing.`);
  }
}

/** `postfix('-%(n)s', 1)`: a letter, a capital, or a number. */
function suffixOf({ inOrder, named }: Arguments): SuffixManner {
  const format = String(named.get('format') ?? inOrder[0] ?? '%(a)s');
  const start = Number(named.get('start') ?? inOrder[1] ?? 0);
  const [, before = '', kind = 'a'] = /^(.*?)%\((n|a|A)\)/u.exec(format) ?? [];
  return {
    before,
    kind: kind === 'n' ? 'number' : kind === 'A' ? 'upper' : 'lower',
    first: Number.isInteger(start) && start > 0 ? start : kind === 'n' ? 1 : 0,
  };
}

const pieces =
  /\s+|([A-Za-z_][\w-]*)|(-?\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\/((?:[^/\\]|\\.)+)\/([a-z]*)|(\|\||[<>!]=|[-+.,()|;=<>*?:&])/uy;

function tokensOf(written: string): Token[] {
  const tokens: Token[] = [];
  pieces.lastIndex = 0;
  while (pieces.lastIndex < written.length) {
    const at = pieces.lastIndex;
    const found = pieces.exec(written);
    if (found === null) throw new NotUnderstood(`“${written.slice(at)}” is not understood.`);
    const [, name, number, single, double, pattern, flags, sign] = found;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (single !== undefined || double !== undefined) {
      tokens.push({ kind: 'text', text: (single ?? double ?? '').replace(/\\(.)/gu, '$1') });
    } else if (pattern !== undefined)
      tokens.push({ kind: 'pattern', text: pattern, pattern: patternOf(pattern, flags ?? '') });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}

function patternOf(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, [...new Set(`${flags.replace(/[yv]/gu, '')}u`)].join(''));
  } catch {
    throw new NotUnderstood(`“/${pattern}/” is no regular expression.`);
  }
}
