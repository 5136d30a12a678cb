"""What its parts tell together: “someone in that therapy gets distressed” names the distress during the therapy."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from psykg.questions.grammar.chart import Parting, Phrase
from psykg.questions.graph.background import Compound
from psykg.questions.words.function_words import ARTICLES, AUXILIARIES, COORDINATORS, DURING, PREPOSITIONS, SOMEBODY
from psykg.questions.words.meaning import Meaning, Role

_TOLD = 0.1
_JOINING = (ARTICLES | AUXILIARIES | DURING | PREPOSITIONS | SOMEBODY) - COORDINATORS


def compounded(parting: Parting, compounds: Iterable[Compound]) -> Iterator[Parting]:
    """The parting with the phrases that name the parts of a compound made one phrase, which names the compound."""
    for compound in compounds:
        for start, first in enumerate(parting.phrases):
            if _part_of(compound, first) and (end := _end(parting.phrases[start:], compound)):
                yield _joined(parting, start, start + end, compound)


def _end(phrases: tuple[Phrase, ...], compound: Compound) -> int:
    """After how many phrases all parts have been named, with nothing else between them; 0 if they are not."""
    left = set(compound.parts)
    for place, phrase in enumerate(phrases, start=1):
        named = _part_of(compound, phrase)
        if not named and phrase.text not in _JOINING:
            return 0
        left -= named
        if not left:
            return place
    return 0


def _part_of(compound: Compound, phrase: Phrase) -> set[str]:
    """Which part of the compound, or whose, the phrase names."""
    return {meaning.iri for meaning in phrase.of(Role.CONCEPT)} & (compound.parts | compound.owners)


def _joined(parting: Parting, start: int, end: int, compound: Compound) -> Parting:
    before, parts, after = parting.phrases[:start], parting.phrases[start:end], parting.phrases[end:]
    named = [phrase for phrase in parts if phrase.meanings]
    text = " ".join(phrase.text for phrase in parts)
    meaning = Meaning(Role.CONCEPT, compound.whole, _TOLD)
    whole = Phrase(parts[0].start, parts[-1].end, text, (meaning,))
    # It costs as much as one phrase does.
    return replace(parting, cost=parting.cost - (len(named) - 1), phrases=(*before, whole, *after))
