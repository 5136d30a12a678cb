// Which labels are shown: as many as fit, the weightiest first, each in the same size however far one has zoomed.
import type { ZoomTransform } from "d3-zoom";

const MARK = 9;
const AIR = 2;

/** The least that marks are drawn at, of their own size. */
const LEAST = 0.7;

/** So many of the weightiest labels may stand over a mark. */
const WEIGHTY = 10;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Label {
  readonly text: SVGTextElement;
  readonly x: number;
  readonly y: number;
  readonly box: DOMRect;
  /** A label of a mark stands below it and moves away from it as it grows; that of a line stands on it. */
  readonly below: number;
  readonly length: number;
}

export class Labels {
  private readonly marks: Label[];
  private readonly lines: Label[];
  private readonly shapes: SVGPathElement[];

  constructor(svg: SVGSVGElement) {
    this.marks = [...svg.querySelectorAll<SVGAElement>(".marks .mark")].reverse().map((mark) => labelOf(mark, MARK));
    this.shapes = [...svg.querySelectorAll<SVGPathElement>(".mark .shape")];
    const chosen = [...svg.querySelectorAll<SVGAElement>(".line.chosen"), ...svg.querySelectorAll<SVGAElement>(".line:not(.chosen)")];
    this.lines = chosen.map((line) => labelOf(line.querySelector<SVGGElement>(".about")!, 0, lengthOf(line)));
  }

  /** Show what fits in the window when seen so. */
  arrange(seen: ZoomTransform, size: { width: number; height: number }): void {
    const window = { left: 0, top: 0, right: size.width, bottom: size.height };
    const obstacles = this.marks.map((mark) => around(seen, mark));
    const taken: Box[] = [];
    for (const shape of this.shapes) shape.setAttribute("transform", `scale(${swelling(seen)})`);
    for (const [number, label] of this.marks.entries()) {
      const box = boxOf(label, seen);
      const free = meets(box, window) && !taken.some((other) => meets(box, other));
      const clear = number < WEIGHTY || !obstacles.some((other, of) => of !== number && meets(box, other));
      show(label, seen, free && clear, taken, box);
    }
    taken.push(...obstacles);
    for (const label of this.lines) {
      const box = boxOf(label, seen);
      const room = label.length * seen.k > box.right - box.left + 24;
      show(label, seen, room && meets(box, window) && !taken.some((other) => meets(box, other)), taken, box);
    }
  }
}

function labelOf(holder: SVGGraphicsElement, below: number, length = Infinity): Label {
  const text = holder.querySelector<SVGTextElement>(".label")!;
  const { e, f } = holder.transform.baseVal.consolidate()!.matrix;
  return { text, x: e, y: f, box: text.getBBox(), below, length };
}

function lengthOf(line: SVGAElement): number {
  return line.querySelector<SVGPathElement>(".stroke")!.getTotalLength();
}

function boxOf({ x, y, box, below }: Label, seen: ZoomTransform): Box {
  const [left, top] = [seen.applyX(x) + box.x - AIR, seen.applyY(y + below * swelling(seen)) + box.y - below - AIR];
  return { left, top, right: left + box.width + 2 * AIR, bottom: top + box.height + 2 * AIR };
}

function around(seen: ZoomTransform, { x, y }: Label): Box {
  const [left, top, half] = [seen.applyX(x), seen.applyY(y), MARK * seen.k * swelling(seen)];
  return { left: left - half, top: top - half, right: left + half, bottom: top + half };
}

/** By how much marks are drawn larger than the rest, so that they are still seen from far. */
function swelling({ k }: ZoomTransform): number {
  return Math.max(1, LEAST / k);
}

function show({ text, below }: Label, seen: ZoomTransform, free: boolean, taken: Box[], box: Box): void {
  text.classList.toggle("away", !free);
  if (!free) return;
  taken.push(box);
  text.setAttribute("transform", `translate(0 ${below * swelling(seen)}) scale(${1 / seen.k}) translate(0 ${-below})`);
}

function meets(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
