"""What is asked for by a word that stands in its name: “which reasons have to do with work?”."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading
from psykg.questions.graph.links import Link, Term
from psykg.questions.words.meaning import Role

_BY_WORD = 0.5


def with_words(reading: Reading, words: Sequence[str], reader: Reader) -> Iterator[Reading]:
    """The reading, of what has one of the words in its label only; none where nothing that it asks for has."""
    old = reading.answer
    if old is None or old.among or reading.excluded:
        return
    named = sorted(frozenset[str]().union(*(_named(word, reader) for word in words)))
    among = tuple(iri for iri in named if _can_be(iri, old, reading.links, reader))
    if among:
        new = old._replace(among=among)
        links = tuple(link.with_term(old, new) for link in reading.links)
        yield replace(reading, answer=new, links=links, words=tuple(words)).dearer(_BY_WORD)


def _named(word: str, reader: Reader) -> frozenset[str]:
    """What has the word in its label; of several words, what they name."""
    if " " in word:
        return frozenset(meaning.iri for meaning in reader.whole(word, Role.CONCEPT))
    return reader.lexicon.worded(word)


def _can_be(iri: str, term: Term, links: Sequence[Link], reader: Reader) -> bool:
    """Whether the thing can be what the term stands for, by its kinds and by what the links join."""
    kinds = reader.schema.kinds_of(iri)
    if term.kinds and not term.kinds & kinds:
        return False
    own = (link.with_term(term, Term(iris=(iri,), kinds=kinds)) for link in links)
    return all(reader.schema.allows(link.relation, link.subject, link.value) for link in own)
