"""Tables as RFC 4180 has them."""

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from typing import BinaryIO


def write_csv(header: Iterable[str], rows: Iterable[Iterable[str]], out: BinaryIO) -> None:
    """Write a header and the rows, in UTF-8. Cells with quotes, commas or line breaks are quoted."""
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    text.detach()
