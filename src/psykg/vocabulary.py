"""The few names that code must know: namespaces, graphs and the terms that the ontology is built from.

Imports nothing. Everything else that has a name (concepts, labels, relations of the field) stands in the
ontology and is read from there.
"""

PSYKG = "https://w3id.org/psykg/"
CLAIM = PSYKG + "claim/"
GRAPH = PSYKG + "graph/"

SCHEMA_GRAPH = GRAPH + "schema"
INFERRED_GRAPH = GRAPH + "inferred"
MAPPINGS_GRAPH = GRAPH + "mappings"
UNNAMED_GRAPH = GRAPH + "unnamed"
"""Where in a united dataset those triples stand that were written without naming a graph."""

CLAIM_CLASS = PSYKG + "Claim"
CONCEPT_CLASS = PSYKG + "Concept"
SCHEDULE = PSYKG + "Schedule"
MODALITY = PSYKG + "modality"

OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = RDF + "type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"
SSSOM = "https://w3id.org/sssom/"
SEMAPV = "https://w3id.org/semapv/vocab/"

PREFIXES = {
    "psykg": PSYKG,
    "claim": CLAIM,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "xsd": XSD,
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "void": "http://rdfs.org/ns/void#",
    "sssom": SSSOM,
    "semapv": SEMAPV,
    "sd": "http://www.w3.org/ns/sparql-service-description#",
}
"""Prefix to namespace, for what people read: serialised triples, the query editor, messages."""
