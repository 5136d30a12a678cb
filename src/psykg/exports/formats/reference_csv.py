"""The reference as a table: one row for each class, relation, attribute, concept and sentence."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO

from psykg.entities.description import Facet
from psykg.entities.statements import natural_order
from psykg.entities.terms import Statement, Thing, Value
from psykg.exports.content import Text, is_match
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.reference.sections import Entry, Reference
from psykg.exports.source import Source
from psykg.knowledge.tabular import DENIED
from psykg.vocabulary import SKOS


def write(source: Source, out: BinaryIO) -> None:
    """Comma-separated values (RFC 4180) in UTF-8. Several values of a cell stand between “|”, see `joined`."""
    table = [_cells(entry) for entry in Reference(source).entries]
    columns = list(dict.fromkeys(column for cells in table for column in cells))
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    rows.writeheader()
    rows.writerows(table)
    text.detach()


def joined(texts: Iterable[str]) -> str:
    """Texts in one cell, with “|” between them. One within a text has a backslash before it, and so has a backslash."""
    return "|".join(text.replace("\\", "\\\\").replace("|", "\\|") for text in texts)


def _cells(entry: Entry) -> dict[str, str]:
    return {
        "name": entry.thing.name,
        "iri": entry.thing.iri,
        "sort": entry.sort,
        "kind": joined(kind.name for kind in entry.kinds),
        "label": entry.thing.label,
        "labels": _texts(entry.labels),
        "alternative_labels": _texts(entry.alternatives),
        "definition": joined(words.text.text for words in entry.words),
        "sentences": joined(_sentences(entry)),
        "statements": joined(_statements(entry)),
        **{_column(facet): joined(map(_run, facet.runs)) for facet in entry.facets},
        **dict(_matches(entry)),
    }


def _texts(texts: Iterable[Text]) -> str:
    return joined(text.text for text in texts)


def _sentences(entry: Entry) -> list[str]:
    """The locators of the sentences that speak of the thing."""
    statements = [each for group in entry.statements for each in group.statements]
    claims = [claim for each in (*statements, *entry.denials) for claim in each.claims]
    return sorted({claim.sentence.name for claim in claims if claim.sentence}, key=natural_order)


def _statements(entry: Entry) -> Iterator[str]:
    """What joins the thing to others, with what it rests on: `isGainedBy patient (p2s2 always claim/p2s2-1)`."""
    said = (each for group in entry.statements if not is_match(group.relation.iri) for each in group.statements)
    for each in (*said, *entry.denials):
        if isinstance(each.value, Thing) and each.subject == entry.thing:
            denied = DENIED if each.denied else ""
            yield f"{denied}{each.relation.name} {each.value.name}{_grounds(each)}"


def _grounds(statement: Statement) -> str:
    """Sentence, modality and claim of each claim that makes the statement, in brackets; “-” for what is not told."""
    if statement.inferred:
        return " (inferred)"
    told = [(claim.sentence, claim.modality, claim.thing) for claim in statement.claims]
    claims = (" ".join(part.name if part else "-" for part in parts) for parts in told)
    return f" ({'; '.join(claims)})" if told else ""


def _matches(entry: Entry) -> Iterator[tuple[str, str]]:
    """For each way in which terms of other vocabularies match, as SKOS calls it, the IRIs of these."""
    for group in entry.statements:
        if is_match(group.relation.iri):
            terms = (each.value.iri for each in group.statements if isinstance(each.value, Thing))
            yield group.relation.iri.removeprefix(SKOS), joined(terms)


def _column(facet: Facet) -> str:
    """The heading as the name of a column. What stands in brackets is the word that engineers use: domain, range."""
    in_brackets = re.search(r"\((.+)\)", facet.heading)
    return (in_brackets[1] if in_brackets else facet.heading).replace(" ", "_")


def _run(steps: Iterable[Thing | Value]) -> str:
    return " then ".join(step.name if isinstance(step, Thing) else step.label for step in steps)


FORMAT = Format(
    name="reference-csv",
    title="Reference, CSV",
    media_type="text/csv",
    suffix="csv",
    tool="spreadsheets, pandas, R",
    loses=(Feature.AXIOMS, Feature.LANGUAGES, Feature.VALUES, Feature.DATATYPES, Feature.LEXICON),
    write=write,
    note="One row a class, relation, attribute, concept or sentence. Statements stand in one cell, each with sentence, "
    "modality and claim in brackets, or “inferred”, and NOT before what is denied.",
)
