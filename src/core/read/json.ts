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
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'a record in braces is wanted: {"title": ...}.';
  return value as JsonObject;
}

/** A property as text; numbers are written out, anything else is empty. */
export function stringIn(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** The first of a list; undefined where there is none. */
export function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[0] : undefined;
}
