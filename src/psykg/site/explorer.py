"""The regions of the explorer that the browser puts its states together from.

The script goes by the same files: see `explorer/script/published/regions.ts`.
"""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus

from psykg.explorer.views.table import COLUMNS
from psykg.knowledge.competency import example_questions
from psykg.site.addresses import file_name, file_of
from psykg.site.copying import Copy

_FOLDER = "explore"
_STATEMENT = re.compile(r'[?;]statement=([^"&]+)')
_PASSAGE = re.compile(r'[?;]passage=([^"&]+)')
_PAGES = re.compile(r"page 1 of (\d+)")

Region = tuple[str, str, dict[str, str]]


def write(copy: Copy, concepts: Iterable[str]) -> None:
    """Write every region for concepts of these names. Raises what `page` raises."""
    table = copy.regions([_region("beside", "statements/subject/1", {"view": "statements", "sort": "subject"})])
    pages = int(found[1]) if (found := _PAGES.search("".join(table))) else 1
    texts = table + copy.regions([*_of_views(), *_of_table(pages), *_of_concepts(concepts)])
    texts += copy.regions(_of_statements(_named(_STATEMENT, texts)))
    copy.regions(_of_passages(_named(_PASSAGE, texts)))


def _named(pattern: re.Pattern[str], texts: Iterable[str]) -> list[str]:
    """What the regions link to by name."""
    return sorted({unquote_plus(html.unescape(name)) for text in texts for name in pattern.findall(text)})


def _of_views() -> Iterator[Region]:
    yield _region("views", "all", {"view": "path"})
    yield _region("stage", "map", {})
    yield _region("stage", "whole", {"whole": "1"})
    yield _region("cards", "map", {})
    for view in ("map", "course", "compare", "path", "article"):
        yield _region("beside", view, {"view": view})
    for view in ("course", "compare"):
        yield _region("stage", view, {"view": view})
    for question in example_questions():
        for name in ("stage", "cards"):
            yield _region(name, f"question/{file_name(question)}", {"q": question})


def _of_table(pages: int) -> Iterator[Region]:
    for sort in (sign + column for column in COLUMNS for sign in ("", "-")):
        for number in range(1, pages + 1):
            state = {"view": "statements", "sort": sort, "page": str(number)}
            yield _region("beside", f"statements/{sort}/{number}", state)


def _of_concepts(names: Iterable[str]) -> Iterator[Region]:
    return _fitting(_region("cards", f"concept/{file_name(name)}", {"focus": name}) for name in names)


def _of_statements(names: Iterable[str]) -> Iterator[Region]:
    return _fitting(_region("cards", f"statement/{file_name(name)}", {"statement": name}) for name in names)


def _of_passages(names: Iterable[str]) -> Iterator[Region]:
    states = ((f"passage/{file_name(name)}", {"view": "article", "passage": name}) for name in names)
    return _fitting(_region(region, *each) for each in states for region in ("beside", "stage"))


def _region(name: str, file: str, state: dict[str, str]) -> Region:
    return f"{_FOLDER}/{name}/{file}.html", name, state


def _fitting(regions: Iterable[Region]) -> Iterator[Region]:
    """Those whose files have names that a file system takes."""
    return (each for each in regions if file_of(f"/static/{each[0]}"))
