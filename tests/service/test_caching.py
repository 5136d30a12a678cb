"""Freshness, validators and content codings, as clients meet them."""

import sys
import zlib

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from psykg.service import caching

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = "a line of text that says little\n" * 100


@pytest.fixture(scope="module")
def plain() -> FlaskClient:
    """A client of an application that has nothing but what is tested here."""
    app = Flask(__name__, static_folder=None)
    caching.register(app)

    @app.get("/<kind>/<sort>")
    def text(kind: str, sort: str) -> Response:
        return Response(TEXT, mimetype=f"{kind}/{sort}")

    @app.get("/short")
    def short() -> Response:
        return Response("short", mimetype="text/plain")

    @app.get("/streamed")
    def streamed() -> Response:
        return Response(iter([TEXT, TEXT]), mimetype="text/plain")

    @app.get("/coded")
    def coded() -> Response:
        return Response(zlib.compress(TEXT.encode()), mimetype="text/plain", headers={"Content-Encoding": "deflate"})

    @app.post("/written")
    def written() -> Response:
        return Response(TEXT, mimetype="text/plain")

    return app.test_client()


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("zstd", "zstd"),
        ("GZIP", "gzip"),
        ("gzip, zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=0.9, zstd;q=0.5", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0.0, zstd;q=0", None),
        ("*", "zstd"),
        ("*;q=0", None),
        ("zstd;q=0, *", "gzip"),
        ("identity", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.2, gzip;q=0.5", "gzip"),
        ("identity;q=0, gzip", "gzip"),
        ("br, deflate", None),
        ("nonsense;;q=x", None),
    ],
)
def test_the_coding_is_the_one_that_the_client_likes_best(
    plain: FlaskClient, accepted: str, coding: str | None
) -> None:
    response = plain.get("/text/plain", headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == coding


@pytest.mark.parametrize(
    ("coding", "decoded"), [("gzip", lambda data: zlib.decompress(data, wbits=31)), ("zstd", zstd.decompress)]
)
def test_what_is_compressed_is_the_same_text(plain: FlaskClient, coding: str, decoded: object) -> None:
    response = plain.get("/text/plain", headers={"Accept-Encoding": coding})
    assert callable(decoded)
    assert decoded(response.data).decode() == TEXT
    assert int(response.headers["Content-Length"]) == len(response.data) < len(TEXT) / 10


@pytest.mark.parametrize(
    "kind", ["text/turtle", "application/sparql-results+json", "application/n-triples", "image/svg+xml"]
)
def test_text_of_every_sort_is_compressed(plain: FlaskClient, kind: str) -> None:
    assert plain.get(kind, headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/short", "/streamed", "/image/png", "/application/octet-stream", "/nowhere"])
def test_what_is_short_streamed_or_no_text_stays_as_it_is(plain: FlaskClient, path: str) -> None:
    assert "Content-Encoding" not in plain.get(path, headers={"Accept-Encoding": "gzip"}).headers


def test_what_is_coded_already_is_not_coded_again(plain: FlaskClient) -> None:
    response = plain.get("/coded", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "deflate"
    assert zlib.decompress(response.data).decode() == TEXT


def test_head_has_the_headers_of_get(plain: FlaskClient) -> None:
    for accepted in ("gzip", "identity"):
        get, head = (ask("/text/plain", headers={"Accept-Encoding": accepted}) for ask in (plain.get, plain.head))
        assert head.data == b""
        assert dict(head.headers) == dict(get.headers)


def test_the_same_answer_has_the_same_validator_and_a_weak_one_when_coded(plain: FlaskClient) -> None:
    whole = plain.get("/text/plain").headers["ETag"]
    assert whole.startswith('"')
    assert plain.get("/text/plain").headers["ETag"] == whole
    assert plain.get("/text/plain", headers={"Accept-Encoding": "gzip"}).headers["ETag"] == f"W/{whole}"
    assert plain.get("/short").headers["ETag"] != whole


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("known", ["{tag}", "W/{tag}", '"other", W/{tag}', '{tag}, "other"', "*"])
def test_a_client_that_has_the_answer_is_told_so(plain: FlaskClient, method: str, known: str) -> None:
    tag = plain.get("/text/plain").headers["ETag"]
    asked = {"If-None-Match": known.format(tag=tag), "Accept-Encoding": "gzip"}
    response = plain.open("/text/plain", method=method, headers=asked)
    assert response.status_code == 304
    assert response.data == b""
    assert response.headers["ETag"] == tag
    assert response.headers["Cache-Control"] == "no-cache"
    assert not {"Content-Length", "Content-Encoding", "Content-Type"} & set(response.headers.keys())


@pytest.mark.parametrize("known", ['"other"', 'W/"other", "another"', "", "nonsense"])
def test_a_client_that_has_another_answer_gets_this_one(plain: FlaskClient, known: str) -> None:
    response = plain.get("/text/plain", headers={"If-None-Match": known})
    assert response.status_code == 200
    assert response.text == TEXT


def test_only_what_is_asked_for_by_get_and_found_has_a_validator(plain: FlaskClient) -> None:
    assert "ETag" not in plain.post("/written").headers
    assert "ETag" not in plain.get("/nowhere").headers
    assert "ETag" not in plain.get("/streamed").headers


def test_what_may_change_is_asked_for_anew_and_errors_are_not_kept(client: FlaskClient) -> None:
    assert client.get("/queries").headers["Cache-Control"] == "no-cache"
    assert client.get("/health").headers["Cache-Control"] == "no-store"
    assert client.get("/nowhere").headers["Cache-Control"] == "no-store"
    assert client.get("/sparql?query=nonsense").headers["Cache-Control"] == "no-store"


def test_files_of_ours_are_kept_for_an_hour_compressed_and_validated(client: FlaskClient) -> None:
    asked = {"Accept-Encoding": "gzip"}
    with client.get("/static/style.css", headers=asked) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        assert "max-age=3600" in response.headers["Cache-Control"]
    known = {"If-None-Match": response.headers["ETag"]}
    with client.get("/static/style.css", headers=asked | known) as again:
        assert again.status_code == 304
        assert "max-age=3600" in again.headers["Cache-Control"]


@pytest.mark.parametrize(
    "headers", [{}, {"Range": "bytes=0-9"}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}]
)
def test_how_long_an_answer_is_good_for_is_told_in_seconds_alone(client: FlaskClient, headers: dict[str, str]) -> None:
    with client.get("/static/style.css", headers=headers) as response:
        assert response.status_code in {200, 206, 304}
        assert "max-age=3600" in response.headers["Cache-Control"]
        assert "Expires" not in response.headers


def test_a_part_of_a_file_is_a_part_of_the_file_itself(client: FlaskClient) -> None:
    asked = {"Range": "bytes=0-999", "Accept-Encoding": "gzip"}
    with client.get("/static/style.css", headers=asked) as response:
        assert response.status_code == 206
        assert "Content-Encoding" not in response.headers
        assert len(response.data) == 1000


@pytest.mark.parametrize("path", ["/", "/health", "/nowhere", "/static/style.css"])
def test_caches_learn_that_answers_depend_on_the_coding(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        assert {"Accept", "Accept-Encoding"} <= set(response.vary.as_set(preserve_casing=True))
