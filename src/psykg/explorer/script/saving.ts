// The drawing as a file: just what is seen, in the colours that it is seen in, with what it shows and where it is from.
import { dismiss, notify } from "./notice";

const SHARPNESS = 2;
const SVG = "http://www.w3.org/2000/svg";
const FOOT = 22;
/** What a label may hold and an XML file may not (XML 1.0, section 2.2). */
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-weight", "text-anchor", "paint-order"];

/** Have the links of the stage save what is seen, and its button copy the address. */
export function bindSaving(stage: HTMLElement, svg: SVGSVGElement): void {
  for (const link of stage.querySelectorAll<HTMLAnchorElement>("a[data-save]")) {
    link.closest("li")!.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void save(link, picture(stage, svg));
    });
  }
  const copy = stage.querySelector<HTMLButtonElement>("[data-copy]")!;
  copy.closest("li")!.hidden = !("clipboard" in navigator);
  copy.addEventListener("click", () => {
    void navigator.clipboard.writeText(location.href).then(() => (copy.textContent = "Copied"));
  });
}

async function save(link: HTMLAnchorElement, file: Blob): Promise<void> {
  try {
    hand(link.dataset["save"] === "png" ? await asPng(file) : file, link.download);
    dismiss();
  } catch {
    notify("The picture cannot be made here. Save it as SVG.", () => void save(link, file).then(() => link.focus()));
  }
}

/** The drawing as a file of its own. Colours are written out: programs that show slides know no style sheets. */
function picture(stage: HTMLElement, svg: SVGSVGElement): Blob {
  const [width, height] = [svg.clientWidth, svg.clientHeight];
  const copy = svg.cloneNode(true) as SVGSVGElement;
  paint(svg, copy);
  for (const part of copy.querySelectorAll(".hit, .rest, .over, .away")) part.remove();
  for (const link of copy.querySelectorAll("a")) link.setAttribute("href", new URL(link.getAttribute("href")!, location.href).href);
  for (const [name, value] of Object.entries({ xmlns: SVG, width, height: height + FOOT, viewBox: `0 0 ${width} ${height + FOOT}` })) copy.setAttribute(name, String(value));
  const { backgroundColor, color, fontFamily } = getComputedStyle(svg);
  copy.setAttribute("font-family", fontFamily);
  copy.prepend(element("title", {}, stage.querySelector("h2")!.textContent!), element("rect", { width, height: height + FOOT, fill: backgroundColor }));
  const source = stage.querySelector(".cite a")?.textContent ?? location.host;
  copy.append(element("text", { x: 8, y: height + FOOT - 8, "font-size": "11px", fill: color }, `${stage.querySelector("h2")!.textContent} · ${source}`));
  return new Blob([new XMLSerializer().serializeToString(copy).replace(NOT_XML, "")], { type: "image/svg+xml" });
}

/** Write the look of each part of a drawing into the same part of its copy. */
function paint(svg: SVGSVGElement, copy: SVGSVGElement): void {
  const scale = svg.querySelector<SVGGElement>(".world")!.getCTM()!.a;
  const copies = copy.querySelectorAll<SVGElement>("*");
  for (const [number, part] of [...svg.querySelectorAll<SVGElement>("*")].entries()) {
    if (!part.matches("path, text, g.lines, g.line, a.line")) continue;
    const style = getComputedStyle(part);
    for (const name of PAINT) copies[number]!.setAttribute(name, style.getPropertyValue(name));
    if (part.matches(".stroke")) copies[number]!.setAttribute("stroke-width", String(parseFloat(style.strokeWidth) / scale));
  }
}

function element(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

async function asPng(svg: Blob): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(svg);
  try {
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width * SHARPNESS, height: image.height * SHARPNESS });
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large.")))));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function hand(file: Blob, name: string): void {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
