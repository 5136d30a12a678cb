"""Everything that can go wrong, in one tree.

    PsykgError
      UnreadableFileError        a file is missing, not readable, or of no known format
        RdfSyntaxError           a file is not well-formed RDF: with line and column
      UnwritableFileError        a file cannot be put where it belongs
      InvalidDataError           data breaks the shapes, or contradicts the axioms
      ClosureTooLargeError       more follows from data than may be worked out
      InconsistentOntologyError  the axioms contradict each other, or a class can have no members
      ReasonerUnavailableError   HermiT cannot run (no Java)
      QueryError                 a query cannot be answered as it stands
        QuerySyntaxError         it is not SPARQL 1.1: with line and column
        QueryRefusedError        it is SPARQL, and the service does not do it (SERVICE)
          QueryTooLargeError     it is longer or nests deeper than the engine takes on
          QueryTooHeavyError     it takes more memory than it may, or crashes the engine
          ResultTooLargeError    its result is larger than a result may be
          GraphProtectedError    it would write into a graph of ours
        QueryStoppedError        it was stopped at its deadline
      ParameterError             an address says what no page can show
      UnknownEntityError         no concept, class, relation or sentence of that name
      UnknownGraphError          a dataset has no graph of that name
      UnknownFormatError         no such serialisation
      MissingPackageError        what is asked for needs a package that is not installed
      EngineUnavailableError     the engine is busy, or a remote endpoint does not answer
      StoreError                 a store on disk cannot be opened, read or written
      SettingsError              what the operator asks for does not go together
      AddressInUseError          the port is taken

Every message says what was wrong and what to do. The front doors (command line, HTTP) turn each into
their own form: exit code and one line, or an RFC 9457 problem. An `RdfSyntaxError` is a finding to `psykg validate`,
which was asked whether the file is good and exits with 1; to every other command it is wrong use, and the code is 2.
"""


class PsykgError(Exception):
    """The root: what psykg raises on purpose. `str(error)` is one or two sentences for people."""


class UnreadableFileError(PsykgError):
    """A file is missing, cannot be read, or is not of the format that its place or suffix asks for."""


class RdfSyntaxError(UnreadableFileError):
    """A file is not well-formed RDF. `line` and `column` count from 1; None where the parser cannot tell."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class UnwritableFileError(PsykgError):
    """A file cannot be written where it belongs."""


class InvalidDataError(PsykgError):
    """Well-formed RDF that breaks the shapes of `ontology/shapes.ttl`, or that contradicts the ontology."""


class ClosureTooLargeError(PsykgError):
    """More follows from data, or it takes longer to find, than the bound allows. Nothing of it is given."""


class InconsistentOntologyError(PsykgError):
    """The axioms contradict each other, or leave a class without possible members. `axioms` are the ones at fault."""

    def __init__(self, message: str, *, axioms: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.axioms = axioms


class ReasonerUnavailableError(PsykgError):
    """HermiT cannot run here, for want of Java."""


class QueryError(PsykgError):
    """A query that cannot be answered as it stands."""


class QuerySyntaxError(QueryError):
    """Not a SPARQL 1.1 query. `line` and `column` count from 1; None where the parser cannot tell."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryRefusedError(QueryError):
    """A SPARQL query that the service does not run, such as one that would send requests elsewhere."""


class QueryTooLargeError(QueryRefusedError):
    """A query that is longer, or nests deeper, than the engine takes on."""


class QueryTooHeavyError(QueryRefusedError):
    """A query that takes more memory than it may, or that is too much for the engine in another way."""


class ResultTooLargeError(QueryRefusedError):
    """A query whose result is larger than a result may be. Nothing of it is given: a part would look like the whole."""


class GraphProtectedError(QueryRefusedError):
    """An update that would write into a graph of ours: schema, claims, inferred or mappings. Nothing of it was done."""


class QueryStoppedError(QueryError):
    """A query or an update that was stopped at its deadline. Nothing of an update was done."""


class ParameterError(PsykgError):
    """A part of an address that cannot be what it says: no such view, no such number."""


class UnknownEntityError(PsykgError):
    """No concept, class, relation or sentence has this name. `suggestions` are the nearest names."""

    def __init__(self, message: str, *, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class UnknownGraphError(PsykgError):
    """The dataset has no graph of that name."""


class UnknownFormatError(PsykgError):
    """No serialisation of that name or media type."""


class MissingPackageError(PsykgError):
    """What is asked for needs a package of an extra that is not installed. The message says how to install it."""


class EngineUnavailableError(PsykgError):
    """An engine cannot answer: it has no room for another query, or an endpoint fails, is late or has no address."""


class StoreError(PsykgError):
    """A store on disk cannot be opened, read or written; another writer in it is an `EngineUnavailableError`."""


class SettingsError(PsykgError):
    """Settings that do not go together, or lack something."""


class AddressInUseError(PsykgError):
    """The address to serve on is taken, or may not be taken."""
