// The drawing as a file: what the server gives for the address, seen from where one sees it; as PNG drawn from that.
import { dismiss, notify, said, showSoon, SILENT } from "./notice";

const SHARPNESS = 2;

/** Have the links save what is seen: `at` tells from where, in the words of the address. */
export function bindSaving(links: Iterable<HTMLAnchorElement>, at: () => string): void {
  for (const link of links) {
    link.closest("li")!.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void save(link, at());
    });
  }
}

async function save(link: HTMLAnchorElement, at: string): Promise<void> {
  const url = new URL(link.href);
  url.searchParams.delete("at");
  if (at) url.searchParams.set("at", at);
  const retry = (): void => void save(link, at).then(() => link.focus());
  const progress = showSoon();
  try {
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok) return notify(answer ? await said(answer) : SILENT, retry);
    const svg = await answer.blob();
    hand(link.dataset["save"] === "png" ? await asPng(svg) : svg, link.download);
    dismiss();
  } catch {
    notify("The picture cannot be made here. Save it as SVG.", retry);
  } finally {
    progress();
  }
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
