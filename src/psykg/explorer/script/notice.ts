// What tells that one has to wait, or that something went wrong and can be tried again.

const PATIENCE = 150;
export const SILENT = "The service does not answer.";

/** Tell what went wrong, and offer to try again. */
export function notify(text: string, retry: () => void): void {
  dismiss();
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Retry" });
  button.addEventListener("click", retry);
  notice.append(Object.assign(document.createElement("p"), { textContent: text }), button);
  document.getElementById("explorer")!.append(notice);
}

export function dismiss(): void {
  document.querySelector(".notice")?.remove();
}

/** What an answer says of why it is none. */
export async function said(answer: Response): Promise<string> {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(".problem")?.textContent ?? "The service cannot answer now.";
}

/** Show that something is fetched, if it takes its time; gives what ends that. */
export function showSoon(): () => void {
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
