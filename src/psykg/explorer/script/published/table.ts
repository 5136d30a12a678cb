// Every statement, sorted as a file has them, and filtered here.
import { element } from "../editor/element";
import { region } from "./files";
import { addressOf, changed, relink, type State } from "./state";
import { folded } from "./words";

const FIRST = "subject";

/** The region with the table, and all rows, in the order of a column. */
export async function rowsBy(sort: string): Promise<{ part: HTMLElement; rows: HTMLTableRowElement[] }> {
  const file = (page: number): string => `beside/statements/${sort}/${page}`;
  const part = (await region(file(1))) ?? (await region(`beside/statements/${FIRST}/1`))!;
  const pages = Number(/page 1 of (\d+)/.exec(part.querySelector(".count")!.textContent!)?.[1] ?? 1);
  const more = await Promise.all(Array.from({ length: pages - 1 }, (_, number) => region(file(number + 2))));
  const rows = [part, ...more].flatMap((each) => [...each!.querySelectorAll<HTMLTableRowElement>("tbody tr")]);
  return { part, rows };
}

export async function table(state: State): Promise<HTMLElement> {
  const sort = state.get("sort") ?? FIRST;
  const { part, rows } = await rowsBy(sort);
  const words = state.get("words") ?? "";
  const wanted = folded(words).split(" ").filter(Boolean);
  const fitting = rows.filter((row) => wanted.every((word) => textOf(row).includes(word)));
  part.querySelector(".count")!.textContent = `${fitting.length} statement${fitting.length === 1 ? "" : "s"}`;
  part.querySelector("nav")?.remove();
  part.querySelector("tbody")!.replaceChildren(...fitting);
  relink(part, new URLSearchParams({ view: "statements", sort }), state);
  if (!fitting.length) part.querySelector(".scroll")!.replaceWith(nothing(state));
  carry(part.querySelector("form")!, state, words);
  return part;
}

function textOf(row: HTMLTableRowElement): string {
  const text = folded([...row.cells].map((cell) => cell.textContent).join(" "));
  return /\binferred\b|\bnot the case\b/.test(text) ? text : `${text} stated`;
}

function nothing(state: State): HTMLElement {
  const all = element("a", { href: addressOf(changed(state, { words: "" })) }, "Show all");
  return element("p", {}, "No statement has all these words. ", all);
}

/** The form with what is filtered by, and with the rest of the state. */
function carry(form: HTMLFormElement, state: State, words: string): void {
  form.querySelector<HTMLInputElement>("#words")!.setAttribute("value", words);
  for (const input of form.querySelectorAll("input[type=hidden]")) input.remove();
  for (const [name, value] of changed(state, { words: "" })) {
    const input = element("input", { type: "hidden", name });
    input.setAttribute("value", value);
    form.prepend(input);
  }
}
