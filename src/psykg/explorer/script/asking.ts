// Whom the page asks: the service that sent it. A page that is a file asks a script that answers from files.

/** Whether the page is a file. */
export const published = document.body.hasAttribute("data-published");

/** As `fetch` does, whoever answers. */
export async function ask(address: URL | string, options: RequestInit = {}): Promise<Response> {
  if (!published) return fetch(address, options);
  const { answer } = await import("./published/answers");
  return answer(new URL(address, location.href), options);
}

/** On a page that is a file: show what its address asks for, which a service would have done. */
export async function begin(go: ((url: URL) => void) | null): Promise<void> {
  if (published) (await import("./published/start")).start(go);
}
