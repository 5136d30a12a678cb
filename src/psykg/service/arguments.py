"""The values that a request gives to the parameters of a question."""

from collections.abc import Container

from flask import request
from pyoxigraph import Literal, NamedNode

from psykg.entities.names import iri_of, is_name
from psykg.errors import ParameterError
from psykg.knowledge.parameters import IRI, Parameter


def arguments(parameters: tuple[Parameter, ...], others: Container[str]) -> dict[str, NamedNode | Literal]:
    """A term for each parameter in the address, by name; an IRI may be shortened as in addresses of entities.

    What may be left out counts as left out where it is empty, as forms send it. Raises `ParameterError` for a value
    that a parameter cannot have, one that is missing, one that is given twice, and for what is neither a parameter of
    the question nor among the `others`.
    """
    known = {parameter.name: parameter for parameter in parameters}
    given = {name: values for name, values in request.args.lists() if name in known or name not in others}
    for name, values in given.items():
        _check(known, name, values)
    missing = [name for name, parameter in known.items() if parameter.required and name not in given]
    if missing:
        raise ParameterError(f"This question needs a value for “{missing[0]}”. Add {missing[0]}=… to the address.")
    return {name: _term(known[name], text) for name, (text,) in given.items() if text or not known[name].optional}


def _check(known: dict[str, Parameter], name: str, values: list[str]) -> None:
    if name not in known:
        there = f"has {', '.join(known)}" if known else "has none"
        raise ParameterError(f"This question has no parameter “{name[:80]}”: it {there}, beside limit and page.")
    if len(values) > 1:
        raise ParameterError(f"“{name}” is given {len(values)} times. Give it one value.")


def _term(parameter: Parameter, text: str) -> NamedNode | Literal:
    return parameter.term(iri_of(text) if parameter.type == IRI and is_name(text) else text)
