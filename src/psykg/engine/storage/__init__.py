"""Datasets on disk: immutable versions of an Oxigraph database, of which one is current.

Who reads holds a version, and it stays as it is. Who writes works on a private copy, which becomes the next version
whole or not at all. Imports of `knowledge` how quads come into other graphs; knows nothing of files that users bring.
"""

from psykg.engine.storage.backups import back_up, restore
from psykg.engine.storage.labels import Labels
from psykg.engine.storage.storage import Storage
from psykg.engine.storage.versions import Versions

__all__ = ["Labels", "Storage", "Versions", "back_up", "restore"]
