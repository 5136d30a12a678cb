// Going from one state of the page to another: what the server shows for the address is fetched, and put in place of
// what is there. Without this script the same links and forms load the page anew.

import { ask } from "./asking";
import { dismiss, notify, said, showSoon, SILENT } from "./notice";
import { refreshTree } from "./tree";

const REGIONS = ["views", "beside", "stage", "cards"] as const;
const DRAWING = "#marks";

type Arrive = (regions: ReadonlySet<string>, keep: boolean) => void;

/** Whether the address is new in the history, and what gets focus. */
interface Way {
  readonly push: boolean;
  readonly focus: string;
}

export class Navigation {
  private running: AbortController | null = null;
  private opener = "";
  private shown = apart(new URL(location.href));

  constructor(
    private readonly root: URL,
    private readonly arrive: Arrive,
  ) {
    document.addEventListener("click", (event) => this.follow(event));
    document.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("change", (event) => {
      const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-auto]");
      if (form && (event.target as HTMLElement).matches("select")) form.requestSubmit();
    });
    addEventListener("popstate", () => {
      if (apart(new URL(location.href)) !== this.shown) void this.go(new URL(location.href), { push: false });
    });
  }

  /** Show what was chosen in a box: when it is closed, focus goes back to the box. */
  visit(url: URL, box: HTMLElement): void {
    this.opener = `#${box.id}`;
    void this.go(url);
  }

  /** Show what the address stands for. Errors of the address itself are left to the browser, which loads their page. */
  async go(url: URL, { push = true, focus = "" }: Partial<Way> = {}): Promise<void> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const progress = showSoon();
    const retry = (): void => void this.go(url, { push, focus: focus || DRAWING });
    try {
      const answer = await ask(url, { headers: { Accept: "text/html" }, signal: running.signal });
      if (answer.status >= 500) return notify(await said(answer), retry);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.getElementById("explorer")) return location.assign(url);
      if (push && url.href !== location.href) history.pushState(null, "", url);
      this.show(page, url, push, focus);
    } catch (error) {
      if (!running.signal.aborted) notify(SILENT, retry);
      else if (!(error instanceof DOMException)) throw error;
    } finally {
      progress();
      if (this.running === running) document.querySelector(".pressed")?.classList.remove("pressed");
    }
  }

  private follow(event: MouseEvent): void {
    const link = (event.target as Element).closest("a");
    const url = link && this.ours(link.getAttribute("href"));
    const asUsual = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || !url || asUsual || event.defaultPrevented || link.hasAttribute("download")) return;
    event.preventDefault();
    const closes = link.matches(".close");
    if (!closes && isOpener(link)) this.opener = selectorOf(link);
    document.querySelector(".pressed")?.classList.remove("pressed");
    link.classList.add("pressed");
    void this.go(url, { focus: closes ? this.opener : headingFor(link) || selectorOf(link) });
  }

  private submit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const url = this.ours(form.getAttribute("action"));
    if (!url || event.defaultPrevented) return;
    event.preventDefault();
    for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, String(value));
    const asked = form.matches(".ask");
    if (asked) this.opener = "#question";
    void this.go(url, { focus: asked ? "#answer-heading" : document.activeElement?.id ? `#${document.activeElement.id}` : "" });
  }

  /** The address, if it is one of this page. */
  private ours(href: string | null): URL | null {
    if (href === null || href.startsWith("#")) return null;
    const url = new URL(href, location.href);
    return url.origin === this.root.origin && url.pathname === this.root.pathname && !url.hash ? url : null;
  }

  private show(page: Document, url: URL, push: boolean, focus: string): void {
    dismiss();
    document.title = page.title;
    const explorer = document.getElementById("explorer")!;
    const next = page.getElementById("explorer")!;
    explorer.dataset["view"] = next.dataset["view"]!;
    explorer.toggleAttribute("data-chosen", next.hasAttribute("data-chosen"));
    const here = focus || selectorOf(document.activeElement);
    const regions = new Set<string>(REGIONS.filter((id) => replaced(page, id)));
    for (const input of document.querySelectorAll<HTMLInputElement>("form.ask input")) {
      if (input !== document.activeElement) input.value = url.searchParams.get("q") ?? "";
    }
    this.arrive(regions, push);
    this.shown = apart(url);
    if (here && (focus || document.activeElement === document.body)) focusOn(here);
    document.getElementById("said")!.textContent = page.getElementById("said")!.textContent;
  }
}

/** What the server last sent for each part of the page. */
const given = new Map<string, string>();

/** Put the part of the page in place; whether it is another than before. */
function replaced(page: Document, id: string): boolean {
  const [old, fresh] = [document.getElementById(id)!, page.getElementById(id)!];
  const sent = fresh.innerHTML;
  if (given.get(id) === sent) return false;
  given.set(id, sent);
  const [tree, other] = [old.querySelector<HTMLElement>(".tree"), fresh.querySelector<HTMLElement>(".tree")];
  if (tree && other && refreshTree(tree, other)) return false;
  old.replaceChildren(...fresh.childNodes);
  return true;
}

/** The address apart from where one is in the page and in the drawing: a jump within the page is no other state. */
function apart(url: URL): string {
  const plain = new URL(url);
  plain.hash = "";
  plain.searchParams.delete("at");
  return plain.href;
}

/** Put focus on what the selector finds, or on the drawing where that is gone, so that it is never lost.
 *
 * The drawing is larger than its frame, wherever its marks stand: no page is scrolled to show more of it.
 */
function focusOn(selector: string): void {
  for (const each of [selector, DRAWING]) {
    const found = document.querySelector<HTMLElement | SVGElement>(each);
    found?.focus({ preventScroll: each === DRAWING });
    if (found && document.activeElement === found) return;
  }
}

function isOpener(link: Element): boolean {
  return link.hasAttribute("data-concept") || link.hasAttribute("data-statement");
}

function headingFor(link: Element): string {
  if (link.hasAttribute("data-statement")) return "#statement-heading";
  return link.closest(".examples") ? "#answer-heading" : "";
}

/** How to find the link again, or what stands for it, after its part of the page was replaced. */
function selectorOf(link: Element | null): string {
  if (!link?.closest("#explorer")) return "";
  if (link.id && !link.matches("a")) return `#${link.id}`;
  const region = link.closest("[id]:not(a)")?.id;
  if (link.closest("svg")) return DRAWING;
  if (link.id) return `[id=${JSON.stringify(link.id)}]`;
  const leaf = link.closest(".tree li") ? ".leaf:has(> " : "";
  for (const name of ["data-concept", "data-statement", "href"]) {
    const value = link.getAttribute(name);
    if (value !== null) return `${region ? `#${region} ` : ""}${leaf}a[${name}=${JSON.stringify(value)}]${leaf && ")"}`;
  }
  return "";
}
