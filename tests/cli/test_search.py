"""`psykg search`, on the graph itself."""

import json

from click.testing import CliRunner, Result

from psykg.cli.search import command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_each_hit_is_a_line_of_name_label_and_kind() -> None:
    assert run("termination", "phase").stdout.splitlines()[0] == "termination-phase\ttermination phase\tphase"


def test_the_label_that_matched_is_added_where_it_is_another() -> None:
    assert run("final phase").stdout.splitlines()[0] == "termination-phase\ttermination phase\tphase\tfinal phase"


def test_programs_get_a_json_list() -> None:
    assert json.loads(run("insight", "--limit", "1", "--json").stdout) == [
        {
            "iri": "https://w3id.org/psykg/insight",
            "name": "insight",
            "label": "insight",
            "kind": "mental concept",
            "matched": "insight",
        }
    ]


def test_finding_nothing_says_so_and_exits_with_1() -> None:
    result = run("xylophone")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "Nothing has a label like “xylophone”. Try a shorter word, or part of one.\n"
    assert json.loads(run("xylophone", "--json").stdout) == []
