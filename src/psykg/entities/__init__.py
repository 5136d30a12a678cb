"""What the graph holds of one concept, class, relation or sentence, and how to find it by label.

Imports `engine` and what stands above it. Each question put to the graph is a `.rq` file in this folder.
"""
