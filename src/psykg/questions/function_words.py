"""The words of English that hold a question together and name nothing: grammar, and no knowledge of any field."""

ARTICLES = frozenset("a an the".split())

AUXILIARIES = frozenset(
    """be am is are was were been being do does did have has had having can could may might must shall should will would need
    """.split()
)

PREPOSITIONS = frozenset(
    """about according after against among around as at before behind below beside between by concerning during for from
    in inside into like of off on onto out over per regarding since through throughout to toward towards under until
    upon via with within without""".split()
)

NEGATIONS = frozenset("not never no none without neither nor cannot".split())

CONJUNCTIONS = frozenset("and or but that which who whom whose where when while whereas if than so as because once".split())

NUMERALS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}

PRONOUNS = frozenset(
    """it its this these those there they their them he she his her him himself herself themselves itself i me my you
    your we us our one ones someone somebody anyone anybody something anything people somebody's""".split()
)

SOMEBODY = frozenset("people one you someone somebody anyone anybody they we i he she it everyone".split())
"""Who is meant where nobody in particular is."""

QUESTION_WORDS = frozenset("what which who whom whose when where why how".split())

FILLERS = frozenset(
    """please just also actually exactly really still then now else more any some various different certain specific
    particular other given such well main key major central chief essential basic got able usual typical normal average standard whether overall ever try tries trying tried attempt attempts once tell show give name list mention say explain describe exist called named listed
    mentioned described stated considered usually typically generally normally often commonly broadly kindly
    hi hello thanks ok know want would like wonder wondering here order let kind sort type
    overview information course all each every both respective respectively together""".split()
)
"""Words that may be passed over in a list without changing what is asked."""

LIGHT_VERBS = frozenset("be do have come go take make get give use work happen need lead see find bring".split())
"""Verbs that say little without their preposition: “come after” is not “come”."""

PLAIN_VERBS = frozenset("come comes came coming go goes going went happen happens happening occur occurs".split())
"""Verbs that may stand for being: which phase “comes” last."""

FUNCTION_WORDS = (
    ARTICLES | AUXILIARIES | PREPOSITIONS | NEGATIONS | CONJUNCTIONS | PRONOUNS | QUESTION_WORDS | FILLERS
    | PLAIN_VERBS | frozenset(NUMERALS)
)
