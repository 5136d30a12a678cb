"""IRIs as CURIEs, for formats that take nothing else."""

from collections.abc import Iterable
from urllib.parse import quote

from psykg.vocabulary import PREFIXES


class Curies:
    """Writes IRIs as CURIEs: with the prefix that psykg gives a namespace, or `ns1`, `ns2` … for others, in order.

    What stands before the last “/”, “#” or “:” is the namespace. The rest is percent-encoded but for letters, digits
    and “-._~”, so that the CURIE has none of the characters at which readers stop.
    """

    def __init__(self, iris: Iterable[str]) -> None:
        known = {namespace: prefix for prefix, namespace in PREFIXES.items()}
        namespaces = {_parted(iri)[0] for iri in iris}
        others = sorted(namespaces - known.keys())
        self._prefixes = {namespace: known[namespace] for namespace in sorted(namespaces & known.keys())}
        self._prefixes |= {namespace: f"ns{number}" for number, namespace in enumerate(others, 1)}

    @property
    def namespaces(self) -> dict[str, str]:
        """Each prefix with what stands for it. What follows it in a CURIE is to be percent-decoded."""
        return {prefix: namespace for namespace, prefix in self._prefixes.items()}

    def __call__(self, iri: str) -> str:
        """The CURIE of one of the IRIs."""
        namespace, rest = _parted(iri)
        return f"{self._prefixes[namespace]}:{quote(rest, safe='')}"


def _parted(iri: str) -> tuple[str, str]:
    whole = iri.rstrip("/#:")
    end = max(map(whole.rfind, "/#:")) + 1
    return iri[:end], iri[end:]
