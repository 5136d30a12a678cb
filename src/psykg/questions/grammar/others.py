"""“The other phases” are all there are of the kind but the one that is named."""

from collections.abc import Collection

from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.turns import turn
from psykg.questions.words.lexicon import Role
from psykg.questions.words.spelling import tokens

_MOST = 6
"""How many of a kind can be told one by one."""


def one_by_one(text: str, reader: Reader) -> str:
    """The text with the names of the others in their place; as it is where they are many, or not told apart."""
    match = turn("others").fullmatch(text)
    for kind in reader.whole(match["kind"], Role.KIND) if match else ():
        members = _members(kind.iri, reader)
        named = _named(f"{match['front']} {match['back']}", members, reader) if match else ()
        if match and len(named) == 1:
            others = sorted(" ".join(tokens(label)) for iri, label in members.items() if iri not in named)
            return f"{match['front']} {' and '.join(others)}{match['back']}"
    return text


def _members(kind: str, reader: Reader) -> dict[str, str]:
    """What there is of a kind, by IRI, with its labels; nothing where that is much."""
    index = reader.schema.index
    if index.count(kind) > _MOST:
        return {}
    return {iri: index.thing(iri).label for iri in index if kind in reader.schema.kinds_of(iri)}


def _named(text: str, members: Collection[str], reader: Reader) -> frozenset[str]:
    """Which of the members a text names."""
    concepts = (phrase.of(Role.CONCEPT) for parting in reader.partings(text)[:1] for phrase in parting.phrases)
    return frozenset(meaning.iri for found in concepts for meaning in found if meaning.iri in members)
