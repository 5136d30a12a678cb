// Two concepts side by side, from what the card of each says.
import { element } from "../editor/element";
import { fileName } from "../naming";
import { region } from "./files";
import { picked } from "./picking";
import { relink, type State } from "./state";
import { readOut, stepsBetween } from "./way";

/** What is said of a concept, by relation: the relation's link, and the items of the list. */
interface Told {
  readonly name: string;
  readonly heading: HTMLElement;
  readonly definition: string;
  readonly groups: Map<string, { heading: Element; items: Element[] }>;
}

export async function comparison(state: State): Promise<HTMLElement> {
  const part = (await region("beside/compare"))!;
  relink(part, new URLSearchParams({ view: "compare" }), state);
  if (!state.has("a") && !state.has("b")) return part; // The file compares what one begins with.
  const form = part.querySelector("form")!;
  const names = await picked(form, state, ["a", "b"]);
  const [left, right] = await Promise.all(names.map((name) => told(name, state)));
  while (form.nextSibling) form.nextSibling.remove();
  if (!left || !right) form.after(element("p", {}, "Choose another concept to compare it with."));
  else if (names[0] === names[1]) form.after(element("p", {}, "That is one and the same concept. Choose another to compare it with."));
  else form.after(...(await sideBySide(left, right, state)));
  return part;
}

async function told(name: string, state: State): Promise<Told | null> {
  const card = name ? await region(`cards/concept/${fileName(name)}`) : null;
  if (!card) return null;
  const label = card.querySelector("#concept-heading")!.textContent!;
  relink(card, new URLSearchParams({ focus: name }), withoutChoice(state));
  const heading = link(name, label, state);
  const groups = new Map<string, { heading: Element; items: Element[] }>();
  for (const group of card.querySelectorAll(".group")) {
    const relation = group.querySelector("h3 > a.relation");
    if (!relation || group.querySelector("h3")!.textContent!.trim() !== relation.textContent!.trim()) continue;
    groups.set(relation.getAttribute("href")!, { heading: relation, items: [...group.querySelectorAll("ul > li")] });
  }
  return { name, heading, definition: card.querySelector("p.lead")?.textContent ?? "", groups };
}

function withoutChoice(state: State): State {
  const plain = new URLSearchParams(state);
  plain.delete("focus");
  return plain;
}

function link(name: string, label: string, state: State): HTMLElement {
  const next = withoutChoice(state);
  next.set("focus", name);
  const made = element("a", { href: `./?${next}` }, label);
  made.dataset["concept"] = name;
  return made;
}

async function sideBySide(left: Told, right: Told, state: State): Promise<Node[]> {
  const relations = [...new Set([...left.groups.keys(), ...right.groups.keys()])];
  const rows = relations.map((relation) => paired(relation, left, right)).filter(({ counts }) => counts.some(Boolean));
  const [shared, one, other] = [0, 1, 2].map((part) => rows.reduce((sum, { counts }) => sum + counts[part]!, 0));
  const heads = [element("span", { className: "unseen" }, "relation"), left.heading, "in both", right.heading];
  const head = element("tr", { role: "row" }, ...heads.map((each) => element("th", { scope: "col", role: "columnheader" }, each)));
  const between = await joining(left, right, state);
  const body = element("tbody", { role: "rowgroup" }, definitions(left, right), ...between, ...rows.map(({ row }) => row));
  const table = element("table", { className: "comparison", role: "table" }, element("thead", { role: "rowgroup" }, head), body);
  table.setAttribute("aria-labelledby", "compare-heading");
  const summary = element("p", { className: "summary" }, `${shared} in common, ${one} only of `, left.heading.cloneNode(true), `, ${other} only of `, right.heading.cloneNode(true));
  return [summary, table];
}

function definitions(left: Told, right: Told): HTMLElement {
  const cell = ({ definition, heading }: Told): HTMLElement => (definition ? sided(heading.textContent!, definition) : empty());
  return line("definition", cell(left), blank(), cell(right));
}

/** A row of the table for a relation; what both have stands in the middle. `counts`: of both, of the one, of the other. */
function paired(relation: string, left: Told, right: Told): { row: HTMLElement; counts: [number, number, number] } {
  const [one, other] = [left, right].map((side) => (side.groups.get(relation)?.items ?? []).filter((item) => !isAbout(item, left, right))) as [Element[], Element[]];
  const values = new Set(other.map(valueOf));
  const both = one.filter((item) => values.has(valueOf(item)));
  const shared = new Set(both.map(valueOf));
  const [alone, others] = [one, other].map((items) => items.filter((item) => !shared.has(valueOf(item)))) as [Element[], Element[]];
  const heading = (left.groups.get(relation) ?? right.groups.get(relation))!.heading.cloneNode(true);
  const row = line(heading, listed(`only ${left.heading.textContent}`, alone), listed("in both", both), listed(`only ${right.heading.textContent}`, others));
  return { row, counts: [both.length, alone.length, others.length] };
}

/** Whether an item tells how the two relate to each other, which has a row of its own. */
function isAbout(item: Element, left: Told, right: Told): boolean {
  return [left.name, right.name].includes(valueOf(item));
}

function valueOf(item: Element): string {
  return item.querySelector("[data-concept]")?.getAttribute("data-concept") ?? item.firstChild?.textContent?.trim() ?? "";
}

async function joining(left: Told, right: Told, state: State): Promise<HTMLElement[]> {
  const steps = ((await stepsBetween()).get(left.name) ?? []).filter(({ to }) => to === right.name);
  if (!steps.length) return [];
  const list = element("ul", {}, ...steps.map(readOut));
  relink(list, new URLSearchParams({ view: "statements", sort: "subject" }), state);
  const cell = element("td", { role: "cell", colSpan: 3 }, list);
  cell.setAttribute("aria-colspan", "3");
  return [line("how they relate to each other", cell)];
}

function line(heading: string | Node, ...cells: HTMLElement[]): HTMLElement {
  return element("tr", { role: "row" }, element("th", { scope: "row", role: "rowheader" }, heading), ...cells);
}

function listed(side: string, items: Element[]): HTMLElement {
  return items.length ? sided(side, element("ul", {}, ...items.map((item) => item.cloneNode(true)))) : empty();
}

function sided(side: string, content: string | Node): HTMLElement {
  const cell = element("td", { role: "cell" }, content);
  cell.dataset["side"] = side;
  return cell;
}

function empty(): HTMLElement {
  const unsaid = element("span", { className: "unseen" }, "nothing said");
  return element("td", { role: "cell", className: "none" }, element("span", { ariaHidden: "true" }, "—"), unsaid);
}

function blank(): HTMLElement {
  return element("td", { role: "cell", className: "none" });
}
