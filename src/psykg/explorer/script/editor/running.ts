import type { Editor } from "./editor";
import type { Notice } from "./notice";
import type { Outcome } from "./outcome";
import type { Progress } from "./progress";
import { Problem, type Service } from "./service";

/** One query at a time: what is shown while it runs, and what comes of it. */
export class Running {
  private current: AbortController | undefined;

  constructor(
    private readonly editor: Editor,
    private readonly service: Service,
    private readonly progress: Progress,
    private readonly notice: Notice,
    private readonly outcome: Outcome,
  ) {
    progress.onCancel = () => this.current?.abort();
  }

  /** Takes the place of a query that is still running. */
  async run(query: string): Promise<void> {
    this.clear();
    const mine = (this.current = new AbortController());
    this.progress.begin();
    const said = await this.said(query, mine.signal);
    if (this.current !== mine) return;
    this.current = undefined;
    this.progress.end(said);
  }

  /** Nothing runs and nothing is shown. */
  clear(): void {
    this.current?.abort();
    this.current = undefined;
    this.progress.end("");
    this.notice.clear();
    this.outcome.clear();
  }

  /** Runs the query, shows what comes of it, and gives the words for that. */
  private async said(query: string, signal: AbortSignal): Promise<string> {
    try {
      const answer = await this.service.answer(query, signal);
      return signal.aborted ? "" : await this.outcome.show(answer);
    } catch (error) {
      if (signal.aborted) return "Cancelled.";
      this.notice.show(problemOf(error), () => void this.run(this.editor.text));
      return "";
    }
  }
}

function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(`The result cannot be shown: ${String(error)}`, true);
}
