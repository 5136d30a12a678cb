"""Parameters of a query, in grlc's convention: variables whose names begin with an underscore.

`?_name` is a parameter, `?__name` one that may be left out; then the variable stays one. What follows the name says
what it is: `_iri`, `_number`, an XSD type such as `_integer`, a language such as `_en`, or `_prefix_type`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from psykg.errors import ParameterError
from psykg.vocabulary import PREFIXES, XSD

IRI, NUMBER, STRING = "iri", "number", "string"

_STRINGS = "|".join(
    rf"{quote}{{3}}(?:\\.|(?!{quote}{{3}})[\s\S])*{quote}{{3}}|{quote}(?:\\.|[^{quote}\\\n])*{quote}" for quote in "\"'"
)
_VARIABLE = re.compile(
    rf"<[^<>\"{{}}|^`\\\s]*>|{_STRINGS}|#[^\n]*"
    r"|[?$](?P<variable>(?P<mark>__?)(?P<name>[A-Za-z0-9]+)(?:_(?P<sort>[A-Za-z]+)(?:_(?P<local>[A-Za-z]+))?)?)\b"
)
"""A parameter, or what may hold the letters of one without being one: an IRI, a string, a comment."""

_PREFIX = re.compile(r"\bPREFIX\s+([\w-]+):\s*<([^>]*)>", re.IGNORECASE)
_LANGUAGE = re.compile("[a-z]{2,3}")

_FORMS = {
    "integer": r"[+-]?\d+",
    "decimal": r"[+-]?(\d+\.?\d*|\.\d+)",
    "double": r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN",
    "boolean": r"true|false|0|1",
    "date": r"-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?",
    "dateTime": r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
    "gYear": r"-?\d{4,}(Z|[+-]\d\d:\d\d)?",
    "string": r"[\s\S]*",
}
"""The types of XML Schema that are known, each with how its values are written (XML Schema 2, section 3)."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query: its name, its variable, and what its values are.

    `type` is `iri`, `number`, `string` or the name of an XSD type; a string may have a `language`, a value of any other
    type its `datatype`. `choices` are all the values that it may have; none is any. Without a `default`, it must be
    given where it is `required`.
    """

    name: str
    variable: str
    type: str = STRING
    datatype: str | None = None
    language: str | None = None
    optional: bool = False
    default: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether there is no query without a value for it."""
        return not self.optional and self.default is None

    def term(self, text: str) -> NamedNode | Literal:
        """The value that a text stands for. Raises `ParameterError` where it is none that the parameter may have."""
        if self.choices and text not in self.choices:
            raise ParameterError(f"“{self.name}” cannot be “{text[:80]}”. Choose one of {', '.join(self.choices)}.")
        try:
            return self._term(text)
        except ValueError:
            article = "an" if self.type[0] in "aeiou" else "a"
            raise ParameterError(f"“{self.name}” is to be {article} {self.type}, and “{text[:80]}” is none.") from None

    def _term(self, text: str) -> NamedNode | Literal:
        if self.type == IRI:
            return NamedNode(text)
        if self.type == NUMBER:
            return Literal(text, datatype=NamedNode(XSD + _written_as(text, "integer", "decimal", "double")))
        _written_as(text, self.type)
        if self.language:
            return Literal(text, language=self.language)
        return Literal(text, datatype=NamedNode(self.datatype)) if self.datatype else Literal(text)


def parameters_of(query: str, defaults: Mapping[str, str], choices: Mapping[str, Any]) -> tuple[Parameter, ...]:
    """The parameters of a query in their order, each once, with the defaults and choices that its header gives."""
    prefixes = PREFIXES | dict(_PREFIX.findall(query))
    found = {match["variable"]: match for match in _matches(query)}
    return tuple(
        Parameter(
            name=match["name"],
            variable=variable,
            optional=match["mark"] == "__",
            default=defaults.get(match["name"]),
            choices=tuple(choices.get(match["name"], ())),
            **_sort(match["sort"], match["local"], prefixes),
        )
        for variable, match in found.items()
    )


def filled(query: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """The query with terms in place of the variables of those names. What is in strings and comments stays."""
    return _VARIABLE.sub(lambda match: str(terms.get(match["variable"], match[0])), query)


def _matches(query: str) -> Iterator[re.Match[str]]:
    return (match for match in _VARIABLE.finditer(query) if match["variable"])


def _sort(sort: str | None, local: str | None, prefixes: Mapping[str, str]) -> dict[str, str]:
    """What the end of a variable's name says of its values."""
    if sort is None or sort == "literal":
        return {}
    if local:
        return {"datatype": prefixes[sort] + local} if sort in prefixes else {}
    if sort in {IRI, NUMBER}:
        return {"type": sort}
    if sort in _FORMS:
        return {"type": sort} if sort == STRING else {"type": sort, "datatype": XSD + sort}
    return {"language": sort} if _LANGUAGE.fullmatch(sort) else {}


def _written_as(text: str, *types: str) -> str:
    """The first of the types whose values are written like the text. Raises `ValueError` where there is none."""
    fitting = [name for name in types if re.fullmatch(_FORMS[name], text, re.ASCII)]
    if not fitting:
        raise ValueError
    return fitting[0]
