import { element, within } from "./element";

declare global {
  interface DocumentEventMap {
    /** What goes on before a query runs here in the browser. */
    "psykg-progress": CustomEvent<string>;
  }
}

/** The button that runs the query, which cancels it while it runs, and beside it what goes on. */
export class Progress {
  onCancel = (): void => undefined;
  readonly button: HTMLButtonElement;
  private readonly status = element("span", { className: "status", role: "status" });
  private readonly clock = element("span", { className: "clock", ariaHidden: "true" });
  private timer: number | undefined;

  constructor(form: HTMLFormElement) {
    this.button = within(form, "button");
    this.button.after(this.status, this.clock);
    document.addEventListener("psykg-progress", ({ detail }) => {
      if (this.timer) this.status.textContent = detail;
    });
    this.button.addEventListener("click", (event) => {
      if (!this.timer) return;
      event.preventDefault();
      this.onCancel();
    });
  }

  begin(): void {
    this.end("Running …");
    const start = Date.now();
    this.button.textContent = "Cancel";
    // The clock is for the eyes: read aloud each second it would drown all else.
    const tick = (): string => (this.clock.textContent = `${Math.round((Date.now() - start) / 1000)} s`);
    this.timer = window.setInterval(tick, 1000);
  }

  end(said: string): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.button.textContent = "Run";
    this.clock.textContent = "";
    this.status.textContent = said;
  }
}
