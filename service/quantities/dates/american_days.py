"""Days in figures, the month first, as American pages write them: Monday 8/14, 8/14-8/16, 2026."""

from datetime import date

from service.quantities.dates.english_words import WEEKDAYS, YEAR, compiled
from service.quantities.dates.points import Point

_US_DAY = r"(?P<{0}month>1[0-2]|0?[1-9])[/-](?P<{0}day>[0-3]?[0-9])(?![0-9])"
_US_PAIR = compiled(
    _US_DAY.format("first_")
    + r"\s?(?:-|–|to)\s?(?:this\s|next\s)?(?:[a-z]{3,6}day\s)?"
    + _US_DAY.format("")
    + rf"(?:,\s(?P<year>{YEAR}))?(?!/)"
)
_US_WEEKDAY = compiled(
    rf"(?:(?:this|next)\s)?(?:(?:{'|'.join(WEEKDAYS)})[a-z]*[\s,]+)?{_US_DAY.format('')}(?!/)"
)


def in_figures(text: str, start: int, _: date | None) -> list[Point]:
    """The two days of a span, or one behind its weekday; a bare 8/14 is none."""
    pair = _US_PAIR.match(text, start)
    if pair:
        year = int(pair["year"]) if pair["year"] else None
        return [
            Point(
                start, pair.end("first_day"), year, int(pair["first_month"]), int(pair["first_day"])
            ),
            Point(pair.start("month"), pair.end(), year, int(pair["month"]), int(pair["day"])),
        ]
    match = _US_WEEKDAY.match(text, start)
    if match and not text[start].isdigit():
        return [Point(start, match.end(), month=int(match["month"]), day=int(match["day"]))]
    return []
