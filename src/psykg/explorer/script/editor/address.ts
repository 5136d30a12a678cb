import type { Editor } from "./editor";
import type { Running } from "./running";

/**
 * Keeps the query that runs in the page's address, so that it can be shared, and runs it again on the way back.
 *
 * Gives what runs the query in the editor.
 */
export function followAddress(editor: Editor, running: Running): () => void {
  const initial = editor.text;
  let current = queryInAddress();
  window.addEventListener("popstate", () => {
    const query = queryInAddress();
    // A jump within the page comes here as well.
    if (query === current) return;
    current = query;
    editor.replace(query ?? initial);
    if (query === null) running.clear();
    else void running.run(query);
  });
  return () => {
    const query = editor.text;
    if (query !== current) history.pushState(null, "", `?${new URLSearchParams({ query })}`);
    current = query;
    void running.run(query);
  };
}

function queryInAddress(): string | null {
  return new URLSearchParams(location.search).get("query");
}
