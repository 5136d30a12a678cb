"""The frames of English questions: what is said around the things that a question names.

Each frame is a pattern over the words of a question, in small letters with one space between them. What it leaves, in
named groups, is read by the grammar.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A sort of question, and a way to put it."""

    name: str
    pattern: re.Pattern[str]
    cost: float = 0.0


_AUX = r"(?:is|are|was|were|do|does|did|can|could|may|might|must|has|have|had|will|would|should|shall)"
_SAY = r"(?:says?|said|states?|stated|mentions?|mentioned|claims?|claimed|describes?|described|tells?|told|explains?|supports?|shows?|indicates?|writes?|written|talks? about|speaks? of|deals? with|covers?|discusse[sd]|discuss|attributes?|defines?|introduces?|gives?|lists?)"
_SENTENCE = r"(?:sentences?|passages?|paragraphs?|lines?|parts? of the (?:article|text)|places? in the (?:article|text)|locators?)"

_PATTERNS: tuple[tuple[str, str, float], ...] = (
    # Provenance: which sentence says it.
    ("source", rf"(?:in |from )?(?:which|what) {_SENTENCE}(?: in the article| of the article)?(?: (?:is|are|do|does|did|can))?(?: the article| it| you find)?(?: that)? {_SAY}(?: to the reader)?(?: that)? (?P<x>.+)", 0),
    ("source", rf"(?:in )?(?:which|what) {_SENTENCE} (?:is|are) (?:about|on) (?P<x>.+)", 0),
    ("source", rf"(?:in )?(?:which|what) {_SENTENCE} (?:is|are) (?:it )?(?:said|stated|mentioned|written|claimed|described)(?: that)? (?P<x>.+)", 0),
    ("source", rf"(?:in )?(?:which|what) {_SENTENCE} (?:is|are) (?P<x>.+?) (?:mentioned|stated|described|defined|discussed|introduced|named|explained)", 0),
    ("source", rf"where (?:in the (?:article|text) )?(?:does|do|did|can|is|are)(?: the (?:article|text|author|entry)| it| i| one)? {_SAY}(?: that| it)?(?: in the (?:article|text) that)? (?P<x>.+)", 0),
    ("source", rf"where (?:in the (?:article|text) )?(?:is|are) it {_SAY}(?: in the (?:article|text))?(?: that)? (?P<x>.+)", 0),
    ("source", rf"where (?:in the (?:article|text) )?(?:is|are) (?P<x>.+?) (?:mentioned|stated|described|defined|explained|said|written)(?: in the (?:article|text))?", 0),
    ("source", r"(?:what (?:is|are) |what s |give me |show me |show |cite |find )?(?:the |a )?(?:sources?|evidence|references?|citations?|locators?|provenance|support)(?: is there)? (?:of|for)(?: the)?(?: (?:claim|statement|idea|view|assertion|fact))?(?: that)? (?P<x>.+)", 0),
    ("source", rf"(?:show me |give me |find |cite |quote )(?:the |a )?{_SENTENCE} (?:that|which|where|for|about|on|saying|stating)(?: it)?(?: {_SAY})?(?: that)? (?P<x>.+)", 0),
    ("source", r"(?:who|what) says(?: that)? (?P<x>.+)", 0.2),
    ("source", r"how do (?:we|you|i) know(?: that)? (?P<x>.+)", 0),
    # Two things side by side.
    ("comparison", r"(?:what|which) (?:is|are) (?:the )?(?:main |key |chief |most important |essential )?(?:differences?|distinctions?|contrasts?) (?:between|of) (?P<pair>.+)", 0),
    ("comparison", r"(?:the )?(?:differences?|distinctions?|contrasts?|comparison|similarit(?:y|ies)) (?:between|of) (?P<pair>.+)", 0),
    ("comparison", r"(?:explain |tell me |describe |show me |give me |list )(?:the )?(?:differences?|distinctions?|contrasts?|comparison|similarit(?:y|ies)) (?:between|of) (?P<pair>.+)", 0),
    ("comparison", r"(?:please |can you |could you )?(?:compare|contrast)(?: and contrast)? (?P<pair>.+)", 0),
    ("comparison", r"(?:in (?:what|which) ways?|how) (?:do|does|is|are|did|can) (?P<x>.+?) (?:differ|different|differs|distinct|distinguished|compare|compares|compared|unlike)(?: (?:from|to|with))? (?P<y>.+)", 0),
    ("comparison", r"(?:in (?:what|which) ways?|how) (?:do|does|is|are|did|can) (?P<pair>.+?) (?:differ|different|compare|compared|similar|alike|distinguished)(?: from each other| from one another)?", 0),
    ("comparison", r"(?:in (?:what|which) ways?|how) (?:is|are) (?P<x>.+?) (?:similar|comparable|like|alike)(?: to)? (?P<y>.+)", 0),
    ("comparison", r"what (?:distinguishes|separates|differentiates|sets) (?P<x>.+?) (?:apart )?from (?P<y>.+)", 2.2),
    ("comparison", r"what (?:do|does) (?P<pair>.+?) (?:have in common|share)", 0),
    ("comparison", r"what (?:do|does) (?P<x>.+?) (?:have in common|share) with (?P<y>.+)", 0),
    ("comparison", r"what (?:is|are) (?:the )?(?:similarit(?:y|ies)|common ground|parallels?|commonalit(?:y|ies)) (?:between|of) (?P<pair>.+)", 0),
    ("comparison", r"what (?:is|are) common (?:to|between) (?P<pair>.+)", 0),
    ("comparison", r"(?P<x>.+?) (?:vs|versus|compared (?:to|with)) (?P<y>.+)", 0),
    # How two things are connected.
    ("path", r"how (?:is|are|was|were|can|could) (?P<x>.+?) (?:be )?(?:related|connected|linked|tied|associated|joined) (?:to|with) (?P<y>.+)", 0),
    ("path", r"how (?:is|are|was|were) (?P<pair>.+?) (?:related|connected|linked|tied together|associated|joined)(?: to each other| with each other| to one another)?", 0),
    ("path", r"how (?:do|does) (?P<pair>.+?) (?:relate|connect|link|hang together|fit together|go together)(?: to each other| to one another)?", 0),
    ("path", r"how (?:do|does) (?P<x>.+?) (?:relate|connect|link) (?:to|with) (?P<y>.+)", 0),
    ("path", r"(?:what (?:is|are) |is there |show me |show |explain |describe |give me |find |tell me )?(?:the |a |any )?(?:relation|relationship|connections?|links?|association|path|chain|ties?)(?: is there| exists?)? (?:between|from) (?P<pair>.+)", 0),
    ("path", r"(?:what|which) (?:connects|links|joins|relates|ties) (?P<pair>.+)", 0),
    ("path", r"what (?:has|does|do|have|is) (?P<x>.+?) (?:got to do|have to do|to do) with (?P<y>.+)", 0),
    # Other names.
    ("names", r"(?:what (?:is|are) |what s |list |give me |tell me |show me |which |name |are there |is there |any |what )?(?:the |some |any |all )?(?:(?:other|alternative|different|another|alternate) )+(?:names?|terms?|words?|labels?|synonyms?|designations?|expressions?)(?: (?:is|are) (?:there|used))? (?:of|for) (?P<x>.+)", 0),
    ("names", r"(?:what (?:is|are) |list |give me |show me |are there |any )?(?:the |some |any |all |a )?synonyms? (?:of|for) (?P<x>.+)", 0),
    ("names", r"(?:what|how) (?:else )?(?:is|are) (?P<x>.+?) (?:also |otherwise |sometimes )?(?:called|known as|referred to as|named)", 0),
    ("names", r"(?:by |under )?(?:what|which) (?:other |alternative )?names? (?:does|do|is|are) (?P<x>.+?) (?:have|go by|known by|called by|known|go)", 0),
    ("names", r"how else (?:can|do|is|are|could|does)(?: (?:one|you|people|we))? (?:call )?(?P<x>.+?)(?: (?:be )?(?:called|named|known))?", 0),
    # Definitions.
    ("definition", r"(?:please |can you |could you )?(?:define|explain|describe|introduce)(?: (?:to me|me|for me))?(?: what)?(?: the (?:term|word|concept|notion|expression|idea)(?: of)?)? (?P<x>.+?)(?: (?:is|are|means|mean))?(?: to me)?", 0),
    ("definition", r"(?:what|who) (?:exactly )?(?:is|are|was|were) (?:exactly )?(?:meant by |the (?:meaning|definition|sense) of )(?:the (?:term|word|concept|notion|expression) )?(?P<x>.+)", 0),
    ("definition", r"what (?:do|does|did) (?:(?:the )?(?:article|text|author|they|you|we|people|one) (?:mean|understand) (?:by|with)) (?:the (?:term|word|concept|notion|expression) )?(?P<x>.+)", 0),
    ("definition", r"what (?:do|does) (?:the (?:term|word|concept|notion|expression|phrase) )?(?P<x>.+?) (?:mean|stand for|refer to|signify)(?: here| exactly| in .+)?", 0),
    ("definition", r"(?:the )?(?:meaning|definition|sense) of (?:the (?:term|word|concept|notion) )?(?P<x>.+)", 0),
    ("definition", r"(?:give me |give |tell me |i need |provide )(?:the |a )?(?:meaning|definition) (?:of|for) (?P<x>.+)", 0),
    ("definition", r"(?:please )?(?:tell me|can you tell me|could you tell me)(?: more| something)?(?: about| what| who) (?P<x>.+?)(?: is| are| means)?", 0.1),
    ("definition", r"what (?:is|are) (?P<x>.+?) (?:about|all about)", 0.2),
    ("definition", r"(?:what|who) (?:exactly )?(?:is|are|was|were) (?:exactly |actually )?(?P<x>.+?)(?: in (?:this context|this article|the article|short|brief|plain words|simple terms))?", 0.1),
    ("definition", r"(?P<x>.+?) (?:definition|meaning|explained|defined)", 0.1),
    ("definition", r"(?P<x>.+)", 0.6),
    # Numbers.
    ("count", r"(?:and )?(?:how many|what number of) (?P<x>.+)", 0),
    ("count", r"(?:what (?:is|are) |tell me |give me )?(?:the )?(?:total )?(?:number|count) of (?P<x>.+)", 0.1),
    ("count", r"(?:please )?count (?:up )?(?:the |all |of )*(?P<x>.+)", 0),
    # Yes or no.
    ("boolean", rf"(?:and |so |but )?(?:is it (?:true|correct|right|the case|so)|(?:does|do|did) (?:the (?:article|text|author|entry)|it) (?:say|state|claim|mention|hold|suggest|tell)) that (?P<x>.+)", 0),
    ("exists", r"(?:is|are|was|were) there (?:any |a |an |some )?(?P<x>.+)", 0),
    ("boolean", r"is it (?:possible|usual|common|normal|allowed)(?: for (?:one|people|somebody|someone|us))? (?:that|to) (?P<x>.+)", 0),
    ("boolean", rf"(?:and |so |but )?{_AUX} (?P<x>.+)", 0),
    ("boolean", r"(?:true or false|yes or no) (?P<x>.+)", 0),
)

FRAMES = tuple(Frame(name, re.compile(pattern), cost) for name, pattern, cost in _PATTERNS)


def framed(text: str) -> list[tuple[Frame, dict[str, str]]]:
    """The frames that the whole text fits, each with what it leaves in its groups."""
    return [(frame, match.groupdict()) for frame in FRAMES if (match := frame.pattern.fullmatch(text))]


def pairs(text: str) -> list[tuple[str, str]]:
    """The ways to part “expressive and supportive therapy” in two; the noun at the end may belong to both."""
    found = []
    for match in re.finditer(r" (?:and|with|to|or|versus|vs|against|from) ", text):
        first, second = text[: match.start()].removeprefix("both "), text[match.end() :]
        found.append((first, second))
        head = second.split()[-1]
        if len(second.split()) > 1:
            found.append((f"{first} {head.removesuffix('s') if head.endswith('s') else head}", second))
    return found
