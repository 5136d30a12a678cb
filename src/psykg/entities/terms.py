"""What statements are made of, ready to be shown: things with their labels, and plain values."""

from dataclasses import dataclass
from datetime import UTC, datetime

from psykg.vocabulary import XSD

_TRUTHS = {"true": "yes", "1": "yes", "false": "no", "0": "no"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that the graph speaks of. `name` is what addresses it here; `label` is what people read."""

    iri: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Value:
    """A number or a text. `unit` is what a number is counted in, where the graph says so."""

    text: str
    datatype: str | None = None
    unit: str | None = None

    @property
    def label(self) -> str:
        """The value as people read it, with its unit; a truth value as yes or no."""
        if self.datatype == XSD + "boolean":
            return _TRUTHS.get(self.text, self.text)
        return f"{self.text} {self.unit}" if self.unit else self.text


@dataclass(frozen=True, slots=True)
class Retirement:
    """That a name is not to be used any more: what to use in its place, and since when, as the graph says it."""

    replacements: tuple[Thing, ...] = ()
    since: str | None = None

    @property
    def moment(self) -> int | None:
        """Since when, in seconds since 1970; None where the graph does not say it as a date or a time."""
        try:
            since = datetime.fromisoformat(self.since or "")
        except ValueError:
            return None
        return int((since if since.tzinfo else since.replace(tzinfo=UTC)).timestamp())


@dataclass(frozen=True, slots=True)
class Claim:
    """Where a statement is said: the claim, its sentence and how firmly it is said."""

    thing: Thing
    sentence: Thing | None
    modality: Thing | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple, with the claims that make it. `inferred`: not stated, it follows. `denied`: said not to hold."""

    subject: Thing
    relation: Thing
    value: Thing | Value
    claims: tuple[Claim, ...] = ()
    inferred: bool = False
    denied: bool = False
