// The marks by keyboard: one Tab stop, arrow keys go to the nearest mark in their direction (ARIA practices, listbox
// with aria-activedescendant).

type Point = readonly [number, number];
const DIRECTIONS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Arrows {
  private readonly list: SVGGElement;
  private readonly marks: SVGAElement[];
  private active: SVGAElement | undefined;

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
    const direction = DIRECTIONS[event.key];
    if (direction) this.activate(this.towards(direction) ?? this.active);
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

  /** The mark that lies in the direction and nearest; what lies aside counts as twice as far. */
  private towards([x, y]: Point): SVGAElement | undefined {
    if (!this.active) return this.first();
    const [ax, ay] = placeOf(this.active);
    let best: SVGAElement | undefined;
    let least = Infinity;
    for (const mark of this.marks) {
      const [mx, my] = placeOf(mark);
      const ahead = (mx - ax) * x + (my - ay) * y;
      const aside = Math.abs((mx - ax) * y) + Math.abs((my - ay) * x);
      if (mark !== this.active && ahead > 0 && ahead + 2 * aside < least) [best, least] = [mark, ahead + 2 * aside];
    }
    return best;
  }
}

function placeOf(mark: SVGAElement): Point {
  const { e, f } = mark.transform.baseVal.consolidate()!.matrix;
  return [e, f];
}
