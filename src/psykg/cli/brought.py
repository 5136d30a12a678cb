"""Data of users, as commands take it with `--data`."""

from pathlib import Path

from psykg.knowledge.extension import Extension


def brought(paths: tuple[Path, ...]) -> Extension:
    """What the files make of the ontology: nothing where there are none.

    The validator is large: who brings no data does not wait for it to load, nor keep it in memory. Raises what
    `validate` and `added_files` raise.
    """
    if not paths:
        return Extension()
    from psykg.knowledge.validation import validate  # noqa: PLC0415

    return validate(paths)
