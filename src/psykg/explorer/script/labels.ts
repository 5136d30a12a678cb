// Which labels are shown, and where: as many as fit, the weightiest first, each in the same size however far one has
// zoomed. None covers another, none covers a mark or is cut off by the frame.
import type { ZoomTransform } from "d3-zoom";

/** Half the width of a mark. */
export const MARK = 9;
const AIR = 1;
/** What a label keeps free around its letters: half its halo, and a little. */
const HALO = 3;
/** So many of the weightiest labels are shown even over a mark, where there is no better place. */
const FIRST = 6;
/** The least that marks are drawn at, of their own size. */
const LEAST = 0.7;
/** How long the tips of lines are, and from far no shorter on the screen. */
const TIP = 8;

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Label {
  readonly text: SVGTextElement;
  readonly x: number;
  readonly y: number;
  readonly box: DOMRect;
  /** What one looks for is shown even over a mark. */
  readonly named: boolean;
  /** How long the line is that the label stands on; of a mark nothing. */
  readonly length?: number;
}

export class Labels {
  private readonly marks: Label[];
  private readonly lines: Label[];
  private readonly shapes: SVGPathElement[];
  private readonly tips: SVGMarkerElement[];

  constructor(svg: SVGSVGElement) {
    const marks = [...svg.querySelectorAll<SVGAElement>(".marks .mark")].reverse();
    this.marks = marks.map((mark) => labelOf(mark, mark.classList.contains("named")));
    this.shapes = [...svg.querySelectorAll<SVGPathElement>(".mark .shape")];
    this.tips = [...svg.querySelectorAll("marker")];
    const lines = [...svg.querySelectorAll<SVGAElement>(".line")];
    lines.sort((a, b) => Number(b.classList.contains("chosen")) - Number(a.classList.contains("chosen")));
    this.lines = lines.map((line) => lineLabelOf(line));
  }

  /** Show what fits in the window when seen so. */
  arrange(seen: ZoomTransform, size: Size): void {
    const window = { left: 0, top: 0, right: size.width, bottom: size.height };
    const marks = this.marks.map((mark) => around(seen, mark, MARK * seen.k * swelling(seen)));
    const taken: Box[] = [];
    const free = (box: Box): boolean => within(box, window) && !taken.some((other) => meet(box, other));
    const clear = (box: Box): boolean => free(box) && !marks.some((mark) => meet(box, mark));
    for (const shape of this.shapes) shape.setAttribute("transform", `scale(${swelling(seen)})`);
    for (const tip of this.tips) for (const side of ["markerWidth", "markerHeight"]) tip.setAttribute(side, String(TIP * Math.max(1, 1 / seen.k)));
    for (const line of this.lines.filter(({ named }) => named)) place(line, seen, [over(seen, line)].filter(clear), taken);
    for (const [number, mark] of this.marks.entries()) {
      const beside = sides(seen, mark);
      const fit = beside.filter(clear);
      place(mark, seen, fit.length || !(mark.named || number < FIRST) ? fit : beside.filter(free), taken);
    }
    for (const line of this.lines.filter(({ named }) => !named)) place(line, seen, [over(seen, line)].filter(clear), taken);
  }
}

/** By how much marks are drawn larger than the rest, so that they are still seen from far. */
export function swelling({ k }: ZoomTransform): number {
  return Math.max(1, LEAST / k);
}

function labelOf(holder: SVGGraphicsElement, named: boolean): Label {
  const text = holder.querySelector<SVGTextElement>(".label")!;
  const { e, f } = holder.transform.baseVal.consolidate()!.matrix;
  return { text, x: e, y: f, box: text.getBBox(), named };
}

function lineLabelOf(line: SVGAElement): Label {
  const label = labelOf(line.querySelector<SVGGElement>(".about")!, line.classList.contains("chosen"));
  return { ...label, length: line.querySelector<SVGPathElement>(".stroke")!.getTotalLength() };
}

/** Where the label of a mark may stand, best first: below it, above, to the right, to the left. */
function sides(seen: ZoomTransform, label: Label): Box[] {
  const { width, height } = label.box;
  const { left, top, right, bottom } = around(seen, label, MARK * seen.k * swelling(seen) + AIR);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return [
    at(x - width / 2, bottom + HALO, label),
    at(x - width / 2, top - height - HALO, label),
    at(right + HALO, y - height / 2, label),
    at(left - width - HALO, y - height / 2, label),
  ];
}

/** Where the label of a line stands, if the line is long enough for it. */
function over(seen: ZoomTransform, label: Label): Box {
  const { width, height } = label.box;
  if (!label.named && label.length! * seen.k < width + 24) return { left: 0, top: 0, right: -1, bottom: -1 };
  return at(seen.applyX(label.x) - width / 2, seen.applyY(label.y) - height / 2, label);
}

function at(left: number, top: number, { box }: Label): Box {
  return { left: left - HALO, top: top - HALO, right: left + box.width + HALO, bottom: top + box.height + HALO };
}

function around(seen: ZoomTransform, { x, y }: Label, half: number): Box {
  const [left, top] = [seen.applyX(x), seen.applyY(y)];
  return { left: left - half, top: top - half, right: left + half, bottom: top + half };
}

function place({ text, x, y, box }: Label, seen: ZoomTransform, [where]: Box[], taken: Box[]): void {
  text.classList.toggle("away", !where);
  if (!where) return;
  taken.push(where);
  const [dx, dy] = [where.left + HALO - seen.applyX(x) - box.x, where.top + HALO - seen.applyY(y) - box.y];
  text.setAttribute("transform", `scale(${1 / seen.k}) translate(${dx.toFixed(1)} ${dy.toFixed(1)})`);
}

function within(box: Box, window: Box): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= window.right && box.bottom <= window.bottom && box.right > box.left;
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
