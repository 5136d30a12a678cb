"""IRIs as people read them: `psykg:insight` for `https://w3id.org/psykg/insight`."""

from psykg.vocabulary import PREFIXES


def with_curies(text: str) -> str:
    """The text with every known namespace in it shortened to its prefix, the longest first."""
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        text = text.replace(namespace, f"{prefix}:")
    return text
