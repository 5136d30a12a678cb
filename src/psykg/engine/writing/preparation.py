"""An operation, from its tokens to what can be applied to a dataset."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from pyoxigraph import NamedNode

from psykg.engine.contract import Dataset
from psykg.engine.language.diagnosis import breach, diagnosis_of_part
from psykg.engine.language.masking import check_calls
from psykg.engine.language.operations import Operation
from psykg.engine.language.terms import IRI, iri
from psykg.engine.language.tokens import Token
from psykg.engine.writing.changes import Change, Scope
from psykg.engine.writing.datasets import DEFAULT, Graph, named
from psykg.engine.writing.management import Creation, Emptying, Target, Transfer
from psykg.engine.writing.templates import NOTHING, Template, template
from psykg.errors import QuerySyntaxError

_BETWEEN = {"'SILENT'", "'GRAPH'", "'TO'"}

Prepared = Change | Creation | Emptying | Transfer


@dataclass(frozen=True, slots=True)
class Preparation:
    """An operation of an update's text, with the base IRI and the dataset that the request gives."""

    text: str
    operation: Operation
    base: str | None
    using: Dataset | None

    def prepared(self) -> Prepared:
        """The operation to apply. Raises `QuerySyntaxError`."""
        try:
            return self._prepared()
        except SyntaxError as error:
            unread = breach(self.text, self.operation.words[0], f"the engine cannot read it: {error.msg}.")
            raise self._of_name() or unread from None

    def _prepared(self) -> Prepared:
        silent = any(word.kind == "'SILENT'" for word in self.operation.words)
        match self.operation.keyword:
            case "CLEAR" | "DROP" as keyword:
                (emptied,) = self._targets()
                return Emptying(emptied, silent, dropped=keyword == "DROP")
            case "CREATE":
                (created,) = self._graphs()
                return Creation(created, silent)
            case "ADD" | "COPY" | "MOVE" as keyword:
                source, target = self._graphs()
                return Transfer(source, target, silent, replacing=keyword != "ADD", leaving=keyword == "MOVE")
            case _:
                return self._change()

    def _targets(self) -> Iterator[Target]:
        for word in self.operation.words[1:]:
            match word.kind:
                case "'NAMED'":
                    yield "NAMED"
                case "'ALL'":
                    yield "ALL"
                case kind if kind not in _BETWEEN:
                    yield DEFAULT if kind == "'DEFAULT'" else self._iri(word)

    def _graphs(self) -> Iterator[Graph]:
        return (target for target in self._targets() if not isinstance(target, str))

    def _change(self) -> Change:
        with_ = self._iri(self.operation.words[1]) if self.operation.keyword == "WITH" else None
        return Change(
            deleted=self._template("DELETE", "DELETE DATA", "DELETE WHERE", graph=with_ or DEFAULT),
            inserted=self._template("INSERT", "INSERT DATA", graph=with_ or DEFAULT),
            pattern=self._pattern(),
            scope=self._scope(with_),
            base=self.base,
        )

    def _template(self, *names: str, graph: Graph) -> Template:
        block = next((self.operation.blocks[name] for name in names if name in self.operation.blocks), None)
        return template(block, self.operation.prologue, self.base, graph) if block else NOTHING

    def _pattern(self) -> str | None:
        """The query that gives the solutions, if there is a pattern. The engine has read it, and it calls nobody."""
        block = self.operation.blocks.get("WHERE") or self.operation.blocks.get("DELETE WHERE")
        if not block:
            return None
        head, start = f"{self.operation.prologue} SELECT * WHERE ", block[0].start
        query = head + self.text[start : block[-1].start + 1]
        try:
            check_calls(query, self.base)
        except SyntaxError as error:
            raise self._of_name() or diagnosis_of_part(self.text, start, head, error.msg) from None
        return query

    def _scope(self, with_: NamedNode | None) -> Scope:
        if self.using and (self.using.default or self.using.named):
            self._check_unscoped()
            return Scope([*map(named, self.using.default)], [*map(named, self.using.named)])
        default, others = self._used()
        if default or others:
            return Scope([*default], [*others])
        return Scope([with_]) if with_ else Scope()

    def _used(self) -> tuple[list[NamedNode], list[NamedNode]]:
        """The graphs of USING and of USING NAMED."""
        words = list(pairwise(self.operation.words))
        default = [word for before, word in words if before.kind == "'USING'" and word.kind in IRI]
        others = [word for before, word in words if before.kind == "'NAMED'"]
        return list(map(self._iri, default)), list(map(self._iri, others))

    def _check_unscoped(self) -> None:
        for word in self.operation.words:
            if word.kind in {"'USING'", "'WITH'"}:
                reason = f"{word.text} names a graph, and the request names some with using-graph-uri. Use one of them."
                raise breach(self.text, word, reason)

    def _iri(self, name: Token) -> NamedNode:
        return iri(name, self.operation.prologue, self.base)

    def _of_name(self) -> QuerySyntaxError | None:
        """The error for the first name that stands for no IRI."""
        names = chain(self.operation.words, *self.operation.blocks.values())
        astray = next((name for name in names if name.kind in IRI and not self._is_iri(name)), None)
        if astray is None:
            return None
        reason = f"“{astray.text}” stands for no IRI. Write it in full, or declare its BASE or PREFIX before it."
        return breach(self.text, astray, reason)

    def _is_iri(self, name: Token) -> bool:
        try:
            self._iri(name)
        except SyntaxError:
            return False
        return True
