"""What XML can write: pyoxigraph puts down any character and any name of a predicate."""

from xml.parsers.expat import ExpatError, ParserCreate

from psykg.errors import UnknownFormatError

_NAMELESS = b"<oxprefix: "
"""How pyoxigraph writes a predicate whose IRI does not end in a name."""


def check_well_formed(body: bytes, media_type: str) -> None:
    """Raises `UnknownFormatError` where XML has no way to write the result: control characters, names of predicates."""
    if media_type.endswith("+xml") and (_NAMELESS in body or not _well_formed(body)):
        raise UnknownFormatError(
            "The result holds a character that XML cannot write, or a predicate that it cannot name. "
            "Ask for another format."
        )


def _well_formed(document: bytes) -> bool:
    try:
        return bool(ParserCreate().Parse(document, True))
    except ExpatError:
        return False
