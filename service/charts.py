"""Charts as SVG: pure, without a library, styled by classes (`s0`, `s1`, …) of the page's CSS.

Nothing depends on colour alone: bars have patterns, lines have markers and dashes of their own.
Each chart has a title and a description for those who do not see it; the page puts a table beside
it, and `patterns()` once.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, HEIGHT = 480, 270
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 12, 14, 34
MOST_LINES = 6
"""Each line has a marker of its own."""
_MARKERS = (
    "M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0Z",
    "M-4,-4h8v8h-8Z",
    "M0,-5l5,9h-10Z",
    "M0,-6l6,6l-6,6l-6,-6Z",
    "M0,5l-5,-9h10Z",
    "M-1.5,-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5Z",
)
"""Circle, square, triangle, diamond, triangle on its head, cross: each around 0,0."""
_INK = (
    "",
    '<path class="ink" d="M-1,1l2,-2M0,6l6,-6M5,7l2,-2"/>',
    '<circle class="dot" cx="3" cy="3" r="1.4"/>',
    '<path class="ink" d="M0,3h6"/>',
)
"""The bars' patterns: plain, stripes, dots, lines."""
_CHARACTER = 9
"""The width of one."""


class Named(NamedTuple):
    """A chart's name in the page, and its words for those who do not see it."""

    id: str
    title: str
    description: str


class Stack(NamedTuple):
    """One series of stacked bars: a value for each label of the axis."""

    name: str
    values: tuple[float, ...]


class Point(NamedTuple):
    """One value on one day, with the words that its tooltip says."""

    day: date
    value: float
    told: str
    aim: bool = False
    """Whether it is aimed at, not reached: its marker is hollow."""


class Line(NamedTuple):
    """One series over time, in the order of its days."""

    name: str
    points: tuple[Point, ...]


class Scale(NamedTuple):
    """How a number is told on an axis: digits by this power of ten, with this word behind."""

    power: int
    word: str


SCALES: dict[str, tuple[Scale, ...]] = {
    "zh": (Scale(12, "万亿"), Scale(8, "亿"), Scale(4, "万")),
    "en": (Scale(12, "T"), Scale(9, "B"), Scale(6, "M"), Scale(3, "k")),
}


def bars(named: Named, labels: Sequence[str], stacks: Sequence[Stack], language: str) -> str:
    """Stacked bars: a bar for each label, a part of it for each stack, the first at the foot."""
    highest = max((sum(column) for column in _columns(labels, stacks)), default=0)
    ticks = nice_ticks(0, highest, finest=1)
    step = (WIDTH - _LEFT - _RIGHT) / max(len(labels), 1)
    parts = list(_grid(ticks, language))
    for place, (label, column) in enumerate(zip(labels, _columns(labels, stacks), strict=True)):
        left, foot = _LEFT + place * step, 0.0
        for number, value in enumerate(column):
            if value:
                top, bottom = _y(foot + value, ticks), _y(foot, ticks)
                told = f"{label} · {stacks[number].name}: {compact(value, language)}"
                parts.append(
                    f'<rect class="s{number}" x="{left + step * 0.14:.1f}" y="{top:.1f}" '
                    f'width="{step * 0.72:.1f}" height="{bottom - top:.1f}" fill="{_fill(number)}">'
                    f"<title>{escape(told)}</title></rect>"
                )
            foot += value
    every = ceil(len(labels) / _room_for(labels))
    parts += [
        _text(_LEFT + (place + 0.5) * step, HEIGHT - 12, label, "middle")
        for place, label in enumerate(labels)
        if place % every == 0
    ]
    return _svg(named, parts)


def lines(named: Named, series: Sequence[Line], language: str) -> str:
    """Lines over time, each with a marker and a dash of its own; no line leads to an aim."""
    points = [point for line in series for point in line.points]
    values = [point.value for point in points] or [0.0]
    ticks = nice_ticks(min(values), max(values))
    days = [point.day for point in points]
    if not days:
        return _svg(named, _grid(ticks, language))
    first, last = min(days), max(days)
    parts = [*_grid(ticks, language), *_calendar(first, last)]
    for number, line in enumerate(series[:MOST_LINES]):
        placed = [(_x(p.day, first, last), _y(p.value, ticks), p) for p in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, point in placed if not point.aim)
        parts.append(f'<polyline class="line s{number}" points="{path}"/>')
        parts += [_mark(number, x, y, line.name, point) for x, y, point in placed]
    return _svg(named, parts)


def patterns() -> str:
    """What the bars of all charts of a page are filled with; put it into the page once."""
    drawn = "".join(
        f'<pattern id="p{number}" class="s{number}" width="6" height="6" '
        f'patternUnits="userSpaceOnUse"><rect class="ground" width="6" height="6"/>{ink}</pattern>'
        for number, ink in enumerate(_INK)
        if ink
    )
    return f'<svg class="patterns" aria-hidden="true"><defs>{drawn}</defs></svg>'


def swatch(number: int, *, of_bars: bool) -> str:
    """The sign of a series in a legend: `number` counts from 0."""
    if of_bars:
        fill = _fill(number)
        inner = f'<rect class="s{number}" x="1" y="1" width="22" height="12" fill="{fill}"/>'
    else:
        inner = (
            f'<polyline class="line s{number}" points="0,7 24,7"/>'
            f'<path class="mark s{number}" transform="translate(12,7)" d="{_MARKERS[number]}"/>'
        )
    return f'<svg class="swatch" viewBox="0 0 24 14" aria-hidden="true">{inner}</svg>'


def compact(value: float, language: str) -> str:
    """A number in a few characters: 3600亿, 360B, 2.5万, 12."""
    for scale in SCALES[language]:
        if abs(value) >= 10**scale.power:
            return f"{_short(value / 10**scale.power)}{scale.word}"
    return _short(value)


def nice_ticks(low: float, high: float, *, finest: float = 0) -> tuple[float, ...]:
    """Some five round steps of 1, 2 or 5, each `finest` at least, from at most `low` to at least
    `high`; zero is among them.
    """
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = 1.0
    rough = max((high - low) / 5, finest)
    power = 10 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    return tuple(step * n for n in range(floor(low / step), ceil(high / step - 1e-9) + 1))


def _columns(labels: Sequence[str], stacks: Sequence[Stack]) -> Iterator[tuple[float, ...]]:
    return (tuple(stack.values[place] for stack in stacks) for place in range(len(labels)))


def _short(value: float) -> str:
    digits = format(Decimal(f"{value:.3g}"), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _room_for(labels: Sequence[str]) -> int:
    longest = max(map(len, labels), default=1)
    return max(1, int((WIDTH - _LEFT - _RIGHT) / ((longest + 1) * _CHARACTER)))


def _x(day: date, first: date, last: date) -> float:
    room = WIDTH - _LEFT - _RIGHT - 16
    span = (last - first).days
    return _LEFT + 8 + (room / 2 if span == 0 else room * (day - first).days / span)


def _y(value: float, ticks: Sequence[float]) -> float:
    room = HEIGHT - _TOP - _BOTTOM
    return _TOP + room * (1 - (value - ticks[0]) / (ticks[-1] - ticks[0]))


def _grid(ticks: Sequence[float], language: str) -> Iterator[str]:
    for tick in ticks:
        y = _y(tick, ticks)
        kind = "axis" if tick == 0 else "grid"
        yield f'<line class="{kind}" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield _text(_LEFT - 6, y + 4, compact(tick, language), "end")


def _calendar(first: date, last: date) -> Iterator[str]:
    """The ends of the years under the axis, or the first and the last day of a short while."""
    years = range(first.year, last.year + 1)
    marks = [(date(year, 12, 31), str(year)) for year in years[:: ceil(len(years) / 8)]]
    inside = [(day, told) for day, told in marks if first <= day <= last]
    if len(inside) < 2:
        inside = [(day, day.isoformat()) for day in sorted({first, last})]
    for day, told in inside:
        half = len(told) * _CHARACTER / 2
        x = min(max(_x(day, first, last), _LEFT + half), WIDTH - half)
        yield _text(x, HEIGHT - 12, told, "middle")


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _mark(number: int, x: float, y: float, name: str, point: Point) -> str:
    kind = "mark aim" if point.aim else "mark"
    return (
        f'<path class="{kind} s{number}" transform="translate({x:.1f},{y:.1f})" '
        f'd="{_MARKERS[number]}"><title>{escape(f"{name} · {point.told}")}</title></path>'
    )


def _fill(number: int) -> str:
    return f"url(#p{number})" if _INK[number] else "currentColor"


def _svg(named: Named, parts: Iterable[str]) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{named.id}-t {named.id}-d"><title id="{named.id}-t">'
        f'{escape(named.title)}</title><desc id="{named.id}-d">{escape(named.description)}</desc>'
        f"{''.join(parts)}</svg>"
    )
