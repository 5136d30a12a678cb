"""The articles that benchmarks grow the graph with are the same each time, and what the shapes call well-formed."""

from pathlib import Path

from pyoxigraph import RdfFormat, parse

from benchmarks.articles import lines
from psykg.knowledge.validation import validate

SMALL = "".join(lines(1500))


def test_the_same_seed_gives_the_same_articles_and_another_gives_others() -> None:
    assert "".join(lines(1500)) == SMALL
    assert "".join(lines(1500, seed=2)) != SMALL


def test_a_larger_graph_begins_as_a_smaller_one_does() -> None:
    assert "".join(lines(3000)).startswith(SMALL)


def test_there_are_as_many_triples_as_were_asked_for_and_at_most_an_article_more() -> None:
    quads = list(parse(SMALL, format=RdfFormat.N_QUADS))
    assert len(set(quads)) == len(quads)
    assert 1500 <= len(quads) < 1500 + 1000


def test_the_articles_are_well_formed(tmp_path: Path) -> None:
    data = tmp_path / "more.nq"
    data.write_text(SMALL, encoding="utf-8")
    assert validate([data]).added


def test_what_is_said_of_most_concepts_is_bounded() -> None:
    """All but the few concepts of ours that every article speaks of."""
    smaller, larger = (_most_said(triples) for triples in (10_000, 30_000))
    grown = {iri for iri in smaller.keys() & larger.keys() if larger[iri] > max(20, 2 * smaller[iri])}
    assert {iri.rpartition("/")[2] for iri in grown} <= {"therapist", "patient", "insight"}


def _most_said(triples: int) -> dict[str, int]:
    said: dict[str, int] = {}
    for line in lines(triples):
        if "/claim/art" in line.rpartition("<")[2]:
            subject, _, value, *_ = line.split(" ")
            for iri in (subject[1:-1], value[1:-1]):
                said[iri] = said.get(iri, 0) + 1
    return said
