"""Points for the concepts of a connected graph, as far from each other as they are in the graph.

The method is that of Zheng, Pawar and Goodman, "Graph Drawing by Stochastic Gradient Descent" (2018): each two concepts
in turn are moved towards the distance that they should have, by ever smaller steps.
"""

import random
from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush
from math import fsum, sqrt

Point = tuple[float, float]
"""How far right and down something is."""

Lengths = Mapping[str, Mapping[str, float]]
"""The length in pixels of each relation, from each of its ends."""

Term = tuple[int, int, float, float]
"""Two concepts, the distance in pixels that they should have, and how much that matters."""

_UNIT = 38.0
"""The length of a relation in pixels, for the root of how many concepts only one of its ends is related to."""

_PIVOTS, _MOST = 50, 90_000
"""From how many concepts at least all distances are measured, and how many distances are enough."""

_COOLING, _COLDEST = 0.8, 0.1
"""How a step is to the one before, and to the square of the shortest distance when it is the last."""


def stressed(neighbours: Mapping[str, Collection[str]], seed: int) -> list[Point]:
    """A point for each concept, by the order of names. They are around 0, 0 and spread most from left to right."""
    chance = random.Random(seed)  # noqa: S311 - keeps no secret
    terms = _terms(neighbours, chance)
    longest = max((distance for _, _, distance, _ in terms), default=0.0)
    xs, ys = ([longest * chance.random() for _ in neighbours] for _ in "xy")
    for step in _steps(terms, longest):
        # Not shuffle(): only what random() gives is the same in every version of Python.
        terms.sort(key=lambda _: chance.random())
        _relax(xs, ys, terms, step)
    return _turned(list(zip(xs, ys, strict=True)))


def _terms(neighbours: Mapping[str, Collection[str]], chance: random.Random) -> list[Term]:
    """All pairs of a small graph. Of a large one each concept with its neighbours, and with some others by chance."""
    names = sorted(neighbours)
    lengths = _lengths(neighbours)
    enough = max(_PIVOTS, _MOST // (len(names) or 1))
    pivots = sorted(names, key=lambda _: chance.random())[:enough]
    found = {_ordered(one, other): far for one in names for other, far in lengths[one].items()}
    for pivot in pivots:
        found |= {_ordered(pivot, other): far for other, far in _distances(lengths, pivot).items() if other != pivot}
    at = {name: place for place, name in enumerate(names)}
    return [(at[one], at[other], far, 1 / (far * far)) for (one, other), far in sorted(found.items())]


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _lengths(neighbours: Mapping[str, Collection[str]]) -> Lengths:
    """Longer where the ends have many neighbours that they do not share, which need an area around them."""
    near = {name: frozenset(others) for name, others in neighbours.items()}
    return {
        name: {other: _UNIT * sqrt(len(near[name] ^ near[other])) for other in sorted(others)}
        for name, others in neighbours.items()
    }


def _distances(lengths: Lengths, start: str) -> dict[str, float]:
    """How far all concepts are from one, by Dijkstra's way."""
    distances = dict[str, float]()
    ahead = [(0.0, start)]
    while ahead:
        far, name = heappop(ahead)
        if name not in distances:
            distances[name] = far
            for other, length in lengths[name].items():
                heappush(ahead, (far + length, other))
    return distances


def _steps(terms: list[Term], longest: float) -> Iterator[float]:
    shortest = min((distance for _, _, distance, _ in terms), default=0.0)
    step = longest * longest
    while step > _COLDEST * shortest * shortest:
        yield step
        step *= _COOLING


def _relax(xs: list[float], ys: list[float], terms: list[Term], step: float) -> None:
    """Moves each two concepts towards their distance, all the way where the step allows."""
    for one, other, wanted, weight in terms:
        across, down = xs[one] - xs[other], ys[one] - ys[other]
        far = sqrt(across * across + down * down)
        if far:
            share = min(weight * step, 1.0) * (far - wanted) / (2 * far)
            xs[one] -= share * across
            ys[one] -= share * down
            xs[other] += share * across
            ys[other] += share * down


def _turned(points: list[Point]) -> list[Point]:
    """The points around their middle, turned so that they spread most from left to right."""
    middle = fsum(x for x, _ in points) / len(points), fsum(y for _, y in points) / len(points)
    points = [(x - middle[0], y - middle[1]) for x, y in points]
    cosine, sine = _direction(points)
    return [(cosine * x + sine * y, cosine * y - sine * x) for x, y in points]


def _direction(points: list[Point]) -> Point:
    """Where the points spread most, as a cosine and a sine. Those of the double angle follow from the variances."""
    surplus = fsum(x * x - y * y for x, y in points)
    mixed = 2 * fsum(x * y for x, y in points)
    size = sqrt(surplus * surplus + mixed * mixed) or 1.0
    cosine, sine = sqrt(max(0.0, (1 + surplus / size) / 2)), sqrt(max(0.0, (1 - surplus / size) / 2))
    return cosine, sine if mixed >= 0 else -sine
