"""Numbers of an article -> indicators, targets and initiatives, by rules alone.

1. Keep the numbers of the body that count something.
2. Ask whose each one is; a number told of two cities is told of each.
3. Name it by the words beside it.
4. Growth goes to the indicator before it, and so does a place in a ranking.
5. An aim is a target; money that a policy gives is an initiative; the rest is an indicator.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from schemas.article import Article
from schemas.initiative import Amount, CityInitiatives, Indicator, Initiative, Target
from schemas.quantity import Quantity
from service import places
from service.baseline import cues, naming
from service.baseline.named import initiatives
from service.baseline.written import amount
from service.checks.modality import Modality, modality
from service.checks.reading import Reading, Stated
from service.checks.timing import Day, governing
from service.places import Ownership, Place

_LONGEST_QUOTE = 160
_FEW = 3
_FIGURE = re.compile(r"[0-9０-９]|[十百千万亿]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LATIN_NOUN = re.compile(r"\s+[a-zA-Z]{2,}")
_ROW = re.compile(
    r"^(?:\d{1,3}[\s.、]+)?(?P<label>[^\s\d][^\t\n]*?)[\s]+(?:\S{1,8}\s+)?[\d—.]+[\s]+[\d—.]"
)

_NOT_TOLD = (cues.NOT_A_CITY, cues.RESTATED, cues.DIFFERENCE)


def fill(article: Article, quantities: Sequence[Quantity]) -> CityInitiatives:
    """Fill the form from an article and the quantities of its whole text."""
    if len(cues.SUBJECT.findall(article.text)) < cues.SUBJECT_FLOOR:
        return CityInitiatives(indicators=[], targets=[], initiatives=[])
    return _Form(Reading(article, tuple(quantities))).fill()


class _Form:
    """The answer as it grows, number by number in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._indicators: list[Indicator] = []
        self._targets: list[Target] = []
        self._initiatives: list[Initiative] = []
        self._bounds = {found.start: found.bound for found in reading.quantities}
        self._names = _written_names(reading)
        self._sentence_of_last: int | None = None

    def fill(self) -> CityInitiatives:
        numbers = list(_numbers(self._reading))
        owned = places.owners(self._reading.article, numbers)
        for stated, owner in zip(numbers, owned, strict=True):
            for place in _cities(owner):
                self._tell(stated, place)
        return CityInitiatives(
            indicators=self._indicators,
            targets=self._targets,
            initiatives=[*self._initiatives, *initiatives(self._reading)],
        )

    def _tell(self, stated: Stated, place: Place) -> None:
        sentence = self._reading.sentences.at(stated.start)[0]
        if stated.unit == "rank":
            self._rank(stated, place)
            return
        clause = _clause(self._reading, stated)
        told_amount = amount(
            stated, _unit(self._reading, stated), self._bounds.get(stated.parts[0], "exact")
        )
        if _is_growth(self._reading, stated) and self._grow(place, sentence, told_amount):
            return
        name = _name(self._reading, stated) or self._name_of_last(sentence)
        if not name:
            return
        self._sentence_of_last = sentence
        aim = modality(self._reading, stated).modality is Modality.AIM
        if _is_given(self._reading, stated, name, clause):
            self._initiatives.append(
                Initiative(
                    city=self._city(place),
                    name=name,
                    category="funding" if cues.FUNDING.search(name) else "policy",
                    status="planned" if aim else "in_force",
                    organisations=[],
                    amounts=[told_amount],
                    quote=_quote(self._reading, stated),
                )
            )
        elif aim:
            self._targets.append(
                Target(
                    city=self._city(place),
                    name=name,
                    amount=told_amount,
                    deadline=_deadline(self._reading, stated),
                    quote=_quote(self._reading, stated),
                )
            )
        else:
            growth = _is_growth(self._reading, stated)
            self._indicators.append(
                Indicator(
                    city=self._city(place),
                    name=name,
                    amount=None if growth else told_amount,
                    as_of=_as_of(self._reading, stated),
                    change=told_amount if growth else None,
                    rank=None,
                    quote=_quote(self._reading, stated),
                )
            )

    def _city(self, place: Place) -> str:
        return self._names.get(place.id, place.name)

    def _rank(self, stated: Stated, place: Place) -> None:
        """Give the place in a ranking to the indicator it speaks of, or tell it alone."""
        last = self._last_indicator(place, self._reading.sentences.at(stated.start)[0])
        if last is not None and self._indicators[last].rank is None:
            self._indicators[last] = self._indicators[last].model_copy(
                update={"rank": int(stated.value)}
            )
            return
        name = _name(self._reading, stated)
        if name:
            self._indicators.append(
                Indicator(
                    city=self._city(place),
                    name=name,
                    amount=None,
                    as_of=_as_of(self._reading, stated),
                    change=None,
                    rank=int(stated.value),
                    quote=_quote(self._reading, stated),
                )
            )

    def _grow(self, place: Place, sentence: int, change: Amount) -> bool:
        """Give a growth to the indicator before it in its sentence."""
        last = self._last_indicator(place, sentence)
        if last is None or self._indicators[last].change or not self._indicators[last].amount:
            return False
        self._indicators[last] = self._indicators[last].model_copy(update={"change": change})
        return True

    def _last_indicator(self, place: Place, sentence: int) -> int | None:
        if self._sentence_of_last != sentence:
            return None
        told = (
            index
            for index in reversed(range(len(self._indicators)))
            if self._indicators[index].city == self._city(place)
        )
        return next(told, None)

    def _name_of_last(self, sentence: int) -> str:
        """合肥为412亿元: a clause without a noun speaks of what the sentence spoke of before."""
        if self._sentence_of_last != sentence or not self._indicators:
            return ""
        return self._indicators[-1].name


def _written_names(reading: Reading) -> dict[str, str]:
    """Each place as the text first writes it, where that is not its Chinese name."""
    names: dict[str, str] = {}
    for mention in places.find(reading.text):
        if mention.place.name not in reading.text and not mention.text.isupper():
            names.setdefault(mention.place.id, mention.text)
    return names


def _numbers(reading: Reading) -> Iterator[Stated]:
    covered = -1
    for stated in reading.stated:
        if stated.start < covered or not reading.article.in_body(stated.start, stated.end):
            continue
        if _counts(reading, stated):
            covered = stated.end
            yield stated


def _counts(reading: Reading, stated: Stated) -> bool:
    """Whether the number counts something of a place."""
    text = reading.text
    sentence, _ = reading.sentences.at(stated.start)
    before = text[sentence : stated.start]
    if any(table.search(before) for table in _NOT_TOLD):
        return False
    if stated.unit == "rank":
        near = text[max(sentence, stated.start - 8) : stated.end + 2]
        return bool(cues.RANKED.search(near))
    if not _is_told(stated):
        return False
    if text[stated.start - 1 : stated.start] in ("(", "（") and stated.kind != "count":
        return False
    return stated.unit is not None or _has_latin_noun(text, stated)


def _has_latin_noun(text: str, stated: Stated) -> bool:
    return bool(_LATIN_NOUN.match(text, stated.end)) and not _YEAR.fullmatch(stated.text)


def _cities(owner: Ownership) -> Iterator[Place]:
    for place in owner.owners:
        if place.level != "country":
            yield place


def _clause(reading: Reading, stated: Stated) -> tuple[int, int]:
    """The clause of the number, from the number before it where there is one."""
    start, end = reading.clauses.at(stated.start)
    earlier = [one.end for one in _counted_in(reading, start, stated.start)]
    return (max(earlier, default=start), end)


def _counted_in(reading: Reading, start: int, end: int) -> list[Stated]:
    return [one for one in reading.stated_in(start, end) if _is_told(one)]


def _is_told(one: Stated) -> bool:
    """Whether the number is more than a figure of speech (一次性, 两种节奏, 三家企业)."""
    return (
        one.kind in cues.COUNTED_KINDS
        and one.unit not in cues.IDLE_COUNTERS
        and not (one.kind == "count" and one.value <= _FEW and not _FIGURE.search(one.text))
    )


def _name(reading: Reading, stated: Stated) -> str:
    if label := _row_label(reading, stated):
        return label
    clause = _clause(reading, stated)
    named = naming.name(reading.text, clause, (stated.start, stated.end), _skip(reading, clause))
    if named:
        return named
    first, _ = reading.clauses.at(stated.start)
    others = _counted_in(reading, first, stated.start)
    end = others[0].start if others else stated.start
    return naming.before(reading.text[first:end], _skip(reading, (first, end)))


def _row_label(reading: Reading, stated: Stated) -> str:
    """The label of a table's row: 1 人工智能企业数 家 410 480."""
    line = reading.text[slice(*reading.paragraphs.at(stated.start))]
    row = _ROW.match(line.strip())
    return row["label"].strip() if row and not re.search(r"[，。；]", line) else ""


def _skip(reading: Reading, clause: tuple[int, int]) -> str:
    """Days and places of the clause, which are no part of a name."""
    days = [found.text for found in reading.days_in(*clause)]
    named = [mention.text for mention in places.find(reading.text[slice(*clause)])]
    return "|".join(re.escape(word) + "(?:市|区|县|'s|’s)?" for word in {*days, *named})


def _unit(reading: Reading, stated: Stated) -> str:
    """The unit where the number carries none: the last word of the noun behind it."""
    if stated.unit is not None:
        return stated.unit
    words = _name(reading, stated).split()
    return words[-1] if words else "个"


def _is_growth(reading: Reading, stated: Stated) -> bool:
    start, _ = reading.clauses.at(stated.start)
    return stated.unit in ("percent", "times") and bool(
        cues.GROWTH.search(reading.text, start, stated.start)
    )


def _is_given(reading: Reading, stated: Stated, name: str, clause: tuple[int, int]) -> bool:
    """Whether a policy gives the money."""
    if stated.kind not in ("money", "percent") or _is_growth(reading, stated):
        return False
    words = reading.text[clause[0] : min(clause[1], stated.end + 16)]
    return bool(cues.MONEY_GIVEN.search(words) or cues.MONEY_GIVEN.search(name))


def _as_of(reading: Reading, stated: Stated) -> str | None:
    days = governing(reading, stated)
    if not days or (reading.anchor and days[0].first > reading.anchor):
        return None
    return _partial(days[0])


def _deadline(reading: Reading, stated: Stated) -> str | None:
    anchor = reading.anchor
    ahead = [
        day
        for day in (*governing(reading, stated), *_opening_day(reading, stated))
        if anchor is None or day.last > anchor
    ]
    return _partial(ahead[0]) if ahead else _horizon(reading, stated)


def _opening_day(reading: Reading, stated: Stated) -> Iterator[Day]:
    """到2027年 at the head of a paragraph holds for all of it."""
    start, _ = reading.paragraphs.at(stated.start)
    for found in reading.days_in(start, min(start + 24, stated.start)):
        if found.iso:
            yield Day(*found.iso, found)


def _horizon(reading: Reading, stated: Stated) -> str | None:
    """用2至3年时间: so many years from the report, the longest that is allowed."""
    sentence = reading.sentences.at(stated.start)
    for one in reading.stated_in(*sentence):
        if one.kind == "duration" and one.unit == "year" and reading.anchor and one.value < 30:
            return str(reading.anchor.year + int(one.upper or one.value))
    return None


def _partial(day: Day) -> str:
    """The day, month or year as partial ISO; the last day of any other period."""
    first, last = day.first, day.last
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    next_day = last + timedelta(days=1)
    if (
        first.day == 1
        and next_day.day == 1
        and (first.year, first.month) == (last.year, last.month)
    ):
        return f"{first:%Y-%m}"
    return last.isoformat()


def _quote(reading: Reading, stated: Stated) -> str:
    """The number's sentence, or as much of its end as makes a short quote."""
    start, end = reading.sentences.at(stated.start)
    if end - start > _LONGEST_QUOTE:
        _, clause_end = reading.clauses.at(stated.end - 1)
        end = max(clause_end, stated.end)
        while end - start > _LONGEST_QUOTE and reading.clauses.at(start)[1] < stated.start:
            start = reading.clauses.at(start)[1]
    for first, last in reading.article.body:
        if first <= stated.start < last:
            start, end = max(start, first), min(end, last)
    return reading.text[start:end].strip().rstrip("。；;，,、")
