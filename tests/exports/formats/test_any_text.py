"""Whatever a text is, it comes back as it was put in, but for what the format says it loses."""

from types import ModuleType

import pytest
from hypothesis import example, given, settings

from psykg.exports.content import Content
from tests.exports.any_text import TEXTS, called
from tests.exports.conftest import exported
from tests.exports.formats import (
    test_csv,
    test_cx2,
    test_gephi,
    test_gexf,
    test_graphml,
    test_kgx,
    test_neo4j,
    test_parquet,
)
from tests.exports.recovered import check

FORMATS = [test_csv, test_cx2, test_gephi, test_gexf, test_graphml, test_kgx, test_neo4j, test_parquet]


@pytest.mark.parametrize("module", FORMATS, ids=lambda module: module.FORMAT.name)
@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
@example('["a", "b"]', "[")
@example(" \t\r\n", "\r")
@example("\\", "\\u0041\\'\"")
@example("null", "NA")
@example("|", "a|b\\|")
@example("a\x00b", "a\x1fb")
@example("a\x1eb", "\x1e\x1d\ue000")
def test_any_text_comes_back(module: ModuleType, label: str, other: str) -> None:
    source = called(label, other)
    check(module.FORMAT, module.read(exported(module.FORMAT, source)), Content(source))
