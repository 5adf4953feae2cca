/** What stands for a paper? Each kind has a shape of its own, so that nobody needs to tell colours apart. */
import type { Colours } from './colours.ts';
import type { Kind } from './state.ts';

/** How much larger than a point of the corpus. */
export const sizes: Readonly<Record<Kind, number>> = { cited: 1.45, near: 1.9, citable: 1.2, corpus: 1 };

/** The outline of a kind around 0, 0. */
export function outline(path: CanvasPath, kind: Kind, radius: number): void {
  if (kind === 'near') {
    // a diamond
    path.moveTo(0, -radius);
    path.lineTo(radius, 0);
    path.lineTo(0, radius);
    path.lineTo(-radius, 0);
    path.closePath();
  } else if (kind === 'citable') {
    const half = radius * 0.82;
    path.rect(-half, -half, 2 * half, 2 * half);
  } else path.arc(0, 0, radius, 0, 2 * Math.PI);
}

/** A small picture of a kind, drawn once and stamped thousands of times. */
export class Stamps {
  readonly #made = new Map<string, HTMLCanvasElement>();

  /** Half the width of the picture is `reach`, in pixels of the page. */
  of(kind: Kind, radius: number, colours: Colours, density: number): { picture: HTMLCanvasElement; reach: number } {
    const own = Math.round(radius * sizes[kind] * 4) / 4;
    const reach = Math.ceil(own + 2);
    const name = `${kind} ${own} ${density} ${colours.kinds[kind]} ${colours.background}`;
    const known = this.#made.get(name);
    if (known !== undefined) return { picture: known, reach };
    if (this.#made.size > 200) this.#made.clear();
    const picture = document.createElement('canvas');
    picture.width = picture.height = Math.ceil(2 * reach * density);
    const context = picture.getContext('2d');
    if (context !== null) drawStamp(context, kind, own, reach, colours, density);
    this.#made.set(name, picture);
    return { picture, reach };
  }
}

function drawStamp(
  context: CanvasRenderingContext2D,
  kind: Kind,
  radius: number,
  reach: number,
  colours: Colours,
  density: number,
): void {
  context.scale(density, density);
  context.translate(reach, reach);
  context.beginPath();
  outline(context, kind, radius);
  context.fillStyle = context.strokeStyle = colours.kinds[kind];
  if (kind === 'corpus') {
    // hollow, where there is room for it
    if (radius < 2.6 && !colours.isHighContrast) context.globalAlpha = 0.75;
    if (radius < 2.6) context.fill();
    else {
      // in high contrast nothing is half transparent: the background fills it, and what is filled stands out
      if (colours.isHighContrast) context.fillStyle = colours.background;
      else context.globalAlpha = 0.35;
      context.fill();
      context.globalAlpha = colours.isHighContrast ? 1 : 0.9;
      context.lineWidth = 1;
      context.stroke();
    }
    return;
  }
  context.fill();
  // a rim of the background parts it from its neighbours
  context.lineWidth = 1;
  context.strokeStyle = colours.background;
  context.stroke();
}
