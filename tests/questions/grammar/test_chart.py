from psykg.questions.grammar.chart import Chart, Parting
from psykg.questions.words.spelling import tokens
from tests.questions.asking import Asked


def _best(asked: Asked, text: str) -> Parting:
    return Chart(asked.lexicon, text.split()).partings[0]


def _named(parting: Parting) -> list[str]:
    return [phrase.text for phrase in parting.phrases if phrase.meanings]


def test_a_longer_phrase_is_likelier_than_its_words(ask: Asked) -> None:
    assert _named(_best(ask, "the goals of supportive therapy")) == ["goals", "supportive therapy"]


def test_every_word_is_in_exactly_one_phrase(ask: Asked) -> None:
    text = "which of the goals does supportive therapy not share with xyzzy"
    for parting in Chart(ask.lexicon, text.split()).partings:
        assert " ".join(phrase.text for phrase in parting.phrases) == text


def test_words_that_mean_nothing_are_told(ask: Asked) -> None:
    assert _best(ask, "the xyzzy of insight and plugh").unknown == ("xyzzy", "plugh")
    assert _best(ask, "the goals of insight").unknown == ()


def test_a_noun_at_the_end_belongs_to_both_that_are_joined_before_it(ask: Asked) -> None:
    first = _best(ask, "evaluation and termination phase").phrases[0]
    assert first.text == "evaluation"
    assert "evaluation phase" in {ask.index.thing(meaning.iri).label for meaning in first.meanings}


def test_the_ways_to_part_a_text_are_few_whatever_it_says(ask: Asked) -> None:
    assert len(Chart(ask.lexicon, ["goal", "of", "therapy", "phase"] * 10).partings) <= 16


def test_what_is_called_so_as_a_whole_is_not_taken_apart(ask: Asked) -> None:
    for text in ("why do patients seek further treatment", "what does the therapist's guidance do"):
        partings = Chart(ask.lexicon, tokens(text)).partings
        assert not any({"further", "guidance"} & {phrase.text for phrase in each.phrases} for each in partings)


def test_people_that_go_somewhere_are_not_passed_over(ask: Asked) -> None:
    answer = ask("Why do people go to therapy?")
    assert {item.sources for item in answer.items} == {("p5s1",), ("p5s2",)}


def test_who_does_what_is_no_name_where_the_deed_alone_is_called_so(ask: Asked) -> None:
    assert ask("Does the therapist listen?").boolean is True
    assert ask("Does the patient listen?").boolean is None


def test_an_alternative_name_is_not_taken_apart_before_a_kind(ask: Asked) -> None:
    partings = Chart(ask.lexicon, ["advantage", "of", "individual", "therapy"]).partings
    assert all("individual therapy" in _named(parting) for parting in partings)


def test_the_start_of_a_name_belongs_to_both_that_are_joined_behind_it(ask: Asked) -> None:
    last = _best(ask, "patterns of thinking and interacting").phrases[-1]
    assert "patterns of interacting" in {ask.index.thing(meaning.iri).label for meaning in last.meanings}
    assert _best(ask, "relief of symptoms and interacting").unknown == ("interacting",)


def test_to_do_is_a_verb_and_helps_none(ask: Asked) -> None:
    assert ask("Is the wish to do better at work a reason for seeking treatment?").boolean is True
