"""What a format may hold of the graph, and may lose."""

from enum import StrEnum


class Feature(StrEnum):
    """A part of the graph; the value says it in the loss table of the documentation."""

    SCHEMA = "classes and relations with their hierarchy"
    AXIOMS = "axioms (disjointness, chains, restrictions)"
    ALTERNATIVES = "alternative labels"
    LANGUAGES = "languages of texts"
    DEFINITIONS = "definitions"
    VALUES = "numbers and texts said of a concept"
    DATATYPES = "datatypes of values"
    STATEMENTS = "statements that join two concepts"
    PARALLEL = "several relations between the same two concepts"
    INFERENCE = "which statements are inferred"
    SENTENCES = "the sentence of each statement"
    MODALITIES = "how firmly each statement is made"
    CLAIMS = "which statements are made together in one claim"
    DENIALS = "what the article denies"
    LEXICON = "word forms for questions"
    MATCHES = "which terms of other vocabularies a concept matches, and how"
    INEXACT = "matches that are not exact: close, broad, narrow, related"
    LINES = "tabs and line breaks in texts"
    CONTROLS = "other control characters in texts"
