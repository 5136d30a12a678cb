"""Templates of quads, and the quads that they make from the solutions of a pattern (SPARQL 1.1 Update, 3.1.3)."""

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, takewhile
from typing import NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolution, Triple, Variable

from psykg.engine.language.terms import iri, triples
from psykg.engine.language.tokens import Token

Slot = NamedNode | BlankNode | Literal | Triple | DefaultGraph | Variable
_Run = list[Token]

_PLACEHOLDER = f"urn:psykg:{secrets.token_hex(16)}:"
"""Begins the IRIs that stand for variables and labels while a template is read. No text can guess it."""

_BATCH = 200
"""Statements read at once: the engine takes time in proportion to the square of the blank nodes among them."""

_VARIABLE = _PLACEHOLDER + "variable:"
_LABEL = _PLACEHOLDER + "label:"


class Pattern(NamedTuple):
    """A quad, some of whose places are variables or blank nodes."""

    subject: Slot
    predicate: Slot
    object: Slot
    graph: Slot


class Template(NamedTuple):
    """The quads that are the same for every solution, and the patterns of the others."""

    ground: frozenset[Quad]
    patterns: tuple[Pattern, ...]

    def quads(self, solutions: Collection[QuerySolution | None]) -> set[Quad]:
        """The quads for the solutions; None stands for a solution without variables.

        Blank nodes are fresh for each. Quads with an unbound variable, or that no RDF graph can hold, are left out.
        """
        made = set(self.ground) if solutions else set[Quad]()
        if self.patterns:
            for solution in solutions:
                made.update(_instantiated(self.patterns, solution))
        return made


NOTHING = Template(frozenset(), ())
"""The template of no quads."""


def template(block: Sequence[Token], prologue: str, base: str | None, graph: Slot) -> Template:
    """The template that a block between braces holds; `graph` is where its triples stand that name none.

    Raises `SyntaxError` for names that stand for no IRI.
    """
    patterns = list[Pattern]()
    for name, statements in _by_graph(block):
        place = graph if name is None else _graph(name, prologue, base)
        read = chain.from_iterable(triples(batch, prologue, base) for batch in _batches(statements))
        patterns += (Pattern(_slot(each.subject), _slot(each.predicate), _slot(each.object), place) for each in read)
    varying = tuple(each for each in patterns if any(isinstance(slot, Variable | BlankNode) for slot in each))
    settled = set(patterns).difference(varying)
    return Template(frozenset(_instantiated(settled, None)), varying)


def _graph(name: Token, prologue: str, base: str | None) -> Slot:
    return _slot(iri(name._replace(text=_stood_in(name)), prologue, base))


def _by_graph(block: Sequence[Token]) -> Iterator[tuple[Token | None, list[str]]]:
    """The statements of the block, dot by dot, with the name of their graph; None where there is no name."""
    names, texts = dict[str, Token | None](), defaultdict[str, list[str]](list)
    for name, run in _runs(block):
        key = name.text if name else ""
        names[key] = name
        texts[key] += filter(None, _statements(run))
    return ((names[key], texts[key]) for key in names)


def _batches(statements: list[str]) -> Iterator[str]:
    return (" . ".join(statements[start : start + _BATCH]) for start in range(0, len(statements), _BATCH))


def _statements(run: _Run) -> Iterator[str]:
    statement = list[str]()
    for token in run:
        if token.kind == "'.'":
            yield " ".join(statement)
            statement = []
        else:
            statement.append(_stood_in(token))
    yield " ".join(statement)


def _runs(block: Sequence[Token]) -> Iterator[tuple[Token | None, _Run]]:
    """The tokens inside of GRAPH clauses, with the name of the graph, and those between them."""
    run, rest = _Run(), iter(block[1:-1])
    for token in rest:
        if token.kind != "'GRAPH'":
            run.append(token)
            continue
        yield None, run
        name, _brace, run = next(rest), next(rest), _Run()
        yield name, list(takewhile(lambda each: each.kind != "'}'", rest))
    yield None, run


def _stood_in(token: Token) -> str:
    """The token's text, or an IRI in place of a variable or a label."""
    match token.kind:
        case "VAR":
            return f"<{_VARIABLE}{token.text[1:]}>"
        case "BLANK_NODE_LABEL":
            return f"<{_LABEL}{token.text[2:]}>"
        case _:
            return token.text


def _slot(term: Slot) -> Slot:
    """The term, or the variable or blank node that it stands for."""
    if isinstance(term, NamedNode):
        if term.value.startswith(_VARIABLE):
            return Variable(term.value.removeprefix(_VARIABLE))
        if term.value.startswith(_LABEL):
            return BlankNode(term.value.removeprefix(_LABEL))
    return term


def _instantiated(patterns: Iterable[Pattern], solution: QuerySolution | None) -> Iterator[Quad]:
    fresh = defaultdict[Slot, BlankNode](BlankNode)

    def value(slot: Slot) -> Slot | None:
        if isinstance(slot, Variable):
            return solution[slot] if solution else None
        return fresh[slot] if isinstance(slot, BlankNode) else slot

    return filter(None, (_quad(*map(value, pattern)) for pattern in patterns))


def _quad(subject: Slot | None, predicate: Slot | None, object_: Slot | None, graph: Slot | None) -> Quad | None:
    """The quad, if there is one of RDF 1.1 with these terms."""
    if (
        isinstance(subject, NamedNode | BlankNode)
        and isinstance(predicate, NamedNode)
        and isinstance(object_, NamedNode | BlankNode | Literal)
        and isinstance(graph, NamedNode | BlankNode | DefaultGraph)
    ):
        return Quad(subject, predicate, object_, graph)
    return None
