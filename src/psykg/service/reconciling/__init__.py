"""The Reconciliation Service API 0.2 of the W3C's Entity Reconciliation Community Group, at `/reconcile`.

Clients such as OpenRefine match the cells of a column against the concepts, and fetch what is said of them. What is
matched and how is `psykg.entities.matching`; here it is read from requests and told in the words of the specification.
"""
