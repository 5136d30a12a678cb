"""The engine elsewhere: any SPARQL 1.1 endpoint, whose answers are not trusted to end, to be whole or to be right.

Imports the rest of `engine` except isolation, storage and writing. This module imports nothing: SPARQLWrapper takes its
time to load, and only who asks another endpoint waits for it.
"""
