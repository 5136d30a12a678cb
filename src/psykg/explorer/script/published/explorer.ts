// The explorer's page for a state, put together from its regions.
import { element } from "../editor/element";
import { heed, inPlaceOfAdvice } from "./care";
import { comparison } from "./comparison";
import { fileName } from "../naming";
import { region } from "./files";
import { questionsLike } from "./search";
import { isExample, stage } from "./stage";
import { addressOf, changed, relink, targetOf, type State } from "./state";
import { table } from "./table";
import { path } from "./way";

const TITLE = document.title;

/** The page as HTML: as much of it as the script puts in place. */
export async function page(state: State): Promise<string> {
  const view = state.get("view") ?? "map";
  await heed(state.get("q") ?? "");
  const regions = { views: views(state), beside: beside(view, state), stage: stage(state), cards: cards(state) };
  const explorer = element("div", { id: "explorer" });
  explorer.dataset["view"] = view;
  explorer.toggleAttribute("data-chosen", ["focus", "statement", "q"].some((name) => state.has(name)));
  const said = element("p", { id: "said" });
  explorer.append(said);
  for (const [id, made] of Object.entries(regions)) {
    const part = await made;
    part.id = id;
    explorer.append(part);
  }
  const label = explorer.querySelector("#concept-heading")?.textContent;
  said.textContent = saidOf(explorer, label ?? "");
  const title = element("title", {}, label ? `${label} · psykg` : TITLE);
  return `<!doctype html>${title.outerHTML}${explorer.outerHTML}`;
}

async function views(state: State): Promise<HTMLElement> {
  const part = (await region("views/all"))!;
  for (const link of part.querySelectorAll("a")) {
    const view = targetOf(link)?.get("view") ?? "";
    link.setAttribute("href", addressOf(changed(state, { view })));
    link.removeAttribute("aria-current");
    if (view === (state.get("view") ?? "")) link.setAttribute("aria-current", "page");
  }
  return part;
}

async function beside(view: string, state: State): Promise<HTMLElement> {
  const part = await besideFor(view, state);
  const focus = state.get("focus");
  for (const link of part.querySelectorAll<HTMLElement>("[data-concept]")) {
    if (link.dataset["concept"] !== focus) continue;
    link.setAttribute("aria-current", "true");
    link.closest(".branch")?.setAttribute("data-open", "");
    link.closest(".statements tr, .phase li")?.classList.add("here");
  }
  return part;
}

async function besideFor(view: string, state: State): Promise<HTMLElement> {
  if (view === "statements") return table(state);
  if (view === "compare") return comparison(state);
  if (view === "path") return path(state);
  const passage = view === "article" ? state.get("passage") : null;
  const special = passage && (await linked(`beside/passage/${fileName(passage)}`, { view, passage }, state));
  return special || (await linked(`beside/${view}`, view === "map" ? {} : { view }, state)) || (await linked("beside/map", {}, state))!;
}

async function cards(state: State): Promise<HTMLElement> {
  const parts: Element[] = [];
  for (const [name, folder] of [["statement", "statement"], ["q", "question"], ["focus", "concept"]] as const) {
    const value = state.get(name);
    if (!value) continue;
    const card = name === "q" && !isExample(value) ? null : await linked(`cards/${folder}/${fileName(value)}`, { [name]: value }, state);
    parts.push(card ?? (name === "q" ? await unanswered(value, state) : unknown(value, changed(state, { [name]: "" }))));
  }
  if (!parts.length) parts.push((await linked("cards/map", {}, state))!);
  const whole = element("div");
  for (const part of parts) whole.append(...(part.matches("section") ? [part] : part.childNodes));
  return whole;
}

async function linked(file: string, from: Record<string, string>, state: State): Promise<HTMLElement | null> {
  const part = await region(file);
  if (part) relink(part, new URLSearchParams(from), state);
  return part;
}

/** What takes the place of an answer: the questions that have one among the files, and how to have all answered. */
async function unanswered(question: string, state: State): Promise<HTMLElement> {
  const near = await questionsLike(question);
  const advice = await inPlaceOfAdvice(question);
  const links = near.map((each) => element("li", {}, element("a", { href: `queries/${each.name}.html` }, each.question)));
  const all = element("p", {}, element("a", { href: "queries.html" }, "All questions with their answers"));
  return card("answer-heading", "Answer", changed(state, { q: "" }), [
    element("p", { className: "said" }, advice || "Free questions need the service. These pages are files."),
    element("p", {}, "To have them answered: ", element("code", {}, "pip install psykg"), ", then ", element("code", {}, "psykg serve"), "."),
    ...(links.length ? [element("h3", {}, "Answered here"), element("ul", { className: "examples" }, ...links)] : []),
    all,
  ]);
}

function unknown(name: string, closed: State): HTMLElement {
  return card("concept-heading", name, closed, [element("p", {}, "Nothing of that name is among these files.")]);
}

function card(id: string, heading: string, closed: State, content: Node[]): HTMLElement {
  const close = element("a", { className: "close", href: addressOf(closed), ariaLabel: `Close ${heading}` }, "×");
  const bar = element("div", { className: "bar" }, element("h2", { id, tabIndex: -1 }, heading), close);
  const made = element("section", { className: "card" }, bar, ...content);
  made.setAttribute("aria-labelledby", id);
  return made;
}

function saidOf(explorer: HTMLElement, label: string): string {
  const told = explorer.querySelector("#cards .said")?.textContent ?? explorer.querySelector("#beside .filter ~ .count")?.textContent;
  if (told) return told;
  const [marks, lines] = ["#marks a.mark", "a.line"].map((selector) => explorer.querySelectorAll(selector).length);
  const drawn = `${marks} concepts and ${lines} statements in the drawing`;
  return label ? `${label} is in focus: ${drawn}` : drawn;
}
