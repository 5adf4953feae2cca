/** Under which name do papers travel when they are dragged? */

/** A JSON array of paper ids. */
export const PAPERS_MIME = 'application/vnd.related-work.papers';
