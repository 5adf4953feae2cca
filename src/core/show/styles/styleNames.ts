/** In which styles can a reference be had? */
export type ReferenceStyle = 'apa' | 'mla' | 'chicago' | 'ieee' | 'vancouver' | 'harvard';

/** As people call them. */
export const styleNames: Readonly<Record<ReferenceStyle, string>> = {
  apa: 'APA 7',
  mla: 'MLA 9',
  chicago: 'Chicago 17, author-date',
  ieee: 'IEEE',
  vancouver: 'Vancouver',
  harvard: 'Harvard, Cite Them Right',
};
