// The marks by keyboard: one Tab stop, arrow keys go to the nearest mark in their direction (ARIA practices, listbox
// with aria-activedescendant).

type Point = readonly [number, number];
type Ways = Record<string, SVGAElement | undefined>;
const DIRECTIONS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Arrows {
  private readonly list: SVGGElement;
  private readonly marks: SVGAElement[];
  private active: SVGAElement | undefined;
  private ways: Map<SVGAElement, Ways> | undefined;

  constructor(
    svg: SVGSVGElement,
    private readonly point: (mark: SVGAElement | null) => void,
  ) {
    this.list = svg.querySelector<SVGGElement>("#marks")!;
    this.marks = [...this.list.querySelectorAll<SVGAElement>(".mark")].reverse();
    if (!this.marks.length) return;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Concepts in the drawing: arrow keys move, Enter puts one in focus");
    this.list.setAttribute("tabindex", "0");
    for (const mark of this.marks) {
      mark.setAttribute("role", "option");
      mark.setAttribute("aria-selected", String(mark.classList.contains("focus")));
    }
    this.list.addEventListener("focus", () => this.activate(this.active ?? this.first()));
    this.list.addEventListener("blur", () => this.leave());
    this.list.addEventListener("keydown", (event) => this.press(event));
  }

  private first(): SVGAElement | undefined {
    return this.marks.find((mark) => mark.classList.contains("focus")) ?? this.marks[0];
  }

  private press(event: KeyboardEvent): void {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in DIRECTIONS) this.activate(this.towards(event.key) ?? this.active);
    else if (event.key === "Home") this.activate(this.marks[0]);
    else if (event.key === "End") this.activate(this.marks.at(-1));
    else if (event.key === "Enter" || event.key === " ") this.active?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    else return;
    event.preventDefault();
  }

  private activate(mark: SVGAElement | undefined): void {
    this.active?.classList.remove("active");
    this.active = mark;
    if (!mark) return;
    mark.classList.add("active");
    this.list.setAttribute("aria-activedescendant", mark.id);
    this.point(mark);
  }

  private leave(): void {
    this.active?.classList.remove("active");
    this.point(null);
  }

  private towards(key: string): SVGAElement | undefined {
    this.ways ??= ways(this.marks);
    return this.active ? this.ways.get(this.active)![key] : this.first();
  }
}

/**
 * Where each arrow leads from each mark: to the one that lies in its direction and nearest. A mark that no arrow would
 * lead to is put in between: the arrow from the nearest mark leads to it, and from there on to where it led before.
 */
function ways(marks: readonly SVGAElement[]): Map<SVGAElement, Ways> {
  const places = new Map(marks.map((mark) => [mark, placeOf(mark)]));
  const all = new Map<SVGAElement, Ways>();
  for (const mark of marks) all.set(mark, Object.fromEntries(Object.keys(DIRECTIONS).map((key) => [key, nearest(places, mark, key)])));
  const reached = new Set<SVGAElement>();
  reach(all, reached, marks[0]);
  for (const mark of marks) {
    if (reached.has(mark)) continue;
    const [before, key] = leading(places, reached, mark);
    const beyond = all.get(before)![key];
    all.get(before)![key] = mark;
    if (beyond) all.get(mark)![key] = beyond;
    reach(all, reached, mark);
  }
  return all;
}

function reach(all: Map<SVGAElement, Ways>, reached: Set<SVGAElement>, start: SVGAElement | undefined): void {
  const ring = start ? [start] : [];
  for (let mark = ring.pop(); mark; mark = ring.pop()) {
    if (reached.has(mark)) continue;
    reached.add(mark);
    for (const next of Object.values(all.get(mark)!)) if (next) ring.push(next);
  }
}

/** The mark that lies in the direction and nearest; what lies aside counts as twice as far. */
function nearest(places: Map<SVGAElement, Point>, from: SVGAElement, key: string): SVGAElement | undefined {
  const [x, y] = DIRECTIONS[key]!;
  const [ax, ay] = places.get(from)!;
  let best: SVGAElement | undefined;
  let least = Infinity;
  for (const [mark, [mx, my]] of places) {
    const ahead = (mx - ax) * x + (my - ay) * y;
    const aside = Math.abs((mx - ax) * y) + Math.abs((my - ay) * x);
    if (ahead > 0 && ahead + 2 * aside < least) [best, least] = [mark, ahead + 2 * aside];
  }
  return best;
}

/** Of the marks reached the nearest to one, and the arrow that leads most directly from there. */
function leading(places: Map<SVGAElement, Point>, reached: Set<SVGAElement>, mark: SVGAElement): [SVGAElement, string] {
  const [x, y] = places.get(mark)!;
  const away = (other: SVGAElement): number => Math.hypot(x - places.get(other)![0], y - places.get(other)![1]);
  const before = [...reached].reduce((best, other) => (away(other) < away(best) ? other : best));
  const [dx, dy] = [x - places.get(before)![0], y - places.get(before)![1]];
  const across = Math.abs(dx) > Math.abs(dy);
  return [before, across ? (dx > 0 ? "ArrowRight" : "ArrowLeft") : dy > 0 ? "ArrowDown" : "ArrowUp"];
}

function placeOf(mark: SVGAElement): Point {
  const { e, f } = mark.transform.baseVal.consolidate()!.matrix;
  return [e, f];
}
