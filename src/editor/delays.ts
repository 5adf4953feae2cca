/** How long does the editor side wait for what? All delays in one place, in milliseconds. */
export const delays = {
  /** How long after activation the rest of the code joins: the next turn would still be counted as activation. */
  beforeJoiningMs: 50,
  /** How long VS Code has to open the list by itself after a letter. */
  beforeOpeningMs: 60,
  /** Quiet after typing in a `.bib` before its text is read again. */
  afterTypingMs: 150,
  /** Quiet after a file changed on disk: builds and checkouts write in bursts. */
  afterDiskChangeMs: 100,
  /** How long a file may be gone before its papers go: editors and git replace files by delete and create. */
  afterVanishingMs: 700,
  /** When a file is looked at once more after it was first read: a new watcher sees nothing for a moment. */
  watcherAwakeMs: 2000,
  /** Quiet of the cursor before the panel asks for another passage. */
  afterMovingMs: 150,
  /** Quiet of the keyboard before it does: papers that change at every word are in the way of whoever writes. */
  afterWritingMs: 600,
  /** How long after cards were dropped their keys may come to stand in the document. */
  afterDroppingMs: 10_000,
  /** How long the panel waits before it looks again whether sources that are being read have something by now. */
  betweenReadingsMs: 1000,
  /** How long a completion list waits for sources that are still being read; then it shows what is there and fills itself. */
  firstListMs: 400,
  /** How long a hover waits for sources that are still being read: a hover cannot fill itself later. */
  firstHoverMs: 5000,
  /** Quiet after typing or reading before the map looks again. */
  beforeMapMs: 600,
  /** How long the map waits for sources that are still being read; then it says so, and is drawn when they are. */
  firstMapMs: 2000,
  /** Quiet before the citations of a document are checked: nobody wants to be told while typing. */
  beforeCheckMs: 600,
  /** Work that is over by then is shown no progress: it would flicker. */
  beforeProgressMs: 500,
  /** How long a closed .bib is taken for unchanged, if nothing tells otherwise: many documents ask for the same one. */
  betweenLooksMs: 500,
  /** How long a message in the status bar stays. */
  statusMessageMs: 6000,
} as const;
