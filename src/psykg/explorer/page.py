"""The page for a state: what its view holds, and what the drawing beside it shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from psykg.entities.description import Description, describe
from psykg.entities.names import iri_of, name_of
from psykg.entities.resolution import known, resolve
from psykg.entities.terms import Statement
from psykg.explorer.atlas import Atlas
from psykg.explorer.drawing import scene
from psykg.explorer.drawing.drawing import Drawing, drawn
from psykg.explorer.drawing.network import Network, ends
from psykg.explorer.drawing.scene import Scene
from psykg.explorer.state import State, View
from psykg.explorer.views.comparison import Comparison, compared
from psykg.explorer.views.table import Table, fitting, ordered, table
from psykg.explorer.views.telling import Telling, Why, found, told
from psykg.explorer.views.way import Step, way
from psykg.questions.answers.answer import Answer

_PAIR = 2
_MOST_ANSWERS = 50
"""Concepts of an answer whose surroundings are asked for, where the graph is too large to be read."""

_PICKS = {View.COMPARE: ("left", "right"), View.PATH: ("start", "end")}
"""The fields of the state that a view lets one pick concepts for, by name or label."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is seen. Of the view's own parts the one that it needs is there: a table, a comparison, a path.

    `concept`: the one in focus, `telling`: the statement that is explained, `answer`: to the question asked. `is_cut`:
    more is said of what is drawn than was asked for, in a graph too large to be read.
    """

    state: State
    scene: Scene
    drawing: Drawing
    concept: Description | None = None
    telling: Telling | None = None
    answer: Answer | None = None
    table: Table | None = None
    comparison: Comparison | None = None
    path: tuple[Step, ...] | None = None
    is_cut: bool = False


def page(atlas: Atlas, state: State, answer: Answer | None, why: Why) -> Page:
    """The page for a state, with the answer to its question.

    Raises `UnknownEntityError` for names that the graph lacks, and `ParameterError`.
    """
    state = _completed(atlas, state)
    engine, index = atlas.engine, atlas.index
    concept = describe(engine, state.focus, index) if state.focus else None
    statement = found(engine, index, state.statement) if state.statement else None
    path = _path(atlas, state)
    network = _network(atlas, state, answer, statement)
    line = network.same(statement) if statement else None
    seen = _scene(atlas, network, state, answer, [step.statement for step in path or ()])
    seen = _narrowed(network, state, seen, line)
    focus = concept.thing.iri if concept else None
    return Page(
        state=state,
        scene=seen,
        drawing=drawn(network, seen, focus, line),
        concept=concept,
        telling=told(statement, atlas.outline, why) if statement else None,
        answer=answer,
        table=table(_listed(atlas, state), state.words, state.sort, state.page)
        if _is(state, View.STATEMENTS)
        else None,
        comparison=_comparison(atlas, state) if _is(state, View.COMPARE) else None,
        path=path,
        is_cut=network.is_cut,
    )


def seen_statements(atlas: Atlas, shown: Page) -> list[Statement]:
    """The statements that are seen, for an export: all rows of the table, or else what is drawn."""
    state = shown.state
    if shown.table:
        return ordered(fitting(_listed(atlas, state), state.words), state.sort)
    return ordered(shown.scene.statements, "")


def _completed(atlas: Atlas, state: State) -> State:
    """The state with the names of what was picked by label, and what a comparison starts with if nothing was."""
    picked = {pick: getattr(state, pick) for pick in _PICKS.get(state.view, ()) if getattr(state, pick)}
    names = {pick: name_of(resolve(atlas.engine, text, atlas.index)) for pick, text in picked.items()}
    state = state.changed(**names, page=state.page, at=state.at)
    if not _is(state, View.COMPARE) or state.left or state.right or not atlas.methods:
        return state
    left, right = atlas.methods
    return replace(state, left=left, right=right)


def _comparison(atlas: Atlas, state: State) -> Comparison | None:
    """The comparison of two concepts; None where one is chosen only, or the same twice."""
    chosen = [known(atlas.engine, name, atlas.index) for name in (state.left, state.right) if name]
    if len(set(chosen)) < _PAIR:
        return None
    left, right = chosen
    between = atlas.network.with_surroundings([left, right]).joining(left, right)
    return compared(atlas.engine, atlas.index, atlas.aspects, (left, right), between)


def _path(atlas: Atlas, state: State) -> tuple[Step, ...] | None:
    if not (_is(state, View.PATH) and state.start and state.end):
        return None
    return way(atlas.engine, atlas.network, atlas.index, iri_of(state.start), iri_of(state.end))


def _network(atlas: Atlas, state: State, answer: Answer | None, statement: Statement | None) -> Network:
    """The network in which all is that the state asks for."""
    focus = [iri_of(state.focus)] if state.focus else []
    answers = [item.iri for item in answer.items if item.iri] if answer else []
    asked = [*focus, *answers[:_MOST_ANSWERS], *(ends(statement) if statement else ()), *_middles(atlas, state)]
    concepts = [iri for iri in asked if iri in atlas.index.members]
    return atlas.network.with_surroundings(concepts, state.steps if focus else 1) if concepts else atlas.network


def _scene(atlas: Atlas, network: Network, state: State, answer: Answer | None, path: Iterable[Statement]) -> Scene:
    """What was chosen last goes before what the view shows of itself."""
    focus = iri_of(state.focus) if state.focus else ""
    answers = [item.iri for item in answer.items if item.iri] if answer else []
    answering = scene.lighting(network, answers)
    if answering.lit:
        return answering
    if state.passage:
        passage = known(atlas.engine, state.passage, atlas.index)
        return scene.resting_on(network, [each.iri for each in atlas.outline.sentences_in(passage)])
    if focus in network.concepts:
        return scene.around(network, focus, state.steps)
    return _scene_of_view(atlas, network, state, path)


def _scene_of_view(atlas: Atlas, network: Network, state: State, path: Iterable[Statement]) -> Scene:
    along = scene.made_of(network, path)
    if along.concepts:
        return along
    middles = [iri for iri in _middles(atlas, state) if iri in network.concepts]
    if not middles:
        return scene.beginning(network, network.start) if network.start else Scene()
    return scene.together(scene.around(network, iri, 1) for iri in middles)


def _middles(atlas: Atlas, state: State) -> Iterator[str]:
    if _is(state, View.COMPARE):
        yield from (iri_of(name) for name in (state.left, state.right) if name)
    if _is(state, View.COURSE):
        yield from (phase.described.thing.iri for course in atlas.courses for phase in course.phases)


def _narrowed(network: Network, state: State, shown: Scene, line: Statement | None) -> Scene:
    """The scene with all else where the whole is asked for, with the statement explained, without what is hidden.

    What is asked for is in it, though there be more than can be shown.
    """
    if state.whole:
        asked = shown.middle if state.focus or shown.lit else frozenset[str]()
        shown = replace(scene.whole(network), lit=shown.lit, middle=asked)
    if line:
        shown = scene.together([shown, replace(scene.made_of(network, [line]), lit=frozenset())])
    shown = scene.narrowed(shown, network, state.hide, stated=state.stated)
    return scene.limited(shown, network)


def _listed(atlas: Atlas, state: State) -> list[Statement]:
    network, hidden = atlas.network, set(state.hide)
    kept = (each for each in [*network.statements, *network.values] if not (state.stated and each.inferred))
    return [each for each in kept if network.concepts[each.subject.iri].kind.name not in hidden]


def _is(state: State, view: View) -> bool:
    return state.view is view
