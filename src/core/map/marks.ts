/** How does a paper of the map stand to a document? One byte each: there are thousands. */

/** A bibliography of the document has it. */
export const CITABLE = 1;
/** The document cites it. */
export const CITED = 2;
