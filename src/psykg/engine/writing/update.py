"""An update, done operation by operation: each sees what those before it have done (SPARQL 1.1 Update, section 3)."""

from psykg.engine.contract import Dataset
from psykg.engine.language.admission import admitted_update
from psykg.engine.writing.datasets import WritableDataset
from psykg.engine.writing.preparation import Preparation


def perform(
    dataset: WritableDataset,
    text: str,
    *,
    base: str | None = None,
    using: Dataset | None = None,
    services: frozenset[str] = frozenset(),
) -> None:
    """Do the update. `base` is what relative IRIs are resolved against, `using` the dataset that the request names.

    All of the text is read before anything is done: what `admitted_update` raises, and `QuerySyntaxError` for names
    that stand for no IRI and for an update with USING or WITH where the request names a dataset, too (SPARQL 1.1
    Protocol, section 2.2.3). Later come `GraphProtectedError`, and `QueryError` for a graph that is there and should
    not be or the other way round; operations before that one are done then, and stay done in the dataset.
    """
    update = admitted_update(text, services)
    # Nothing is loaded from elsewhere: to LOAD SILENT every document is missing, and it does nothing (section 3.1.4).
    operations = (each for each in update.operations if each.keyword != "LOAD")
    prepared = [Preparation(update.text, each, base, using).prepared() for each in operations]
    for operation in prepared:
        operation.apply(dataset)
