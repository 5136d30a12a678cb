"""IRIs as people read them: shortened by a prefix (`psykg:insight`), or as the words that they are made of."""

import re

from psykg.vocabulary import PREFIXES

_NAMESPACES = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))
"""Each prefix with its namespace, the longest namespace first."""

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BETWEEN_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])[-_](?=[A-Za-z])")
_CAPITAL_OF_A_WORD = re.compile(r"\b[A-Z](?=[a-z])")


def with_curies(text: str) -> str:
    """The text with every known namespace in it shortened to its prefix."""
    for prefix, namespace in _NAMESPACES:
        text = text.replace(namespace, f"{prefix}:")
    return text


def curie(iri: str) -> str | None:
    """The prefixed name of the IRI as Turtle has it; None where no known namespace leaves a plain local name."""
    for prefix, namespace in _NAMESPACES:
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return None


def words_of(iri: str) -> str:
    """What to call an IRI that has no label: the words of its last part ("TransitiveProperty": "transitive property").

    Numbers and abbreviations stay as they are: `p3s2-1`, `DSM`.
    """
    name = re.split(r"[/#:]", iri.rstrip("/#:"))[-1] or iri
    words = _BETWEEN_WORDS.sub(" ", name)
    return _CAPITAL_OF_A_WORD.sub(lambda capital: capital[0].lower(), words)
