// The state of the page, as its address has it, and links from one to another.

export type State = URLSearchParams;

/** What gives way when another concept is chosen, or none, or a passage. */
const CHOSEN = ["focus", "q", "statement", "passage"];
const PLACE = ["page", "at"];

export function addressOf(state: State): string {
  const parameters = state.toString();
  return parameters ? `./?${parameters}` : "./";
}

/** The state that a link of a region leads to, if it is one of this page. */
export function targetOf(link: Element): State | null {
  const href = link.getAttribute("href");
  return href === "./" || href?.startsWith("./?") ? new URLSearchParams(href.slice(3)) : null;
}

/** The state with other values; one that is empty is left out. */
export function changed(state: State, changes: Record<string, string>): State {
  const next = new URLSearchParams(state);
  for (const name of [...PLACE, ...Object.keys(changes)]) next.delete(name);
  for (const [name, value] of Object.entries(changes)) if (value) next.set(name, value);
  return next;
}

/** Have the links of a region that was made for one state make the same changes to another. */
export function relink(part: ParentNode, from: State, to: State): void {
  for (const link of part.querySelectorAll("a[href]")) {
    const target = targetOf(link);
    if (target) link.setAttribute("href", addressOf(moved(target, from, to)));
  }
}

function moved(target: State, from: State, to: State): State {
  const next = changed(to, {});
  const touched = new Set([...target.keys(), ...from.keys()].filter((name) => !same(target, from, name)));
  if (touched.has("focus") || target.has("passage")) for (const name of CHOSEN) if (!touched.has(name)) next.delete(name);
  for (const name of touched) {
    next.delete(name);
    for (const value of target.getAll(name)) next.append(name, value);
  }
  return next;
}

function same(one: State, other: State, name: string): boolean {
  return one.getAll(name).join("\n") === other.getAll(name).join("\n");
}
