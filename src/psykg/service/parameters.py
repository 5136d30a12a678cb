"""The parameters of a request of the SPARQL Protocol: from the address and from a form, in UTF-8 or not at all."""

from urllib.parse import parse_qsl

from flask import request
from pyoxigraph import NamedNode
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from psykg.engine.contract import Dataset

FORM = "application/x-www-form-urlencoded"

_MOST = 1000
"""Parameters of one request."""


class Parameters:
    """The parameters, each with all its values in order. Raises `BadRequest` for what is not UTF-8 or too many."""

    def __init__(self) -> None:
        pairs = _pairs(request.query_string)
        if request.mimetype == FORM:
            pairs += _pairs(request.get_data())
        self._pairs = pairs

    def all(self, name: str) -> tuple[str, ...]:
        """The values of the parameter."""
        return tuple(value for key, value in self._pairs if key == name)

    def seconds(self) -> float | None:
        """The deadline that the client asks for with `timeout`, in seconds; None where it asks for none."""
        asked = next(iter(self.all("timeout")), "").strip()
        try:
            seconds = float(asked or 0)
        except ValueError:
            seconds = -1
        if not seconds >= 0:  # "nan" is not either.
            raise BadRequest("The parameter “timeout” is no number of seconds. Send a number such as 2.5.")
        return seconds or None

    def dataset(self, default: str, named: str) -> Dataset | None:
        """The dataset that the two parameters describe (SPARQL 1.1 Protocol, section 2.1.4); None where they do not."""
        iris = [tuple(map(absolute, self.all(name))) for name in (default, named)]
        return Dataset(*iris) if any(iris) else None


def absolute(iri: str) -> str:
    """The IRI, if it is an absolute one. Raises `BadRequest`."""
    try:
        return NamedNode(iri).value
    except ValueError:
        raise BadRequest(f"“{iri[:200]}” is no absolute IRI. Write the graph's name in full.") from None


def text_of(operation: str, parameters: Parameters | None = None) -> tuple[str, Parameters]:
    """The query or the update in the request, and the other parameters: SPARQL 1.1 Protocol, sections 2.1 and 2.2.

    Whoever has read the `parameters` gives them: they are not read twice.

    `operation` is `query` or `update`: the name of the parameter, and a part of the media type of a body that is it.
    Parameters of any other name are left aside, as clients send ones of their own. Raises `BadRequest` for none,
    several, or a text that is not UTF-8; `UnsupportedMediaType` for other bodies.
    """
    direct = f"application/sparql-{operation}"
    if request.method == "POST" and request.mimetype not in {FORM, direct}:
        raise UnsupportedMediaType(f"POST the {operation} as {direct}, or as the field “{operation}” of {FORM}.")
    parameters = parameters or Parameters()
    texts = parameters.all(operation)
    if request.mimetype == direct:
        texts += (_decoded(request.get_data(), "body"),)
    if len(texts) != 1:
        raise BadRequest(f"The request holds {len(texts)} times “{operation}”. Send the text of one {operation} in it.")
    return texts[0], parameters


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    text = _decoded(encoded, "request")
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except UnicodeDecodeError:
        raise BadRequest("A parameter is not UTF-8. Encode its text in UTF-8 before percent-encoding it.") from None
    except ValueError:
        raise BadRequest(f"The request has more than {_MOST} parameters. Send fewer.") from None


def _decoded(encoded: bytes, what: str) -> str:
    try:
        return encoded.decode()
    except UnicodeDecodeError as error:
        raise BadRequest(f"The {what} is not UTF-8: byte {error.start} is not part of a character.") from None
