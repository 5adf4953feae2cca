/** What does the panel say in words? English, and the keys under which the host translates it. */
export const panelWords = {
  related: 'Related to',
  refresh: 'Refresh',
  back: 'Go back to this passage',
  count: '{0} suggestions',
  one: '1 suggestion',
  list: 'Related papers',
  citable: 'citable',
  corpus: 'not in your bibliography yet',
  citedHere: 'cited here',
  citedElsewhere: 'cited in this document',
  matches: 'shares: {0}',
  cite: 'Cite here',
  citeTip: 'Cite at the cursor (C)',
  stub: 'Insert stub',
  stubTip: 'Add the BibTeX entry to the bibliography (S)',
  open: 'Open',
  openTip: 'Open the entry in its source (O)',
  copy: 'Copy key',
  copyTip: 'Copy the citation key (K)',
  abstract: 'Abstract',
  keys: 'Arrows move · Enter shows the abstract · C cites · S inserts the stub · O opens · K copies the key',
  noDocument: 'Open a LaTeX or Markdown document, and papers related to the paragraph at the cursor appear here.',
  noPassage: 'Put the cursor into a paragraph: papers related to it appear here.',
  indexing: 'Papers are being read. Suggestions appear as soon as they are.',
  nothingFound:
    'No paper in your library shares words with this paragraph. More papers to choose from can be named in the setting relatedWork.corpora.',
  failed: 'The papers could not be ranked. The log tells why.',
  again: 'Try again',
} as const;

/** The names of the panel's words. */
export type PanelWord = keyof typeof panelWords;
