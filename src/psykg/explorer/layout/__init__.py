"""Where concepts stand in a drawing: laid out once for the project's own, found a place for what is added.

Imports nothing of the explorer. What is computed here is the same on every machine.
"""
