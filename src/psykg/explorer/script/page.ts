// What every page loads: completion of what one types, and on the explorer page the drawing, the list and its ways.
import { begin } from "./asking";
import { Drawing, bindPrinting } from "./drawing";
import { Navigation } from "./navigation";
import { offerConcepts, offerPicks, offerQuestions } from "./offers";
import { bindSaving } from "./saving";
import { bindTree } from "./tree";

const root = new URL(document.body.dataset["root"] ?? "/", location.href);
const explorer = document.getElementById("explorer");
const navigation = explorer ? new Navigation(root, arrive) : null;

for (const input of document.querySelectorAll<HTMLInputElement>("form.search input")) {
  offerConcepts(input, root, (url) => (navigation ? navigation.visit(url, input) : location.assign(url)));
}
for (const input of document.querySelectorAll<HTMLInputElement>("form.ask input")) offerQuestions(input, root);
bindPrinting();
if (navigation) arrive(new Set(["beside", "stage"]), false);
void begin(navigation && ((url) => void navigation.go(url, { push: false })));

/** Bring to life what has been put into the page. `keep`: the drawing stays where it was if it is the same part. */
function arrive(regions: ReadonlySet<string>, keep: boolean): void {
  const tree = document.querySelector<HTMLElement>("#beside .tree");
  if (regions.has("beside") && tree) bindTree(tree);
  if (regions.has("beside")) for (const input of document.querySelectorAll<HTMLInputElement>("#beside input[data-offer]")) offerPicks(input, root);
  const svg = document.querySelector<SVGSVGElement>("svg#drawing");
  if (!regions.has("stage") || !svg) return;
  new Drawing(svg, keep);
  bindSaving(document.getElementById("stage")!, svg);
}
