"""Hostile queries, family by family. The large ones are written as repetitions."""

from tests.hostile.request import (
    ALL,
    ANY,
    DIRECT,
    HEAVY,
    LARGE,
    NO_CALL,
    REFUSED,
    RUNAWAY,
    SOLUTIONS,
    SYNTAX,
    TRIPLES,
    Request,
)

_Queries = dict[tuple[str, str] | str, frozenset[int]]
"""Queries by themselves, or by name and query, and what is a proper status."""


def hostile_queries(elsewhere: str) -> list[Request]:
    """All families; federation is pointed at the address `elsewhere`."""
    queries: dict[str, _Queries] = {
        "nesting": _nesting(),
        "length": _length(),
        "products": _products(),
        "memory": _memory(),
        "paths": _paths(),
        "expressions": _expressions(),
        "federation": _federation(elsewhere),
        "updates as queries": _updates(elsewhere),
    }
    return [_query(family, text, proper) for family, each in queries.items() for text, proper in each.items()]


def _query(family: str, named: tuple[str, str] | str, proper: frozenset[int]) -> Request:
    """A query sent as it is. The name is given, or is the query itself."""
    name, text = (named, named) if isinstance(named, str) else named
    graph = any(word in text for word in ("CONSTRUCT", "DESCRIBE"))
    headers = {"Content-Type": DIRECT, "Accept": TRIPLES if graph else SOLUTIONS}
    return Request(family, name, proper, headers=headers, body=text.encode("utf-8", "surrogatepass"))


def _nested(opening: str, depth: int, closing: str, middle: str = "") -> str:
    return opening * depth + middle + closing * depth


def _nesting() -> _Queries:
    return {
        ("braces", "SELECT * " + _nested("{", 20_000, "}")): LARGE,
        ("braces left open", "SELECT * " + "{" * 50_000): LARGE | SYNTAX,
        ("escaped braces", "SELECT * " + _nested(r"\u007B", 8_000, r"\u007D")): LARGE,
        ("parentheses", "ASK { FILTER(" + _nested("(", 20_000, ")", "1") + ") }"): LARGE,
        ("functions", "SELECT (" + _nested("STR(", 9_000, ")", "1") + " AS ?x) {}"): LARGE,
        ("IF in IF", "SELECT (" + _nested("IF(true,", 4_000, ",0)", "1") + " AS ?x) {}"): LARGE,
        ("EXISTS in EXISTS", "ASK { " + _nested("FILTER EXISTS { ", 3_000, "}") + " }"): LARGE,
        ("sub-select in sub-select", "SELECT * { " + _nested("{ SELECT * { ", 3_000, "} }") + " }"): LARGE,
        ("OPTIONAL in OPTIONAL", "ASK { " + _nested("OPTIONAL { ?a ?b ?c ", 3_000, "}") + " }"): LARGE,
        ("MINUS in MINUS, as deep as is let in", "ASK { " + _nested("?a ?b ?c MINUS { ", 90, "}") + " }"): ANY,
        ("EXISTS over products", "ASK { " + _nested("?a ?b ?c . FILTER NOT EXISTS { ?d ?e ?f . ", 45, "}") + " }"): ANY,
        ("blank nodes", "ASK { ?s ?p " + _nested("[ ?p ", 9_000, "]", "1") + " }"): LARGE,
        ("lists", "ASK { ?s ?p " + _nested("(", 9_000, ")", "1") + " }"): LARGE,
        ("a template", "CONSTRUCT { ?s ?p " + _nested("[ ?p ", 9_000, "]", "1") + " } WHERE { ?s ?p ?o }"): LARGE,
        ("a path", "ASK { ?s " + _nested("(", 9_000, ")*", "<x:x>") + " ?o }"): LARGE,
        ("not not", "ASK { FILTER(" + "!" * 19_000 + "true) }"): ANY | SYNTAX,
        ("minus minus", "ASK { FILTER(1 " + "- " * 19_000 + "1) }"): ANY | SYNTAX,
    }


def _length() -> _Queries:
    count = range(3_000)
    return {
        ("unions", "SELECT * { " + "{ ?a ?b ?c } UNION " * 2_400 + "{} }"): ANY,
        ("unions of empty groups", "SELECT * { " + "{}UNION" * 6_500 + "{} }"): ANY,
        ("optionals", "SELECT * { " + "".join(f"OPTIONAL {{ ?s ?p{i} ?o{i} }} " for i in count[:1_500]) + "}"): ANY,
        ("filters", "ASK { ?s ?p ?o " + "FILTER(?o > 1) " * 2_800 + "}"): ANY,
        ("binds", "SELECT * { " + "".join(f"BIND({i} AS ?v{i}) " for i in count) + "}"): ANY,
        ("ors", "ASK { ?s ?p ?o FILTER(?o = 0" + "||?o=1" * 4_900 + ") }"): ANY,
        ("a sum", "ASK { FILTER(1" + "-1" * 9_900 + ") }"): ANY,
        ("IN a list", "ASK { ?s ?p ?o FILTER(?o IN (" + "1," * 9_000 + "1)) }"): ANY,
        ("a join of 1,500", "ASK { " + "".join(f"?v{i} ?p ?v{i + 1} . " for i in count[:1_500]) + "}"): ANY,
        ("a star of 2,000", "ASK { ?s ?p 0" + "".join(f" , ?v{i}" for i in count[:2_000]) + " }"): ANY,
        ("variables", "SELECT " + "".join(f"?v{i} " for i in range(9_000)) + "{ ?v1 ?v2 ?v3 }"): ANY,
        ("aggregates", "SELECT " + "".join(f"(SUM(?o+{i}) AS ?v{i}) " for i in range(1_000)) + "{ ?s ?p ?o }"): ANY,
        ("values", "ASK { VALUES ?x { " + "1 " * 60_000 + "} }"): LARGE,
        ("path alternatives", "ASK { ?s <x:x>" + "|<x:x>" * 9_000 + " ?o }"): ANY,
        ("a path of 5,000 steps", "ASK { ?s !<x:x>" + "/!<x:x>" * 5_000 + " ?o }"): ANY,
        ("prefixes", "".join(f"PREFIX p{i}: <x:{i}> " for i in count) + "ASK {}"): ANY,
        ("a literal of 90,000 bytes", f'SELECT ("{"x" * 90_000}" AS ?x) {{ ?s ?p ?o }}'): ANY,
        ("a literal of 900,000 bytes", f'ASK {{ FILTER("{"x" * 900_000}" = "") }}'): LARGE,
        ("a comment of 8,000,000 bytes", "ASK {} #" + "x" * 8_000_000): LARGE,
    }


def _products() -> _Queries:
    return {
        ("counted", RUNAWAY): HEAVY,
        ("counted distinctly", f"SELECT (COUNT(DISTINCT *) AS ?n) {{ {ALL} }}"): HEAVY,
        ("sorted", f"SELECT * {{ {ALL} }} ORDER BY ?c ?f ?i LIMIT 5"): HEAVY,
        ("sorted at random", f"SELECT * {{ {ALL} }} ORDER BY RAND() LIMIT 5"): HEAVY,
        ("streamed", f"SELECT * {{ {ALL} }}"): LARGE | HEAVY,
        ("distinct", f"SELECT DISTINCT * {{ {ALL} }}"): LARGE | HEAVY,
        ("reduced to nothing", f"SELECT * {{ {ALL} FILTER(?a = <x:x>) }}"): ANY,
        ("filtered late", f"SELECT * {{ {ALL} FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) < 3) }}"): HEAVY,
        ("grouped", f"SELECT ?a ?d (COUNT(*) AS ?n) {{ {ALL} }} GROUP BY ?a ?d"): HEAVY,
        ("constructed", f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {ALL} }}"): LARGE | HEAVY,
        ("constructed with fresh nodes", f"CONSTRUCT {{ [] ?b [ ?e [] ] }} WHERE {{ {ALL} }}"): LARGE | HEAVY,
        ("described", f"DESCRIBE * {{ {ALL} }}"): LARGE | HEAVY,
        ("skipped", f"SELECT * {{ {ALL} }} OFFSET 999999999999 LIMIT 1"): HEAVY,
        ("skipped beyond all numbers", "SELECT * {} OFFSET 99999999999999999999999999999"): ANY | SYNTAX,
        ("limited hugely", f"SELECT * {{ {ALL} }} LIMIT 9223372036854775807"): LARGE | HEAVY,
        ("subtracted", f"SELECT (COUNT(*) AS ?n) {{ {ALL} MINUS {{ ?a ?e ?i }} }}"): HEAVY,
        ("looked for in each row", f"SELECT (COUNT(*) AS ?n) {{ {ALL} FILTER EXISTS {{ ?i ?b ?j }} }}"): HEAVY,
        ("over graphs", "SELECT (COUNT(*) AS ?n) { GRAPH ?x { ?a ?b ?c } GRAPH ?y { ?d ?e ?f } ?g ?h ?i }"): HEAVY,
        (
            "of optionals",
            "SELECT (COUNT(*) AS ?n) { OPTIONAL {?a ?b ?c} OPTIONAL {?d ?e ?f} OPTIONAL {?g ?h ?i} }",
        ): HEAVY,
        ("of VALUES", _values_product("SELECT (COUNT(*) AS ?n)")): HEAVY,
        ("of VALUES, streamed", _values_product("SELECT *")): LARGE | HEAVY,
        ("of VALUES, sorted", _values_product("SELECT *") + " ORDER BY DESC(?v9)"): LARGE | HEAVY,
    }


def _values_product(select: str) -> str:
    """A hundred values, to the tenth power."""
    values = " ".join(map(str, range(100)))
    return select + " { " + "".join(f"VALUES ?v{i} {{ {values} }} " for i in range(10)) + "}"


def _memory() -> _Queries:
    twice = "?a ?b ?c . ?d ?e ?f"
    words = "BIND(CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x)"
    return {
        ("GROUP_CONCAT", f"SELECT (GROUP_CONCAT(STR(?c)) AS ?x) {{ {ALL} }}"): HEAVY,
        ("GROUP_CONCAT for each", f"SELECT ?a (GROUP_CONCAT(?x) AS ?y) {{ {ALL} {words} }} GROUP BY ?a"): HEAVY,
        ("distinct aggregates", f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {ALL} {words} }}"): HEAVY,
        ("doubling", _growing("CONCAT(?v{0}, ?v{0})", 45, "STRLEN(?v45)")): ANY,
        ("doubling, sent back", _growing("CONCAT(?v{0}, ?v{0})", 32, "?v32")): ANY,
        ("doubling in each row", _growing("CONCAT(?v{0}, ?v{0})", 26, "SHA512(?v26)", "?a ?b ?c .")): ANY,
        ("REPLACE", _growing('REPLACE(?v{0}, ".", "$0$0$0$0$0$0$0$0")', 14, "STRLEN(?v14)")): ANY,
        ("ENCODE_FOR_URI", _growing("ENCODE_FOR_URI(?v{0})", 90, "STRLEN(?v90)", start='"%%%%"')): ANY,
        ("a table of STRUUID", f"SELECT DISTINCT (STRUUID() AS ?x) {{ {twice} }}"): LARGE | HEAVY,
        ("a sorted table of STRUUID", f"SELECT (STRUUID() AS ?x) {{ {twice} . ?g ?h ?i }} ORDER BY ?x LIMIT 1"): HEAVY,
        ("grouped by RAND", f"SELECT ?x (COUNT(*) AS ?n) {{ {twice} BIND(RAND() AS ?x) }} GROUP BY ?x"): LARGE | HEAVY,
        ("fresh nodes", f"SELECT DISTINCT ?x {{ {twice} BIND(BNODE() AS ?x) }}"): LARGE | HEAVY,
        ("one row of 30,000 bytes, often", f'SELECT ("{"x" * 30_000}" AS ?x) {{ {twice} }}'): LARGE | HEAVY,
    }


def _growing(step: str, steps: int, result: str, pattern: str = "", start: str = '"x"') -> str:
    """Each variable made from the one before it."""
    binds = "".join(f"BIND({step.format(i)} AS ?v{i + 1}) " for i in range(steps))
    return f"SELECT ({result} AS ?x) {{ {pattern} BIND({start} AS ?v0) {binds} }}"


def _paths() -> _Queries:
    step, count = "(!<x:x>|!^<x:x>)", "SELECT (COUNT(*) AS ?n)"
    return {
        ("three stars one after the other", f"{count} {{ ?a {step}*/{step}*/{step}* ?b }}"): ANY,
        ("three stars side by side", f"{count} {{ ?a (!<x:x>)* ?b . ?c (!<x:x>)* ?d . ?e (!<x:x>)* ?f }}"): HEAVY,
        ("every pair", "SELECT * { ?a (!<x:x>)*/(!<x:y>)*/(!<x:z>)* ?b }"): ANY,
        ("every pair of pairs", f"SELECT * {{ ?a {step}* ?b . ?b {step}* ?c }}"): LARGE | HEAVY,
        ("stars in stars", f"ASK {{ ?a ((({step}*)+)*)+ ?b . FILTER(?a = ?b && ?a = <x:x>) }}"): ANY,
        ("nine steps", f"{count} {{ ?a {'/'.join([step] * 9)} ?b }}"): ANY,
        ("nine steps or fewer", f"{count} {{ ?a {'/'.join([step + '?'] * 9)} ?b }}"): ANY,
        ("every pair, constructed", f"CONSTRUCT {{ ?a <x:x> ?b }} WHERE {{ ?a {step}+ ?b }}"): ANY,
    }


def _expressions() -> _Queries:
    xs = "x" * 30_000
    digits = "9" * 30_000
    return {
        ("nested quantifiers", f'ASK {{ FILTER(REGEX("{xs}", "^((x+)+)+$")) }}'): ANY,
        ("quantifiers over quantifiers", f'ASK {{ FILTER(REGEX("{xs}", "(x?){{900}}x{{900}}(x*)*y")) }}'): ANY,
        ("a huge repetition", 'ASK { FILTER(REGEX("x", "((x{1000}){1000}){1000}")) }'): ANY,
        ("a huge class", 'ASK { ?s ?p ?o FILTER(REGEX(STR(?o), "' + r"(\\p{L}|\\p{N})" * 900 + '")) }'): ANY,
        (
            "a pattern for each row",
            'ASK { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), CONCAT(STR(?f), "(z{9}){9}y"))) }',
        ): ANY,
        ("a pattern nested deep", 'ASK { FILTER(REGEX("x", "' + _nested("(", 9_000, ")*") + '")) }'): ANY,
        ("REPLACE by nested quantifiers", f'SELECT (REPLACE("{xs}", "(x+x+)+y", "$1") AS ?x) {{ ?s ?p ?o }}'): ANY,
        ("an integer of 30,000 digits", f"ASK {{ FILTER({digits} * {digits} > 1) }}"): ANY,
        ("a decimal of 30,000 digits", f"ASK {{ FILTER({digits}.{digits} / 3.0 > 1) }}"): ANY,
        ("a double beyond all", "SELECT (1e999999999 * -1e999999999 AS ?x) {}"): ANY,
        ("squares", _growing("?v{0} * ?v{0}", 60, "?v60", "?a ?b ?c .", "3.7")): ANY,
        ("division by nothing", "SELECT (1/0 AS ?x) (1.0/0.0 AS ?y) (1e0/0 AS ?z) { ?a ?b ?c }"): ANY,
        (
            "dates beyond time",
            'SELECT ("999999999999-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> AS ?x) {}',
        ): ANY,
        ("substring of a product", f"SELECT (COUNT(*) AS ?n) {{ {ALL} FILTER(CONTAINS(STR(?a), STR(?i))) }}"): HEAVY,
        ("hashes of a product", f"SELECT (MAX(SHA512(CONCAT(STR(?a), STR(?f), STR(?i)))) AS ?x) {{ {ALL} }}"): HEAVY,
    }


def _federation(elsewhere: str) -> _Queries:
    iri = f"<{elsewhere}>"
    prefix = f"PREFIX x: {iri} PREFIX : {iri} "
    return {
        ("SERVICE", f"ASK {{ SERVICE {iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("in small letters", f"ASK {{ service {iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("in mixed letters", f"ASK {{ sErViCe{iri}{{ ?s ?p ?o }} }}"): REFUSED,
        ("silent", f"ASK {{ SERVICE SILENT {iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("a variable", f"ASK {{ VALUES ?x {{ {iri} }} SERVICE ?x {{ ?s ?p ?o }} }}"): REFUSED,
        (
            "a computed variable",
            f'ASK {{ BIND(IRI(CONCAT("{elsewhere}", "q")) AS ?x) SERVICE SILENT ?x {{}} }}',
        ): REFUSED,
        ("a prefixed name", f"{prefix} ASK {{ SERVICE x:q {{ ?s ?p ?o }} }}"): REFUSED,
        ("a relative name", f"BASE {iri} ASK {{ SERVICE <q> {{ ?s ?p ?o }} }}"): REFUSED,
        ("an escaped letter", rf"ASK {{ \u0053ERVICE {iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("eight digits", rf"ASK {{ SERV\U00000049CE {iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("an escaped address", "ASK { SERVICE " + iri.replace(":", r"\u003A") + " { ?s ?p ?o } }"): REFUSED,
        ("a comment between", f"ASK {{ SERVICE # <x:x> {{}}\n{iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("an escaped line break", rf"ASK {{ # a comment \u000A SERVICE {iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("lines between", f"ASK {{ SERVICE\r\n\t\n{iri}\n\n{{ ?s ?p ?o }} }}"): REFUSED,
        ("in a sub-select", f"ASK {{ {{ SELECT * {{ SERVICE {iri} {{ ?s ?p ?o }} }} }} }}"): REFUSED,
        ("in EXISTS", f"ASK {{ FILTER EXISTS {{ SERVICE {iri} {{ ?s ?p ?o }} }} }}"): REFUSED,
        ("in OPTIONAL and MINUS", f"ASK {{ OPTIONAL {{ ?a ?b ?c MINUS {{ SERVICE {iri} {{}} }} }} }}"): REFUSED,
        ("in CONSTRUCT", f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("in DESCRIBE", f"DESCRIBE ?s WHERE {{ SERVICE {iri} {{ ?s ?p ?o }} }}"): REFUSED,
        ("a thousand", "ASK { " + f"SERVICE SILENT {iri} {{}} " * 1_000 + "}"): REFUSED,
        ("no name but a call", f"{prefix} ASK {{ service:q {{ ?s ?p ?o }} }}"): NO_CALL,
        ("hidden by an IRI", f"{prefix} ASK {{ BIND(1 AS ?x) FILTER(?x<5)SERVICE#>\n:q {{ ?s ?p ?o }} }}"): NO_CALL,
        ("behind a word", f"{prefix} ASK {{ ?s ?p trueservice:q {{ ?s ?p ?o }} }}"): NO_CALL,
        ("FROM", f"ASK FROM {iri} {{ ?s ?p ?o }}"): ANY | REFUSED,
        ("FROM NAMED", f"ASK FROM NAMED {iri} {{ GRAPH ?g {{ ?s ?p ?o }} }}"): ANY | REFUSED,
        ("GRAPH", f"ASK {{ GRAPH {iri} {{ ?s ?p ?o }} }}"): ANY | REFUSED,
    }


def _updates(elsewhere: str) -> _Queries:
    return {
        "INSERT DATA { <x:x> <x:x> <x:x> }": SYNTAX,
        "INSERT { ?a ?b ?c } WHERE { ?a ?b ?c . ?d ?e ?f }": SYNTAX,
        "DELETE WHERE { ?s ?p ?o }": SYNTAX,
        "DROP ALL": SYNTAX,
        "CLEAR SILENT ALL": SYNTAX,
        "CREATE GRAPH <x:x>": SYNTAX,
        "MOVE DEFAULT TO <x:x>": SYNTAX,
        "ASK {} ; DROP ALL": SYNTAX,
        ("LOAD", f"LOAD <{elsewhere}>"): SYNTAX,
        ("LOAD SILENT", f"LOAD SILENT <{elsewhere}> INTO GRAPH <x:x>"): SYNTAX,
    }
