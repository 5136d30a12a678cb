// What one points at is told: the label of the mark, over everything else, and the lines that lead to it.
import type { ZoomTransform } from "d3-zoom";
import { MARK, swelling } from "./labels";

const SVG = "http://www.w3.org/2000/svg";

export class Pointing {
  private readonly over = document.createElementNS(SVG, "g");

  constructor(
    private readonly svg: SVGSVGElement,
    private readonly seen: () => ZoomTransform,
  ) {
    this.over.setAttribute("class", "over");
    this.over.setAttribute("aria-hidden", "true");
    svg.querySelector(".world")!.append(this.over);
    svg.addEventListener("pointerover", (event) => this.at((event.target as Element).closest<SVGAElement>("a.mark")));
    svg.addEventListener("pointerleave", () => this.at(null));
  }

  /** Point at a mark, or at nothing. */
  at(mark: SVGAElement | null): void {
    this.svg.classList.toggle("pointing", mark !== null);
    this.over.replaceChildren();
    for (const line of this.svg.querySelectorAll<SVGAElement>(".line")) {
      const [subject, , value] = line.dataset["statement"]!.split(" ");
      line.classList.toggle("own", mark !== null && [subject, value].includes(mark.dataset["concept"]!));
    }
    if (mark) this.over.append(this.labelOf(mark));
    this.clear();
  }

  /** What the label would cover is not shown meanwhile. */
  private clear(): void {
    for (const label of this.svg.querySelectorAll(".under")) label.classList.remove("under");
    if (!this.over.firstChild) return;
    const over = this.over.getBoundingClientRect();
    const labels = [...this.svg.querySelectorAll(".label:not(.away, .over .label)")];
    const covered = labels.filter((label) => meet(label.getBoundingClientRect(), over)); // All are measured, then changed.
    for (const label of covered) label.classList.add("under");
  }

  /** A copy of the label below the mark; one that is there for orientation only has but its words. */
  private labelOf(mark: SVGAElement): SVGTextElement {
    const own = mark.querySelector<SVGTextElement>(".label");
    const text = own ? (own.cloneNode(true) as SVGTextElement) : document.createElementNS(SVG, "text");
    if (!own) text.textContent = mark.dataset["label"]!;
    text.setAttribute("class", "label");
    const { e, f } = mark.transform.baseVal.consolidate()!.matrix;
    const seen = this.seen();
    text.setAttribute("transform", `translate(${e} ${f + MARK * swelling(seen)}) scale(${1 / seen.k}) translate(0 ${own ? -8 : 14})`);
    return text;
  }
}

function meet(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
