"""Two Parquet files, for pandas, R, DuckDB and Spark: typed columns, and lists where there may be several."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, BinaryIO

from psykg.exports.content import Content
from psykg.exports.features import Feature
from psykg.exports.format import ZIP, Format
from psykg.exports.optional import needed
from psykg.exports.records import Column, Records, edges, nodes
from psykg.exports.source import Source

_ROWS = 10_000
"""How many go into a row group, and are held at a time."""


def files(source: Source) -> Mapping[str, Callable[[BinaryIO], None]]:
    """The concepts and the relationships. Raises `MissingPackageError` without pyarrow."""
    needed("pyarrow.parquet")
    content = Content(source)
    return {
        "nodes.parquet": lambda out: _write(nodes(content), out),
        "edges.parquet": lambda out: _write(edges(content), out),
    }


def _write(records: Records, out: BinaryIO) -> None:
    arrow, parquet = needed("pyarrow"), needed("pyarrow.parquet")
    schema = arrow.schema([(column.name, _type(arrow, column)) for column in records.columns])
    with parquet.ParquetWriter(out, schema, version="2.6", compression="snappy") as writer:
        while rows := list(islice(records.rows, _ROWS)):
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))


def _type(arrow: Any, column: Column) -> Any:  # noqa: ANN401 (pyarrow has no types of its own)
    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    kind = types[column.kind]
    return arrow.list_(kind) if column.many else kind


FORMAT = Format(
    name="parquet",
    title="Parquet",
    media_type=ZIP,
    suffix="zip",
    tool="pandas, R (arrow), DuckDB, Spark, Polars",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON),
    files=files,
    note="Needs pyarrow: `pip install 'psykg[exports]'`. In bytes it is the same for the same version of pyarrow.",
)
