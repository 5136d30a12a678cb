"""What a clause asks for: by a noun, or by the question word alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from psykg.questions.grammar.chart import Parting, Phrase
from psykg.questions.grammar.clause import EXTREMES, Clause, Slot
from psykg.questions.grammar.objects import OF_WHAT, left, objects
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.requests import HOW_MANY, Request
from psykg.questions.graph.links import ANSWER, Link, Term
from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import (
    ARTICLES,
    AUXILIARIES,
    BOUND,
    FUNCTION_WORDS,
    PREPOSITIONS,
    RELATIVE,
)
from psykg.questions.words.keys import key_of
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.meaning import Meaning, Role
from psykg.questions.words.spelling import lemma


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the term, where it stands, and the relations that its noun or question word stands for.

    `bound`: only what such a relation leads to is an answer.
    """

    term: Term
    place: int
    nouns: tuple[Meaning, ...] = ()
    questions: tuple[Meaning, ...] = ()
    text: str = ""
    bound: bool = False

    @property
    def named_by_relation(self) -> bool:
        """Whether a noun that stands for a relation, and for no kind, says what is asked for."""
        return bool(self.nouns) and not self.term.kinds

    def is_along(self, link: Link, schema: Schema) -> bool:
        """Whether a link leads to what is asked for along one of the relations of the question word."""
        return leads_along(self.questions, self.term, link, schema)


def leads_along(meanings: Iterable[Meaning], answer: Term, link: Link, schema: Schema) -> bool:
    """Whether a link leads to the answer along one of the relations, told from whichever side."""
    ahead = {meaning.iri for meaning in meanings}
    back = {inverse for relation in ahead if (inverse := schema.inverse(relation))}
    return (link.relation in ahead and link.value == answer) or (link.relation in back and link.subject == answer)


def answer_term(kinds: frozenset[str] = frozenset()) -> Term:
    """The term that is asked for."""
    return Term(ANSWER, kinds=kinds)


def asked_for(request: Request, parting: Parting, clause: Clause, reader: Reader) -> Iterator[tuple[Asked, Clause]]:
    """What may be asked for in a clause, and the clause without it.

    A noun that names it stands first, or last in a phrase without a verb (“supportive therapy goals”); adjectives may
    come before it. Without a noun the question word alone says what is asked for.
    """
    questions, kinds = _question(request, parting, reader.lexicon)
    slots = clause.slots
    if slots and slots[0].start == 0 and lemma(slots[0].text) == "do" and request.word != "who":
        return
    for place in _noun_places(request, parting, clause):
        slot, nouns = slots[place], _nouns_of(slots[place], parting)
        # “The two methods” need not be all the therapies that there are.
        if slot.role is Role.NOUN and (kinds_of := _kinds_of(slot, parting)) and not request.counted:
            nouns = tuple(noun for noun in nouns if not _leads_to(noun, kinds_of, reader.schema))
            if not nouns:
                continue
        rest = replace(clause, slots=(*slots[:place], *slots[place + 1 :]))
        kind = frozenset(meaning.iri for meaning in slot.meanings if slot.role is Role.KIND)
        nouns = (*nouns, *objects(request, parting, rest, reader)) if kind else nouns
        yield Asked(answer_term(kind), slot.start if place == 0 else -1, nouns, questions, slot.text), rest
    if among := _among(request, parting, clause, reader.schema):
        rest = replace(clause, slots=slots[1:])
        nouns = objects(request, parting, rest, reader)
        yield Asked(among, slots[0].start, nouns, questions, slots[0].text), rest
    if nouns := objects(request, parting, clause, reader):
        yield Asked(answer_term(), -1, nouns, text=request.word), clause
    if request.word != "list" and not _names_noun(request, parting, clause):
        for kind in [*kinds, *([frozenset[str]()] if questions or not kinds else [])]:
            told = request.word in BOUND or request.word.startswith(HOW_MANY)
            bound = not kind and (told or bool(kinds))
            yield Asked(answer_term(kind), -1, questions=questions, text=request.word, bound=bound), clause


def _among(request: Request, parting: Parting, clause: Clause, schema: Schema) -> Term | None:
    """What is asked for by the name of a concept: one of those that the name stands for, or a form of one."""
    if not _names_concept(request, parting, clause):
        return None
    start = clause.slots[0].start
    found = next(phrase.of(Role.CONCEPT, Role.HEAD) for phrase in parting.phrases if phrase.start == start)
    # Each meaning makes a clause of its own; the first speaks for all.
    if clause.slots[0].meanings[0] != found[0] or len(clause.slots) == 1:
        return None
    iris = tuple(dict.fromkeys(meaning.iri for meaning in found))
    kinds = frozenset[str]().union(*(schema.index.kinds(iri) for iri in iris))
    return Term(ANSWER, kinds=kinds, among=iris)


def _names_concept(request: Request, parting: Parting, clause: Clause) -> bool:
    """Whether a concept stands where the noun would that says what is asked for: “which insight is gained?”."""
    first = clause.slots[0] if clause.slots else None
    if request.word not in OF_WHAT or not first or first.prepositions:
        return False
    if first.role is Role.CONCEPT and request.word == "list" and lemma(first.text) == first.text:
        return False
    # “Arrangements are discussed” may be the name of an activity, and is no name of arrangements.
    if first.role not in (Role.CONCEPT, Role.HEAD) or AUXILIARIES & set(first.text.split()):
        return False
    return all(phrase.text in ARTICLES for phrase in parting.phrases if phrase.end <= first.start)


def _nouns_of(slot: Slot, parting: Parting) -> tuple[Meaning, ...]:
    """The relations that the noun stands for, in whichever role it is."""
    return next(phrase.of(Role.NOUN) for phrase in parting.phrases if phrase.start == slot.start)


def _kinds_of(slot: Slot, parting: Parting) -> frozenset[str]:
    kinds = next(phrase.of(Role.KIND) for phrase in parting.phrases if phrase.start == slot.start)
    return frozenset(kind.iri for kind in kinds)


def _leads_to(noun: Meaning, kinds: frozenset[str], schema: Schema) -> bool:
    """Whether what the relation leads to can be of the kinds that the noun stands for as well."""
    return schema.allows(noun.iri, Term(), answer_term(kinds))


def _names_noun(request: Request, parting: Parting, clause: Clause) -> bool:
    """Whether the question says by a noun what it asks for, so that nothing else can answer it."""
    if request.word not in OF_WHAT or _is_stranded(request, parting):
        return False
    if request.word == "which" and (_names_concept(request, parting, clause) or _is_swallowed(clause)):
        return True
    first = next((slot for slot in clause.slots if slot.role is not Role.ADJECTIVE), None)
    named = {phrase.start for phrase in parting.phrases if phrase.of(Role.KIND, Role.NOUN)}
    return first is not None and first.start in named and _leads(parting, first.start)


def _is_swallowed(clause: Clause) -> bool:
    """Whether the noun went into the name of something that is done: “which feelings are understood …”."""
    first = clause.slots[0] if clause.slots else None
    words = first.text.split() if first and first.start == 0 and first.role is Role.CONCEPT else []
    return not AUXILIARIES.isdisjoint(words[1:])


def _noun_places(request: Request, parting: Parting, clause: Clause) -> list[int]:
    """Where the noun can stand that names what is asked for."""
    slots = clause.slots
    if request.owner or request.word not in (*OF_WHAT, "who"):
        return []
    first = next((i for i, slot in enumerate(slots) if slot.role is not Role.ADJECTIVE), None)
    begun = parting.phrases[0].text if parting.phrases else ""
    if request.word == "who" and (begun not in AUXILIARIES or (first == 0 and not slots[0].start)):
        return []  # “Who ends treatment?” does not ask for ends, nor “who tries therapy?” for therapies.
    if _is_stranded(request, parting):
        return []
    places = []
    if first is not None and slots[first].role in (Role.KIND, Role.NOUN) and _leads(parting, slots[first].start):
        places.append(first)
    if first == 0 and len(slots) > 1 and _is_owned(slots[0], slots[1], parting):
        places.append(1)
    last = len(slots) - 1
    # “Wishes that bring people to therapy” does not ask for therapies.
    told = not RELATIVE.isdisjoint(phrase.text for phrase in parting.phrases)
    ends = last > 1 and slots[last].role in (Role.KIND, Role.NOUN) and not slots[last].prepositions and not told
    if request.word == "list" and ends and last not in places:
        places.append(last)
    return places


def _is_stranded(request: Request, parting: Parting) -> bool:
    """Whether it is asked for what a verb and its preposition lead to: “what is medication used for in therapy?”."""
    if request.word != "what" or len(parting.phrases) <= 1 or parting.phrases[0].text not in AUXILIARIES:
        return False
    return any(_is_left_open(parting.phrases, place) for place in range(1, len(parting.phrases)))


def _is_left_open(phrases: Sequence[Phrase], place: int) -> bool:
    """Whether a preposition that belongs to a verb ends here, and nothing follows that it could lead to."""
    here, behind = phrases[place], phrases[place + 1 :]
    open_end = not behind or (behind[0].text.split()[0] in PREPOSITIONS and len(behind) > 1)
    verb = phrases[place - 1] if here.text in PREPOSITIONS else here
    return open_end and here.text.split()[-1] in PREPOSITIONS and bool(verb.of(Role.VERB))


def _is_owned(owner: Slot, noun: Slot, parting: Parting) -> bool:
    """“the therapist's tasks”, “therapy has phases”: a concept, and after it a noun."""
    inner = [phrase for phrase in parting.phrases if owner.start < phrase.start < noun.start]
    between = [phrase for phrase in inner if lemma(phrase.text) != "have" or phrase.meanings]
    if any(lemma(phrase.text) == "do" for phrase in parting.phrases if phrase.end <= owner.start):
        return False
    return owner.role is Role.CONCEPT and noun.role in (Role.KIND, Role.NOUN) and not between


def _leads(parting: Parting, start: int) -> bool:
    """Whether nothing with a meaning of its own, and no preposition, comes before the noun, but adjectives."""
    before = [phrase for phrase in parting.phrases if phrase.end <= start]
    if any(phrase.text in AUXILIARIES and lemma(phrase.text) != "be" for phrase in before):
        return False
    return all(
        phrase.of(Role.ADJECTIVE, *EXTREMES)
        or (phrase.text in FUNCTION_WORDS and phrase.text not in PREPOSITIONS - {"of"})
        or phrase.text.isdecimal()
        for phrase in before
    )


def _question(request: Request, parting: Parting, lexicon: Lexicon) -> tuple[tuple[Meaning, ...], list[frozenset[str]]]:
    """The relations that a question word asks along, and the kinds that it asks for.

    A preposition may belong to it: “with whom do they discuss it”, “whom do they discuss it with”.
    """
    behind = "whom" if request.word == "who" else request.word
    words = [request.word, *(f"{each} {behind}" for each in left(request, parting))]
    meanings = [each for word in words for each in lexicon.meanings(key_of(word)) if each.role is Role.QUESTION]
    # “Whose” asks for who has something, and for that alone.
    owning = {meaning.iri for meaning in lexicon.meanings(key_of("whose"))} if request.owner else None
    relations = tuple(
        meaning
        for meaning in meanings
        if not lexicon.is_kind(meaning.iri) and (owning is None or meaning.iri in owning)
    )
    kinds = frozenset(meaning.iri for meaning in meanings if lexicon.is_kind(meaning.iri))
    return relations, ([kinds] if kinds else [])
