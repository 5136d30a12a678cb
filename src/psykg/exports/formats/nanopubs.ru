#+ summary: A nanopublication for each statement of a claim, for each denial, and for what each concept is.
#+ source: https://nanopub.net/guidelines/working_draft/ (four graphs: Head, assertion, provenance, publication info)
PREFIX psykg: <https://w3id.org/psykg/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX np: <http://www.nanopub.org/nschema#>
PREFIX npx: <http://purl.org/nanopub/x/>

# The default graph sees all, so that what a claim is may be told anywhere.
INSERT { ?subject ?says ?what } WHERE { GRAPH ?any { ?subject ?says ?what } } ;

# Each statement: named after its claim and itself. The sentence is its primary source.
INSERT {
  GRAPH psykg:np { ?np a np:Nanopublication }
  GRAPH ?assertion { ?subject ?says ?what }
  GRAPH ?provenance { ?assertion prov:wasDerivedFrom ?claim }
} WHERE {
  ?claim a psykg:Claim .
  GRAPH ?claim { ?subject ?says ?what }
  FILTER (isIRI(?subject) && !isBlank(?what))
  BIND (SHA256(CONCAT(STR(?claim), " ", STR(?subject), " ", STR(?says), " ", STR(?what), " ",
    IF(isIRI(?what), "", CONCAT(LANG(?what), " ", STR(DATATYPE(?what)))))) AS ?name)
  BIND (IRI(CONCAT(STR(psykg:), "np/", ?name)) AS ?np)
  BIND (IRI(CONCAT(STR(?np), "#assertion")) AS ?assertion)
  BIND (IRI(CONCAT(STR(?np), "#provenance")) AS ?provenance)
} ;

# Each denial, which gets a name in place of its blank node.
INSERT {
  GRAPH psykg:np { ?np a np:Nanopublication }
  GRAPH ?assertion {
    ?denial a owl:NegativePropertyAssertion ; owl:sourceIndividual ?subject ; owl:assertionProperty ?relation ; ?to ?target
  }
  GRAPH ?provenance { ?assertion prov:wasDerivedFrom ?claim }
} WHERE {
  ?claim a psykg:Claim .
  VALUES ?to { owl:targetIndividual owl:targetValue }
  GRAPH ?claim {
    ?node a owl:NegativePropertyAssertion ; owl:sourceIndividual ?subject ; owl:assertionProperty ?relation ; ?to ?target
  }
  BIND (SHA256(CONCAT(STR(?claim), " not ", STR(?subject), " ", STR(?relation), " ", STR(?target))) AS ?name)
  BIND (IRI(CONCAT(STR(psykg:), "np/", ?name)) AS ?np)
  BIND (IRI(CONCAT(STR(?np), "#denial")) AS ?denial)
  BIND (IRI(CONCAT(STR(?np), "#assertion")) AS ?assertion)
  BIND (IRI(CONCAT(STR(?np), "#provenance")) AS ?provenance)
} ;

# What each concept is: its kind, labels, definition. It comes from the ontology and from no sentence.
INSERT {
  GRAPH psykg:np { ?np a np:Nanopublication }
  GRAPH ?assertion { ?concept ?says ?what }
  GRAPH ?provenance { ?assertion prov:wasDerivedFrom psykg: }
  GRAPH ?pubinfo { ?np npx:introduces ?concept }
} WHERE {
  { SELECT DISTINCT ?concept WHERE { ?concept a/rdfs:subClassOf* psykg:Concept } }
  FILTER isIRI(?concept)
  GRAPH ?any { ?concept ?says ?what }
  FILTER (!isBlank(?what))
  FILTER NOT EXISTS { ?any a psykg:Claim }
  FILTER NOT EXISTS { ?says rdfs:subPropertyOf* psykg:lexicalEntry }
  BIND (IRI(CONCAT(STR(psykg:), "np/", SHA256(STR(?concept)))) AS ?np)
  BIND (IRI(CONCAT(STR(?np), "#assertion")) AS ?assertion)
  BIND (IRI(CONCAT(STR(?np), "#provenance")) AS ?provenance)
  BIND (IRI(CONCAT(STR(?np), "#pubinfo")) AS ?pubinfo)
} ;

# All that is told of a claim holds for the assertion, first of all how firmly it is made.
INSERT { GRAPH ?provenance { ?assertion ?says ?what ; prov:hadPrimarySource ?sentence } } WHERE {
  GRAPH ?provenance { ?assertion prov:wasDerivedFrom ?claim }
  ?claim a psykg:Claim ; ?says ?what .
  FILTER (?says != rdf:type && !isBlank(?what))
  OPTIONAL { ?claim dcterms:source ?sentence FILTER isIRI(?sentence) }
} ;

# The four graphs, and who published the nanopublication, when, under which license: as the ontology says of itself.
INSERT {
  GRAPH ?head {
    ?np a np:Nanopublication ; np:hasAssertion ?assertion ; np:hasProvenance ?provenance ; np:hasPublicationInfo ?pubinfo
  }
  GRAPH ?pubinfo {
    ?np dcterms:isPartOf psykg: ; dcterms:created ?created ; dcterms:creator ?creator ; dcterms:license ?license
  }
} WHERE {
  GRAPH psykg:np { ?np a np:Nanopublication }
  OPTIONAL {
    psykg: dcterms:issued ?issued .
    BIND (STRDT(CONCAT(STR(?issued), "T00:00:00Z"), xsd:dateTime) AS ?created)
  }
  OPTIONAL { psykg: dcterms:creator ?creator }
  OPTIONAL { psykg: dcterms:license ?license }
  BIND (IRI(CONCAT(STR(?np), "#Head")) AS ?head)
  BIND (IRI(CONCAT(STR(?np), "#assertion")) AS ?assertion)
  BIND (IRI(CONCAT(STR(?np), "#provenance")) AS ?provenance)
  BIND (IRI(CONCAT(STR(?np), "#pubinfo")) AS ?pubinfo)
}
