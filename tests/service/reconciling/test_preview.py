"""A concept in short, in the frame of another page."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.service.conftest import Running

HOSTILE = Path(__file__).resolve().parents[1] / "data" / "hostile.ttl"


def policy(client: FlaskClient, path: str) -> dict[str, str]:
    rules = client.get(path).headers["Content-Security-Policy"].split("; ")
    return {name: value for name, _, value in (rule.partition(" ") for rule in rules)}


def test_it_tells_what_the_concept_is_and_what_it_is_related_to(client: FlaskClient) -> None:
    page = client.get("/reconcile/preview?id=middle-phase").text
    assert ">middle phase</a></h1>" in page
    assert "phase; also" in page
    assert ">insight</a>" in page
    assert "no advice and no care" in page


def test_only_the_preview_may_be_framed_and_nothing_can_be_done_on_it(client: FlaskClient) -> None:
    assert policy(client, "/entity/insight.html")["frame-ancestors"] == "'none'"
    framed = policy(client, "/reconcile/preview?id=insight")
    assert framed["frame-ancestors"] == "*"
    assert (framed["default-src"], framed["form-action"]) == ("'none'", "'none'")
    assert "script-src" not in framed
    assert not {"allow-scripts", "allow-forms", "allow-same-origin"} & set(framed["sandbox"].split())


def test_of_an_unknown_thing_there_is_none(client: FlaskClient) -> None:
    response = client.get("/reconcile/preview?id=insigth")
    assert response.status_code == 404
    assert "insight" in response.get_json()["suggestions"]


def test_hostile_labels_are_text_in_preview_and_flyout(running: Running) -> None:
    with running(data=(HOSTILE,), workers=1) as app:
        client = app.test_client()
        found = client.get("/reconcile/suggest/entity?prefix=script").get_json()["result"]
        assert found
        for each in found:
            preview = client.get("/reconcile/preview", query_string={"id": each["id"]})
            told = client.get("/reconcile/flyout/entity", query_string={"id": each["id"]}).get_json()["html"]
            assert "<script" not in preview.text + told


def test_a_browser_shows_it_in_a_frame_of_another_origin(
    browser: Browser, service: str, free_port: Callable[[], int]
) -> None:
    port = free_port()
    embedding = f'<iframe width="420" height="260" src="{service}reconcile/preview?id=insight"></iframe>'.encode()

    class Embedding(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(embedding)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", port), Embedding) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        heading = page.frame_locator("iframe").locator("h1")
        heading.wait_for()
        assert heading.inner_text() == "insight"
        # The sheet of our style is there, too: a sandboxed page has no origin of its own.
        assert heading.evaluate("each => getComputedStyle(each).fontSize") == "20px"
        page.close()
        server.shutdown()
