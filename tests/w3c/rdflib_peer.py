"""rdflib-endpoint with a dataset that may be written, as an application for granian."""

from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

app = SparqlEndpoint(graph=Dataset(), path="/sparql", enable_update=True)
