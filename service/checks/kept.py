"""What the checks have found out about an article and keep from one number or claim to the next."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.checks.stated import Span

if TYPE_CHECKING:
    from service.checks.days import Day
    from service.checks.labels import Label
    from service.checks.reasons import Modality, Reason


@dataclass(frozen=True, eq=False)
class Kept:
    """Filled by those who ask, empty for each article; an answer never changes once it is here."""

    labels: "dict[Span, Label]" = field(default_factory=dict)
    """The telling words beside each number."""
    governed: "dict[Span, tuple[Day, ...]]" = field(default_factory=dict)
    """The days of each number's own sentence."""
    undating: dict[int, bool] = field(default_factory=dict)
    """Whether a day, by its start, dates no figure at all."""
    named_cities: dict[str, bool] = field(default_factory=dict)
    """Whether the article names a city."""
    speaks_of: dict[Span, tuple[bool, bool]] = field(default_factory=dict)
    """Whether a sentence speaks of the topic, and of a city."""
    pieces: dict[Span, frozenset[str]] = field(default_factory=dict)
    """The telling pieces of a sentence."""
    weights: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    """The telling pieces of a name without its city, weighed."""
    suits: dict[tuple[str, str, Span], float] = field(default_factory=dict)
    """How well a number suits the name and the city of a fact."""
    telling: dict[str, str] = field(default_factory=dict)
    """Words without what names nothing."""
    openings: "dict[int, Reason]" = field(default_factory=dict)
    """What the line says that opens the list of which a paragraph is an item."""
    rarities: dict[str, float] = field(default_factory=dict)
    """How much a piece tells, as rare as it is in the article."""
    reports: "list[tuple[Day, ...]]" = field(default_factory=list)
    """The years that the figures of reports are of, once they were looked for."""
    own_years: "list[tuple[Day, ...]]" = field(default_factory=list)
    """The report's own year, where it is none of the calendar, once it was looked for."""
    periods: "dict[Span | None, tuple[Day, ...]]" = field(default_factory=dict)
    """The period that headings give what stands under them, by the nearest of them."""
    sections: "dict[Span, tuple[Modality, str]]" = field(default_factory=dict)
    """What each heading tells of its section, and how it is numbered."""
