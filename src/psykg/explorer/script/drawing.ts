// The drawing: moved and zoomed by mouse, touch, buttons and keys, with labels that never cover each other.
import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from "d3-zoom";
import { Arrows } from "./arrows";
import { Labels, type Size } from "./labels";
import { Pointing } from "./pointing";

const CLOSEST = 4;
const FARTHEST = 0.1;
const STEP = 1.4;
const REACH = 0.2;

/** Where the last drawing was seen from: the next one starts there, so that one sees where one goes. `fit`: its part. */
let last: { readonly seen: ZoomTransform; readonly moved: boolean; readonly fit: string } | null = null;

export class Drawing {
  private readonly world: SVGGElement;
  private labels: Labels | undefined;
  private readonly behavior: ZoomBehavior<SVGSVGElement, unknown>;
  private current: ZoomTransform = zoomIdentity;
  private pointing: Pointing | undefined;
  private moved = false;
  private measured: Size = { width: 0, height: 0 };

  /** `keep`: stay where the last drawing was seen from, if it showed the same part of the graph. */
  constructor(
    private readonly svg: SVGSVGElement,
    keep: boolean,
  ) {
    this.world = svg.querySelector<SVGGElement>(".world")!;
    this.behavior = zoom<SVGSVGElement, unknown>()
      .scaleExtent([FARTHEST, CLOSEST])
      .filter(wanted)
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => this.put(event.transform))
      .on("end", (event: D3ZoomEvent<SVGSVGElement, unknown>) => event.sourceEvent && this.settle());
    svg.removeAttribute("viewBox");
    select(svg).call(this.behavior).on("dblclick.zoom", null);
    this.bindControls();
    const pointing = (this.pointing = new Pointing(svg, () => this.current));
    new Arrows(svg, (mark) => {
      if (mark) this.reveal(mark);
      pointing.at(mark);
    });
    svg.addEventListener("keydown", (event) => this.press(event));
    svg.classList.add("live");
    this.begin(keep);
    new ResizeObserver((_, observer) => (svg.isConnected ? this.resize() : observer.disconnect())).observe(svg);
  }

  /** What is seen, as the address says it: the middle and the width. */
  private at(): string {
    const { width, height } = this.size();
    const [x, y] = this.current.invert([width / 2, height / 2]);
    return [x, y, width / this.current.k].map(Math.round).join(" ");
  }

  private begin(keep: boolean): void {
    const same = last?.fit === this.svg.dataset["fit"];
    const glides = last !== null && !same && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.svg.classList.toggle("gliding", glides); // Before anything is measured: labels on the way cost no layout.
    const at = this.svg.dataset["at"]!.split(" ").map(Number);
    const kept = keep && same ? last : null;
    this.moved = kept ? kept.moved : at.length === 3 && at.every(Number.isFinite);
    const target = kept?.seen ?? (this.moved ? this.from(at) : this.fit());
    if (last && glides) this.glide(last.seen, target);
    else this.go(target);
    if (kept) this.write();
  }

  private resize(): void {
    const { width, height } = this.size();
    if (width === this.measured.width && height === this.measured.height) return;
    if (this.moved) this.put(this.current);
    else this.go(this.fit());
  }

  private size(): Size {
    return { width: this.svg.clientWidth || 1, height: this.svg.clientHeight || 1 };
  }

  private fit(): ZoomTransform {
    const [x = 0, y = 0, w = 1, h = 1] = this.svg.dataset["fit"]!.split(" ").map(Number);
    const { width, height } = this.size();
    return this.centred(x + w / 2, y + h / 2, Math.min(width / w, height / h, 1.5));
  }

  private from([x = 0, y = 0, w = 1]: number[]): ZoomTransform {
    return this.centred(x, y, this.size().width / w);
  }

  private centred(x: number, y: number, k: number): ZoomTransform {
    const { width, height } = this.size();
    const scale = Math.min(CLOSEST, Math.max(FARTHEST, k));
    return zoomIdentity.translate(width / 2 - x * scale, height / 2 - y * scale).scale(scale);
  }

  private put(transform: ZoomTransform): void {
    this.current = transform;
    this.measured = this.size();
    last = { seen: transform, moved: this.moved, fit: this.svg.dataset["fit"]! };
    this.world.setAttribute("transform", transform.toString());
    this.svg.classList.remove("gliding");
    this.pointing?.at(null);
    this.labels ??= new Labels(this.svg);
    this.labels.arrange(transform, this.measured);
  }

  private go(transform: ZoomTransform): void {
    this.behavior.transform(select(this.svg), transform);
  }

  /** From one place to another in a quarter of a second; the labels are arranged on arrival. */
  private glide(start: ZoomTransform, end: ZoomTransform): void {
    const began = performance.now();
    this.current = end;
    const step = (now: number): void => {
      const part = Math.min(1, (now - began) / 250);
      const eased = 1 - (1 - part) ** 3;
      const between = (a: number, b: number): number => a + (b - a) * eased;
      if (part === 1 || !this.svg.isConnected) return this.go(end);
      const way = zoomIdentity.translate(between(start.x, end.x), between(start.y, end.y)).scale(between(start.k, end.k));
      this.world.setAttribute("transform", way.toString());
      requestAnimationFrame(step);
    };
    step(began);
  }

  /** After one has moved it: the address says what is seen. */
  private settle(): void {
    this.moved = true;
    if (last) last = { ...last, moved: true };
    this.write();
  }

  private write(): void {
    const url = new URL(location.href);
    if (this.moved) url.searchParams.set("at", this.at());
    else url.searchParams.delete("at");
    history.replaceState(history.state, "", url);
  }

  private bindControls(): void {
    const controls = this.svg.closest("section")!.querySelector<HTMLElement>(".controls")!;
    controls.hidden = false;
    controls.addEventListener("click", (event) => {
      const { zoom: way, pan } = (event.target as HTMLElement).closest("button")?.dataset ?? {};
      if (way) this.zoom(way);
      if (pan) this.pan(pan);
    });
  }

  private zoom(way: string): void {
    if (way === "fit") {
      this.moved = false;
      this.go(this.fit());
      this.write();
    } else {
      this.behavior.scaleBy(select(this.svg), way === "in" ? STEP : 1 / STEP);
      this.settle();
    }
  }

  private pan(direction: string): void {
    const [x = 0, y = 0] = direction.split(" ").map(Number);
    const { width, height } = this.size();
    const { k } = this.current;
    this.behavior.translateBy(select(this.svg), (-x * width * REACH) / k, (-y * height * REACH) / k);
    this.settle();
  }

  private press(event: KeyboardEvent): void {
    const keys: Record<string, string> = { "+": "in", "=": "in", "-": "out", "0": "fit" };
    const ways: Record<string, string> = { ArrowLeft: "-1 0", ArrowRight: "1 0", ArrowUp: "0 -1", ArrowDown: "0 1" };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [way, direction] = [keys[event.key], event.shiftKey && ways[event.key]];
    if (way) this.zoom(way);
    if (direction) this.pan(direction);
    if (way || direction) event.preventDefault();
  }

  /** Move so far that the mark is seen. */
  private reveal(mark: SVGAElement): void {
    const { e: x, f: y } = mark.transform.baseVal.consolidate()!.matrix;
    const [left, top] = this.current.apply([x, y]);
    const { width, height } = this.size();
    if (left < 20 || top < 20 || left > width - 20 || top > height - 40) this.go(this.centred(x, y, this.current.k));
  }
}

/** On paper the drawing has another size: what is seen is scaled to it. */
export function bindPrinting(): void {
  const live = (): SVGSVGElement | null => document.querySelector<SVGSVGElement>("svg#drawing.live");
  addEventListener("beforeprint", () => live()?.setAttribute("viewBox", `0 0 ${live()!.clientWidth} ${live()!.clientHeight}`));
  addEventListener("afterprint", () => live()?.removeAttribute("viewBox"));
}

/** A wheel scrolls the page unless Ctrl or ⌘ is held; so does one finger, while two move the drawing. */
function wanted(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== "undefined" && event instanceof TouchEvent) return event.touches.length > 1;
  return !(event instanceof MouseEvent) || (event.button === 0 && !event.ctrlKey);
}
