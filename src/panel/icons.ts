/** Which small pictures stand on buttons? Drawn with strokes in a square of 16, in the line of VS Code's own icons. */

const strokes = {
  cite: 'M6.5 3.5h-3v3h3v-3c0 4-.5 6-2.5 8M12.5 3.5h-3v3h3v-3c0 4-.5 6-2.5 8',
  stub: 'M8 2v12M2 8h12',
  entry: 'M8 4.5c0-1-1-2-2-2H1.5v10H6c1 0 2 .5 2 1.5 0-1 1-1.5 2-1.5h4.5v-10H10c-1 0-2 1-2 2V14',
  link: 'M7 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V9M9.5 2.5h4v4M13.5 2.5 8 8',
  key: 'M5.5 5.5a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1zM3.5 10.5v-6a2 2 0 0 1 2-2h4',
  bibtex:
    'M6 2.5c-1.5 0-2 .5-2 2V6c0 1-.5 2-1.5 2C3.5 8 4 9 4 10v1.5c0 1.5.5 2 2 2M10 2.5c1.5 0 2 .5 2 2V6c0 1 .5 2 1.5 2-1 0-1.5 1-1.5 2v1.5c0 1.5-.5 2-2 2',
  alike: 'M2.5 6.5c2-2 3.5-2 5.5-.5s3.5 1.5 5.5-.5M2.5 11c2-2 3.5-2 5.5-.5s3.5 1.5 5.5-.5',
  close: 'M4 4l8 8M12 4l-8 8',
  pin: 'M9.5 2l4.5 4.5-1.5.5-2 2-.5 3.5-5.5-5.5L8 6.5l2-2zM6.5 9.5 2.5 13.5',
  refresh: 'M13.5 2.5v3.5H10M13 5.5A5.5 5.5 0 1 0 13.5 8.5',
  search: 'M10.5 6.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM9.5 9.5 13.5 13.5',
  filter: 'M2 3h12L9.5 8.5v4.5h-3V8.5z',
  back: 'M13.5 8H3M7 4 3 8l4 4',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  why: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.5V11M8 5v.2',
} as const;

/** The name of a picture. */
export type Icon = keyof typeof strokes;

const SVG = 'http://www.w3.org/2000/svg';

/** A picture that says nothing to a screen reader: the button around it has a label. */
export function icon(name: Icon): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', strokes[name]);
  svg.append(path);
  return svg;
}
