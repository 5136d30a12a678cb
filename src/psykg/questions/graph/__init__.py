"""What questions need to know of the graph: kinds, relations, what is said of a concept, and graph patterns."""
