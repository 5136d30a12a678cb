"""Triples and axioms in words, with the labels of the graph they stand in.

The patterns are those of OWL itself; what they speak of has its label from the graph, and a name without a label gets
the words it is made of.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from psykg.knowledge.axioms import TYPE, Axiom, Term
from psykg.knowledge.claims import Claim
from psykg.knowledge.names import words_of
from psykg.vocabulary import OWL, RDF, RDFS

_Facts = dict[str, Term]

_PATTERNS = {
    RDFS + "subClassOf": ("class", "is always", "class"),
    OWL + "equivalentClass": ("class", "is the same as", "class"),
    OWL + "disjointWith": ("class", "is never", "class"),
    OWL + "disjointUnionOf": ("class", "is always one, and only one, of these:", "members"),
    RDFS + "subPropertyOf": ("relation", "implies", "relation"),
    OWL + "equivalentProperty": ("relation", "is the same as", "relation"),
    OWL + "inverseOf": ("relation", "is the inverse of", "relation"),
    OWL + "propertyDisjointWith": ("relation", "excludes", "relation"),
    OWL + "propertyChainAxiom": ("relation", "follows from", "chain"),
    RDFS + "domain": ("relation", "is said only of", "class"),
    RDFS + "range": ("relation", "leads only to", "class"),
}
"""Predicates of OWL as subject, verb, object: the sorts of the two ends, and what is said between them."""

_RESTRICTIONS = {
    "someValuesFrom": "",
    "allValuesFrom": "only ",
    "hasValue": "",
    "hasSelf": "itself: ",
    "minCardinality": "at least ",
    "minQualifiedCardinality": "at least ",
    "maxCardinality": "at most ",
    "maxQualifiedCardinality": "at most ",
    "cardinality": "exactly ",
    "qualifiedCardinality": "exactly ",
}
_MEMBERS_SHOWN = 20


class Wording:
    """Words for the triples of one graph."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._labels: dict[str, str] = {}
        self._inner: dict[BlankNode, _Facts] = defaultdict(dict)
        self._sorts: dict[str, Callable[[Term], str]] = {
            "class": self.noun,
            "relation": self._relation,
            "chain": self._chain,
            "members": self._members,
        }
        self._constructors: dict[str, Callable[[Term], str]] = {
            OWL + "intersectionOf": self._intersection,
            OWL + "unionOf": self._union,
            OWL + "complementOf": self._complement,
            OWL + "oneOf": self._members,
        }
        for quad in quads:
            if isinstance(quad.subject, BlankNode):
                self._inner[quad.subject].setdefault(quad.predicate.value, quad.object)
            elif isinstance(quad.subject, NamedNode) and quad.predicate.value == RDFS + "label":
                self._labels.setdefault(quad.subject.value, self.name(quad.object))

    def name(self, term: Term) -> str:
        """The label of a name, or the words it is made of; the value of a literal; the sense of a blank node."""
        if isinstance(term, NamedNode):
            return self._labels.get(term.value) or words_of(term.value)
        if isinstance(term, BlankNode):
            return self.noun(term)
        return term.value if isinstance(term, Literal) else self.triple(term)

    def axiom(self, axiom: Axiom) -> str:
        """The axiom as a clause, without a full stop."""
        head = axiom.head
        if not isinstance(head.subject, BlankNode):
            return self.triple(head)
        facts = self._inner[head.subject]
        if OWL + "assertionProperty" in facts:
            return f"it is denied that {self._denied(facts)}"
        general = next((predicate for predicate in facts if predicate in _PATTERNS), None)
        if general:
            return self.triple(Triple(head.subject, NamedNode(general), facts[general]))
        return self._together(facts)

    def triple(self, triple: Triple) -> str:
        """The triple as a clause, without a full stop."""
        subject, predicate, other = triple.subject, triple.predicate, triple.object
        if predicate.value in _PATTERNS:
            left, verb, right = _PATTERNS[predicate.value]
            return f"{self._sorts[left](subject)} {verb} {self._sorts[right](other)}"
        if predicate == TYPE:
            characteristic = isinstance(other, NamedNode) and other.value.startswith(OWL)
            return f"{self._relation(subject) if characteristic else self.name(subject)} is {self.noun(other)}"
        return f"{self.name(subject)} {self.name(predicate)} {self.name(other)}"

    def sourced(self, axiom: Axiom, claims: Iterable[Claim]) -> str:
        """The axiom with the places that make it: "insight is a goal (p3s2, always)"; without claims, the schema."""
        return f"{self.axiom(axiom)} ({'; '.join(map(self.place, claims)) or 'schema'})"

    def place(self, claim: Claim) -> str:
        """The sentence of the claim and how firmly it is made: "p3s2, always"."""
        names = (claim.sentence, claim.modality)
        return ", ".join(self.name(NamedNode(name)) for name in names if name) or claim.iri

    def _denied(self, facts: _Facts) -> str:
        target = facts.get(OWL + "targetIndividual") or facts[OWL + "targetValue"]
        subject, relation = facts[OWL + "sourceIndividual"], facts[OWL + "assertionProperty"]
        return f"{self.name(subject)} {self.name(relation)} {self.name(target)}"

    def _together(self, facts: _Facts) -> str:
        """What is said of a whole list: that its members are disjoint, or different."""
        members = facts.get(OWL + "members") or facts.get(OWL + "distinctMembers")
        if members and TYPE.value in facts:
            return f"these are {self.name(facts[TYPE.value])}: {self._members(members)}"
        return f"something {self._said(facts)}"

    def noun(self, term: Term) -> str:
        """A class as a noun with its article: "a phase that involves insight"."""
        if not isinstance(term, BlankNode):
            return _with_article(self.name(term))
        facts = self._inner[term]
        for constructor, phrase in self._constructors.items():
            if constructor in facts:
                return phrase(facts[constructor])
        return f"something that {self._restriction(facts)}"

    def _intersection(self, members: Term) -> str:
        nouns, verbs = [], []
        for member in self._list(members):
            facts = self._inner[member] if isinstance(member, BlankNode) else {}
            if OWL + "onProperty" in facts:
                verbs.append(self._restriction(facts))
            else:
                nouns.append(self.noun(member))
        return " that ".join(filter(None, (" and ".join(nouns) or "something", " and ".join(verbs))))

    def _union(self, members: Term) -> str:
        return " or ".join(self.noun(member) for member in self._list(members))

    def _complement(self, other: Term) -> str:
        return f"anything but {self.noun(other)}"

    def _restriction(self, facts: _Facts) -> str:
        form = next((form for form in _RESTRICTIONS if OWL + form in facts), None)
        if form is None:
            return self._said(facts)
        value, counted = facts[OWL + form], facts.get(OWL + "onClass")
        words = self.noun(value) if form.endswith("ValuesFrom") else self.name(value)
        relation = self.name(facts[OWL + "onProperty"])
        return f"{relation} {_RESTRICTIONS[form]}{words}" + (f" {self.name(counted)}" if counted else "")

    def _relation(self, term: Term) -> str:
        inverse = self._inner[term].get(OWL + "inverseOf") if isinstance(term, BlankNode) else None
        return f"the inverse of {self._relation(inverse)}" if inverse else f"“{self.name(term)}”"

    def _chain(self, relations: Term) -> str:
        return " then ".join(self._relation(relation) for relation in self._list(relations))

    def _members(self, members: Term) -> str:
        names = [self.name(member) for member in self._list(members)]
        more = len(names) - _MEMBERS_SHOWN
        return ", ".join(names) if more <= 0 else f"{', '.join(names[:_MEMBERS_SHOWN])} and {more} more"

    def _said(self, facts: _Facts) -> str:
        said = (f"{self.name(NamedNode(key))} {self.name(value)}" for key, value in facts.items() if key != TYPE.value)
        return " and ".join(said)

    def _list(self, node: Term) -> Iterator[Term]:
        while isinstance(node, BlankNode) and RDF + "first" in self._inner[node]:
            yield self._inner[node][RDF + "first"]
            node = self._inner[node][RDF + "rest"]


def _with_article(noun: str) -> str:
    return f"{'an' if re.match('[aeio]|u(?!ni)', noun, re.IGNORECASE) else 'a'} {noun}"
