/** What stands for a value that a person is to fill in, in the text of an insertion? A character that is in nobody's file. */
export const BLANK = '\ue000';
