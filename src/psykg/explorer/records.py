"""What is seen as data: statements as rows of a CSV file, and as JSON."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from psykg.entities.terms import Statement, Thing

_COLUMNS = (
    "subject",
    "subjectLabel",
    "relation",
    "relationLabel",
    "value",
    "valueLabel",
    "sentences",
    "modality",
    "status",
)


def record(statement: Statement) -> dict[str, Any]:
    """A statement in JSON's terms. `status`: stated, inferred or denied."""
    value = statement.value
    return {
        "subject": statement.subject.iri,
        "subjectLabel": statement.subject.label,
        "relation": statement.relation.iri,
        "relationLabel": statement.relation.label,
        "value": value.iri if isinstance(value, Thing) else value.text,
        "valueLabel": value.label,
        "sentences": [claim.sentence.label for claim in statement.claims if claim.sentence],
        "modality": sorted({claim.modality.label for claim in statement.claims if claim.modality}),
        "status": "inferred" if statement.inferred else "denied" if statement.denied else "stated",
    }


def as_csv(statements: Iterable[Statement]) -> str:
    """The statements as RFC 4180 has it, with a header; several sentences stand in one cell, with spaces between."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS)
    writer.writeheader()
    for statement in statements:
        row = record(statement)
        writer.writerow(row | {name: " ".join(row[name]) for name in ("sentences", "modality")})
    return text.getvalue()
