"""The reference: everything that the graph holds, thing by thing, to be read from top to bottom or looked up.

`sections.py` gathers it once; the formats `reference`, `reference-md` and `reference-csv` write it.
"""
