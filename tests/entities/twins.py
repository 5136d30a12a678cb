"""A graph in which labels are not enough to tell concepts apart."""

from pyoxigraph import RdfFormat, parse

TWINS = list(
    parse(
        """
        PREFIX psykg: <https://w3id.org/psykg/>
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

        psykg:Phase a owl:Class ; rdfs:subClassOf psykg:Concept ; skos:prefLabel "phase" .
        psykg:Goal a owl:Class ; rdfs:subClassOf psykg:Concept ; skos:prefLabel "goal" .
        psykg:precedes a owl:ObjectProperty ; skos:prefLabel "precedes" .
        psykg:one a psykg:Phase ; skos:prefLabel "Twin" ; psykg:precedes psykg:third .
        psykg:other a psykg:Goal ; skos:prefLabel "Twin" ; skos:altLabel "shared" .
        psykg:third a psykg:Phase ; skos:prefLabel "Third" ; skos:altLabel "shared" ; skos:hiddenLabel "concealed" .
        """,
        format=RdfFormat.TURTLE,
    )
)
