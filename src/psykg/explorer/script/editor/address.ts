import type { Editor } from "./editor";
import type { Running } from "./running";

/**
 * Keeps the query that runs in the page's address, so that it can be shared, and runs it again on the way back.
 *
 * Gives what runs the query in the editor.
 */
export function followAddress(form: HTMLFormElement, editor: Editor, running: Running): () => void {
  const example = editor.text;
  window.addEventListener("popstate", () => {
    const query = new URLSearchParams(location.search).get("query");
    editor.replace(query ?? example);
    if (query === null) running.clear();
    else void running.run(query);
  });
  return () => {
    const query = editor.text;
    const address = `${form.action}?${new URLSearchParams({ query })}`;
    if (address !== location.href) history.pushState(null, "", address);
    void running.run(query);
  };
}
