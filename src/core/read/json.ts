/** What does a piece of JSON hold? */

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that a text is, or a sentence on why it is none. */
export function objectIn(text: string): JsonObject | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // every engine words it differently, and few people speak of tokens
    return 'this is not JSON: a quote, a comma or a bracket is missing or too many.';
  }
  return isObject(value) ? value : 'a record in braces is wanted: {"title": ...}.';
}

/** A property as text; numbers are written out, anything else is empty. */
export function stringIn(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** The same at a path of names with dots between them, and of the first of a list. */
export function stringAt(object: JsonObject, path: string): string {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at: unknown = object;
  for (const name of names) at = isObject(at) ? at[name] : undefined;
  if (!isObject(at)) return '';
  const value = at[last];
  return Array.isArray(value) ? (stringsIn(value)[0] ?? '') : stringIn(at, last);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : [];
}

/** The strings of a list, in their order; all else is empty. */
export function stringsIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).map((each) => (typeof each === 'string' ? each.trim() : ''));
}

/** The first of a list; undefined where there is none. */
export function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[0] : undefined;
}
