"""A knowledge graph of psychodynamic psychotherapy, and the service that answers questions over it."""
