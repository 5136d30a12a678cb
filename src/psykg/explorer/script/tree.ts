// The list of concepts as a tree: one Tab stop, the keys of the ARIA practices (tree view).

/** The branches that stay open when the list is put in place anew: those that one has opened or been in. */
const opened = new Set<string>();

/** Make a tree of nested lists: branches open and close, leaves hold a link. */
export function bindTree(tree: HTMLElement): void {
  tree.setAttribute("role", "tree");
  const items = [...tree.querySelectorAll<HTMLElement>("li")];
  for (const item of items) dress(item);
  const start = tree.querySelector<HTMLElement>('.leaf:has([aria-current])') ?? items[0];
  if (start) start.tabIndex = 0;
  tree.addEventListener("click", (event) => {
    const branch = (event.target as Element).closest(".twig")?.parentElement;
    if (branch) open(branch, branch.getAttribute("aria-expanded") !== "true");
  });
  tree.addEventListener("focusin", (event) => rove(tree, event.target as HTMLElement));
  tree.addEventListener("keydown", (event) => press(tree, event));
}

/** Have the tree say what the same list, sent anew, says: where its links lead and which is chosen. False if it differs. */
export function refreshTree(tree: HTMLElement, fresh: HTMLElement): boolean {
  const [links, given] = [tree.querySelectorAll("a"), fresh.querySelectorAll("a")];
  if (links.length !== given.length) return false;
  for (const [number, link] of links.entries()) {
    const other = given[number]!;
    if (link.getAttribute("href") !== other.getAttribute("href")) link.setAttribute("href", other.getAttribute("href")!);
    const chosen = other.hasAttribute("aria-current");
    if (chosen !== link.hasAttribute("aria-current")) choose(link, chosen);
  }
  return true;
}

function choose(link: HTMLElement, chosen: boolean): void {
  const item = link.closest("li")!;
  if (chosen) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  item.setAttribute("aria-selected", String(chosen));
  if (!chosen) return;
  open(item.closest(".branch")!, true);
  requestAnimationFrame(() => reveal(link)); // When all of the page is in place.
}

/** Scroll the list, where it has a height of its own, and never the page: `scrollIntoView` would move both. */
function reveal(link: HTMLElement): void {
  const list = link.closest<HTMLElement>(".tree")!;
  const [row, seen] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (row.top < seen.top) list.scrollTop -= seen.top - row.top;
  else if (row.bottom > seen.bottom) list.scrollTop += row.bottom - seen.bottom;
}

function dress(item: HTMLElement): void {
  const group = item.querySelector(":scope > ul");
  const link = item.querySelector<HTMLElement>(":scope > a");
  item.setAttribute("role", "treeitem");
  item.tabIndex = -1;
  if (group) {
    group.setAttribute("role", "group");
    group.removeAttribute("aria-label"); // It would be read as part of the name of its branch.
    show(item, item.hasAttribute("data-open") || opened.has(nameOf(item)));
  } else if (link) {
    link.tabIndex = -1;
    item.setAttribute("aria-selected", String(link.hasAttribute("aria-current")));
  }
}

function open(branch: HTMLElement, wide: boolean): void {
  show(branch, wide);
  if (wide) opened.add(nameOf(branch));
  else opened.delete(nameOf(branch));
}

function show(branch: HTMLElement, wide: boolean): void {
  branch.setAttribute("aria-expanded", String(wide));
}

function rove(tree: HTMLElement, target: HTMLElement): void {
  const item = target.closest<HTMLElement>("li");
  if (!item) return;
  for (const other of tree.querySelectorAll<HTMLElement>('li[tabindex="0"]')) other.tabIndex = -1;
  item.tabIndex = 0;
  const branch = item.parentElement!.closest<HTMLElement>("li");
  if (branch) opened.add(nameOf(branch));
}

function press(tree: HTMLElement, event: KeyboardEvent): void {
  const item = (event.target as Element).closest<HTMLElement>("li");
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const seen = [...tree.querySelectorAll<HTMLElement>("li")].filter((each) => each.checkVisibility());
  const goal = target(event.key, item, seen);
  if (goal === undefined) return;
  event.preventDefault();
  goal?.focus();
}

/** Where a key leads; null where it does something else, undefined where it means nothing. */
function target(key: string, item: HTMLElement, seen: HTMLElement[]): HTMLElement | null | undefined {
  const here = seen.indexOf(item);
  const branch = item.hasAttribute("aria-expanded");
  const wide = item.getAttribute("aria-expanded") === "true";
  switch (key) {
    case "ArrowDown":
      return seen[here + 1] ?? null;
    case "ArrowUp":
      return seen[here - 1] ?? null;
    case "Home":
      return seen[0] ?? null;
    case "End":
      return seen.at(-1) ?? null;
    case "ArrowRight":
      if (branch && wide) return item.querySelector<HTMLElement>("li");
      if (branch) open(item, true);
      return null;
    case "ArrowLeft":
      if (!branch || !wide) return item.parentElement!.closest<HTMLElement>("li");
      open(item, false);
      return null;
    case "Enter":
    case " ":
      if (branch) open(item, !wide);
      else item.querySelector<HTMLElement>("a")?.click();
      return null;
    default:
      return key.length === 1 && /\S/.test(key) ? startingWith(key, item, seen) : undefined;
  }
}

function startingWith(letter: string, item: HTMLElement, seen: HTMLElement[]): HTMLElement | null {
  const here = seen.indexOf(item);
  const next = [...seen.slice(here + 1), ...seen.slice(0, here)];
  return next.find((each) => nameOf(each).startsWith(letter.toLowerCase())) ?? null;
}

function nameOf(item: HTMLElement): string {
  return (item.querySelector(":scope > a, :scope > .twig .name")?.textContent ?? "").trim().toLowerCase();
}
