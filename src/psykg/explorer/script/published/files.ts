// The files that the site consists of. Each is fetched once.

export const root = new URL(document.body.dataset["root"] ?? "./", location.href);

const texts = new Map<string, Promise<string | null>>();

/** The text of a file; null where there is none of that name. */
export function text(file: string): Promise<string | null> {
  const known = texts.get(file);
  if (known) return known;
  const fresh = fetched(file);
  texts.set(file, fresh);
  fresh.catch(() => texts.delete(file));
  return fresh;
}

/** A region of the explorer, to do with as one likes; null where there is none. */
export async function region(file: string): Promise<HTMLElement | null> {
  const found = await text(`explore/${file}.html`);
  if (found === null) return null;
  const holder = document.createElement("template");
  holder.innerHTML = `<div>${found}</div>`;
  return holder.content.firstElementChild as HTMLElement;
}

async function fetched(file: string): Promise<string | null> {
  const answer = await fetch(new URL(file, root));
  if (answer.ok) return answer.text();
  if (answer.status === 404) return null;
  throw new Error(`${file} cannot be fetched: ${answer.status}`);
}
