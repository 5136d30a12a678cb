// The shortest way from one concept to another, found among the rows of the table.
import { element } from "../editor/element";
import { region } from "./files";
import { picked } from "./picking";
import { rowsBy } from "./table";
import { relink, type State } from "./state";

export interface Step {
  readonly from: string;
  readonly to: string;
  readonly statement: string;
  readonly row: HTMLTableRowElement;
  /** Whether the statement is told from the other end. */
  readonly backward: boolean;
}

/** The steps in order; none for one and the same, null where there is no way. */
export async function wayOf(start: string, end: string): Promise<Step[] | null> {
  const steps = await stepsBetween();
  const reached = new Map<string, Step | null>([[start, null]]);
  for (let ring = [start]; ring.length && !reached.has(end); ) {
    const next = ring.flatMap((here) => steps.get(here) ?? []).filter(({ to }) => !reached.has(to));
    for (const step of next) if (!reached.has(step.to)) reached.set(step.to, step);
    ring = [...new Set(next.map(({ to }) => to))];
  }
  return reached.has(end) ? back(reached, end) : null;
}

/** Every step that a statement between concepts allows, from each end; the stated ones first, and none that is denied. */
export async function stepsBetween(): Promise<Map<string, Step[]>> {
  const { rows } = await rowsBy("subject");
  const steps = new Map<string, Step[]>();
  const weights = new Map(rows.map((row) => [row, weightOf(row)]));
  for (const row of rows.filter((each) => weights.get(each)! < 2).sort((one, other) => weights.get(one)! - weights.get(other)!)) {
    const [subject, value] = [nameIn(row, 0), nameIn(row, 2)];
    const statement = row.querySelector("[data-statement]")?.getAttribute("data-statement") ?? "";
    if (!subject || !value) continue;
    for (const [from, to, backward] of [[subject, value, false], [value, subject, true]] as const) {
      steps.set(from, [...(steps.get(from) ?? []), { from, to, statement, row, backward }]);
    }
  }
  return steps;
}

export async function path(state: State): Promise<HTMLElement> {
  const part = (await region("beside/path"))!;
  relink(part, new URLSearchParams({ view: "path" }), state);
  const form = part.querySelector("form")!;
  const [start, end] = await picked(form, state, ["from", "to"]);
  if (!start || !end) return part;
  while (form.nextSibling) form.nextSibling.remove();
  const steps = await wayOf(start, end);
  form.after(...told(steps, state));
  return part;
}

function told(steps: Step[] | null, state: State): Node[] {
  if (!steps) return [element("p", {}, "No way of a few statements leads from the one to the other.")];
  if (!steps.length) return [element("p", {}, "That is one and the same concept. Choose another for one end.")];
  const count = `${steps.length} statement${steps.length === 1 ? "" : "s"} connect${steps.length === 1 ? "s" : ""} them:`;
  const list = element("ol", { className: "steps" }, ...steps.map(readOut));
  relink(list, new URLSearchParams({ view: "statements", sort: "subject" }), state);
  return [element("p", {}, count), list];
}

/** A step as a line to read, from where one is to what comes next. */
export function readOut({ row, backward }: Step): HTMLLIElement {
  const [subject, relation, value, place] = [0, 1, 2, 3].map((number) => linkIn(row, number));
  const arrow = (mark: string): HTMLElement => element("span", { ariaHidden: "true" }, ` ${mark} `);
  const words = backward
    ? [arrow("←"), element("span", { className: "unseen" }, "the other way round: "), relation!]
    : [relation!, arrow("→")];
  const [first, last] = backward ? [value!, subject!] : [subject!, value!];
  const where = element("span", { className: "place" }, place!);
  return element("li", {}, first, " ", element("span", { className: "told" }, ...words), " ", last, " ", where);
}

function back(reached: Map<string, Step | null>, end: string): Step[] {
  const steps: Step[] = [];
  for (let step = reached.get(end); step; step = reached.get(step.from)) steps.unshift(step);
  return steps;
}

function weightOf(row: HTMLTableRowElement): number {
  if (row.querySelector(".deny")) return 2;
  return row.cells[3]!.textContent!.trim() === "inferred" ? 1 : 0;
}

function nameIn(row: HTMLTableRowElement, cell: number): string {
  return row.cells[cell]!.querySelector("[data-concept]")?.getAttribute("data-concept") ?? "";
}

function linkIn(row: HTMLTableRowElement, cell: number): Node {
  return (row.cells[cell]!.querySelector("a") ?? row.cells[cell]!.firstChild ?? document.createTextNode("")).cloneNode(true);
}
