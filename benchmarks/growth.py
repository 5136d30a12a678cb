"""A graph that has grown: further concepts in our vocabulary, with statements and sources, from a fixed seed.

python -m benchmarks.growth 2000 > more.trig && psykg serve --data more.trig
"""

import random
import sys
from collections.abc import Iterator

_HEAD = """@prefix psykg: <https://w3id.org/psykg/> .
@prefix claim: <https://w3id.org/psykg/claim/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

psykg:more-article a psykg:Article ; psykg:hasAuthor psykg:susan-fine ;
    rdfs:label "grown article"@en ; skos:prefLabel "grown article"@en ; skos:definition "Where all this stands."@en .
psykg:more-section a psykg:Section ;
    rdfs:label "grown section"@en ; skos:prefLabel "grown section"@en ; skos:definition "All of it."@en ;
    psykg:position 1 ; psykg:isSectionOf psykg:more-article .
psykg:more-paragraph a psykg:Paragraph ;
    rdfs:label "grown paragraph"@en ; skos:prefLabel "grown paragraph"@en ; skos:definition "All of it."@en ;
    psykg:position 1 ; psykg:inSection psykg:more-section .
"""

_KINDS = ("MentalConcept", "Activity", "Goal", "Topic", "Therapy")
_RELATIONS = {
    ("Therapy", "Goal"): "hasGoal",
    ("Therapy", "Activity"): "includesActivity",
    ("Activity", "MentalConcept"): "develops",
    ("Goal", "MentalConcept"): "concerns",
    ("Activity", "Topic"): "concerns",
    ("MentalConcept", "MentalConcept"): "leadsTo",
}
_WORDS = ("early", "quiet", "shared", "open", "steady", "inner", "lasting", "renewed", "guarded", "spoken", "gentle")
_NOUNS = ("grief", "trust", "distance", "hope", "anger", "memory", "closeness", "shame", "curiosity", "resolve", "calm")
_STATEMENTS = 3
"""Statements for each concept."""


def grown(concepts: int, seed: int = 1) -> str:
    """TriG with so many concepts, and for each a few statements with the sentence they stand in."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    kinds = [_KINDS[number % len(_KINDS)] for number in range(concepts)]
    return "\n".join([_HEAD, *_concepts(kinds, chance), *_claims(kinds, chance)])


def _concepts(kinds: list[str], chance: random.Random) -> Iterator[str]:
    for number, kind in enumerate(kinds):
        label = f"{chance.choice(_WORDS)} {chance.choice(_NOUNS)} {number}"
        yield (
            f'psykg:more-{number} a psykg:{kind} ; rdfs:label "{label}"@en ; skos:prefLabel "{label}"@en ;\n'
            f'    skos:definition "Concept {number} of a graph that has grown: {label}."@en .'
        )


def _claims(kinds: list[str], chance: random.Random) -> Iterator[str]:
    by_kind = {kind: [n for n, each in enumerate(kinds) if each == kind] for kind in _KINDS}
    ways = sorted(_RELATIONS.items())
    for number in range(_STATEMENTS * len(kinds)):
        (subject_kind, value_kind), relation = ways[number % len(ways)]
        subject, value = chance.choice(by_kind[subject_kind]), chance.choice(by_kind[value_kind])
        claim, sentence = f"claim:more-{number}", f"psykg:more-s{number}"
        yield (
            f'{sentence} a psykg:Sentence ; rdfs:label "m{number}"@en ; skos:prefLabel "m{number}"@en ;\n'
            f'    psykg:paraphrase "Sentence {number} says so."@en ; psykg:position {number + 1} ;\n'
            f"    psykg:inParagraph psykg:more-paragraph .\n"
            f"{claim} a psykg:Claim ; dcterms:source {sentence} ; psykg:modality psykg:may .\n"
            f"{claim} {{ psykg:more-{subject} psykg:{relation} psykg:more-{value} . }}"
        )


if __name__ == "__main__":
    sys.stdout.write(grown(int(sys.argv[1])))
