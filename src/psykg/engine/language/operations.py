"""An update as its operations, one after the other (SPARQL 1.1 Update, section 3): what each says, token by token."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from psykg.engine.language.terms import DECLARATIONS, written
from psykg.engine.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of an update that follows the grammar.

    `prologue` holds the declarations made up to here, `words` the tokens outside of braces, and `blocks` the tokens of
    each pair of braces, with them, by what stands before it: `INSERT DATA`, `DELETE DATA`, `DELETE WHERE`, `DELETE`,
    `INSERT` or `WHERE`.
    """

    prologue: str
    words: tuple[Token, ...]
    blocks: Mapping[str, tuple[Token, ...]]

    @property
    def keyword(self) -> str:
        """The first word, in upper case."""
        return self.words[0].text.upper()


def operations(found: Sequence[Token]) -> Iterator[Operation]:
    """The operations of an update, given by its tokens. Declarations hold for those that follow, too."""
    prologue = list[Token]()
    for run in _runs(found):
        declared = _declared(run)
        prologue += run[:declared]
        if run[declared:]:
            yield _operation(written(prologue), run[declared:])


def _runs(found: Sequence[Token]) -> Iterator[list[Token]]:
    """What stands between the semicolons outside of braces."""
    run, depth = list[Token](), 0
    for token in found:
        depth += _step(token)
        if token.kind == "END" or (token.kind == "';'" and not depth):
            yield run
            run = []
        else:
            run.append(token)


def _declared(run: Sequence[Token]) -> int:
    """How many tokens the declarations at the start of the run have."""
    length = 0
    while length < len(run) and run[length].kind in DECLARATIONS:
        length += DECLARATIONS[run[length].kind]
    return length


def _operation(prologue: str, run: Sequence[Token]) -> Operation:
    words, blocks = list[Token](), dict[str, tuple[Token, ...]]()
    start = depth = seen = 0
    for place, token in enumerate(run):
        depth += _step(token)
        if depth == 1 and token.kind == "'{'":
            start, name, seen = place, _name(words[seen:]), len(words)
        elif not depth and token.kind == "'}'":
            blocks[name] = tuple(run[start : place + 1])
        elif not depth:
            words.append(token)
    return Operation(prologue, tuple(words), blocks)


def _name(before: Sequence[Token]) -> str:
    """The keywords right before a block: two where both belong to it, as in `DELETE WHERE`."""
    return " ".join(token.text.upper() for token in before[-2:]) if len(before) == 2 else before[-1].text.upper()  # noqa: PLR2004


def _step(token: Token) -> int:
    return (token.kind == "'{'") - (token.kind == "'}'")
