import pytest
from pyoxigraph import RdfFormat, parse

from psykg.engine import EmbeddedEngine, united

DATA = """
PREFIX : <http://example.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
:cat :eats :mouse ; :name "Tom"@en ; :weight 4.5 .
:claim { :mouse :eats :cheese ; :name "a \\"quoted\\", name" . :cat :eats :mouse . }
:hearsay { :cat :eats :mouse . }
"""


@pytest.fixture(scope="session")
def engine() -> EmbeddedEngine:
    return EmbeddedEngine(united(parse(DATA.encode(), format=RdfFormat.TRIG)))
