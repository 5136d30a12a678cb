"""`/update`: SPARQL 1.1 Protocol, section 2.2."""

from http import HTTPStatus

from flask import Blueprint, Response, request

from psykg.service.authorization import check_writable
from psykg.service.current import departure, writer
from psykg.service.parameters import text_of

blueprint = Blueprint("update", __name__)


@blueprint.post("/update", strict_slashes=False)
def update() -> Response:
    """204 when the update is done and on disk. Nothing of it is done where there is an error."""
    check_writable()
    text, parameters = text_of("update")
    writer().update(
        text,
        base=request.base_url,
        using=parameters.dataset("using-graph-uri", "using-named-graph-uri"),
        seconds=parameters.seconds(),
        departure=departure(),
    )
    return Response(status=HTTPStatus.NO_CONTENT)
