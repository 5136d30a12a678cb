from collections.abc import Callable
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from psykg.knowledge.turtle import sorted_turtle
from psykg.vocabulary import PREFIXES, PSYKG

Reading = Callable[[str], list[Quad]]
IRIS = st.builds(
    lambda base, name: NamedNode(base + name),
    st.sampled_from([*PREFIXES.values(), "https://example.org/"]),
    st.from_regex(r"[A-Za-z0-9_./-]{0,8}", fullmatch=True),
)
VALUES = st.one_of(
    IRIS,
    st.builds(Literal, st.text(st.characters(exclude_categories=["Cs"]))),
    st.builds(Literal, st.integers()),
    st.builds(lambda text: Literal(text, language="en"), st.text(alphabet='a"\\\n é')),
)


def test_each_statement_has_a_line_and_each_subject_a_block(turtle: Reading) -> None:
    triples = [quad.triple for quad in turtle(':b :p :c ; a :K . :a-1 :p "x"@en , <https://example.org/> .')]
    assert sorted_turtle(triples, "No comment.") == (
        "# No comment.\n"
        "@prefix psykg: <https://w3id.org/psykg/> .\n"
        "\n"
        "psykg:a-1\n"
        '    psykg:p "x"@en ;\n'
        "    psykg:p <https://example.org/> ;\n"
        ".\n"
        "\n"
        "psykg:b\n"
        "    a psykg:K ;\n"
        "    psykg:p psykg:c ;\n"
        ".\n"
    )


@given(st.sets(st.builds(Triple, IRIS, IRIS, VALUES)))
def test_what_is_written_reads_back_the_same(triples: set[Triple]) -> None:
    text = sorted_turtle(triples, "Written by a test.")
    assert {quad.triple for quad in parse(text, format=RdfFormat.TURTLE)} == triples


@given(st.sets(st.integers(0, 30)), st.integers())
def test_the_text_does_not_depend_on_the_order_of_the_triples(numbers: set[int], seed: int) -> None:
    triples = [Triple(NamedNode(f"{PSYKG}n{n % 5}"), NamedNode(PSYKG + "p"), Literal(n)) for n in numbers]
    shuffled = Random(seed).sample(triples, len(triples))  # noqa: S311 nothing secret about an order
    assert sorted_turtle(triples, "") == sorted_turtle(shuffled, "")
