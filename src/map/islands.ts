/** How does the ground of the map look? As a chart shows the sea's: shaded where papers lie close together. */
import { contourDensity } from 'd3-contour';
import type { Colours } from './colours.ts';
import type { Frame } from './frame.ts';

/** Pixels over which a paper shades the ground, of the shorter side. */
const REACH = 0.03;
const LEVELS = 7;
const SHADE = { dark: 0.035, light: 0.03 };
/** Every so many-th paper is enough to tell where they lie close. */
const MOST_POINTS = 6000;

/** The ground, drawn once for a frame; undefined where nothing may be shaded. */
export function groundOf(frame: Frame, colours: Colours): HTMLCanvasElement | undefined {
  if (colours.isHighContrast || frame.points.length < 20) return undefined;
  const { width, height, points } = frame;
  const size = points.length / 2;
  const step = Math.max(1, Math.ceil(size / MOST_POINTS));
  const numbers = Array.from({ length: Math.ceil(size / step) }, (_, at) => at * step);
  const contours = contourDensity<number>()
    .x((at) => points[2 * at] ?? 0)
    .y((at) => points[2 * at + 1] ?? 0)
    .size([width, height])
    .cellSize(4)
    .bandwidth(REACH * Math.min(width, height))
    .thresholds(LEVELS)(numbers);
  const ground = document.createElement('canvas');
  ground.width = Math.round(width);
  ground.height = Math.round(height);
  const context = ground.getContext('2d');
  if (context === null) return undefined;
  context.fillStyle = colours.text;
  context.globalAlpha = colours.isLight ? SHADE.light : SHADE.dark;
  for (const { coordinates } of contours) {
    context.beginPath();
    for (const ring of coordinates.flat()) {
      for (const [at, [x = 0, y = 0]] of ring.entries()) {
        if (at === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.closePath();
    }
    context.fill('evenodd');
  }
  return ground;
}
