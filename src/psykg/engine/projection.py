"""`SELECT *` with its variables in the order in which the query names them: people expect the columns so.

SPARQL leaves the order open, and pyoxigraph takes that of the alphabet.
"""

from pyoxigraph import QuerySolutions, Store

from psykg.engine.language.tokens import Token, tokens

_MODIFIERS = {"'DISTINCT'", "'REDUCED'"}


def with_columns_in_order(query: str, base: str | None) -> str:
    """The query with its variables in place of the star of the outermost SELECT, if there is one.

    Raises `SyntaxError` where pyoxigraph has something against the query.
    """
    if "*" not in query:
        return query
    found = list(tokens(query))
    star = _star(found)
    if star is None:
        return query
    solutions = Store().query(query, base_iri=base)  # Of no data: the engine tells which variables are in scope.
    scope = {each.value for each in solutions.variables} if isinstance(solutions, QuerySolutions) else set()
    named = dict.fromkeys(each.text[1:] for each in found if each.kind == "VAR" and each.text[1:] in scope)
    columns = " ".join(f"?{name}" for name in named) or "*"
    return f"{query[: star.start]} {columns} {query[star.start + 1 :]}"


def _star(found: list[Token]) -> Token | None:
    """The star of the first SELECT, unless that stands in the pattern of another form."""
    for place, token in enumerate(found):
        if token.kind == "'SELECT'":
            after = found[place + 1 + (found[place + 1].kind in _MODIFIERS)]
            return after if after.kind == "'*'" else None
        if token.kind == "'{'":
            return None
    return None
