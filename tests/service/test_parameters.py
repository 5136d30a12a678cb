"""The parameters of the protocol, as far as they are no part of a query."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("iri", ["AAA", "", "http://example.org/a b", "//example.org/"])
def test_a_graph_of_the_dataset_that_is_no_absolute_iri_is_400(client: FlaskClient, name: str, iri: str) -> None:
    response = client.get("/sparql", query_string={"query": "ASK {}", name: iri})
    assert response.status_code == 400
    assert response.get_json(force=True)["detail"]
