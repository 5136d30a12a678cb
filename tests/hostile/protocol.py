"""Hostile requests whose query is harmless, or none: what is misused is the protocol, the encodings or the formats."""

import gzip
from collections.abc import Iterator
from urllib.parse import quote

from tests.hostile.request import ALL, ANY, DIRECT, FORM, HEAVY, LARGE, NO_CALL, RUNAWAY, SOLUTIONS, SYNTAX, Request

_ASK = "query=ASK%7B%7D"


def hostile_uses(elsewhere: str) -> list[Request]:
    """All families; whatever takes an address is given `elsewhere`."""
    return [*_formats(), *_datasets(elsewhere), *_update_requests(elsewhere), *_encodings(), *_protocol()]


def _formats() -> Iterator[Request]:
    """Endless results in the formats that cannot say that something is missing."""
    for media_type in ("text/csv", "text/tab-separated-values", "application/sparql-results+xml"):
        headers = {"Content-Type": DIRECT, "Accept": media_type}
        body = f"SELECT * {{ {ALL} }}".encode()
        yield Request("products", f"streamed as {media_type}", LARGE | HEAVY, headers=headers, body=body)
    for media_type in ("text/turtle", "application/rdf+xml"):
        headers = {"Content-Type": DIRECT, "Accept": media_type}
        body = f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {ALL} }}".encode()
        yield Request("products", f"constructed as {media_type}", LARGE | HEAVY, headers=headers, body=body)


def _get(family: str, name: str, proper: frozenset[int], search: str, **headers: str) -> Request:
    sent = {"Accept": SOLUTIONS, **{key.replace("_", "-"): value for key, value in headers.items()}}
    return Request(family, name, proper, "GET", search, sent)


def _post(family: str, name: str, proper: frozenset[int], body: bytes, **headers: str) -> Request:
    sent = {"Accept": SOLUTIONS, **{key.replace("_", "-"): value for key, value in headers.items()}}
    return Request(family, name, proper, headers=sent, body=body)


def _datasets(elsewhere: str) -> Iterator[Request]:
    proper = ANY | NO_CALL | {404}
    for name in ("default-graph-uri", "named-graph-uri", "using-graph-uri"):
        yield _get("federation", f"{name}=", proper, f"{_ASK}&{name}={elsewhere}")
    many = "".join(f"&default-graph-uri={elsewhere}{i}" for i in range(150))
    yield _get("federation", "150 graphs", proper | {414, 431}, _ASK + many)


def _update_requests(elsewhere: str) -> Iterator[Request]:
    proper = NO_CALL | {401, 404, 405, 415}
    load = f"LOAD <{elsewhere}>".encode()
    family = "updates as queries"
    yield _post(family, "the media type of updates", proper, load, Content_Type="application/sparql-update")
    yield _post(family, "the field update", proper, b"update=" + load, Content_Type=FORM)
    yield _post(family, "both fields", proper | {200}, b"query=ASK{}&update=" + load, Content_Type=FORM)
    yield _get(family, "the parameter update", proper | {200, 406}, "update=DROP%20ALL")


def _encodings() -> Iterator[Request]:
    family = "encodings"
    not_taken = SYNTAX | {413, 415}
    bomb = gzip.compress(b"ASK {} #" + b"x" * 50_000_000)
    for name, body in {
        "bytes that are no UTF-8": b'ASK { FILTER("\xff\xfe" = "") }',
        "overlong UTF-8": b'ASK { FILTER("\xc0\xaf" = "") }',
        "half a character": b'ASK { FILTER("\xed\xa0\x80" = "") }',
        "UTF-16": "ASK {}".encode("utf-16"),
        "NUL": b"ASK \0 {}",
        "an escaped half of a character": rb'ASK { FILTER("\uD83D" = "") }',
        "an escape beyond Unicode": rb'ASK { FILTER("\U00110000" = "") }',
        "nothing": b"",
    }.items():
        yield _post(family, name, SYNTAX, body, Content_Type=DIRECT)
    yield _post(
        family, "another charset", not_taken, "ASK {}".encode("utf-16"), Content_Type=f"{DIRECT}; charset=utf-16"
    )
    yield _post(
        family, "gzip", not_taken | {200}, gzip.compress(b"ASK {}"), Content_Type=DIRECT, Content_Encoding="gzip"
    )
    yield _post(family, "a gzip bomb", not_taken, bomb, Content_Type=DIRECT, Content_Encoding="gzip")
    yield _post(family, "plain text", not_taken, b"ASK {}", Content_Type="text/plain")
    yield _post(family, "no media type", not_taken, b"ASK {}")
    yield _post(
        family,
        "a form in parts",
        not_taken,
        b"--x\r\n\r\nASK {}\r\n--x--",
        Content_Type="multipart/form-data; boundary=x",
    )
    yield _post(family, "a form of blanks", LARGE, b"query=ASK%7B%7D" + b"%20" * 900_000, Content_Type=FORM)
    yield _get(family, "a parameter that is no UTF-8", SYNTAX, "query=ASK%7B%7D%23%FF%FE")
    yield _get(family, "a parameter cut short", SYNTAX, "query=ASK%7B%7")


def _protocol() -> Iterator[Request]:
    family = "protocol"
    passed = ANY | SYNTAX | {414, 431}
    yield _get(family, "two queries", SYNTAX, f"{_ASK}&{_ASK}")
    yield _get(family, "query 1,000 times", SYNTAX | {414, 431}, "&".join([_ASK] * 1_000))
    yield _get(family, "1,000 parameters", passed, _ASK + "".join(f"&p{i}={i}" for i in range(1_000)))
    many = _ASK + "".join(f"&p{i}={i}" for i in range(60_000))
    yield _post(family, "60,000 fields", passed, many.encode(), Content_Type=FORM)
    yield _get(family, "an address of 300,000 bytes", LARGE | {400, 414, 431}, f"{_ASK}%23" + "x" * 300_000)
    yield _get(family, "an Accept of nonsense", passed | {406}, _ASK, Accept=";;;q=,,=/;q=x," * 50)
    yield _get(family, "an Accept of 30,000 bytes", passed | {406}, _ASK, Accept=",".join(["a/b;q=0.1"] * 3_000))
    yield _get(family, "an Accept for nothing", frozenset({200, 406}), _ASK, Accept="image/png")
    yield _get(family, "90 headers", passed, _ASK, **{f"X_{i}": "x" * 90 for i in range(90)})
    for patience in ("-1", "0", "nan", "inf", "1e9", "99999999999999999999", "soon", "%00"):
        yield _get(family, f"timeout={patience}", HEAVY | SYNTAX, f"query={quote(RUNAWAY)}&timeout={patience}")
    for method in ("DELETE", "PATCH", "TRACE", "BREW"):
        sent = {"Content-Length": "0"}
        yield Request(family, method, frozenset({400, 404, 405, 501}), method, _ASK, sent)
