"""Queries evaluated in processes that can be killed: a spawner holds the data, workers evaluate, a pool watches them.

Imports the rest of `engine`. Nothing here knows SPARQL: a worker does the jobs that it is handed.
"""
