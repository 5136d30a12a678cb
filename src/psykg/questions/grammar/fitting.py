"""Which links the kinds of their ends and the statements of the graph leave possible."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import combinations

from psykg.questions.graph.links import ANSWER, TRUE, Link, Term, ends
from psykg.questions.graph.presence import Presence
from psykg.questions.graph.schema import Schema

_REMEMBERED = 2_000
"""How many links are kept in mind: a question tries the same ones again and again."""


class Fitting:
    """Tells what fits together."""

    def __init__(self, schema: Schema, presence: Presence) -> None:
        self._schema, self._presence = schema, presence

    @cached_property
    def fits(self) -> Callable[[Term, str, Term], bool]:
        """Whether the kinds allow the link, and something is said of one end or the other with this relation."""
        return lru_cache(_REMEMBERED)(self._fits)

    def _fits(self, subject: Term, relation: str, value: Term) -> bool:
        return self._schema.allows(relation, subject, value) and self._is_told(subject, relation, value)

    def _is_told(self, subject: Term, relation: str, value: Term) -> bool:
        """Whether the graph has the relation at an end that is given; where both are, one is enough for a no."""
        if subject == TRUE:
            return False  # Of a yes nothing is said.
        if value.is_text:
            return self._presence.has(value.iris[0], relation, "value")
        if (
            value == TRUE
            or not (subject.known or value.known)
            or (value.known and self._schema.is_functional(relation))
        ):
            return True
        if (subject.known and value.known) or self._schema.is_transitive(relation):
            return any(self._presence.knows(iri, relation) for iri in (*subject.iris, *value.iris))
        given, end = (subject, "subject") if subject.known else (value, "value")
        return any(self._presence.has(iri, relation, end) for iri in given.iris)

    def is_done(self, actor: Term, relation: str, deed: Term) -> bool:
        """Whether each is known to stand in the relation at its end; of what is asked for its kind must allow it."""
        if not self._presence.has(deed.iris[0], relation, "value"):
            return False
        if actor.known:
            return self._presence.has(actor.iris[0], relation, "subject")
        return bool(actor.kinds) and self._schema.allows(relation, actor, deed)

    def either_way(self, relation: str) -> set[str]:
        """The relation and, if it has one, that which tells the same from the other side."""
        return {relation, self._schema.inverse(relation) or relation}

    def canonical(self, link: Link) -> tuple[object, ...]:
        """The same for a link and its inverse."""
        turned = self._schema.inverse(link.relation)
        if turned and turned < link.relation:
            return (link.value, turned, link.subject)
        return (link.subject, link.relation, link.value)

    def agree(self, links: Sequence[Link]) -> bool:
        """Whether whatever is not named can be of the kinds that all its links ask for."""
        sides: dict[Term, list[tuple[str, str]]] = defaultdict(list)
        for link in links:
            for term, side in ((link.subject, "domain"), (link.value, "range")):
                if not term.known:
                    sides[term].append((link.relation, side))
        return all(self._schema.meet(one, other) for found in sides.values() for one, other in combinations(found, 2))

    def without_echoes(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """The links without those that only say that there is something where another link says what."""
        told = tuple(dict.fromkeys(links))
        if all(end.known or end.name == ANSWER for end in ends(told)):
            return told
        return tuple(link for link in told if not self._is_echo(link, told))

    def _is_echo(self, link: Link, links: Sequence[Link]) -> bool:
        """Whether a link leaves open, and nothing else speaks of, what another link with its relation names."""
        others = [each for each in links if each != link]
        same = [each for each in others if self.canonical(each)[1] == self.canonical(link)[1]]
        for end, other in ((link.subject, link.value), (link.value, link.subject)):
            named = end.known or end.kinds or end.name == ANSWER
            told = any(end in (each.subject, each.value) for each in others)
            if not (named or told) and any(other in (each.subject, each.value) for each in same):
                return True
        return False
