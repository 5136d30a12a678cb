import pytest

from psykg.questions.answers.answer import Status
from psykg.questions.grammar.requests import Request, bluntly, paraphrases, plainly, requests, unset
from tests.questions.asking import Asked, labels


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("which goals serve insight", Request("which", "", "goals serve insight")),
        ("to what does insight lead", Request("what", "to", "does insight lead")),
        ("whose view is this", Request("who", "", "view is this", owner=True)),
        ("whom does therapy help", Request("who", "", "does therapy help", object=True)),
        ("at what point do they agree", Request("when", "", "do they agree")),
        ("for how long does it last", Request("how long", "", "does it last")),
        ("in the middle phase what is found", Request("what", "", "is found in the middle phase")),
        ("please list all the goals of therapy", Request("list", "", "goals of therapy", commanded=True)),
        ("can you tell me which goals there are", Request("which", "", "goals there are")),
        ("supportive therapy goals", Request("list", "", "supportive therapy goals")),
        ("the goals depend on what", Request("what", "", "the goals depend on")),
        ("insight is a goal of which therapy", Request("which", "", "therapy insight is a goal of")),
    ],
)
def test_a_request_is_its_question_word_and_the_rest(text: str, request_: Request) -> None:
    assert request_ in requests(text)


@pytest.mark.parametrize(
    "text", ["who talks about goals with whom", "who does what in the middle phase", "which role says it and to whom"]
)
def test_two_questions_in_one_are_no_request_for_one_of_them(text: str) -> None:
    assert list(requests(text)) == []


def test_a_question_word_of_several_words_does_not_ask_for_what_its_noun_names() -> None:
    assert {request.word for request in requests("at what point do they agree")} == {"when"}
    assert "which" in {request.word for request in requests("in which book is the chapter found")}


@pytest.mark.parametrize(
    "text", ["is insight a goal", "goals of", "goals and", "the", "goals what of", "the the of goals"]
)
def test_what_is_no_noun_with_what_belongs_to_it_is_no_bare_request(text: str) -> None:
    assert Request("list", "", text) not in requests(text)


@pytest.mark.parametrize(
    "text",
    [
        "which goals are named in the article",
        "according to the article which goals are",
        "which goals does the article mention",
    ],
)
def test_words_that_only_point_to_the_article_are_left_out(text: str) -> None:
    assert "article" not in unset(text)
    assert "which goals" in unset(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("which a lies between the first and the last", "which a comes after the first a and before the last a"),
        ("reasons for a saw", "what are the reasons for a saw"),
        ("difference fretsaw chisel", "difference between fretsaw and chisel"),
        ("which saws are second tools", "which saws count as second tools"),
        ("how many kinds of joints are cut", "how many joints are cut"),
        ("how does the joiner listen to people", "how does the joiner listen"),
        ("what can one read on the subject", "which books does the article cite"),
        ("what does a allow them to do", "what does a make possible"),
        ("why is wood given along with therapy", "why is wood given"),
        ("what does a share with b", "what do a and b have in common"),
        ("compare the goals of a and b", "list the goals of a and b"),
        ("a vs b what is different", "what is the difference between a and b"),
        ("which phase lies between a and b", "which phase comes after a and before b"),
        ("how many days a week at most", "how many days a week"),
        ("at least how many days a week", "how many days a week"),
        ("what are things that a is supposed to cut", "what are things that a cut"),
        ("over what span does a last", "over what period does a last"),
        ("what kinds of goals are there", "what goals are there"),
        ("what is the good of more wood", "what is the benefit of more wood"),
        ("what is the purpose of having more wood", "what is the benefit of having more wood"),
        ("how fast does a grow", "in what manner does a grow"),
        ("what should a person be able to do after a", "what is expected after a"),
        ("what changes after a ends", "what changes after a"),
        ("what does the joiner need to cut", "what is needed for cut"),
        ("what does a help people find relief from", "what does a relieve"),
        ("what leads from a into b", "what leads to b in a"),
        ("who lacks a", "who does not have a"),
        ("what is given for a", "what is given against a"),
        ("what brings people to the joiner", "why do people consult the joiner"),
        ("which doubts does the end stir up in them", "which doubts come up in the end in them"),
        ("what is the legal term for the bond between a and b", "which bond between a and b is a term of legal"),
        ("which saws can the joiner have besides a", "which other saws can be combined with a"),
        ("how do joints improve after a", "which results of a concern joints"),
        ("does every person need a", "do people need a"),
        ("are the steps equally long for everyone", "is the length of the steps always the same"),
        ("which tool works by cutting oak", "which tool aims at cutting oak"),
        ("how do a and b differ in their edges", "list the edges of a and b"),
        ("what does a joiner need for cutting", "what is needed for cutting"),
        ("what doubts are stirred up by a", "what doubts come up in a"),
        ("what problems do people bring to the joiner", "why do people consult the joiner"),
        ("which shops are listed for more information", "which shops are named as resources"),
        ("who can people contact for help", "what are named as resources"),
        ("who edited the books in the bibliography", "who edited the cited books"),
        ("why does the joiner care about oak", "what does the joiner say about oak"),
        ("why is oak important in carving", "what does carving say about oak"),
        ("why is it good that a cuts", "what is the benefit of the fact that a cuts"),
        ("what can the joiner do when a breaks", "which activity of the joiner does a breaks call for"),
        ("who decides on it me or the b", "who decides on it"),
        ("what helps a worker in a to cut b", "what helps a worker to cut b in a"),
        ("do all people need a", "do people need a"),
        ("can a be part of work", "can a be added to work"),
        ("what do people need a for at the end", "what is a needed for at the end"),
        ("how many minutes do i have to plan for a", "how many minutes does a take"),
        ("what gets better in people s lives after a", "what gets better after a"),
        ("can a reject b", "is a free to reject b"),
        ("which b can a reject", "which b is a free to reject"),
        ("does a trace b back to c", "do b come from c according to a"),
        ("what can be added to a to manage b", "what can be added to a for manage b"),
        ("which goal does a reach through b", "which goal does a pursue through b"),
        ("how can a be scheduled", "what can a extend over"),
        ("what was once needed", "what was needed"),
        ("how many are there in total", "how many are there"),
        ("what do a lack that they would need to b", "what do a lack that they need for b"),
        ("where does a get its oak", "what does a get its oak from"),
        ("why can not a make tables", "what do a lack for tables"),
        ("do people come for a", "is a a reason"),
        ("what takes a at the end", "what is a at the end needed for"),
        ("what is done if a breaks", "what is done when a breaks"),
        ("what gives the saw its edge", "what gives edge to the saw"),
        ("what does it cut in the end", "what does it cut"),
        ("which step comes second", "which is the second step"),
        ("gluing which tools are used", "which tools are used in gluing"),
        ("what method does a use to cut b", "which means does a use to cut b"),
        ("which of the works cited are by a", "which cited works are by a"),
        ("cracks about what are looked at", "which cracks are looked at"),
        ("does everybody need an a as well", "is an a needed by everyone"),
        ("is a used by everybody alike", "is a used by everybody"),
        ("can a bring someone to seek b", "is a a reason for seeking b"),
        ("is a one of the reasons why people come to b", "is a a reason for seeking b"),
        ("a or b which one cuts", "which one cuts a or b"),
        ("how would you define the term a", "what is a"),
        ("why is a no less useful than b", "why is a as useful as b"),
        ("does it depend on a whether b cuts", "does whether b cuts depend on a"),
        ("can the joiner say beforehand how many cuts it takes", "can one say at the start how many cuts it takes"),
        ("when is a blunt tool like a saw used", "when is a saw used"),
        ("which cracks does the joiner try to understand", "which cracks does the joiner understand"),
        ("what problems do people come to the joiner with", "what problems bring people to the joiner"),
        ("when would a therapist suggest a as well", "when is a recommended"),
        ("what can people expect after a", "what is expected after a"),
        ("what is expected when a is over", "what is expected after a"),
        ("what role does a play in b", "what does a do in b"),
        ("which step comes in between", "which is the middle step"),
        ("does a use different b", "does a use b"),
        ("what could people not mend on their own", "what could people not mend"),
        ("which phase begins once a is cut", "which phase does a is cut lead to"),
        ("if a is cut what comes next", "what does a is cut lead to"),
        ("which towns appear in the bibliography", "list the towns of the cited books"),
    ],
)
def test_a_turn_of_phrase_is_put_in_words_that_are_read(text: str, other: str) -> None:
    assert other in paraphrases(text)


def test_what_fits_no_turn_of_phrase_is_left_as_it_is() -> None:
    assert paraphrases("which phases involve insight") == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Where do the techniques of psychodynamic therapy come from?", "draws its technique from psychoanalysis"),
        ("How many works are listed in the references?", "3."),
        ("Which qualities do children lack?", "maturity"),
    ],
)
def test_paraphrases_lead_to_what_the_grammar_reads(ask: Asked, question: str, found: str) -> None:
    assert found.casefold() in ask(question).text.casefold()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("what is a supposed to cut", "what does a cut"),
        ("is a supposed to be b", "is a b"),
        ("apart from a why do they come", "why do they come besides a"),
        ("why do they come apart from a", "why do they come besides a"),
        ("in what situation is a used", "when is a used"),
        ("under which settings is a used", "when is a used"),
        ("what is the point of a", "what is the purpose of a"),
        ("is the last step as long as the others", "is the last step as long as the other steps"),
        ("is the last step just as long as the earlier ones", "is the last step just as long as the other steps"),
        ("reasons for going into a", "reasons for seeking a"),
        ("which a is there thanks to b", "which a is there because of b"),
        ("list the steps in the order they occur", "list the steps in order"),
        ("how many times a week is it used", "how often a week is it used"),
        ("what do people seek a for", "why do people seek a"),
        ("what is wood a reason for", "wood is a reason for what"),
        ("what are the steps and tools of a based on", "what does a draw steps and tools from"),
        ("what has to happen before a ends", "until when does a last"),
        ("is a the main goal of b", "is a the primary goal of b"),
        ("when is a over", "when does a end"),
        ("when does it get discussed", "when does it is discussed"),
        ("kinds of a", "list the forms of a"),
        ("what does it depend on whether a is cut", "what decides whether a is cut"),
        ("what are the results of a successful treatment", "what are the results of a treatment"),
        ("whose idea is it really", "whose idea is it really"),
        ("what is it really about", "what is it about"),
        ("which goals have anything to do with a", "which goals concerns a"),
        ("what sets a apart from others", "what sets a apart"),
        ("what makes a different from all the others", "what makes a different"),
        ("what is possible if you come often", "what is made possible by come often"),
        ("in which period of life do they begin", "which experience do they come from"),
        ("which tools are used only by a not b", "which tools are used by a but not by b"),
        ("which tools are only used by a and not by b", "which tools are used by a but not by b"),
        ("who cuts it only the joiner or the apprentice too", "who cuts it"),
        ("who cuts it the joiner the apprentice or both", "who cuts it"),
        ("what distinguishes a from other people", "what distinguishes a"),
        ("which edges of a does b not have", "which edges of a that b lacks"),
        ("when do people see a joiner", "when do people look for a joiner"),
        ("what sorts of troubles bring people to a", "what leads people to a"),
        ("what changes after the end of a", "what changes after a"),
        ("what does it take to cut a", "what is needed to cut a"),
        ("when in life do doubts start", "which experience do doubts come from"),
        ("who decides what the steps of a are", "who decides the steps of a"),
        ("what is better once a is over", "what is better after a"),
        ("how does it help by what means", "how does it help"),
        ("in what do people want to be more successful", "which reasons have to do with success"),
        ("what do they want more success in when they start it", "which reasons have to do with success"),
        ("what can the joiner do if a breaks", "which activity of the joiner does a breaks call for"),
        ("what does it depend on how a is cut", "what decides how a is cut"),
        ("is it true in which cases a really gets cut", "is it true in which cases a is cut"),
        ("what does the article say about a", "which sentences speak of a"),
        ("is there a difference between a and b", "what is the difference between a and b"),
        ("until what point do they meet", "until when do they meet"),
        ("when do the two of them meet", "when do they meet"),
        ("what is lost according to the thinking behind a", "what is lost according to a"),
        ("which of them are from the 90 s", "which of them are from the 1990 s"),
        ("is noise that never stops a reason", "is persistent noise a reason"),
        ("which tools use elements of each other", "which tools use elements of other tools"),
        ("are relationships expected to improve", "does relationships improve"),
        ("which phase has nothing to do with insight", "which phase do not involve insight"),
        ("are sessions weekly", "are sessions once a week"),
        ("could treatment be over in two weeks", "could treatment last two weeks"),
        ("do people still gain insight after treatment", "do people gain insight after treatment"),
        ("supportive therapy what are its goals", "what are the goals of supportive therapy"),
        ("about sessions how long are they", "how long are sessions"),
        ("what are common reasons for leaving", "what are reasons for leaving"),
        ("does the article expect growth after treatment", "is growth after treatment expected"),
        ("does the therapy want to relieve distress", "does the therapy try to relieve distress"),
        ("parts of a and not of b", "parts of a but not of b"),
        ("which sentence says what a is", "which sentence defines a"),
        ("is it sought for symptoms that have no cause", "is it sought for symptoms without cause"),
        ("what do they talk about in the first sessions", "what is discussed in the first sessions"),
        ("which stage is the second one", "which stage is the second"),
        ("toward what do they work together in a", "what do they work toward in a"),
    ],
)
def test_a_turn_of_phrase_that_can_mean_nothing_else_is_read_as_something_simpler(text: str, other: str) -> None:
    assert plainly(text) == other


@pytest.mark.parametrize(
    "text",
    [
        "what sets a apart from b",
        "what is a meant to achieve",
        "what is the use",
        "what kind of saw is used",
        "who cuts a or b",
        "can you list a",
    ],
)
def test_what_only_looks_like_such_a_turn_is_read_as_it_stands(text: str) -> None:
    assert plainly(text) == text


def test_there_in_the_article_means_no_more_than_there(ask: Asked) -> None:
    assert len(ask("How many reasons for seeking treatment are there in the article?").items) == 9


def test_can_you_is_courtesy_only_before_a_verb_of_telling() -> None:
    assert bluntly("can you list the goals") == ["list the goals"]
    assert bluntly("can you arrange a number of sessions") == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What are the titles of the books?", "Becoming a Psychotherapist"),
        ("Why can't children make effective choices?", "maturity"),
        ("When is medication prescribed?", "management of anxiety, mood and thinking disturbances"),
        ("How are goals set?", "patient"),
        ("How does the therapist help the patient?", "identification of patterns"),
        ("What is the technical term for the relationship between therapist and patient?", "therapeutic dyad"),
        ("On what does it depend whether extra treatment is recommended?", "needs of the individual"),
        ("What determines how structured the evaluation is?", "therapist's style"),
        ("What might be behind current struggles?", "patterns of thinking"),
        ("What is a temporary supportive approach for?", "greater feeling of stability"),
        ("What does insight make a person aware of?", "thoughts and feelings once outside awareness"),
        ("What do people hope to achieve with further treatment?", "additional adaptive change"),
        ("What do the therapist and the patient agree on?", "goals for treatment"),
        ("What attitude does the therapist take towards the client?", "neutral stance"),
        ("What results can a patient expect after treatment?", "improved productivity at work"),
        ("When do the therapist and the client agree on the aims?", "first sessions"),
        ("What do therapist and client talk about in the initial sessions?", "payment policy"),
        ("What do patients need to clarify their feelings about leaving?", "time for clarification"),
        (
            "What does the therapist gain from discussing the reasons for seeking treatment?",
            "learning about the person",
        ),
    ],
)
def test_plain_words_lead_to_what_the_article_says(ask: Asked, question: str, found: str) -> None:
    assert found in labels(ask(question))


def test_what_was_published_first_or_last_is_one(ask: Asked) -> None:
    assert labels(ask("Which book was published first?")) == ["Becoming a Psychotherapist"]
    assert labels(ask("Which book was published last?")) == ["Systems of Psychotherapy: A Transtheoretical Analysis"]


def test_what_is_said_about_a_thing_is_told_by_the_sentences(ask: Asked) -> None:
    assert labels(ask("What does the article say about children?")) == ["p2s3"]
    assert not ask("What does the article say about work?").items


@pytest.mark.parametrize(
    "question", ["How many people are named in the article?", "How many people does the article mention?"]
)
def test_the_people_that_are_named_are_persons(ask: Asked, question: str) -> None:
    assert ask(question).text.startswith("9.")


def test_what_the_article_says_of_a_thing_is_what_its_sentences_say(ask: Asked) -> None:
    assert ask("What does the article say about group therapy?").items[0].sources == ("p4s1",)
    assert ask("What does the article say about hypnosis?").status is not Status.ANSWERED


def test_what_is_arranged_beforehand_is_what_is_arranged(ask: Asked) -> None:
    assert ask("Can the number of sessions be arranged beforehand?").boolean is True
    assert ask("Can the number of sessions be known beforehand?").boolean is False


def test_what_decides_how_long_something_takes_is_asked_and_not_how_long_it_takes(ask: Asked) -> None:
    assert "therapist's style" not in labels(ask("How long does the evaluation take?"))
    assert labels(ask("What does it depend on how the evaluation is carried out?")) == ["therapist's style"]


def test_a_question_word_behind_a_preposition_is_what_is_asked_for(ask: Asked) -> None:
    """It is not asked why help is wanted."""
    assert "anxiety" not in labels(ask("To whom does the client explain why he or she wants help?"))


def test_in_what_things_are_alike_is_what_they_share(ask: Asked) -> None:
    found = labels(ask("In what way is psychodynamic therapy like psychoanalysis?"))
    assert found == labels(ask("What do psychodynamic therapy and psychoanalysis have in common?"))
