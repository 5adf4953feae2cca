/** What happens on the canvas? It is drawn when something changes, moved and zoomed by d3-zoom, and points at papers. */
import { quadtree, type Quadtree } from 'd3-quadtree';
import { select } from 'd3-selection';
import { zoom, type D3ZoomEvent, zoomIdentity } from 'd3-zoom';
import { element } from '../panel/dom.ts';
import { onThemeChange, readColours } from './colours.ts';
import { Frame, type View } from './frame.ts';
import { groundOf } from './islands.ts';
import { Labels } from './labels.ts';
import { paint, radiusFor } from './paint.ts';
import type { Shown } from './shown.ts';
import type { Look, MapState } from './state.ts';
import { Stamps } from './symbols.ts';

/** What the stage tells. */
export interface StageListener {
  /** -1: none. With the place in the page where its tooltip may stand. */
  readonly hovered: (paper: number, x: number, y: number) => void;
  readonly pressed: (paper: number, x: number, y: number) => void;
  readonly pressedTwice: (paper: number) => void;
  readonly looked: (look: Look | undefined) => void;
}

const FARTHEST = 0.6;
const NEAREST = 60;
/** Pixels around a paper that still mean it. */
const SLACK = 6;

export class Stage {
  readonly node = element('canvas', { class: 'canvas', tabindex: '0', role: 'application' });
  readonly #listener: StageListener;
  readonly #zoom = zoom<HTMLCanvasElement, unknown>();
  readonly #selection = select<HTMLCanvasElement, unknown>(this.node);
  readonly #stamps = new Stamps();
  readonly #labels = new Labels();
  #colours = readColours();
  #state: MapState | undefined;
  #shown: Shown | undefined;
  #frame: Frame | undefined;
  #tree: Quadtree<number> | undefined;
  #ground: HTMLCanvasElement | undefined;
  #view: View = zoomIdentity;
  #hovered = -1;
  #current = -1;
  #lastPressed = -1;
  #isAsked = false;

  constructor(listener: StageListener) {
    this.#listener = listener;
    this.#zoom
      .scaleExtent([FARTHEST, NEAREST])
      .clickDistance(4)
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        this.#view = transform;
        this.#later();
      })
      .on('end', ({ sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        if (sourceEvent !== null) this.#tellLook();
      });
    this.#selection.call(this.#zoom).on('dblclick.zoom', null);
    this.node.addEventListener('pointermove', (event) => this.#point(event));
    this.node.addEventListener('pointerleave', () => this.#hover(-1, 0, 0));
    this.node.addEventListener('click', (event) => {
      this.#lastPressed = this.#paperAt(event);
      this.#listener.pressed(this.#lastPressed, event.offsetX, event.offsetY);
    });
    this.node.addEventListener('dblclick', () => this.#listener.pressedTwice(this.#lastPressed));
    new ResizeObserver(() => this.#resize()).observe(this.node);
    onThemeChange(() => {
      this.#colours = readColours();
      if (this.#frame !== undefined) this.#ground = groundOf(this.#frame, this.#colours);
      this.#later();
    });
  }

  /** Draws a state at the next frame. `current`: number of the paper that the keyboard is at. */
  draw(state: MapState, shown: Shown, current: number): void {
    const isOther = state.picture?.places !== this.#state?.picture?.places;
    this.#state = state;
    this.#shown = shown;
    this.#current = current;
    if (isOther) this.#reframe();
    this.#later();
  }

  /** Places of the papers on the canvas when everything is shown. */
  get points(): Float32Array {
    return this.#frame?.points ?? new Float32Array(0);
  }

  /** The middle of what is in sight, among `points`. */
  get middle(): readonly [number, number] {
    const { k, x, y } = this.#view;
    return [((this.#frame?.width ?? 0) / 2 - x) / k, ((this.#frame?.height ?? 0) / 2 - y) / k];
  }

  /** Where a paper stands on the canvas now. */
  placeOf(paper: number): readonly [number, number] {
    const { k, x, y } = this.#view;
    return [k * (this.points[2 * paper] ?? 0) + x, k * (this.points[2 * paper + 1] ?? 0) + y];
  }

  /** About a paper, if it is in sight; else about the middle. */
  zoomBy(factor: number, paper: number): void {
    const place = this.placeOf(paper);
    this.#zoom.scaleBy(this.#selection, factor, this.#isInSight(paper) ? [...place] : undefined);
    this.#tellLook();
  }

  #isInSight(paper: number): boolean {
    const [x, y] = this.placeOf(paper);
    const { width = 0, height = 0 } = this.#frame ?? {};
    return paper >= 0 && x >= 0 && y >= 0 && x <= width && y <= height;
  }

  /** Shows everything. */
  fit(): void {
    this.#zoom.transform(this.#selection, zoomIdentity);
    this.#listener.looked(undefined);
  }

  /** Moves the map so that a paper is in sight, beside what covers the canvas at its right or bottom edge. */
  reveal(paper: number, covered: { readonly right: number; readonly bottom: number }): void {
    const frame = this.#frame;
    if (frame === undefined || paper < 0) return;
    const edge = 40;
    const [x, y] = this.placeOf(paper);
    const dx = x < edge ? edge - x : Math.min(0, frame.width - covered.right - edge - x);
    const dy = y < edge ? edge - y : Math.min(0, frame.height - covered.bottom - edge - y);
    if (dx === 0 && dy === 0) return;
    this.#zoom.translateBy(this.#selection, dx / this.#view.k, dy / this.#view.k);
    this.#tellLook();
  }

  #tellLook(): void {
    if (this.#frame !== undefined) this.#listener.looked(this.#frame.lookOf(this.#view));
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.node;
    if (clientWidth === this.#frame?.width && clientHeight === this.#frame.height) return;
    this.#reframe();
    // at once: an emptied canvas would be seen
    this.#paint();
  }

  #reframe(): void {
    const { clientWidth: width, clientHeight: height } = this.node;
    const picture = this.#state?.picture;
    if (picture === undefined || width === 0 || height === 0) return;
    const frame = new Frame(picture.places, width, height);
    this.#frame = frame;
    this.node.width = Math.round(width * window.devicePixelRatio);
    this.node.height = Math.round(height * window.devicePixelRatio);
    this.#tree = quadtree<number>()
      .x((at) => frame.points[2 * at] ?? 0)
      .y((at) => frame.points[2 * at + 1] ?? 0)
      .addAll(Array.from({ length: frame.points.length / 2 }, (_, at) => at));
    this.#ground = groundOf(frame, this.#colours);
    this.#zoom.extent([
      [0, 0],
      [width, height],
    ]);
    this.#zoom.translateExtent([
      [-width / 2, -height / 2],
      [1.5 * width, 1.5 * height],
    ]);
    const { k, x, y } = frame.viewOf(this.#state?.person.look);
    this.#zoom.transform(this.#selection, zoomIdentity.translate(x, y).scale(k));
  }

  #later(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#paint();
    });
  }

  #paint(): void {
    const context = this.node.getContext('2d');
    const [frame, shown, picture] = [this.#frame, this.#shown, this.#state?.picture];
    if (context === null || frame === undefined || shown === undefined || picture === undefined) return;
    paint(
      {
        context,
        colours: this.#colours,
        stamps: this.#stamps,
        labels: this.#labels,
        ground: this.#ground,
        density: window.devicePixelRatio,
      },
      {
        picture,
        papers: this.#state?.papers ?? [],
        shown,
        frame,
        view: this.#view,
        font: this.#colours.font,
        current: this.#current,
        hovered: this.#hovered,
        radius: radiusFor(shown.isMatch.length, this.#view.k),
      },
    );
  }

  #point(event: PointerEvent): void {
    // while it is dragged, nothing is pointed at
    this.#hover(event.buttons === 0 ? this.#paperAt(event) : -1, event.offsetX, event.offsetY);
  }

  #hover(paper: number, x: number, y: number): void {
    this.node.style.cursor = paper < 0 ? '' : 'pointer';
    if (paper === this.#hovered) return;
    this.#hovered = paper;
    this.#listener.hovered(paper, x, y);
    this.#later();
  }

  #paperAt({ offsetX, offsetY }: MouseEvent): number {
    const { k, x, y } = this.#view;
    const radius = radiusFor(this.points.length / 2, k) + SLACK;
    const found = this.#tree?.find((offsetX - x) / k, (offsetY - y) / k, radius / k) ?? -1;
    return this.#shown?.isMatch[found] === 1 ? found : -1;
  }
}
