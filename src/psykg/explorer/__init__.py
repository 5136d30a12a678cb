"""The explorer page: what is seen of the graph in each of its views, and the templates and scripts that show it.

Imports `questions` and what stands above it, and nothing of the service: an address comes in as a `State`, and what
goes out are plain records for the templates.
"""
