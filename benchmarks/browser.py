"""The real browser that the benchmarks measure in, and that the pictures of the docs are taken in."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, without a window. Gives up where there is none."""
    path = shutil.which("chromium")
    if path is None:
        raise SystemExit("Chromium is not installed, and this needs it: install Debian's package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
