// The drawing for a state: a file where there is one, else a part of the drawing of all.
import { element } from "../editor/element";
import { around, choose, conceptsIn, focusOn, light, linesIn, nameOf, narrow } from "./drawing";
import { fileName } from "../naming";
import { region } from "./files";
import { addressOf, changed, relink, type State } from "./state";
import { wayOf } from "./way";

export async function stage(state: State): Promise<HTMLElement> {
  const { part, from, heading } = (await asked(state)) ?? (await filed("map", {}))!;
  const [hidden, stated] = [new Set(state.getAll("hide")), state.has("stated")];
  const kinds = kindsIn(part);
  if (hidden.size || stated) narrow(part, (mark) => !hidden.has(kinds.get(look(mark)) ?? ""), (line) => !(stated && line.inferred));
  relink(part, new URLSearchParams(from), state);
  if (heading) name(part, heading);
  focusOn(part, state.get("focus") ?? "");
  choose(part, state.get("statement") ?? "");
  part.querySelector("#drawing")!.setAttribute("data-at", state.get("at") ?? "");
  offer(part, state);
  legend(part, state, hidden);
  return part;
}

/** Whether a question is one of those that the page gives as examples, which have their answers among the files. */
export function isExample(question: string): boolean {
  return [...document.querySelectorAll(".ask-row .examples a")].some((link) => link.textContent === question);
}

interface Found {
  readonly part: HTMLElement;
  /** The state that it was made for. */
  readonly from: Record<string, string>;
  readonly heading?: (string | Node)[];
}

/** What was chosen last goes before what the view shows of itself, as in the service. */
async function asked(state: State): Promise<Found | null> {
  const [question, passage, focus, view] = ["q", "passage", "focus", "view"].map((name) => state.get(name) ?? "") as [string, string, string, string];
  if (state.has("whole")) return filed("whole", { whole: "1" });
  const lit = isExample(question) && (await filed(`question/${fileName(question)}`, { q: question }));
  if (lit) return lit;
  if (passage) return filed(`passage/${fileName(passage)}`, { view: "article", passage });
  if (focus) return focused(focus, Number(state.get("steps") ?? 1));
  if (view === "path") return along(state.get("from") ?? "", state.get("to") ?? "");
  if (view === "compare" && state.has("a") && state.has("b")) return both(state.get("a")!, state.get("b")!);
  return view === "course" || view === "compare" ? filed(view, { view }) : null;
}

async function filed(file: string, from: Record<string, string>): Promise<Found | null> {
  const part = await region(`stage/${file}`);
  return part && { part, from };
}

async function whole(): Promise<Found> {
  return (await filed("whole", { whole: "1" }))!;
}

async function focused(focus: string, steps: number): Promise<Found | null> {
  const found = await whole();
  if (!conceptsIn(found.part).has(focus)) return null;
  show(found.part, [around(linesIn(found.part), focus, steps)]);
  const label = element("bdi", {}, labelOf(found.part, focus));
  return { ...found, heading: [label, " and what it is connected with"] };
}

async function both(one: string, other: string): Promise<Found> {
  const found = await whole();
  const lines = linesIn(found.part);
  show(found.part, [around(lines, one, 1), around(lines, other, 1)]);
  return { ...found, heading: ["Both and what they are connected with"] };
}

async function along(start: string, end: string): Promise<Found | null> {
  const steps = await wayOf(start, end);
  if (!steps?.length) return null;
  const found = await whole();
  show(found.part, [{ concepts: new Set([start, ...steps.map(({ to }) => to)]), kept: new Set(steps.map(({ statement }) => statement)) }]);
  light(found.part);
  return { ...found, heading: ["The path"] };
}

function show(part: HTMLElement, scenes: { concepts: Set<string>; kept: Set<string> }[]): void {
  const there = (name: string): boolean => scenes.some(({ concepts }) => concepts.has(name));
  narrow(part, (mark) => there(nameOf(mark)), (line) => scenes.some(({ kept }) => kept.has(line.name)));
}

function labelOf(part: HTMLElement, name: string): string {
  const mark = [...part.querySelectorAll("#marks a.mark")].find((each) => nameOf(each) === name);
  return mark?.getAttribute("aria-label")?.split(", ").slice(0, -2).join(", ") ?? name;
}

function name(part: HTMLElement, heading: (string | Node)[]): void {
  const place = part.querySelector<HTMLElement>("#drawing-heading")!;
  place.replaceChildren(...heading);
  part.querySelector("#drawing")!.setAttribute("aria-label", `Drawing: ${place.textContent!}`);
}

/** What the drawing offers: more steps, all of it, what is stated alone. */
function offer(part: HTMLElement, state: State): void {
  const options = part.querySelector(".options")!;
  const [all, only] = [part.querySelector("#whole")!, part.querySelector("#stated")!];
  turn(all, state, "whole", ["the whole graph", "less of it"]);
  turn(only, state, "stated", ["only what is stated", "also what is inferred"]);
  if (!state.has("focus") || state.has("whole")) return;
  const now = state.get("steps") ?? "1";
  const links = ["1", "2", "3"].map((steps) => {
    const link = element("a", { href: addressOf(changed(state, { steps: steps === "1" ? "" : steps })) }, element("span", { className: "unseen" }, "steps: "), steps);
    if (steps === now) link.setAttribute("aria-current", "true");
    return element("li", {}, link);
  });
  const choices = element("ul", { className: "choices" }, ...links);
  choices.setAttribute("aria-labelledby", "steps");
  options.prepend(element("li", {}, element("span", { id: "steps" }, "Steps"), " ", choices));
}

function turn(link: Element, state: State, parameter: string, [off, on]: [string, string]): void {
  link.textContent = state.has(parameter) ? on : off;
  link.setAttribute("href", addressOf(changed(state, { [parameter]: state.has(parameter) ? "" : "1" })));
}

/** How the marks of a kind look, which the legend says: its hue, and whether they are hollow. */
function look(mark: Element): string {
  return [...mark.classList].filter((each) => each.startsWith("hue-") || each === "hollow").join(" ");
}

function kindsIn(part: HTMLElement): Map<string, string> {
  const links = [...part.querySelectorAll<HTMLAnchorElement>(".legend a[id^=kind-]")];
  return new Map(links.map((link) => [look(link.querySelector(".mark")!), link.id.slice("kind-".length)]));
}

/** How many of each kind are drawn, and which are hidden; each can be turned. */
function legend(part: HTMLElement, state: State, hidden: Set<string>): void {
  const seen = new Map<string, number>();
  for (const mark of part.querySelectorAll("#marks a.mark")) seen.set(look(mark), (seen.get(look(mark)) ?? 0) + 1);
  for (const link of part.querySelectorAll<HTMLAnchorElement>(".legend a[id^=kind-]")) {
    const kind = link.id.slice("kind-".length);
    const count = seen.get(look(link.querySelector(".mark")!)) ?? 0;
    if (!count && !hidden.has(kind)) link.closest("li")!.remove();
    else turnable(link, state, kind, hidden, count);
  }
}

function turnable(link: HTMLAnchorElement, state: State, kind: string, hidden: Set<string>, count: number): void {
  const off = hidden.has(kind);
  const next = changed(state, { hide: "" });
  for (const each of off ? [...hidden].filter((other) => other !== kind) : [...hidden, kind]) next.append("hide", each);
  link.setAttribute("href", addressOf(next));
  link.classList.toggle("off", off);
  if (!off) link.querySelector(".count")!.textContent = String(count);
  if (!off) return;
  const label = [...link.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent!.trim()).join(" ");
  link.replaceChildren(link.querySelector("svg")!, " ", element("s", {}, label.trim()), element("span", { className: "unseen" }, ": show"));
}
