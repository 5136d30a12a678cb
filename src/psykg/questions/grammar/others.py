"""Things that are named together: “the other phases” are all but the one that is named, “the two methods” are both."""

from collections.abc import Collection, Iterable

from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.turns import turn
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import tokens

_BOTH, _MOST = 2, 6
"""How many of a kind can be told one by one."""


def one_by_one(text: str, reader: Reader) -> str:
    """The text with the names of the others in their place; as it is where they are many, or not told apart."""
    match = turn("others").fullmatch(text)
    for kind in reader.whole(match["kind"], Role.KIND) if match else ():
        members = _members(kind.iri, reader)
        named = _named(f"{match['front']} {match['back']}", members, reader) if match else ()
        if match and len(named) == 1:
            others = [label for iri, label in members.items() if iri not in named]
            return f"{match['front']} {_together(others)}{match['back']}"
    return text


def both_by_name(text: str, reader: Reader) -> str:
    """The text with “the two methods” by their names, if it is about something of which there are two.

    Not where it asks for them.
    """
    match, varieties = turn("both").fullmatch(text), reader.background.varieties
    if not match or len(varieties) != _BOTH:
        return text
    kinds = {meaning.iri for meaning in reader.whole(match["kind"], Role.KIND)}
    if not all(kinds & reader.schema.kinds_of(iri) for iri in varieties):
        return text
    names = _together([reader.schema.index.thing(iri).label for iri in varieties])
    names = f"{match['both']} {names}" if match["both"] else names
    return f"{match['front']} {names}{match['back']}".strip()


def rivals(iri: str, reader: Reader) -> list[str]:
    """What there is beside a thing: the other forms of what the text is about, or the few others of its kind."""
    if iri in reader.background.varieties:
        members: Iterable[str] = reader.background.varieties
    else:
        members = {each for kind in reader.schema.index.kinds(iri) for each in _members(kind, reader)}
    return sorted(each for each in members if each != iri)


def _together(labels: Iterable[str]) -> str:
    return " and ".join(sorted(" ".join(tokens(label)) for label in labels))


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
