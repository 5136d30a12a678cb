"""Whether links make up one meaning: they hang together, say something, and ask of what is told."""

from collections.abc import Sequence

from psykg.questions.grammar.asked import Asked
from psykg.questions.grammar.attaching import Attacher
from psykg.questions.grammar.fitting import Fitting
from psykg.questions.grammar.uses import Use
from psykg.questions.graph.links import ANSWER, Link, Term, ends
from psykg.questions.words.function_words import BOUND

_MOST_LINKS, _MOST_UNNAMED = 5, 3


class Wholeness:
    """Tells readings from heaps of links."""

    def __init__(self, fitting: Fitting, attacher: Attacher) -> None:
        self._fitting, self._attacher = fitting, attacher

    def holds(self, links: Sequence[Link], uses: Sequence[Use], first: Term, asked: Asked | None) -> bool:
        """Whether the links can be meant: few enough to be looked up, and all about the first term."""
        few = len(links) <= _MOST_LINKS and len(_unnamed(links)) <= _MOST_UNNAMED
        if not few or any(_is_idle(use, links) for use in uses):
            return False
        return _hangs_together(links, first) and self._fitting.agree(links) and self._is_of_event(links, uses, asked)

    def _is_of_event(self, links: Sequence[Link], uses: Sequence[Use], asked: Asked | None) -> bool:
        """Whether what “why” or “how” asks is asked of what is told, and not only of somebody or something in it.

        “Why does the therapist listen?” is no question for what sets the therapist apart. “Why do they seek it?” is
        one for why it is sought, as the verb may say that of its object.
        """
        if not asked or asked.text not in BOUND:
            return True
        asking = [each for each in links if asked.term in (each.subject, each.value)]
        for link in asking:
            of = link.value if link.subject == asked.term else link.subject
            asks = self._fitting.either_way(link.relation)
            able = (use.link for use in uses if use.said & asks and use.link.relation not in asks)
            told = {each for each in able if each.value == of}
            others = [each for each in links if each != link and of in (each.subject, each.value) and each not in told]
            if any(each.relation == link.relation or not self._is_open(of, each) for each in others):
                return False
        return True

    def _is_open(self, term: Term, link: Link) -> bool:
        """Whether a link only names what somebody does, or the term is something that only the link tells of."""
        return self._attacher.is_done(term, link) or not (term.known or term.kinds)


def _is_idle(use: Use, links: Sequence[Link]) -> bool:
    """Whether a verb says only that there is something: “some therapy has a goal”, or what is done without a doer."""
    link = use.link
    if not use.by_verb or len(links) == 1:
        return False
    both = (link.subject, link.value)
    times = [sum(end in (other.subject, other.value) for other in links) for end in both]
    if use.is_done:
        return times[0] == 1
    named = any(end.known or end.name == ANSWER for end in both)
    return not named and min(times) == 1


def _hangs_together(links: Sequence[Link], first: Term) -> bool:
    """Whether all links are joined with the first term; without links it has to be what is asked for."""
    if not links:
        return not first.known
    reached, grown = {first}, True
    while grown:
        more = {term for link in links if {link.subject, link.value} & reached for term in (link.subject, link.value)}
        grown = not more <= reached
        reached |= more
    return all(link.subject in reached for link in links)


def _unnamed(links: Sequence[Link]) -> set[Term]:
    return {term for term in ends(links) if not term.known}
