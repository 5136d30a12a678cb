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
_STATEMENT = re.compile(r'data-statement="([^"]+)"')
_PASSAGE = re.compile(r'[?;]passage=([^"&]+)')
_PAGES = re.compile(r"page 1 of (\d+)")

Region = tuple[str, str, dict[str, str]]


def write(copy: Copy, concepts: Iterable[str]) -> None:
    """Write every region for concepts of these names. Raises what `page` raises."""
    first = copy.regions(_of_views())
    article = next(text for (file, *_), text in zip(_of_views(), first, strict=True) if file.endswith("article.html"))
    passages = sorted({_plain(name) for name in _PASSAGE.findall(article)})
    (table,) = copy.regions([_region("beside", "statements/subject/1", {"view": "statements", "sort": "subject"})])
    pages = int(found[1]) if (found := _PAGES.search(table)) else 1
    more = copy.regions([*_of_table(pages), *_of_passages(passages), *_of_concepts(concepts)])
    statements = {html.unescape(name) for text in [*first, table, *more] for name in _STATEMENT.findall(text)}
    copy.regions(_fitting(_region("cards", f"statement/{file_name(name)}", {"statement": name}) for name in sorted(statements)))


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


def _of_passages(passages: Iterable[str]) -> Iterator[Region]:
    for name in passages:
        for region in ("beside", "stage"):
            yield _region(region, f"passage/{file_name(name)}", {"view": "article", "passage": name})


def _of_concepts(names: Iterable[str]) -> Iterator[Region]:
    return _fitting(_region("cards", f"concept/{file_name(name)}", {"focus": name}) for name in names)


def _region(name: str, file: str, state: dict[str, str]) -> Region:
    return f"{_FOLDER}/{name}/{file}.html", name, state


def _fitting(regions: Iterable[Region]) -> Iterator[Region]:
    """Those whose files have names that a file system takes."""
    return (each for each in regions if file_of(f"/static/{each[0]}"))


def _plain(text: str) -> str:
    return unquote_plus(html.unescape(text))
