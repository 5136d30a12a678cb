"""Pages of a table: so many rows each, with links from one to the next (RFC 8288)."""

from dataclasses import dataclass

from flask import Response, request

from psykg.engine import Result, Solutions
from psykg.errors import ParameterError

LIMIT, PAGE = "limit", "page"

_ROWS = 100
"""Rows of a page, where a page is asked for and nothing says how long it is."""
_MOST_ROWS = 10_000
_MOST_PAGES = 1_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1 on, how many there are, the rows of each and the rows in all."""

    number: int
    pages: int
    limit: int
    rows: int

    @property
    def neighbours(self) -> dict[str, int]:
        """The pages that lead on, by their relation to this one: only those that there are."""
        there = {"first": 1, "prev": self.number - 1, "next": self.number + 1, "last": self.pages}
        return {relation: number for relation, number in there.items() if 1 <= number <= self.pages}


def paged(result: Result, rows: int | None) -> tuple[Result, Page | None]:
    """The page of the result that the request asks for; all of it, and None, where it asks for none.

    `rows` are those of a page where the request does not say. Raises `ParameterError` for a number that is none, a page
    that there is not, and pages of what is no table.
    """
    limit, number = _number(LIMIT, _MOST_ROWS), _number(PAGE, _MOST_PAGES)
    if not isinstance(result, Solutions):
        if limit or number:
            raise ParameterError("This answer is no table, and has no pages. Leave out limit and page.")
        return result, None
    if not (limit or number or rows):
        return result, None
    return _cut(result, limit or rows or _ROWS, number or 1)


def link(response: Response, page: Page, address: str) -> None:
    """Add a link to each page that leads on. The address is that of this result, and says nothing of pages."""
    joint = "&" if "?" in address else "?"
    for relation, number in page.neighbours.items():
        target = f"{address}{joint}{LIMIT}={page.limit}&{PAGE}={number}"
        response.headers.add("Link", f'<{target}>; rel="{relation}"')


def _cut(result: Solutions, limit: int, number: int) -> tuple[Solutions, Page]:
    rows = sum(1 for _ in result)
    pages = max(1, -(-rows // limit))
    if number > pages:
        raise ParameterError(f"There is no page {number}: at {limit} rows a page there are {pages}.")
    return result.part((number - 1) * limit, limit), Page(number, pages, limit, rows)


def _number(name: str, most: int) -> int | None:
    text = request.args.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
        raise ParameterError(f"“{name}” is to be a whole number from 1 to {most:,}, and “{text[:80]}” is none.")
    return int(text)
