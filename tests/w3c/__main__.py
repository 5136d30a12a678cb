"""Runs the tests of the W3C against our service and its peers, and writes docs/conformance.md.

    python -m tests.w3c
    python -m tests.w3c QUERY-URL UPDATE-URL GRAPH-STORE-URL

With addresses, it runs them against the service there and prints its score. ALL THAT THE SERVICE HOLDS IS DROPPED.
The token for writing, if one is needed, is read from the environment variable PSYKG_TOKEN.
"""

import os
import sys
from importlib.metadata import version

from tests.w3c.peers import PEERS, psykg
from tests.w3c.report import DOCUMENT, Score, document, score, summary
from tests.w3c.service import Endpoints
from tests.w3c.suite import FOLDER, Case, cases


def main(arguments: list[str]) -> None:
    """Write the page, or print the score of one service."""
    suite = list(cases(FOLDER))
    if not suite:
        raise SystemExit("The tests of the W3C are missing: they are looked for in shared/w3c beside the project.")
    match arguments:
        case []:
            DOCUMENT.write_text(document(suite, *_all(suite)), encoding="utf-8")
        case [query, update, graph_store]:
            endpoints = Endpoints(query, update, graph_store, os.environ.get("PSYKG_TOKEN", ""))
            sys.stdout.write(summary(suite, score("passed", endpoints, suite)))
        case _:
            raise SystemExit(__doc__)


def _all(suite: list[Case]) -> tuple[Score, list[Score]]:
    with psykg() as endpoints:
        ours = score("psykg", endpoints, suite)
    others = []
    for name, (distribution, peer) in PEERS.items():
        with peer() as endpoints:
            others.append(score(f"{name} {version(distribution)}", endpoints, suite))
    return ours, others


if __name__ == "__main__":
    main(sys.argv[1:])
