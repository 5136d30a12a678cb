"""Questions in plain words: words → readings → SPARQL → an answer with its sources, or a plain refusal.

Imports `entities` and what stands above it. Knows English grammar; what words mean in the field stands in the ontology.
The way of a question: `words` spells it and knows what its phrases may mean, `grammar` makes readings of it, `graph`
says which of them kinds and statements allow, `answers` runs the likeliest and tells what it found. `completing` offers
questions as one types.
"""
