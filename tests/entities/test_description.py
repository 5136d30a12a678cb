"""What `describe` tells of a thing, on a small graph where everything can be counted."""

import pytest

from psykg.engine import Engine, Triples
from psykg.entities.description import Description, describe, graph_of
from psykg.entities.index import Index
from psykg.entities.terms import Statement, Thing
from psykg.vocabulary import DCTERMS, OWL, PSYKG


@pytest.fixture
def crocus(garden: Engine, index: Index) -> Description:
    return describe(garden, "crocus", index)


def told(statement: Statement) -> str:
    verb = f"NOT {statement.relation.label}" if statement.denied else statement.relation.label
    return f"{statement.subject.label} {verb} {statement.value.label}"


def outgoing(description: Description) -> list[str]:
    return [told(statement) for group in description.outgoing for statement in group.statements]


def test_a_concept_has_its_label_definition_and_other_labels_but_not_the_hidden_ones(crocus: Description) -> None:
    assert crocus.thing == Thing(PSYKG + "crocus", "crocus", "crocus")
    assert [(text.role.label, text.text) for text in crocus.texts] == [("definition", "A flower that comes early.")]
    assert crocus.alternatives == ("spring crocus",)


def test_the_kind_stays_visible_beside_a_defined_class_that_follows(crocus: Description) -> None:
    assert [(s.value.label, s.inferred) for s in crocus.kinds] == [("plant", False), ("plant of spring", True)]


def test_a_statement_said_in_two_claims_is_told_once_with_both(crocus: Description) -> None:
    flowering = next(group.statements for group in crocus.outgoing if group.relation.label == "flowers in")
    assert [told(s) for s in flowering] == ["crocus flowers in spring"]
    said = [(c.sentence.label, c.modality.label) for c in flowering[0].claims if c.sentence and c.modality]
    assert said == [("p1s2", "usually"), ("p1s10", "always")]
    assert not flowering[0].inferred


def test_a_statement_is_told_from_the_side_of_the_thing_described(garden: Engine, index: Index) -> None:
    assert outgoing(describe(garden, "spring", index)) == [
        "spring is the flowering time of crocus",
        "spring is the time of tulip",
    ]


def test_a_symmetric_relation_is_told_once_and_counts_as_stated(crocus: Description) -> None:
    (neighbour,) = next(group.statements for group in crocus.outgoing if group.relation.label == "is a neighbour of")
    assert told(neighbour) == "crocus is a neighbour of tulip"
    assert not neighbour.inferred
    assert [c.thing.name for c in neighbour.claims] == ["claim/p1s10-1"]


def test_what_follows_only_in_wider_words_is_not_repeated(crocus: Description) -> None:
    assert "crocus grows in spring" not in outgoing(crocus)


def test_what_follows_and_is_new_is_told_and_marked(garden: Engine, index: Index) -> None:
    (growing,) = next(
        group.statements for group in describe(garden, "tulip", index).outgoing if group.relation.label == "grows in"
    )
    assert told(growing) == "tulip grows in spring"
    assert growing.inferred
    assert growing.claims == ()


def test_a_relation_without_an_inverse_is_told_as_incoming(crocus: Description) -> None:
    incoming = [told(s) for group in crocus.incoming for s in group.statements]
    assert incoming == ["<script>alert(1)</script> resembles crocus", "tulip resembles crocus"]


def test_a_denial_is_told_as_one_with_its_sentence(crocus: Description) -> None:
    (denial,) = crocus.denials
    assert told(denial) == "crocus NOT grows in winter"
    assert [c.sentence.label for c in denial.claims if c.sentence] == ["p1s2"]


def test_a_denial_is_told_on_the_pages_of_all_it_speaks_of(garden: Engine, index: Index) -> None:
    assert [len(describe(garden, name, index).denials) for name in ("winter", "growsIn", "tulip")] == [1, 1, 0]


def test_a_number_is_told_with_its_unit(crocus: Description) -> None:
    assert "crocus max value 15 centimetres" in outgoing(crocus)


def test_a_sentence_tells_its_claims_with_statements_and_denials(garden: Engine, index: Index) -> None:
    sentence = describe(garden, "p1s2", index)
    assert [(text.role.label, text.text) for text in sentence.texts] == [("paraphrase", "On early flowers.")]
    (saying,) = sentence.sayings
    assert (saying.thing.name, saying.modality and saying.modality.label) == ("claim/p1s2-1", "usually")
    assert [told(s) for s in saying.statements] == [
        "crocus flowers in spring",
        "crocus max value 15 centimetres",
        "crocus NOT grows in winter",
    ]
    assert sentence.incoming == ()


def test_a_sentence_tells_what_is_answered_by_yes_or_no_of_its_claims(garden: Engine, index: Index) -> None:
    sayings = [describe(garden, name, index).sayings[0] for name in ("p1s2", "p1s10")]
    assert [[told(s) for s in saying.remarks] for saying in sayings] == [["p1s2-1 is exhaustive no"], []]


def test_sentences_follow_one_another_in_reading_order_across_paragraphs(garden: Engine, index: Index) -> None:
    around = [describe(garden, name, index) for name in ("p1s2", "p1s10", "p2s1")]
    names = [(d.previous and d.previous.name, d.following and d.following.name) for d in around]
    assert names == [(None, "p1s10"), ("p1s2", "p2s1"), ("p1s10", None)]


def test_a_claim_tells_what_it_says_and_where(garden: Engine, index: Index) -> None:
    claim = describe(garden, "claim/p1s2-1", index)
    assert "p1s2-1 source p1s2" in outgoing(claim)
    assert len(claim.sayings[0].statements) == 3
    assert claim.denials == ()


def test_a_claim_begins_with_what_it_says_most_of(garden: Engine, index: Index) -> None:
    (saying,) = describe(garden, "p1s10", index).sayings
    assert [s.subject.label for s in saying.statements] == ["tulip", "tulip", "crocus"]


def test_a_modality_tells_the_claims_made_with_it(garden: Engine, index: Index) -> None:
    (group,) = describe(garden, "usually", index).incoming
    assert group.relation.label == "modality"
    assert [s.subject.name for s in group.statements] == ["claim/p1s2-1"]


def test_a_class_tells_its_place_in_the_schema_and_its_members(garden: Engine, index: Index) -> None:
    plant = describe(garden, "Plant", index)
    facets = {f.heading: [step.label for run in f.runs for step in run] for f in plant.facets}
    assert facets == {
        "narrower than": ["concept"],
        "wider than": ["plant of spring"],
        "relations from it": ["grows in"],
    }
    assert [s.subject.label for s in plant.members] == ["Café rose", "crocus", "tulip"]


def test_a_relation_tells_its_ends_inverse_chain_and_uses(garden: Engine, index: Index) -> None:
    grows = describe(garden, "growsIn", index)
    facets = {f.heading: [[step.label for step in run] for run in f.runs] for f in grows.facets}
    assert facets == {
        "wider than": [["flowers in"]],
        "from (domain)": [["plant"]],
        "to (range)": [["season"], ["tool"]],
        "inverse": [["is the time of"]],
        "follows from the steps": [["is a neighbour of", "grows in"]],
    }
    assert [told(s) for s in grows.uses] == ["crocus grows in spring", "tulip grows in spring"]


def test_a_characteristic_of_a_relation_is_told_in_words(garden: Engine, index: Index) -> None:
    facets = {f.heading: f.runs for f in describe(garden, "isNeighbourOf", index).facets}
    assert [step.label for run in facets["characteristics"] for step in run] == ["symmetric"]


def test_a_thing_of_another_namespace_is_described_by_its_iri(garden: Engine, index: Index) -> None:
    hostile = describe(garden, "https://example.org/hostile", index)
    assert hostile.thing.label == "<script>alert(1)</script>"
    assert "crocus" in [s.value.label for group in hostile.outgoing for s in group.statements]


def as_text(triples: Triples) -> list[tuple[str, str, str]]:
    return [(str(t.subject), t.predicate.value, str(t.object)) for t in triples]


def test_as_rdf_a_stated_triple_carries_its_sentences_and_an_inferred_one_none(garden: Engine, index: Index) -> None:
    triples = as_text(graph_of(garden, "tulip", index))
    axioms = {s for s, p, _ in triples if p == OWL + "annotatedSource"}
    annotated = {o for s, p, o in triples if s in axioms and p == OWL + "annotatedProperty"}
    assert annotated == {f"<{PSYKG}isNeighbourOf>", f"<{PSYKG}resembles>"}
    assert {o for s, p, o in triples if s in axioms and p == DCTERMS + "source"} == {f"<{PSYKG}p1s10>"}
    assert PSYKG + "growsIn" in {p for _, p, _ in triples}


def test_as_rdf_a_denial_carries_its_sentence(garden: Engine, index: Index) -> None:
    triples = as_text(graph_of(garden, "winter", index))
    (denial,) = {s for s, p, _ in triples if p == OWL + "targetIndividual"}
    assert {o for s, p, o in triples if s == denial and p == DCTERMS + "source"} == {f"<{PSYKG}p1s2>"}


def test_as_rdf_a_class_comes_with_its_definition_by_restrictions(garden: Engine, index: Index) -> None:
    predicates = {p for _, p, _ in as_text(graph_of(garden, "SpringPlant", index))}
    assert {OWL + "intersectionOf", OWL + "onProperty", OWL + "hasValue"} <= predicates


def test_as_rdf_a_sentence_comes_with_what_it_says(garden: Engine, index: Index) -> None:
    assert PSYKG + "flowersIn" in {p for _, p, _ in as_text(graph_of(garden, "p1s2", index))}


def test_as_rdf_nothing_comes_that_does_not_concern_the_thing(garden: Engine, index: Index) -> None:
    spade = as_text(graph_of(garden, "spade", index))
    assert {s for s, _, _ in spade} == {f"<{PSYKG}spade>"}
    assert len(spade) == 2
