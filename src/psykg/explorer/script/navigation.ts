// Going from one state of the page to another: what the server shows for the address is fetched, and put in place of
// what is there. Without this script the same links and forms load the page anew.

const REGIONS = ["views", "beside", "stage", "cards"] as const;
const PATIENCE = 150;

type Arrive = (regions: ReadonlySet<string>, keep: boolean) => void;

export class Navigation {
  private running: AbortController | null = null;
  private opener = "";

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
    addEventListener("popstate", () => void this.go(new URL(location.href), { push: false }));
  }

  /** Show what the address stands for. Errors of the address itself are left to the browser, which loads their page. */
  async go(url: URL, { push = true, focus = "" } = {}): Promise<void> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const progress = showSoon();
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" }, signal: running.signal });
      if (answer.status >= 500) return this.notify(url, push, await said(answer));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.getElementById("explorer")) return location.assign(url);
      if (push && url.href !== location.href) history.pushState(null, "", url);
      this.show(page, url, push, focus);
    } catch (error) {
      if (!running.signal.aborted) this.notify(url, push, "The service does not answer.");
      else if (!(error instanceof DOMException)) throw error;
    } finally {
      progress();
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
    void this.go(url, { focus: closes ? this.opener : headingFor(link) || selectorOf(link) });
  }

  private submit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const url = this.ours(form.getAttribute("action"));
    if (!url || event.defaultPrevented) return;
    event.preventDefault();
    for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, String(value));
    const asked = form.matches(".ask");
    if (asked) this.opener = "form.ask input";
    void this.go(url, { focus: asked ? "#answer-heading" : document.activeElement?.id ? `#${document.activeElement.id}` : "" });
  }

  /** The address, if it is one of this page. */
  private ours(href: string | null): URL | null {
    if (href === null || href.startsWith("#")) return null;
    const url = new URL(href, location.href);
    return url.origin === this.root.origin && url.pathname === this.root.pathname && !url.hash ? url : null;
  }

  private show(page: Document, url: URL, push: boolean, focus: string): void {
    document.querySelector(".notice")?.remove();
    document.title = page.title;
    const explorer = document.getElementById("explorer")!;
    explorer.dataset["view"] = page.getElementById("explorer")!.dataset["view"]!;
    const regions = new Set<string>(REGIONS.filter((id) => replaced(page, id)));
    for (const input of document.querySelectorAll<HTMLInputElement>("form.ask input")) {
      if (input !== document.activeElement) input.value = url.searchParams.get("q") ?? "";
    }
    this.arrive(regions, push);
    if (focus) document.querySelector<HTMLElement>(focus)?.focus();
    document.getElementById("said")!.textContent = page.getElementById("said")!.textContent;
  }

  private notify(url: URL, push: boolean, text: string): void {
    document.querySelector(".notice")?.remove();
    const notice = document.createElement("div");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    const words = document.createElement("p");
    words.textContent = text;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = "Retry";
    retry.addEventListener("click", () => void this.go(url, { push }));
    notice.append(words, retry);
    document.getElementById("explorer")!.append(notice);
  }
}

/** Put the part of the page in place; whether it is another than before. */
function replaced(page: Document, id: string): boolean {
  const [old, fresh] = [document.getElementById(id)!, page.getElementById(id)!];
  if (old.dataset["given"] === fresh.innerHTML) return false;
  const given = fresh.innerHTML;
  old.replaceChildren(...document.importNode(fresh, true).childNodes);
  old.dataset["given"] = given;
  return true;
}

function isOpener(link: Element): boolean {
  return link.hasAttribute("data-concept") || link.hasAttribute("data-statement");
}

function headingFor(link: Element): string {
  if (link.hasAttribute("data-statement")) return "#statement-heading";
  return link.closest(".examples") ? "#answer-heading" : "";
}

/** How to find the link again, or what stands for it, after its part of the page was replaced. */
function selectorOf(link: Element): string {
  const region = link.closest("[id]:not(a)")?.id;
  if (link.closest("svg")) return "#marks";
  const leaf = link.closest(".tree li") ? ".leaf:has(> " : "";
  for (const name of ["data-concept", "data-statement", "href"]) {
    const value = link.getAttribute(name);
    if (value !== null) return `${region ? `#${region} ` : ""}${leaf}a[${name}=${JSON.stringify(value)}]${leaf && ")"}`;
  }
  return "";
}

/** Show that something is fetched, if it takes its time; gives what ends that. */
function showSoon(): () => void {
  const bar = document.createElement("div");
  bar.className = "progress";
  bar.setAttribute("role", "progressbar");
  bar.setAttribute("aria-label", "Loading");
  const timer = setTimeout(() => document.body.append(bar), PATIENCE);
  return () => {
    clearTimeout(timer);
    bar.remove();
  };
}

async function said(answer: Response): Promise<string> {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(".problem")?.textContent ?? "The service cannot answer now.";
}
