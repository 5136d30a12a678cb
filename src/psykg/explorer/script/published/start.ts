// What the address of a page asks for, which a service would have put into it.
import { element } from "../editor/element";
import { hits, type Hit } from "./search";

/** Show the state of the address, or what is found. `go` is there on the explorer's page. */
export function start(go: ((url: URL) => void) | null): void {
  const url = new URL(location.href);
  if (go && [...url.searchParams.keys()].some((name) => name !== "at")) go(url);
  const place = document.getElementById("found");
  if (place) void find(place, url.searchParams.get("q")?.trim() ?? "");
}

async function find(place: HTMLElement, words: string): Promise<void> {
  if (!words) return;
  for (const input of document.querySelectorAll<HTMLInputElement>("form.search input")) input.value = words;
  const found = await hits(words);
  const count = element("p", {}, `${found.length || "Nothing"} found for “${words}”.`);
  place.replaceChildren(count, element("ol", { className: "hits" }, ...found.map(line)));
}

function line({ label, kind, matched, url }: Hit): HTMLLIElement {
  const also = matched === label ? [] : [" ", element("span", { className: "also" }, `matches “${matched}”`)];
  return element("li", {}, element("a", { href: url }, label), " ", element("span", { className: "badge quiet" }, kind), ...also);
}
