// Parts of the graph, out of the drawing of all of it: what is not among them is paled or taken away.

const MARGIN = 24;
const NARROWEST = 480;
const LETTER = 7;
const LINE = 15;

/** A statement between two concepts, by their names. */
export interface Line {
  readonly name: string;
  readonly ends: readonly [string, string];
  readonly inferred: boolean;
  readonly denied: boolean;
}

/** The statements that a drawing shows. */
export function linesIn(stage: ParentNode): Line[] {
  return [...stage.querySelectorAll<SVGAElement>("a.line")].map(lineOf);
}

/** The names of the concepts that a drawing shows. */
export function conceptsIn(stage: ParentNode): Set<string> {
  return new Set([...stage.querySelectorAll<SVGAElement>("#marks a.mark")].map(nameOf));
}

/** A concept and what so many steps lead to; and the lines that touch all but the outermost. */
export function around(lines: readonly Line[], focus: string, steps: number): { concepts: Set<string>; kept: Set<string> } {
  const concepts = new Set([focus]);
  const kept = new Set<string>();
  for (let step = 0; step < steps; step++) {
    const touching = lines.filter(({ ends }) => ends.some((end) => concepts.has(end)));
    for (const { name, ends } of touching) {
      kept.add(name);
      for (const end of ends) concepts.add(end);
    }
  }
  return { concepts, kept };
}

/** Leave in a drawing those concepts and lines that are wanted, and see what there is of it. */
export function narrow(stage: ParentNode, concepts: (mark: SVGAElement) => boolean, lines: (line: Line) => boolean): void {
  for (const mark of stage.querySelectorAll<SVGAElement>("#marks a.mark")) if (!concepts(mark)) pale(stage, mark);
  const there = conceptsIn(stage);
  const drawn = stage.querySelectorAll<SVGAElement>("a.line");
  for (const element of drawn) {
    const line = lineOf(element);
    if (!lines(line) || !line.ends.every((end) => there.has(end))) element.remove();
  }
  const group = stage.querySelector(".lines")!;
  group.classList.toggle("many", group.querySelectorAll("a.line").length > 150);
  fit(stage);
}

export function nameOf(element: Element): string {
  return element.getAttribute("data-concept") ?? "";
}

function lineOf(element: SVGAElement): Line {
  const name = element.getAttribute("data-statement") ?? "";
  const [subject = "", , value = ""] = name.split(" ");
  const { classList } = element;
  return { name, ends: [subject, value], inferred: classList.contains("inferred"), denied: classList.contains("denied") };
}

/** A mark that is there for orientation only: without its label, and behind the lines. */
function pale(stage: ParentNode, mark: SVGAElement): void {
  const rest = mark.cloneNode(false) as SVGAElement;
  rest.removeAttribute("id");
  rest.setAttribute("data-label", (mark.getAttribute("aria-label") ?? "").split(", ").slice(0, -2).join(", "));
  rest.removeAttribute("aria-label");
  rest.classList.remove("focus", "lit", "named");
  rest.append(mark.querySelector(".shape")!);
  stage.querySelector(".rest")!.append(rest);
  mark.remove();
}

/** Have the window hold the marks with their labels, and not much more. */
function fit(stage: ParentNode): void {
  const marks = [...stage.querySelectorAll<SVGAElement>("#marks a.mark")];
  if (!marks.length) return;
  const rooms = marks.map(roomOf);
  const [left, right] = [Math.min(...rooms.map((room) => room.left)), Math.max(...rooms.map((room) => room.right))];
  const [top, bottom] = [Math.min(...rooms.map((room) => room.top)), Math.max(...rooms.map((room) => room.bottom))];
  const width = Math.max(right - left, NARROWEST) + 2 * MARGIN;
  const height = Math.max(bottom - top, NARROWEST) + 2 * MARGIN;
  const window = [(left + right - width) / 2, (top + bottom - height) / 2, width, height].map(Math.round).join(" ");
  const svg = stage.querySelector("#drawing")!;
  svg.setAttribute("viewBox", window);
  svg.setAttribute("data-fit", window);
}

function roomOf(mark: SVGAElement): { left: number; right: number; top: number; bottom: number } {
  const [x = 0, y = 0] = (mark.getAttribute("transform")?.match(/-?[\d.]+/g) ?? []).map(Number);
  const lines = [...mark.querySelectorAll("tspan")].map((line) => line.textContent!.length);
  const side = Math.max(MARGIN, (Math.max(0, ...lines) * LETTER) / 2);
  return { left: x - side, right: x + side, top: y - MARGIN, bottom: y + MARGIN + LINE * lines.length };
}

/** Draw one line as the chosen one, over all others. */
export function choose(stage: ParentNode, statement: string): void {
  const line = [...stage.querySelectorAll<SVGAElement>("a.line")].find((each) => each.getAttribute("data-statement") === statement);
  if (!line) return;
  line.classList.add("chosen");
  line.querySelector(".stroke")!.setAttribute("marker-end", "url(#tip-chosen)");
  const group = stage.querySelector(".lines")!;
  group.classList.add("has-chosen");
  for (const end of lineOf(line).ends) markOf(stage, end)?.classList.add("named");
}

/** Draw one mark as the one in focus, over all others. */
export function focusOn(stage: ParentNode, name: string): void {
  const mark = markOf(stage, name);
  mark?.classList.add("focus", "named");
  if (mark) stage.querySelector("#marks")!.append(mark);
}

/** Light marks up, as what answers. */
export function light(stage: ParentNode): void {
  for (const mark of stage.querySelectorAll("#marks a.mark")) mark.classList.add("lit", "named");
}

function markOf(stage: ParentNode, name: string): SVGAElement | undefined {
  return [...stage.querySelectorAll<SVGAElement>("#marks a.mark")].find((mark) => nameOf(mark) === name);
}

