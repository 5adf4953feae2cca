/** What stands in one column in a file's entries: the `=`, the values, or neither? */
import type { EntryLayout, FieldLayout } from '../read/bibLayout.ts';
import { commonest } from './majority.ts';

/** Where the `=` stands. */
export interface Alignment {
  /** Blanks before and behind the `=`; where it is aligned, the fewest there are. */
  readonly before: number;
  readonly after: number;
  /** What stands in one column. */
  readonly align: 'nothing' | 'equals' | 'values';
  /** How wide a name and what belongs to it up to that column is; absent: as the longest name of the entry needs it. */
  readonly width?: number;
}

/** A field whose `=` and value stand on one line. */
interface Measured {
  readonly name: number;
  /** Blanks before and behind the `=`. */
  readonly before: number;
  readonly after: number;
}

/** Entries whose fields have names of differing length say which of their columns is straight. */
export function alignmentIn(text: string, layouts: readonly EntryLayout[]): Alignment {
  const entries = layouts.map(({ fields }) => fields.flatMap((field) => measured(text, field)));
  const all = entries.flat();
  const telling = entries.filter((fields) => new Set(fields.map(({ name }) => name)).size > 1);
  const before = commonest(
    all.map((field) => field.before),
    1,
  );
  const after = commonest(
    all.map((field) => field.after),
    1,
  );
  const isMost = (wanted: (fields: readonly Measured[]) => boolean): boolean =>
    telling.filter(wanted).length * 2 > telling.length;
  const toEquals = ({ name, before: blanks }: Measured): number => name + blanks;
  const toValue = (field: Measured): number => toEquals(field) + field.after;
  const equals = isMost((fields) => isStraight(fields, toEquals, 'before'));
  const values = isMost((fields) => isStraight(fields, toValue, 'after'));
  if (equals) return { align: 'equals', ...columns(telling, toEquals, 'before'), after };
  if (values) return { align: 'values', ...columns(telling, toValue, 'after'), before };
  return { align: 'nothing', before, after };

  /** One width for all entries, or the fewest blanks behind the longest name of each. */
  function columns<K extends 'before' | 'after'>(
    aligned: readonly (readonly Measured[])[],
    widthOf: (field: Measured) => number,
    side: K,
  ): { [S in K]: number } & { width?: number } {
    const widths = aligned.flatMap((fields) => fields.slice(0, 1).map(widthOf));
    const width = commonest(widths, 0);
    const isFixed = widths.length > 2 && widths.filter((each) => each === width).length > widths.length * 0.8;
    const fewest = aligned.map((fields) => fewestIn(fields, widthOf, side));
    // names that are too long for the column show what is fewest, and that it is a column of its own
    const over = aligned.flatMap((fields) =>
      fields.filter((field) => widthOf(field) > width).map((each) => each[side]),
    );
    const isOver = isFixed && over.length > 0;
    const gap = { [side]: isOver ? Math.min(...over) : commonest(fewest, 1) } as { [S in K]: number };
    const isOwn = isOver || fewest.some((each) => each !== gap[side]);
    return isFixed && isOwn ? { ...gap, width } : gap;
  }
}

/** Whether a column is straight but for names that are too long for it: `archivePrefix = {arXiv}` among `title         = {...}`. */
function isStraight(
  fields: readonly Measured[],
  widthOf: (field: Measured) => number,
  side: 'before' | 'after',
): boolean {
  const column = commonest(fields.map(widthOf), 0);
  const inColumn = fields.filter((field) => widthOf(field) === column);
  const isRest = (field: Measured): boolean => widthOf(field) > column && field[side] <= 1;
  // names of one length stand straight by themselves
  const isTelling = new Set(inColumn.map(({ name }) => name)).size > 1;
  return isTelling && fields.every((field) => widthOf(field) === column || isRest(field));
}

/** The fewest blanks of the names that fit. */
function fewestIn(fields: readonly Measured[], widthOf: (field: Measured) => number, side: 'before' | 'after'): number {
  const column = commonest(fields.map(widthOf), 0);
  return Math.min(...fields.filter((field) => widthOf(field) === column).map((field) => field[side]));
}

function measured(text: string, { name, value }: FieldLayout): Measured[] {
  const between = text.slice(name.end, value.start);
  const equals = between.indexOf('=');
  // a tab is as wide as the editor likes
  if (/[\n\t]/u.test(between)) return [];
  return [{ name: name.end - name.start, before: equals, after: between.length - equals - 1 }];
}
