import pytest

from psykg.engine.remote.credentials import Credentials
from psykg.errors import EngineUnavailableError

USER, PASSWORD, TOKEN = "PSYKG_ENDPOINT_USER", "PSYKG_ENDPOINT_PASSWORD", "PSYKG_ENDPOINT_TOKEN"


def test_they_are_read_from_an_environment() -> None:
    assert Credentials.of({USER: "me", PASSWORD: "word"}) == Credentials("me", "word")
    assert Credentials.of({TOKEN: "abc\n"}) == Credentials(token="abc")  # noqa: S106  (a made-up one)
    assert Credentials.of({"PATH": "/bin"}) is None


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({USER: "me"}, "Set both"),
        ({PASSWORD: "secret"}, "Set both"),
        ({USER: "me", PASSWORD: "secret", TOKEN: "secret"}, "one of the two"),
        ({TOKEN: "secret\r\nX-Other: 1"}, "no header can"),
        ({TOKEN: "secrét"}, "no header can"),
    ],
)
def test_what_cannot_be_used_is_told_without_the_secret(environment: dict[str, str], said: str) -> None:
    with pytest.raises(EngineUnavailableError, match=said) as raised:
        Credentials.of(environment)
    assert "secr" not in str(raised.value)


def test_nothing_shows_the_secrets() -> None:
    shown = repr(Credentials("me", "word", "abc"))
    assert "word" not in shown
    assert "abc" not in shown
