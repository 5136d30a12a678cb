"""How the process that serves begins: its engine starts in processes of its own while the application is imported."""

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from psykg.service.assembly import assembled
from psykg.service.logs import Access
from psykg.service.settings import Settings

if TYPE_CHECKING:
    from psykg.service.gateway import Gateway


def begun(access: Access) -> "Gateway":
    """What is served by default: the application, with its settings from the environment.

    Raises what `assembled` and `fronted` raise.
    """
    settings = Settings.from_environment()
    with ThreadPoolExecutor(1) as aside:
        parts = aside.submit(assembled, settings)
        from psykg.service.front import fronted  # noqa: PLC0415  (takes as long as the engine)
    return fronted(settings, *parts.result(), access)
