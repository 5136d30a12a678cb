"""The words of English that hold a question together and name nothing, as `function_words.toml` lists them."""

import tomllib
from pathlib import Path
from typing import Any

_TOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_TOLD[name].split())


ARTICLES = _words("articles")
INDEFINITE = _words("indefinite")
AUXILIARIES = _words("auxiliaries")
PREPOSITIONS = _words("prepositions")
NEGATIONS = _words("negations")
CONJUNCTIONS = _words("conjunctions")
PRONOUNS = _words("pronouns")
QUESTION_WORDS = _words("question_words")
NUMERALS = {word: number for number, word in enumerate(_TOLD["numerals"].split())}

SOMEBODY = _words("somebody")
"""Who is meant where nobody in particular is."""

EMPHASIS = _words("emphasis")
"""Adjectives that say how much something matters: passed over where a list is asked for, but not in a statement."""

QUANTIFIERS = _words("quantifiers")
"""Words that say of how much a statement is made."""

EACH = _words("each")
"""Words that ask of one after the other."""

FILLERS = EMPHASIS | _words("fillers")
"""Words that may be passed over in a list without changing what is asked."""

TELLING_PREPOSITIONS = _words("telling_prepositions")
"""Prepositions that change what is asked, so that leaving them out has its price."""

LIGHT_VERBS = _words("light_verbs")
"""Verbs that say little without their preposition: “come after” is not “come”."""

DURING = _words("during")
"""Conjunctions that do for a noun what “during” does: “when therapy ends”."""

CHOICES = _words("choices")
"""Coordinators that leave a choice."""

COORDINATORS = CHOICES | _words("coordinators")

BETWEEN = COORDINATORS | _words("between")
"""What may stand between things side by side."""

SMALL_PREPOSITIONS = _words("small_prepositions")
"""Prepositions of which people use one for another."""

AGENT = _words("agent")
"""What comes before who does what a passive tells of."""

PORTRAYING = _words("portraying")
"""Prepositions that may end a question for what something is: “what is it like?”."""

OWNING = _words("owning")
"""What comes before whose something is, or what it is about."""

AGAINST = _words("against")
FOR = _words("for")
"""What comes before what a verb is to change."""

MODALS = _words("modals")
"""What comes before a verb in its base form."""

RATE = _words("rate")
"""What stands between a number and that by which it is counted: “days per week”."""

TOPICAL = _words("topical")
"""Prepositions that say what something is about."""

RELATIVE = _words("relative")
"""What begins a clause about the noun before it."""

TIMES = {word: number for number, word in enumerate(_TOLD["times"].split(), start=1)}
"""How many times."""

MINUTES = {word: 60.0**place for place, word in enumerate(_TOLD["units_of_time"].split())}
"""Units of time, in minutes."""

DIMENSIONS = _words("dimensions")
"""What may follow a number and its unit."""

OCCASIONS = _words("occasions")
"""What follows a number that says how often."""

TELLING_FILLERS = _words("telling_fillers")
"""Of the fillers those that tell something where they stand behind a “be”."""

FILLING_VERBS = _words("filling_verbs")
"""Of the fillers those that are verbs: passed over before what is asked for, and not behind a subject."""

TRYING_VERBS = _words("trying_verbs")
"""Of the fillers those that come before another verb, and are none by themselves."""

INFORMAL: dict[str, str] = _TOLD["informal"]
"""What people type in a hurry, and what it stands for."""

POSSIBILITIES = _words("possibilities")
"""What tells only that something can be, or need not be."""

EACH_DENIED = _words("each_denied")
"""What denies each of several things by itself."""

LASTING_ON = _words("lasting_on")
"""What says of something that was so that it is so now."""

POSSESSIVES = _words("possessives")
"""Whose something is: phrases are looked up without them."""

LEMMAS: dict[str, str] = _TOLD["lemmas"]
"""The dictionary forms of words that the dictionary takes for others."""

INCREASE = _words("increase")
"""Words that say that there is more of something than there was."""

DEGREES = _words("degrees")
"""Words by which more, or less, is said of a number than the number."""

EXACTNESS = _words("exactness")
"""Words that say of a number that it is just that."""

COMING = _words("coming")
LASTING = _words("lasting")
"""Verbs that say of a number only that it takes place so."""

FRAMING = _words("framing")
"""Words by which a question says what it is about to ask."""

OTHERS = _words("others")
PLAIN_VERBS = _words("plain_verbs")
"""Verbs that may stand for being: which phase “comes” last."""

BOUND = frozenset({"when", "where", "why", "how", "how long", "how often", "until when"})
"""Question words that only what they ask for can answer."""

FUNCTION_WORDS = (
    ARTICLES | AUXILIARIES | PREPOSITIONS | NEGATIONS | CONJUNCTIONS | PRONOUNS | QUESTION_WORDS | FILLERS | PLAIN_VERBS
) | frozenset(NUMERALS)
"""All of them but the light verbs."""
