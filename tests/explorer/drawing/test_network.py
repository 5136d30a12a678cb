"""The network of concepts: what is said between them, each statement told once."""

from collections import Counter, defaultdict
from itertools import product

import pytest
from pyoxigraph import NamedNode, Quad

from psykg.explorer.atlas import Atlas
from psykg.explorer.drawing.network import ends
from psykg.explorer.layout.labelling import room
from psykg.explorer.layout.places import shipped
from psykg.knowledge.dataset import closure_quads
from psykg.vocabulary import CONCEPT_CLASS, INFERRED_GRAPH, OWL, RDF, RDFS, SKOS
from tests.explorer.graphs import atlas_of, garden_with, iri, told, triple_of

Triple = tuple[str, str, str]

GARDEN = {
    "crocus flowersIn spring",
    "tulip growsIn spring",
    "tulip isNeighbourOf crocus",
    "tulip resembles crocus",
    "NOT crocus growsIn winter",
}


class Closure:
    """The served graph's statements between concepts as they stand in the files, and how relations hang together."""

    def __init__(self) -> None:
        self.quads = list(closure_quads())
        kinds = self._reaching(RDFS + "subClassOf")
        self.narrower = self._reaching(RDFS + "subPropertyOf")
        own = {CONCEPT_CLASS, *(kind for kind, wider in kinds.items() if CONCEPT_CLASS in wider)}
        self.concepts = {s for s, _, o in self._with(RDF + "type") if o in own}
        self.turned: dict[str, set[str]] = defaultdict(set)
        for one, _, other in self._with(OWL + "inverseOf"):
            self.turned[one].add(other)
            self.turned[other].add(one)
        for relation, _, sort in self._with(RDF + "type"):
            if sort == OWL + "SymmetricProperty":
                self.turned[relation].add(relation)
        between = [quad for quad in self.quads if self._joins(quad)]
        self.held = {side for quad in between for side in self.sides(triple_of(quad))}
        stated = {self.sides(triple_of(q)) for q in between if q.graph_name != NamedNode(INFERRED_GRAPH)}
        self.to_be_told = stated | {sides for sides in map(self.sides, self.held) if not self._repeats(sides)}

    def sides(self, triple: Triple) -> frozenset[Triple]:
        """All ways to tell the same."""
        subject, relation, value = triple
        return frozenset({triple, *((value, other, subject) for other in self.turned[relation])})

    def _repeats(self, sides: frozenset[Triple]) -> bool:
        """Whether a narrower relation holds between the same two."""
        return any(
            (subject, narrower, value) in self.held
            for subject, relation, value in sides
            for narrower, wider in self.narrower.items()
            if relation in wider and narrower not in self.narrower.get(relation, ())
        )

    def _joins(self, quad: Quad) -> bool:
        named = isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
        return named and self.concepts.issuperset(triple_of(quad)[::2])

    def _with(self, relation: str) -> list[Triple]:
        return [
            triple_of(quad)
            for quad in self.quads
            if quad.predicate.value == relation
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, NamedNode)
        ]

    def _reaching(self, relation: str) -> dict[str, set[str]]:
        reached: dict[str, set[str]] = defaultdict(set)
        for narrow, _, wide in self._with(relation):
            reached[narrow].add(wide)
        for middle, narrow in product(list(reached), list(reached)):
            if middle in reached[narrow]:
                reached[narrow] |= reached[middle]
        return reached


@pytest.fixture(scope="module")
def closure() -> Closure:
    return Closure()


def test_every_concept_of_the_graph_is_there(atlas: Atlas, closure: Closure) -> None:
    assert len(closure.concepts) > 150
    assert set(atlas.network.concepts) == closure.concepts


def test_every_statement_of_the_closure_is_told_once_from_one_side_in_its_narrowest_words(
    atlas: Atlas, closure: Closure
) -> None:
    made = [each for each in atlas.network.statements if not each.denied]
    counted = Counter(closure.sides((each.subject.iri, each.relation.iri, ends(each)[1])) for each in made)
    assert len(counted) > 300
    assert set(counted) == closure.to_be_told
    assert set(counted.values()) == {1}


def test_every_denial_between_concepts_is_told_once_as_a_denial(atlas: Atlas, closure: Closure) -> None:
    denials: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, relation, value in map(triple_of, closure.quads):
        denials[subject][relation] = value
    roles = [OWL + name for name in ("sourceIndividual", "assertionProperty", "targetIndividual")]
    wanted = [tuple(each[role] for role in roles) for each in denials.values() if roles[0] in each]
    denied = [each for each in atlas.network.statements if each.denied]
    assert sorted((each.subject.iri, each.relation.iri, ends(each)[1]) for each in denied) == sorted(wanted)
    assert all(each.claims for each in denied)


def test_only_what_is_stated_carries_claims(atlas: Atlas) -> None:
    assert all(bool(each.claims) != each.inferred for each in atlas.network.statements)


def test_the_other_side_and_wider_words_of_what_is_stated_are_left_out(garden: Atlas) -> None:
    assert sorted(map(told, garden.network.statements)) == sorted(GARDEN)


def test_a_number_is_a_value_and_joins_nothing(garden: Atlas) -> None:
    assert [told(each) for each in garden.network.values] == ["crocus schema:maxValue 15 centimetres"]
    assert garden.network.about("") == []


@pytest.mark.parametrize("side", ["psykg:spade psykg:zones psykg:winter", "psykg:winter psykg:areZonedBy psykg:spade"])
def test_what_follows_from_one_side_only_is_told_from_that_side(side: str) -> None:
    relations = "psykg:zones a owl:ObjectProperty ; owl:inverseOf psykg:areZonedBy ."
    network = garden_with(f"graph:schema {{ {relations} }} graph:inferred {{ {side} . }}").network
    assert {told(each) for each in network.statements} == {*GARDEN, side.replace("psykg:", "")}


def test_what_follows_from_both_sides_is_told_from_the_side_that_the_article_uses() -> None:
    network = garden_with("""
        graph:schema { psykg:zones a owl:ObjectProperty ; owl:inverseOf psykg:areZonedBy . }
        claim:p1s10-1 { psykg:spade psykg:zones psykg:spring . }
        graph:inferred { psykg:spade psykg:zones psykg:winter . psykg:winter psykg:areZonedBy psykg:spade .
            psykg:spring psykg:areZonedBy psykg:spade . }
    """).network
    assert {told(each) for each in network.about(iri("spade"))} == {"spade zones spring", "spade zones winter"}


def test_what_the_article_says_from_both_sides_is_told_with_both_places_and_each_is_itself() -> None:
    network = garden_with("claim:p1s2-1 { psykg:spring psykg:isFloweringTimeOf psykg:crocus . }").network
    both = [each for each in network.about(iri("spring")) if each.claims]
    assert {told(each) for each in both} == {"crocus flowersIn spring", "spring isFloweringTimeOf crocus"}
    assert [network.same(each) for each in both] == both


def test_wider_words_that_the_article_itself_uses_are_told_as_well() -> None:
    network = garden_with("claim:p1s10-1 { psykg:crocus psykg:growsIn psykg:spring . }").network
    assert "crocus growsIn spring" in map(told, network.statements)


def test_a_statement_is_recognised_from_its_other_side(garden: Atlas) -> None:
    turned = garden_with("claim:p1s2-1 { psykg:spring psykg:isFloweringTimeOf psykg:crocus . }").network
    (other,) = (each for each in turned.statements if told(each) == "spring isFloweringTimeOf crocus")
    same = garden.network.same(other)
    assert same
    assert told(same) == "crocus flowersIn spring"


def test_a_statement_that_is_not_drawn_is_not_recognised(garden: Atlas) -> None:
    assert garden.network.same(garden.network.values[0]) is None


def test_the_stated_ones_of_what_joins_two_concepts_come_first_and_the_denied_ones_last() -> None:
    network = garden_with("""
        claim:p1s10-1 {
            psykg:tulip psykg:resembles psykg:spring .
            [] a owl:NegativePropertyAssertion ; owl:sourceIndividual psykg:tulip ;
                owl:assertionProperty psykg:flowersIn ; owl:targetIndividual psykg:spring .
        }
    """).network
    ordered = ["tulip resembles spring", "tulip growsIn spring", "NOT tulip flowersIn spring"]
    assert [told(each) for each in network.joining(iri("tulip"), iri("spring"))] == ordered
    assert [told(each) for each in network.joining(iri("spring"), iri("tulip"))] == ordered


def test_a_concept_of_two_kinds_is_there_once_under_the_first_of_them() -> None:
    atlas = garden_with("graph:schema { psykg:tulip a psykg:Tool . psykg:spade a psykg:Season . }")
    kinds = {name: atlas.network.concepts[iri(name)].kind.name for name in ("tulip", "spade")}
    assert kinds == {"tulip": "Plant", "spade": "Season"}
    assert len(atlas.network.concepts) == 6


def test_kinds_are_numbered_in_the_order_of_the_schema(garden: Atlas) -> None:
    numbers = {concept.kind.name: concept.number for concept in garden.network.concepts.values()}
    assert numbers == {"Plant": 0, "Season": 1, "Tool": 2}
    assert [kind.name for kind in garden.network.kinds] == ["Plant", "Season", "Tool"]


def test_a_concept_related_to_itself_is_not_its_own_neighbour_and_counts_once() -> None:
    network = garden_with("claim:p1s10-1 { psykg:spade psykg:resembles psykg:spade . }").network
    assert [told(each) for each in network.about(iri("spade"))] == ["spade resembles spade"]
    assert network.neighbours(iri("spade")) == set()
    assert network.around(iri("spade"), 3) == {iri("spade")}


def test_each_step_reaches_the_neighbours_of_the_last(atlas: Atlas) -> None:
    network = atlas.network
    for start in sorted(network.concepts)[::20]:
        reached = {start}
        for steps in range(4):
            assert network.around(start, steps) == reached
            reached = reached.union(*map(network.neighbours, reached))


def test_a_newcomer_is_shown_what_most_is_said_of(atlas: Atlas, closure: Closure) -> None:
    said = Counter(
        triple_of(quad)[0]
        for quad in closure.quads
        if quad.graph_name not in {NamedNode(INFERRED_GRAPH)} and closure.concepts.issuperset(triple_of(quad)[::2])
    )
    assert atlas.network.start == max(said, key=lambda concept: said[concept]) == iri("psychodynamic-psychotherapy")


def test_what_only_follows_does_not_make_a_concept_the_first_to_be_shown(garden: Atlas) -> None:
    assert garden.network.start == iri("tulip")
    more = garden_with("claim:p1s10-1 { psykg:crocus psykg:resembles psykg:spade . }").network
    assert more.start == iri("crocus")


def test_every_concept_has_a_place_of_its_own(atlas: Atlas) -> None:
    places = {iri: atlas.network.place(iri) for iri in atlas.network.concepts}
    assert len(set(places.values())) == len(places)
    assert places == shipped()


def test_a_concept_stands_in_the_same_place_whatever_else_there_is(atlas: Atlas) -> None:
    trig = "graph:schema { ex:bulb a psykg:Plant ; psykg:resembles psykg:crocus . }"
    one, other = garden_with(trig).network, garden_with(trig).network
    places = {name: one.place(name) for name in one.concepts}
    assert places == {name: other.place(name) for name in sorted(other.concepts, reverse=True)}
    assert len(set(places.values())) == len(places) == 7
    known = atlas_of("""graph:schema { psykg:Concept a owl:Class . psykg:Manner a owl:Class ;
        rdfs:subClassOf psykg:Concept . psykg:insight a psykg:Manner . ex:bulb a psykg:Manner . }""").network
    assert known.place(iri("insight")) == atlas.network.place(iri("insight"))
    assert known.place("https://example.org/bulb") != known.place(iri("insight"))


def test_the_related_are_paired_once_and_what_is_only_denied_does_not_pair(garden: Atlas) -> None:
    pairs = {("crocus", "spring"), ("spring", "tulip"), ("crocus", "tulip")}
    assert garden.network.pairs == {(iri(one), iri(other)) for one, other in pairs}
    alone = garden_with("claim:p1s10-1 { psykg:spade psykg:resembles psykg:spade . }").network
    assert alone.pairs == garden.network.pairs
    assert garden.network.rooms == {iri: room(each.thing.label) for iri, each in garden.network.concepts.items()}


@pytest.mark.parametrize(
    "trig",
    [
        "",
        'ex:mine { ex:sun skos:prefLabel "sun" ; ex:shines ex:field . }',
        "graph:schema { psykg:Concept a owl:Class . psykg:Plant a owl:Class ; rdfs:subClassOf psykg:Concept . }",
    ],
    ids=["nothing", "nothing of ours", "kinds without concepts"],
)
def test_a_graph_without_concepts_makes_an_empty_network(trig: str) -> None:
    network = atlas_of(trig).network
    assert (network.concepts, network.statements, network.values) == ({}, [], [])
    assert (network.rooms, network.pairs) == ({}, set())
    assert network.start is None


def test_concepts_of_which_nothing_is_said_have_places_and_no_start() -> None:
    network = atlas_of(f"""
        graph:schema {{ psykg:Concept a owl:Class . psykg:Plant a owl:Class ; rdfs:subClassOf psykg:Concept .
            psykg:crocus a psykg:Plant . psykg:tulip a psykg:Plant ; <{SKOS}prefLabel> "tulip" . }}
    """).network
    assert len({network.place(each) for each in network.concepts}) == 2
    assert network.start is None
