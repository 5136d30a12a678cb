"""The text of queries and updates: its tokens, the grammar, what is wrong with it, and what is admitted.

Imports `vocabulary` and `errors`; pyoxigraph only to have it read texts over an empty store. Evaluates nothing.
"""
