// What one types, continued: concepts by label, questions that have an answer (ARIA practices, combobox with a list).

import { ask } from "./asking";

const PAUSE = 80;
let boxes = 0;

interface Offer {
  readonly text: string;
  readonly note: string;
  readonly choose: () => void;
}

interface Found {
  results: { name: string; label: string; kind: string; matched: string; url: string }[];
  questions: string[];
}

/** Offer things by label in the box; choosing one leads to it. */
export function offerConcepts(input: HTMLInputElement, root: URL, visit: (url: URL) => void): void {
  bind(input, root, "Labels", ({ results }) =>
    results.slice(0, 10).map(({ label, kind, matched, url }) => ({
      text: label,
      note: matched === label ? kind : `${kind}, “${matched}”`,
      choose: () => {
        input.value = "";
        visit(new URL(url, root));
      },
    })),
  );
}

/** Offer things by label in a box of a form; choosing one fills the box, by name where several have the label. */
export function offerPicks(input: HTMLInputElement, root: URL): void {
  bind(input, root, "Labels", ({ results }) =>
    results.slice(0, 10).map(({ name, label, kind }) => ({
      text: label,
      note: kind,
      choose: () => send(input, results.filter((other) => other.label === label).length > 1 ? name : label),
    })),
  );
}

/** Offer questions that go on as the box begins; choosing one asks it. */
export function offerQuestions(input: HTMLInputElement, root: URL): void {
  bind(input, root, "Questions", ({ questions }) =>
    questions.map((question) => ({
      text: question,
      note: "",
      choose: () => send(input, question),
    })),
  );
}

function send(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.form!.requestSubmit();
}

function bind(input: HTMLInputElement, root: URL, name: string, offersOf: (found: Found) => Offer[]): void {
  new Box(input, name, async (typed, signal) => {
    const url = new URL("search", root);
    url.searchParams.set("q", typed);
    const answer = await ask(url, { headers: { Accept: "application/json" }, signal });
    return answer.ok ? offersOf((await answer.json()) as Found) : [];
  });
}

class Box {
  private readonly list = document.createElement("ul");
  private readonly count = document.createElement("span");
  private offers: Offer[] = [];
  private active = -1;
  private timer = 0;
  private asking: AbortController | null = null;

  constructor(
    private readonly input: HTMLInputElement,
    name: string,
    private readonly find: (typed: string, signal: AbortSignal) => Promise<Offer[]>,
  ) {
    const holder = document.createElement("span");
    holder.className = "offering";
    input.replaceWith(holder);
    this.list.id = `offers-${++boxes}`;
    this.list.className = "offers";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", name);
    this.count.className = "unseen";
    this.count.setAttribute("aria-live", "polite");
    holder.append(input, this.list, this.count);
    for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list" })) input.setAttribute(key, value);
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose([...this.list.children].indexOf((event.target as Element).closest("li")!)));
  }

  private ask(): void {
    this.point(-1);
    clearTimeout(this.timer);
    this.asking?.abort();
    const typed = this.input.value.trim();
    if (typed.length < 2) return this.close();
    this.list.setAttribute("aria-busy", "true");
    this.timer = setTimeout(() => void this.offer(typed), PAUSE);
  }

  private async offer(typed: string): Promise<void> {
    const asking = (this.asking = new AbortController());
    try {
      const offers = await this.find(typed, asking.signal);
      if (!asking.signal.aborted && document.activeElement === this.input) this.open(offers);
    } catch {
      // Typing goes on without offers; what is typed can be sent as it is. Who typed on is already waiting for others.
      if (!asking.signal.aborted) this.close();
    }
  }

  /** Show the offers. What one already points at stays so, if it is still offered: they may come while one chooses. */
  private open(offers: Offer[]): void {
    const pointed = this.offers[this.active];
    this.offers = offers;
    this.list.replaceChildren(...offers.map((offer, number) => this.row(offer, number)));
    this.list.hidden = offers.length === 0;
    this.input.setAttribute("aria-expanded", String(offers.length > 0));
    this.list.setAttribute("aria-busy", "false");
    this.count.textContent = offers.length ? `${offers.length} offered` : "nothing offered";
    this.point(pointed ? offers.findIndex(({ text, note }) => text === pointed.text && note === pointed.note) : -1);
  }

  private row({ text, note }: Offer, number: number): HTMLLIElement {
    const row = document.createElement("li");
    row.id = `${this.list.id}-${number}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.append(text);
    if (note) row.append(" ", Object.assign(document.createElement("small"), { textContent: note }));
    return row;
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.setAttribute("aria-busy", "false");
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.point(-1);
  }

  private point(number: number): void {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const row = this.list.children[number];
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private choose(number: number): void {
    const offer = this.offers[number];
    this.close();
    offer?.choose();
  }

  /** The offer that Enter takes: the one pointed at, or the first where it is just what was typed. */
  private meant(): number {
    const typed = this.input.value.trim().toLowerCase();
    return this.active < 0 && this.offers[0]?.text.toLowerCase() === typed ? 0 : this.active;
  }

  private press(event: KeyboardEvent): void {
    if (this.list.hidden || event.isComposing) return;
    const length = this.offers.length;
    if (event.key === "ArrowDown") this.point(this.active + 1 < length ? this.active + 1 : -1);
    else if (event.key === "ArrowUp") this.point(this.active < 0 ? length - 1 : this.active - 1);
    else if (event.key === "Enter" && this.meant() >= 0) this.choose(this.meant());
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }
}
