/** When did a paper appear, as far as is known, and how is that written? */
import type { Paper } from '../paper.ts';
import type { StubStyle } from './style.ts';

/** What is known; a month needs a year, a day a month. */
export interface KnownDate {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

const MACROS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];

/** From the paper's year, `date`, `month` and `day`: `2020-03-05`, `March 5, 2020`, `5. März`, `03`, `mar`. */
export function dateOf({ year, fields = {} }: Pick<Paper, 'year' | 'fields'>): KnownDate {
  const known = { ...partsOf(fields['date'] ?? '') };
  const ofMonth = partsOf(fields['month'] ?? '');
  // `March--April` is more than one
  const isRange = (fields['month']?.match(/\p{L}+/gu) ?? []).filter((word) => monthOf(word) !== undefined).length > 1;
  const month = isRange ? undefined : (monthOf(fields['month'] ?? '') ?? ofMonth.month ?? known.month);
  const day =
    dayOf(fields['day'] ?? '') ?? (/\p{L}/u.test(fields['month'] ?? '') ? ofMonth.day : undefined) ?? known.day;
  if (year === undefined) return {};
  // the month of another year is none of this one's
  if (known.year !== undefined && known.year !== year && fields['month'] === undefined) return { year };
  if (month === undefined) return { year };
  return day === undefined ? { year, month } : { year, month, day };
}

/** 1 to 12 for `mar`, `March`, `Mar.`, `3`, `03`; undefined for anything else. */
export function monthOf(text: string): number | undefined {
  const plain = text.trim();
  if (/^(?:0?[1-9]|1[0-2])$/u.test(plain)) return Number(plain);
  if (!/^[a-z]{3,9}\.?$/iu.test(plain)) return undefined;
  const word = plain.replace('.', '').toLowerCase();
  const at = NAMES.findIndex(
    (name) => name.toLowerCase().startsWith(word) || (word === 'sept' && name === 'September'),
  );
  return at < 0 ? undefined : at + 1;
}

/** A month as a file writes it; `isBare`: the macro that styles spell in their own language, or a number. */
export function writtenMonth(month: number, style: StubStyle): { text: string; isBare: boolean } {
  switch (style.month) {
    case 'number':
      return { text: String(month), isBare: style.bareNumbers };
    case 'short': {
      const name = NAMES[month - 1] ?? '';
      return { text: name.length <= 4 ? name : name.slice(0, 3), isBare: false };
    }
    case 'long':
      return { text: NAMES[month - 1] ?? '', isBare: false };
    case 'macro':
      return { text: MACROS[month - 1] ?? '', isBare: true };
  }
}

/** ISO 8601, as biblatex's `date` wants it (biblatex 3.20, section 2.3.8); the years before 1000 have four digits, too. */
export function isoDate({ year, month, day }: KnownDate): string {
  if (year === undefined) return '';
  const two = (number: number): string => String(number).padStart(2, '0');
  const whole = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  if (month === undefined) return whole;
  return day === undefined ? `${whole}-${two(month)}` : `${whole}-${two(month)}-${two(day)}`;
}

function partsOf(text: string): KnownDate {
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/u.exec(text);
  if (iso !== null) {
    const [, year, month, day] = iso;
    const known = { year: Number(year), month: monthOf(month ?? ''), day: dayOf(day ?? '') };
    return withoutUndefined(known);
  }
  const year = /(?<!\d)\d{4}(?!\d)/u.exec(text)?.[0];
  const name = text
    .match(/\p{L}+/gu)
    ?.map(monthOf)
    .find((month) => month !== undefined);
  const day = /(?<!\d)\d{1,2}(?!\d)/u.exec(text)?.[0];
  return withoutUndefined({
    year: year === undefined ? undefined : Number(year),
    month: name,
    day: name === undefined ? undefined : dayOf(day ?? ''),
  });
}

function dayOf(text: string): number | undefined {
  const day = /^\d{1,2}$/u.test(text.trim()) ? Number(text) : 0;
  return day >= 1 && day <= 31 ? day : undefined;
}

function withoutUndefined({ year, month, day }: { [K in keyof Required<KnownDate>]: number | undefined }): KnownDate {
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}
