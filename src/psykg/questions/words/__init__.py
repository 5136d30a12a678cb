"""Words: spelling and lemmas, the words that hold English together, and the lexicon read from the graph."""
