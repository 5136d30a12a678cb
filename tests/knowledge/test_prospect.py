"""What rules will string together is foreseen: exactly where it is nothing else, and never more than there will be."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Triple

from psykg.errors import ClosureTooLargeError
from psykg.knowledge.held import Held
from psykg.knowledge.joining import Joins
from psykg.knowledge.prospect import Prospect
from psykg.knowledge.rule import all_rules
from psykg.knowledge.saturation import Bound, saturate
from psykg.vocabulary import PSYKG

Reading = Callable[[str], list[Quad]]
RULES = [rule for rule in all_rules() if not rule.conditional]
TRANSITIVE = ":p a owl:TransitiveProperty ."


def foreseen(turtle: Reading, text: str) -> Prospect:
    held = Held(quad.triple for quad in turtle(text))
    return Prospect(RULES, held, Joins(RULES, held).steps)


def row(relation: str, length: int) -> str:
    return " ".join(f":n{at} {relation} :n{at + 1} ." for at in range(length))


@pytest.mark.parametrize(
    ("relation", "axiom", "name"),
    [
        (":p", TRANSITIVE, PSYKG + "p"),
        ("owl:sameAs", "", "http://www.w3.org/2002/07/owl#sameAs"),
        ("rdfs:subClassOf", "", "http://www.w3.org/2000/01/rdf-schema#subClassOf"),
    ],
)
def test_the_statements_of_a_row_are_known_before_any_is_made(
    turtle: Reading, relation: str, axiom: str, name: str
) -> None:
    made = 100 * 99 // 2
    prospect = foreseen(turtle, axiom + row(relation, 100))
    assert prospect.beyond(made) is None
    assert prospect.beyond(made - 1) == NamedNode(name)


def test_in_a_circle_each_leads_to_each_and_to_itself(turtle: Reading) -> None:
    prospect = foreseen(turtle, f"{TRANSITIVE} {row(':p', 9)} :n9 :p :n0 .")
    assert prospect.beyond(10 * 10 - 10) is None
    assert prospect.beyond(10 * 10 - 11) is not None


def test_a_relation_that_is_not_transitive_makes_nothing(turtle: Reading) -> None:
    assert foreseen(turtle, row(":p", 100)).beyond(0) is None


@pytest.mark.parametrize("axiom", ["", ":p owl:inverseOf :q .", ":p a owl:SymmetricProperty ."])
def test_a_row_that_is_too_long_is_refused_with_the_relation_before_it_is_joined(turtle: Reading, axiom: str) -> None:
    read = [quad.triple for quad in turtle(f"{TRANSITIVE} {axiom} {row(':p', 10_000)}")]
    with pytest.raises(ClosureTooLargeError) as refused:
        saturate(read, all_rules(), Bound(statements=500_000))
    assert str(refused.value).startswith(
        "More than 500,000 statements follow from the data, many as psykg:p is transitive"
    )
    assert "psykg load" in str(refused.value)


@settings(max_examples=40, deadline=None)
@given(
    edges=st.sets(st.tuples(st.integers(0, 5), st.sampled_from("pqr"), st.integers(0, 5)), min_size=2, max_size=12),
    axioms=st.sets(
        st.sampled_from(
            (
                TRANSITIVE,
                ":q a owl:TransitiveProperty .",
                ":p owl:inverseOf :q .",
                ":r rdfs:subPropertyOf :p .",
                ":q a owl:SymmetricProperty .",
                ":r owl:propertyChainAxiom ( :p :q ) .",
                ":r a owl:TransitiveProperty .",
            )
        )
    ),
)
def test_what_the_bound_allows_is_never_refused(
    turtle: Reading, edges: Iterable[tuple[int, str, int]], axioms: Iterable[str]
) -> None:
    said = " ".join(f":n{one} :{relation} :n{other} ." for one, relation, other in sorted(edges))
    read: list[Triple] = [quad.triple for quad in turtle(f"{' '.join(sorted(axioms))} {said}")]
    whole = saturate(read, all_rules())
    assert saturate(read, all_rules(), Bound(statements=len(whole))) == whole
    if whole:
        with pytest.raises(ClosureTooLargeError):
            saturate(read, all_rules(), Bound(statements=len(whole) - 1))
