"""Takes the pictures of the README from the page as it is: run it after a change that can be seen.

python -m benchmarks.pictures
"""

from urllib.parse import urlencode

from benchmarks.browser import chromium
from benchmarks.report import DOCS
from benchmarks.services import psykg, running

_PICTURES = {"explorer.png": {"q": "Which phases involve insight?", "statement": "middle-phase involves insight"}}
"""For each file what the address of the explorer says."""


def main() -> None:
    """Write every picture anew."""
    with running(psykg()) as service, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 860}, reduced_motion="reduce")
        for name, state in _PICTURES.items():
            page.goto(f"http://127.0.0.1:{service.endpoint.port}/?{urlencode(state)}")
            page.wait_for_selector("svg#drawing.live .marks .label[transform]")
            page.screenshot(path=DOCS / "images" / name)
            print(DOCS / "images" / name)


if __name__ == "__main__":
    main()
