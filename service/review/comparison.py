"""Two versions of one article's facts side by side. Pure."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from schemas.extraction import Fact

COMPARED = ("city", "name", "kind", "value", "upper", "unit", "bound", "as_of", "deadline")
"""What makes two facts differ; their quotes may be cut otherwise."""


class Row(NamedTuple):
    """A fact of either version, or of both."""

    left: Fact | None
    right: Fact | None
    verdict: Literal["same", "changed", "left only", "right only"]
    changed: tuple[str, ...] = ()
    """The fields that differ."""


def compared(left: Sequence[Fact], right: Sequence[Fact]) -> tuple[Row, ...]:
    """All facts of both, in the order of the left one; what only the right one has comes last.

    Facts are the same fact when one number of the text carries both, or, where none does, when they
    tell the same name of the same city.
    """
    waiting = list(right)
    rows = []
    for fact in left:
        twin = _twin(fact, waiting)
        if twin is None:
            rows.append(Row(fact, None, "left only"))
            continue
        waiting.remove(twin)
        changed = tuple(name for name in COMPARED if getattr(fact, name) != getattr(twin, name))
        rows.append(Row(fact, twin, "changed" if changed else "same", changed))
    return (*rows, *(Row(None, fact, "right only") for fact in waiting))


def _twin(fact: Fact, among: Sequence[Fact]) -> Fact | None:
    likest = [other for other in among if _place(other) == _place(fact)]
    named = [other for other in likest if (other.city, other.name) == (fact.city, fact.name)]
    return next(iter(named or likest), None)


def _place(fact: Fact) -> tuple[object, ...]:
    return (fact.mention.start,) if fact.mention else (fact.city, fact.name)
