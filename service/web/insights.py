"""The page of pictures: the queue over time, and cities compared by an indicator."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import isfinite
from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Depends, Query
from markupsafe import Markup
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from schemas.accepted import AcceptedFact
from schemas.verdict import RecordState
from service import charts
from service.places import resolve
from service.sampling import Rate
from service.store import accepted, insights, quality, queue
from service.store.accepting import place_of
from service.store.database import Database
from service.web.identity import require
from service.web.languages import Language, Translate, translator
from service.web.site import PageRoute, Store, language_of, page

router = APIRouter(route_class=PageRoute, include_in_schema=False)

Span = Literal["days", "weeks", "months"]
_BUCKETS: dict[Span, int] = {"days": 30, "weeks": 26, "months": 12}
_STATES: tuple[RecordState, ...] = ("reviewed", "accepted", "queued", "failed")
_KINDS = ("accept", "correct", "reject", "add")
_SHOWN_CODES = 3
_FACTS_OF_A_CITY = 500
_FACTS = 5_000
_BETWEEN = re.compile(r"[,，、;；\s]+")


class Asked(BaseModel):
    """What the form asks for; what is empty is chosen here."""

    span: Span = "days"
    name: str = ""
    unit: str | None = None
    cities: str = ""


class Row(NamedTuple):
    """One row of the table beside a chart; `record_id` where its first cell leads."""

    cells: tuple[str, ...]
    record_id: str | None = None


class Picture(NamedTuple):
    """A chart with its legend and its table."""

    id: str
    title: str
    svg: Markup | None
    """None where there is nothing to draw."""
    legend: tuple[tuple[Markup, str], ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Figure(NamedTuple):
    """One figure with what stands behind it."""

    name: str
    value: str
    told: str


class Compared(NamedTuple):
    """Cities side by side: what was chosen, what could be, and the picture where there is one."""

    name: str
    unit: str
    units: tuple[str, ...]
    picture: Picture | None
    left_out: tuple[str, ...]
    """Cities for which there was no room."""


@router.get("/insights", dependencies=[Depends(require("reader"))])
def show(request: Request, database: Store, asked: Annotated[Asked, Query()]) -> Response:
    """All pictures."""
    language = language_of(request)
    t = translator(language)
    today = datetime.now(UTC).date()
    names = insights.indicators(database)
    return page(
        request,
        "insights.html",
        section="insights",
        asked=asked,
        spans=list(_BUCKETS),
        patterns=Markup(charts.patterns()),  # noqa: S704  our own SVG, without a word from outside
        counts=queue.counts(database),
        samples=_samples(database, today, t),
        pictures=_over_time(database, asked.span, today, t, language),
        names=list(dict.fromkeys(row.name for row in names)),
        compared=_compare(database, asked, names, language),
    )


def _over_time(
    database: Database, span: Span, today: date, t: Translate, language: Language
) -> tuple[Picture, ...]:
    starts = bucket_starts(span, today)
    found = insights.findings_by_day(database, starts[0])
    codes = _commonest(found)
    told = (
        ("records", insights.records_by_day(database, starts[0]), _STATES, "state."),
        ("decisions", insights.decisions_by_day(database, starts[0]), _KINDS, "verdict."),
        ("findings", found, codes, "finding."),
    )
    counted = [
        _bars(name, starts, span, days, [(word, t(prefix + word)) for word in words], t, language)
        for name, days, words, prefix in told
    ]
    since = datetime.combine(starts[0], time(), UTC)
    return (*counted, _seconds(quality.seconds_per_record(database, since), t, language))


def _samples(database: Database, today: date, t: Translate) -> tuple[Figure, ...]:
    """What the blind sample and the second readings of the last twelve months tell."""
    since = datetime.combine(bucket_starts("months", today)[0], time(), UTC)
    escaped = quality.escape_rate(database, since)
    agreed = quality.agreement_of_readers(database, since)
    kappa = "" if agreed.kappa is None else t("insights.kappa", kappa=f"{agreed.kappa:.2f}")
    return (
        Figure(t("insights.escaped"), _share(escaped), _interval(escaped, t)),
        Figure(t("insights.agreement"), _share(agreed.same), _interval(agreed.same, t) + kappa),
    )


def _share(rate: Rate) -> str:
    return "–" if rate.share is None else f"{rate.share:.1%}"


def _interval(rate: Rate, t: Translate) -> str:
    if rate.interval is None:
        return t("insights.no_sample")
    low, high = rate.interval
    told = {"hits": rate.hits, "of": rate.of, "low": f"{low:.1%}", "high": f"{high:.1%}"}
    return t("insights.of_facts", **told)


def _seconds(days: Sequence[quality.Pace], t: Translate, language: Language) -> Picture:
    told = [(date.fromisoformat(pace.day), round(pace.seconds)) for pace in days]
    title = t("insights.seconds")
    line = charts.Line(title, tuple(charts.Point(day, s, f"{day}: {s} s") for day, s in told))
    named = charts.Named("seconds", title, t("insights.seconds_told"))
    return Picture(
        id="seconds",
        title=title,
        svg=Markup(charts.lines(named, [line], language)) if told else None,  # noqa: S704
        legend=(),
        columns=(t("insights.days"), t("insights.seconds_unit")),
        rows=tuple(Row((day.isoformat(), str(seconds))) for day, seconds in reversed(told)),
    )


def _commonest(found: insights.Days) -> tuple[str, ...]:
    totals = Counter[str]()
    for (_, code), number in found.items():
        totals[code] += number
    return tuple(code for code, _ in totals.most_common(_SHOWN_CODES))


def _bars(
    name: str,
    starts: Sequence[date],
    span: Span,
    days: insights.Days,
    words: Sequence[tuple[str, str]],
    t: Translate,
    language: Language,
) -> Picture:
    labels = [start.isoformat()[: 7 if span == "months" else 10] for start in starts]
    counted = Counter[tuple[int, str]]()
    shown = {word for word, _ in words}
    for (day, word), number in days.items():
        place = sum(start <= day for start in starts) - 1
        counted[place, word if word in shown else ""] += number
    series = list(words)
    if any(word == "" for _, word in counted):
        series.append(("", t("insights.others")))
    stacks = [
        charts.Stack(told, tuple(counted[place, word] for place in range(len(starts))))
        for word, told in series
    ]
    total = sum(counted.values())
    title = t(f"insights.{name}")
    named = charts.Named(name, title, t("insights.bars", total=total, first=labels[0]))
    short = [label if span == "months" else label[5:] for label in labels]
    rows = [
        Row((label, *(str(stack.values[place]) for stack in stacks)))
        for place, label in enumerate(labels)
        if any(stack.values[place] for stack in stacks)
    ]
    return Picture(
        id=name,
        title=title,
        svg=Markup(charts.bars(named, short, stacks, language)) if total else None,  # noqa: S704
        legend=_legend((stack.name for stack in stacks), of_bars=True),
        columns=(t(f"insights.{span}"), *(stack.name for stack in stacks)),
        rows=tuple(reversed(rows)),
    )


def bucket_starts(span: Span, today: date) -> tuple[date, ...]:
    """The first day of each bucket, the oldest first; the last one holds today."""
    count = _BUCKETS[span]
    if span == "days":
        return tuple(today - timedelta(days=back) for back in reversed(range(count)))
    if span == "weeks":
        monday = today - timedelta(days=today.weekday())
        return tuple(monday - timedelta(weeks=back) for back in reversed(range(count)))
    months = [today.year * 12 + today.month - 1 - back for back in reversed(range(count))]
    return tuple(date(month // 12, month % 12 + 1, 1) for month in months)


def _compare(
    database: Database,
    asked: Asked,
    names: Sequence[insights.Indicator],
    language: Language,
) -> Compared:
    name = asked.name.strip() or (names[0].name if names else "")
    if not name:
        return Compared("", "", (), None, ())
    found = _drawable(accepted.page(database, accepted.Wanted(name=name), limit=_FACTS).items)
    units = tuple(unit for unit, _ in Counter(fact.unit or "" for fact in found).most_common())
    unit = asked.unit if asked.unit is not None else (units[0] if units else "")
    wanted = [city for city in _BETWEEN.split(asked.cities) if city]
    if wanted:
        found = [
            fact
            for city in wanted[: charts.MOST_LINES]
            for fact in _drawable(
                accepted.page(
                    database, accepted.Wanted(city=city, name=name), limit=_FACTS_OF_A_CITY
                ).items
            )
        ]
    cities = _by_city(fact for fact in found if (fact.unit or "") == unit)
    shown = cities[: charts.MOST_LINES]
    left_out = [*(city for city, _ in cities[len(shown) :]), *wanted[charts.MOST_LINES :]]
    picture = _lines(name, unit, shown, language) if shown else None
    return Compared(name, unit, units, picture, tuple(left_out))


def _drawable(facts: Iterable[AcceptedFact]) -> list[AcceptedFact]:
    return [f for f in facts if f.day is not None and f.number is not None and isfinite(f.number)]


def _by_city(facts: Iterable[AcceptedFact]) -> list[tuple[str, list[AcceptedFact]]]:
    """Each city's facts by day, the city with the most facts first."""
    grouped: dict[str, list[AcceptedFact]] = {}
    for fact in facts:
        grouped.setdefault(place_of(fact.city), []).append(fact)
    ordered = sorted(grouped.values(), key=len, reverse=True)
    return [
        (_everyday(some[0].city), sorted(some, key=lambda fact: (fact.day or date.min, fact.id)))
        for some in ordered
    ]


def _everyday(city: str) -> str:
    """One name for the lines of 深圳, 深圳市 and Shenzhen."""
    places = resolve(city)
    return places[0].name if places else city


def _lines(
    name: str,
    unit: str,
    cities: Sequence[tuple[str, list[AcceptedFact]]],
    language: Language,
) -> Picture:
    t = translator(language)
    series = [
        charts.Line(
            city,
            tuple(
                charts.Point(
                    fact.day or date.min,
                    fact.number or 0.0,
                    f"{fact.day}: {fact.written}",
                    aim=fact.kind == "target",
                )
                for fact in facts
            ),
        )
        for city, facts in cities
    ]
    told = t("insights.unit", unit=unit) if unit else ""
    title = f"{name} {told}".strip()
    listed = t("insights.between").join(line.name for line in series)
    named = charts.Named("compared", title, t("insights.lines", cities=listed))
    return Picture(
        id="compared",
        title=title,
        svg=Markup(charts.lines(named, series, language)),  # noqa: S704  escaped there
        legend=_legend((line.name for line in series), of_bars=False),
        columns=tuple(
            t(f"insights.{column}") for column in ("city", "day", "value", "written", "how")
        ),
        rows=tuple(
            Row(
                (
                    city,
                    f"{fact.day} · {t(f'insights.{fact.dated_by}')}",
                    f"{fact.value}{f'–{fact.upper}' if fact.upper else ''}",
                    f"{fact.written} · {t(f'fact.{fact.kind}')}",
                    t(f"insights.how_{fact.how}"),
                ),
                fact.extraction_id,
            )
            for city, facts in cities
            for fact in facts
        ),
    )


def _legend(names: Iterable[str], *, of_bars: bool) -> tuple[tuple[Markup, str], ...]:
    return tuple(
        (Markup(charts.swatch(number, of_bars=of_bars)), name)  # noqa: S704  our own SVG
        for number, name in enumerate(names)
    )
