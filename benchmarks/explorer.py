"""How fast the explorer page is in a real browser: from opening it to the drawing, from a click to what it shows.

Serves the graph as it is, and once more with 2,000 further concepts, and opens the page in Chromium with an empty cache
for each run. The times are the browser's own, from the navigation on and from the click on. Of each the script and
style on the wire are weighed. Prints a table of medians and worst; `--write` puts it in docs/explorer.md. The last run
is traced, and the trace kept where `--trace` says: it opens in Chromium's performance panel. Aims: drawing in 500 ms,
a click in 100 ms, the large graph in 2 s.

    python -m benchmarks.explorer [--runs 7] [--trace explorer-trace.json.gz] [--write]
"""

import argparse
import gzip
import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import psutil
from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium
from benchmarks.growth import grown
from benchmarks.report import publish
from benchmarks.services import Service, running
from psykg.service.settings import Settings

_MORE = 2000
_NAMES = ("insight", "middle-phase", "loss", "therapist", "expressive-therapy", "free-expression", "patient")
_SERVE = "import sys; from psykg.service.server import server; server('127.0.0.1', int(sys.argv[1])).serve()"
_LARGE = "with 2,000 more"

_BEGUN = """() => {
  window.painted = new Promise((done) => new PerformanceObserver((seen) => {
    const [first] = seen.getEntriesByName("first-contentful-paint");
    if (first) done(first.startTime);
  }).observe({ type: "paint", buffered: true }));
  window.drawn = new Promise((done) => {
    const look = () => {
      const label = document.querySelector("svg#drawing.live:not(.gliding) .marks .label[transform]");
      requestAnimationFrame(label ? () => done(performance.now()) : look);
    };
    look();
  });
}"""
"""Notes when there is text on the screen, and the drawing with its labels, in milliseconds from the navigation on."""

_ARRIVED = """() => new Promise((done) => {
  const look = () => (document.querySelector("svg.gliding") ? requestAnimationFrame(look) : requestIdleCallback(done));
  look();
})"""
"""Waits until the drawing stands still and the page is at rest, as it is when a reader clicks."""

_CLICK = """(name) => new Promise((done) => {
  const listed = document.querySelector(`.tree a[data-concept="${name}"]`);
  const link = listed ?? document.querySelector("#marks a:not(.focus)");
  const old = document.querySelector("svg#drawing");
  const began = performance.now();
  let answered = 0;
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  const look = () => {
    answered ||= link.classList.contains("pressed") || !link.isConnected ? performance.now() - began : 0;
    const svg = document.querySelector("svg#drawing.live");
    if (svg === old || !document.querySelector("#concept-heading")) return requestAnimationFrame(look);
    requestAnimationFrame(() => done([answered, performance.now() - began]));
  };
  requestAnimationFrame(look);
})"""
"""Clicks on a concept: milliseconds to the next picture, in which the click shows, and to the one with the new card."""


@dataclass
class Measured:
    """Milliseconds of each run: to the first text and to the drawing; from a click to its first and last effect."""

    painted: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    script: int = 0
    style: int = 0


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, choices=range(1, 51), metavar="1..50")
    parser.add_argument("--trace", type=Path, help="where to keep the trace of the last run, packed with gzip")
    parser.add_argument("--write", action="store_true", help="put the table in docs/explorer.md")
    options = parser.parse_args()
    measured = {name: _measure(data, options) for name, data in (("the graph", None), (_LARGE, grown(_MORE)))}
    text = _told(measured, options.runs)
    print(text)
    if options.write:
        publish("browser", text, "explorer.md")


def _measure(data: str | None, options: argparse.Namespace) -> Measured:
    found = Measured()
    with _served(data) as address, chromium() as browser:
        for run in range(options.runs + 1):
            traced = options.trace if run == options.runs and data is None else None
            _visit(browser, address, Measured() if run == 0 else found, traced)  # The first run warms the service.
    return found


@contextmanager
def _served(data: str | None) -> Iterator[str]:
    """The address of the service over the graph and the data, which are ours: validating them would take minutes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "more.trig")
        file.write_text(data or "", encoding="utf-8")
        os.environ.update(Settings(data=(file,) if data else ()).as_environment())
        service = Service("psykg", lambda port: ["python", "-c", _SERVE, str(port)], "/sparql")
        with running(service) as started:
            yield f"http://127.0.0.1:{started.endpoint.port}/"


def _visit(browser: Browser, address: str, found: Measured, trace: Path | None) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(f"({_BEGUN})()")
    if trace:
        browser.start_tracing(page=page)
    page.goto(address)
    found.painted.append(_number(page, "window.painted"))
    found.drawn.append(_number(page, "window.drawn"))
    found.script, found.style = (_weight(page, suffix) for suffix in (".js", ".css"))
    for name in _NAMES:
        page.evaluate(_ARRIVED)
        answered, shown = cast("list[float]", page.evaluate(_CLICK, name))
        found.answered.append(answered)
        found.shown.append(shown)
    if trace:
        trace.write_bytes(gzip.compress(browser.stop_tracing()))
    context.close()


def _number(page: Page, expression: str) -> float:
    return float(cast("float", page.evaluate(expression)))


def _weight(page: Page, suffix: str) -> int:
    """Bytes on the wire of the files with the suffix, headers left out."""
    return int(
        _number(
            page,
            "performance.getEntriesByType('resource').filter((each) => new URL(each.name).pathname.endsWith"
            f"('{suffix}')).reduce((sum, each) => sum + each.encodedBodySize, 0)",
        )
    )


def _told(measured: dict[str, Measured], runs: int) -> str:
    rows = {
        "first text on the screen": "painted",
        "drawing with its labels": "drawn",
        "click to its first effect": "answered",
        "click to the new drawing and card": "shown",
    }
    lines = [f"{runs} runs, {len(_NAMES)} clicks each, Chromium, {psutil.cpu_count()} cores; median (worst), ms.", ""]
    lines += ["| |" + "".join(f" {name} |" for name in measured), "|---|" + "---|" * len(measured)]
    for row, name in rows.items():
        values = [getattr(each, name) for each in measured.values()]
        lines.append(f"| {row} |" + "".join(f" {statistics.median(v):.0f} ({max(v):.0f}) |" for v in values))
    first = next(iter(measured.values()))
    lines += ["", f"On the wire: {first.script / 1000:.1f} kB of script, {first.style / 1000:.1f} kB of style."]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
