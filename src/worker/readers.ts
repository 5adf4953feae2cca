/** Which code reads sources here? What it found is of no use to any other. */

/** Set when the worker is built: a digest of all that reads and indexes. */
declare const READERS: string | undefined;

/** Changes whenever the code that reads or indexes changes, so that nobody has to remember to count a version up. */
export const readers: string = typeof READERS === 'string' ? READERS : 'unbuilt';
