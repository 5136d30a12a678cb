"""The redirects for w3id.org: as that service wants them written, and each leads to an address that ours answers."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from psykg import __version__
from psykg.service.app import create_app
from psykg.service.current import let_go
from psykg.service.settings import Settings
from psykg.vocabulary import GRAPH, OWL, PSYKG, RDF

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "w3id"
TEXT = (FOLDER / ".htaccess").read_text(encoding="utf-8")
README = (FOLDER / "README.md").read_text(encoding="utf-8")
HOST = "https://psykg.example"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PROTEGE = "application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, */*; q=0.09"
NANOPUB = f"np/{hashlib.sha256(f'{PSYKG}insight'.encode()).hexdigest()}"
EXPORTS = ("/export/turtle", f"/{NANOPUB}", "/context.jsonld")


@dataclass(frozen=True)
class Rule:
    """A RewriteRule with the conditions before it, of which any will do."""

    pattern: str
    target: str
    flags: str
    conditions: tuple[str, ...]

    def apply(self, path: str, accept: str) -> str | None:
        found = re.search(self.pattern, path)
        wanted = not self.conditions or any(re.search(each, accept) for each in self.conditions)
        return re.sub(r"\$(\d)", lambda group: found[int(group[1])] or "", self.target) if found and wanted else None


def read() -> Iterator[Rule]:
    conditions: list[tuple[str, ...]] = []
    for line in filter(str.strip, TEXT.splitlines()):
        name, *rest = line.split()
        if name == "RewriteCond":
            assert rest[0] == "%{HTTP_ACCEPT}"
            conditions.append(tuple(rest[1:]))
        elif name == "RewriteRule":
            assert [flags for _, *flags in conditions] == [["[OR]"]] * (len(conditions) - 1) + [[]] * bool(conditions)
            pattern, target, flags = rest
            yield Rule(pattern, target, flags, tuple(condition for condition, *_ in conditions))
            conditions = []


RULES = tuple(read())


def redirected(path: str, accept: str = "*/*") -> str | None:
    """Where the first rule that fits leads, without the host."""
    target = next(filter(None, (rule.apply(path, accept) for rule in RULES)), None)
    return target and target.removeprefix(HOST)


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    app = create_app(Settings())
    yield app
    let_go(app)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("insight", "/entity/insight"),
        ("Phase", "/entity/Phase"),
        ("hasGoal", "/entity/hasGoal"),
        ("p3s2", "/entity/p3s2"),
        ("insight.ttl", "/entity/insight.ttl"),
        ("claim/p3s2-1", "/entity/claim/p3s2-1"),
        (__version__, f"/version/{__version__}"),
        (f"{__version__}.rdf", f"/version/{__version__}.rdf"),
        ("12.0.3", "/version/12.0.3"),
        ("graph/schema", f"/graph-store?graph={GRAPH}schema"),
        ("graph/inferred", f"/graph-store?graph={GRAPH}inferred"),
        ("export/turtle", "/export/turtle"),
        ("context.jsonld", "/context.jsonld"),
        ("logo.svg", "/static/favicon.svg"),
        (NANOPUB, f"/{NANOPUB}"),
        (f"{NANOPUB}.nq", f"/{NANOPUB}.nq"),
    ],
)
def test_a_name_leads_to_what_describes_it_for_everybody(path: str, target: str) -> None:
    assert {redirected(path, accept) for accept in (BROWSER, PROTEGE, "text/turtle", "*/*", "")} == {target}


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        (BROWSER, "/"),
        ("*/*", "/"),
        ("", "/"),
        (PROTEGE, "/version"),
        ("text/turtle;q=0.9, */*;q=0.1", "/version"),
        ("application/ld+json", "/version"),
        ("application/n-triples", "/version"),
    ],
)
def test_the_namespace_leads_people_to_the_page_and_programs_to_the_ontology(accept: str, target: str) -> None:
    assert redirected("", accept) == target


@pytest.mark.parametrize(
    "path", ["a/b", "graph/elsewhere", "../x", "https://example.org/", "claim/", "-", "a b", "é", "np/0f3a"]
)
def test_what_is_no_name_of_ours_is_left_to_w3id(path: str) -> None:
    assert redirected(path) is None


def test_every_name_of_the_ontology_leads_to_its_entity(asserted: list[Quad]) -> None:
    terms = {term for quad in asserted for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)}
    names = {term.value.removeprefix(PSYKG) for term in terms if isinstance(term, NamedNode) and PSYKG in term.value}
    assert len(names) > 400
    others = {name for name in names if redirected(name) != f"/entity/{name}"}
    assert others == {"", __version__, "logo.svg", "graph/schema"}


@pytest.mark.parametrize("path", ["", "insight", "claim/p3s2-1", __version__, "graph/schema", "logo.svg", *EXPORTS])
def test_every_target_is_an_address_of_the_service(app: Flask, path: str) -> None:
    for accept in (BROWSER, PROTEGE):
        target = redirected(path.removeprefix("/"), accept)
        assert target
        match = app.url_map.bind("").match
        assert match(urlsplit(target).path)


def test_every_rule_is_tried_by_the_targets_above() -> None:
    tried = {
        next(rule for rule in RULES if rule.apply(path.removeprefix("/"), accept))
        for path in ("", "insight", __version__, "graph/schema", "logo.svg", *EXPORTS)
        for accept in (BROWSER, PROTEGE)
    }
    assert tried == set(RULES)


def test_a_client_that_follows_gets_the_ontology_its_version_and_its_graphs(app: Flask) -> None:
    def followed(path: str) -> set[Triple]:
        response = app.test_client().get(redirected(path, PROTEGE), headers={"Accept": PROTEGE})
        assert (response.status_code, response.mimetype) == (200, "application/rdf+xml")
        return {quad.triple for quad in parse(response.data, format=RdfFormat.RDF_XML)}

    is_ontology = Triple(*map(NamedNode, (PSYKG, RDF + "type", OWL + "Ontology")))
    for path in ("", __version__, "graph/schema"):
        assert is_ontology in followed(path)
    is_concept = Triple(*map(NamedNode, (PSYKG + "insight", RDF + "type", PSYKG + "MentalConcept")))
    assert is_concept in followed("insight")
    nanopub = app.test_client().get(redirected(NANOPUB), headers={"Accept": "application/trig"})
    assert f"this: <{PSYKG}{NANOPUB}>" in nanopub.text
    with app.test_client().get(redirected("logo.svg")) as logo:
        assert logo.mimetype == "image/svg+xml"


def test_it_is_written_as_w3id_wants_it() -> None:
    """The rules of https://w3id.org/docs/rules/ that this file could break."""
    lines = TEXT.splitlines()
    directives = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert directives[0] == "RewriteEngine"
    assert set(directives) == {"RewriteEngine", "RewriteCond", "RewriteRule"}
    assert TEXT.endswith("\n")
    assert [line for line in lines if line != line.rstrip() or "\r" in line] == []
    for rule in RULES:
        assert rule.flags == "[R=303,L]"
        assert rule.pattern.startswith("^")
        assert rule.pattern.endswith("$")
        assert not rule.pattern.startswith("^/")
        assert rule.target.startswith(f"{HOST}/")
        assert "//" not in urlsplit(rule.target).path
        # A dot that is no literal one stands in a class.
        assert re.findall(r"(?<!\\)\.", re.sub(r"\[[^]]*\]", "", rule.pattern)) == []


def test_what_is_left_to_set_is_told_in_the_readme() -> None:
    for placeholder in ("psykg.example", "MAINTAINER"):
        assert placeholder in TEXT
        assert f"`{placeholder}` stands for" in README or f"`{placeholder}` for who" in README


def test_the_readme_names_what_the_rules_lead_to() -> None:
    told = re.findall(rf"\| `{PSYKG}([^`]*)` \|", README)
    assert len(told) > 5
    assert [path for path in told if redirected(path) is None] == []
