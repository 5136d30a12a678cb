"""What an endpoint asks for before it lets anybody in: a user and a password, or a token. Never shown to anybody."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from psykg.errors import EngineUnavailableError

USER, PASSWORD, TOKEN = "PSYKG_ENDPOINT_USER", "PSYKG_ENDPOINT_PASSWORD", "PSYKG_ENDPOINT_TOKEN"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password (HTTP Basic and Digest, RFC 7617 and RFC 7616) or a bearer token (RFC 6750)."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self | None:
        """What the variables `PSYKG_ENDPOINT_…` of an environment hold; None where they hold nothing.

        Raises `EngineUnavailableError` where they contradict each other, or hold what no header can.
        """
        user, password, token = (environment.get(name, "").strip() for name in (USER, PASSWORD, TOKEN))
        if bool(user) != bool(password):
            raise EngineUnavailableError(f"A user needs a password. Set both {USER} and {PASSWORD}, or neither.")
        if user and token:
            raise EngineUnavailableError(f"Set {TOKEN}, or {USER} and {PASSWORD}: an endpoint takes one of the two.")
        if not (token.isascii() and (user + password + token + "x").isprintable()):
            raise EngineUnavailableError(f"{USER}, {PASSWORD} or {TOKEN} holds characters that no header can.")
        return cls(user, password, token) if user or token else None

    def hidden(self, text: str) -> str:
        """The text without the secrets: what an endpoint says may quote the request."""
        pair = b64encode(f"{self.user}:{self.password}".encode()).decode() if self.user else ""
        for secret in filter(None, (pair, self.password, self.token)):
            text = text.replace(secret, "…")
        return text
