"""What browsers are told: what pages of ours may do, and what pages of others may ask."""

import pytest
from flask.testing import FlaskClient


def preflight(client: FlaskClient, path: str, method: str, headers: str = "") -> dict[str, set[str]]:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": method}
    response = client.options(path, headers=asked | ({"Access-Control-Request-Headers": headers} if headers else {}))
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert int(response.headers["Access-Control-Max-Age"]) > 60
    names = ("Methods", "Headers")
    return {name: set(response.headers.get(f"Access-Control-Allow-{name}", "").split(", ")) for name in names}


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/sparql", {"GET", "HEAD", "POST"}),
        ("/update", {"POST"}),
        ("/graph-store", {"GET", "HEAD", "PUT", "POST", "DELETE"}),
        ("/entity/insight.ttl", {"GET", "HEAD"}),
        ("/health", {"GET", "HEAD"}),
    ],
)
def test_pages_of_others_may_use_every_method_that_there_is(client: FlaskClient, path: str, methods: set[str]) -> None:
    assert preflight(client, path, "POST")["Methods"] == methods | {"OPTIONS"}


def test_pages_of_others_may_send_any_header(client: FlaskClient) -> None:
    """A star would not do: it leaves out Authorization (Fetch standard, section 3.3.3)."""
    asked = "authorization,content-type, x-requested-with,baggage,sentry-trace"
    assert preflight(client, "/sparql", "POST", asked)["Headers"] == set(asked.replace(" ", "").split(","))


@pytest.mark.parametrize("name", ["x y", "x:y", "ü", "x\ty", "<script>"])
def test_what_can_be_no_header_is_not_repeated(client: FlaskClient, name: str) -> None:
    assert preflight(client, "/sparql", "POST", f"accept, {name}")["Headers"] == {"accept"}


def test_pages_of_others_may_read_the_headers_that_answers_have(client: FlaskClient) -> None:
    headers = client.get("/entity/insight.ttl", headers={"Origin": "https://example.org"}).headers
    exposed = set(headers["Access-Control-Expose-Headers"].split(", "))
    assert {"ETag", "Link", "Retry-After", "Location"} <= exposed
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in headers


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/style.css", "/sparql?query=nonsense"])
def test_pages_may_load_nothing_from_elsewhere_and_use_no_device(client: FlaskClient, path: str) -> None:
    with client.get(path, headers={"Accept": "text/html"}) as response:
        headers = response.headers
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    # A picture of the drawing is made from what the page itself holds.
    assert policy.pop("img-src") == "'self' blob:"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert "camera=()" in headers["Permissions-Policy"]
