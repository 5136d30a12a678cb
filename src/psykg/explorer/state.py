"""What the page shows, as its address says it: whoever opens the same address sees the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from psykg.errors import ParameterError

FARTHEST = 3
"""Steps from the concept in focus that the drawing goes at most."""

_LONGEST = 2000
"""Characters of a parameter; a question may be long, and a name of another vocabulary too."""


class View(StrEnum):
    """What stands beside the drawing."""

    MAP = "map"
    STATEMENTS = "statements"
    COURSE = "course"
    COMPARE = "compare"
    PATH = "path"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class State:
    """One field a parameter of the address, in the order of `_READERS`; concepts by their names.

    `focus`: the concept in the middle, with so many `steps` around it; `whole`: all concepts. `hide`: kinds that are
    left out; `stated`: nothing that only follows. `statement`: subject, relation and value of the one to explain.
    `question`: what was asked. `left` and `right` are compared, a path goes from `start` to `end`, `passage` is a
    sentence or paragraph whose statements are lit. `words`, `sort` and `page`: of the table. `at`: the middle and width
    of what is seen of the drawing.
    """

    view: View = View.MAP
    focus: str = ""
    steps: int = 1
    whole: bool = False
    hide: tuple[str, ...] = ()
    stated: bool = False
    statement: str = ""
    question: str = ""
    left: str = ""
    right: str = ""
    start: str = ""
    end: str = ""
    passage: str = ""
    words: str = ""
    sort: str = ""
    page: int = 1
    at: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, Sequence[str]]) -> Self:
        """The state that the parameters of an address describe; those of other names are left aside.

        Raises `ParameterError`.
        """
        given = {field: (name, read) for field, (name, read) in _READERS.items() if any(parameters.get(name, ()))}
        return cls(**{field: read(name, parameters[name]) for field, (name, read) in given.items()})

    def parameters(self) -> dict[str, Any]:
        """The parameters that describe this state, without those that say what goes without saying."""
        plain = type(self)()
        changed = {field: getattr(self, field) for field in _READERS if getattr(self, field) != getattr(plain, field)}
        return {_READERS[field][0]: 1 if value is True else value for field, value in changed.items()}

    def focused(self, name: str) -> Self:
        """The state after a concept is chosen: what was asked, explained or lit before gives way to it."""
        return self.changed(focus=name, question="", statement="", passage="")

    def explaining(self, statement: str) -> Self:
        """The state after a statement is chosen: the drawing stays as it is."""
        return self.changed(statement=statement, page=self.page, at=self.at)

    def lighting(self, passage: str) -> Self:
        """The state after a sentence or paragraph is chosen in the article."""
        return self.changed(view=View.ARTICLE, passage=passage, focus="", question="", statement="")

    def changed(self, **changes: Any) -> Self:  # noqa: ANN401 (one of the fields)
        """The state with other values; a view of one's own choice starts at its top, and where the drawing fits."""
        return replace(self, **{"page": 1, "at": "", **changes})


def _text(name: str, values: Sequence[str]) -> str:
    text = values[-1].strip()
    if len(text) > _LONGEST:
        raise ParameterError(f"“{name}” is longer than {_LONGEST} characters. Shorten it.")
    return text


def _number(largest: int) -> Callable[[str, Sequence[str]], int]:
    def read(name: str, values: Sequence[str]) -> int:
        text = _text(name, values)
        if text.isascii() and text.isdecimal() and 1 <= int(text) <= largest:
            return int(text)
        raise ParameterError(f"“{name}” is a number from 1 to {largest}, not “{text[:40]}”.")

    return read


def _view(name: str, values: Sequence[str]) -> View:
    try:
        return View(_text(name, values))
    except ValueError:
        raise ParameterError(f"There is no “{name}” called “{values[-1][:40]}”. Choose {', '.join(View)}.") from None


def _flag(name: str, values: Sequence[str]) -> bool:
    if _text(name, values) not in {"0", "1"}:
        raise ParameterError(f"“{name}” is 1 for yes or 0 for no, not “{values[-1][:40]}”.")
    return values[-1].strip() == "1"


def _texts(name: str, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (_text(name, [value]) for value in values))))


# Concept and statement come last: a page has hundreds of addresses that differ in one of them alone.
_READERS: dict[str, tuple[str, Callable[[str, Sequence[str]], Any]]] = {
    "view": ("view", _view),
    "steps": ("steps", _number(FARTHEST)),
    "whole": ("whole", _flag),
    "hide": ("hide", _texts),
    "stated": ("stated", _flag),
    "question": ("q", _text),
    "left": ("a", _text),
    "right": ("b", _text),
    "start": ("from", _text),
    "end": ("to", _text),
    "passage": ("passage", _text),
    "words": ("words", _text),
    "sort": ("sort", _text),
    "page": ("page", _number(999_999)),
    "at": ("at", _text),
    "focus": ("focus", _text),
    "statement": ("statement", _text),
}
