"""The article as the checks read it: computed once, asked by every claim.

A `Reading` is frozen and pure: the article, its quantities split into numbers and days, its
sentences and clauses. What costs time is computed on the first question and kept.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from schemas.article import Article
from schemas.quantity import Bound, Quantity
from service import places
from service.checks import cues, plans, restated, traditional
from service.checks.bounds import bounds_of
from service.checks.kept import Kept
from service.checks.segments import Segments, parts_of_a_headline
from service.checks.stated import Span, Stated, counts, digits
from service.checks.tongues import has_phrases
from service.quantities import Cell, cells
from service.quantities.currency import Currencies, currencies

_SENTENCE_END = re.compile(
    r"[。！？!?;；\n.-](?:(?<![.-])|(?<=\.)(?=\s+[“\"(]?[A-Z]|\s*\n)"
    r"|(?<=[\u4e00-\u9fff\]] -)(?= [\u4e00-\u9fff]))"
)
_CLAUSE_END = re.compile(
    r"[。！？!?;；\n，、：:,.](?:(?<![:,.])|(?<=:)(?!\d)|(?<=,)(?!\d{3}(?!\d))"
    r"|(?<=\.)(?<!\b[A-Z]\.)(?=\s))"
)
"""One class of characters comes first, for then `re` skips fast to the next of them."""
_ITEM = re.compile(r"(?<=[\u4e00-\u9fff\]]) - (?=[\u4e00-\u9fff])")
_SOURCES = re.compile(r"\[\d{1,2}\]")
SOURCES = 2
"""So many sources a digest names."""
_CLAUSE_END_OF_A_DIGEST = re.compile(
    rf"{_CLAUSE_END.pattern}|(?<=[\u4e00-\u9fff%\]\d”》）-]) (?=[\u4e00-\u9fff“《]|20\d\d年)"
)
_LINE_END = re.compile(r"\n")
_HEADING = re.compile(
    r"^[ \t　]*([^\s。；！？\n][^。；！？\n]{1,38}[^。，,；：:.！？\s])[ \t　]*$", re.M
)
_INLINE_HEADING = re.compile(
    r"^[ \t　]*((?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
    r"[^。；！？\n，,]{2,24})。",
    re.M,
)
"""二、2026年工作安排。 opens the paragraph that it heads."""
_ASKED = re.compile("哪些|哪里|怎样|怎么|如何|什么|几何|多少")
_TITLE = re.compile(r"《[^》\n]{1,80}》|〔[^〕]{1,12}〕")
_ALTERNATIVE = re.compile(r"\s*(?:或者?|or)\s*")


def _worded(table: Iterable[str]) -> re.Pattern[str]:
    """The words of a table, the longest first."""
    return cues.joined(tuple(sorted(table, key=len, reverse=True)))


_WORDS_OF_RANK = _worded(cues.RANKS)
_WORDS_OF_MULTIPLE = _worded(cues.MULTIPLES)
_DAYS = frozenset({"date", "period"})
_HEAD = 400
"""How long the head of a text is, in code points."""


_DOWN_TO = re.compile(
    r"(?:降|跌|减|落|缩|收窄|少|短)(?:低|小|少|短)?(?:到|至|为)\D{0,6}$|\bto\b\D{0,12}$"
)
"""What follows is where a decline ended, not how far it went."""
_LISTS = (" edition", " ranking", " index", " Index", " list", "年度榜", "榜单", "年版", "版")
_ALL_FIGURES = re.compile(
    r"(?:除(?:特别|另有|非)[^。\n]{0,8}(?:注明|说明|标注)[^。\n]{0,4}外?|如无[^。\n]{0,8}(?:注明|说明))"
    r"[^。\n]{0,24}数据[^。\n]{0,12}|(?:本文|文中|以上|上述|所有|相关)数据[^。\n]{0,6}(?:截至|截止)"
    r"|(?:统计|数据|名录|报告|榜单)(?:结果)?显示[，,]截[至止]"
    r"|[Uu]nless (?:otherwise )?(?:noted|stated|indicated)[^.\n]{0,40}"
    r"|(?:[Uu]nless another|[Ww]here no other) (?:date|day) is [^.\n]{0,60}"
    r"|[Rr]eference date (?:for all|of all|for these|of the|for the|is)\b[^.\n]{0,24}"
    r"|\b(?:numbers?|figures?|counts?|data|totals?)(?: of [\w -]{2,30})? (?:refers?|relates?) to\b"
)
"""Before a day that an article gives to all its figures (除特别注明外，数据截至9月底)."""


@dataclass(frozen=True)
class Reading:
    """What the checks know about one article."""

    article: Article
    quantities: tuple[Quantity, ...]
    towns: tuple[str, ...] = ()
    """Places that the claims name and the tables lack."""

    kept: Kept = field(default_factory=Kept, repr=False, compare=False)
    """What has been found out so far."""
    text: str = field(init=False, repr=False, compare=False)
    plain: str = field(init=False, repr=False, compare=False)
    """The text in simplified characters, as the tables of words are; offsets into it are offsets
    into the text."""
    english: bool = field(init=False, repr=False, compare=False)
    """Whether it has English phrases."""
    anchor: date | None = field(init=False, repr=False, compare=False)
    is_digest: bool = field(init=False, repr=False, compare=False)
    """Whether it is one of those digests that number their sources and part with blanks what they
    tell (成员单位达到316家 [7][15] 目前揭榜项目37个 [5])."""
    sentences: Segments = field(init=False, repr=False, compare=False)
    full_sentences: Segments = field(init=False, repr=False, compare=False)
    """Sentences to their full stop, over semicolons."""
    clauses: Segments = field(init=False, repr=False, compare=False)
    paragraphs: Segments = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """What every check asks for: as fields, which are read twice as fast as what is computed
        on the first question."""
        text = self.article.text
        plain = traditional.plain(text)
        is_digest = len(_SOURCES.findall(text)) >= SOURCES and _ITEM.search(text) is not None
        clause_end = _CLAUSE_END_OF_A_DIGEST if is_digest else _CLAUSE_END
        clause_ends = {hit.end() for hit in clause_end.finditer(text)}
        clause_ends.update(parts_of_a_headline(text, self.article.title_span))
        stops = [(hit.end(), hit[0]) for hit in _SENTENCE_END.finditer(text)]
        vars(self).update(
            text=text,
            plain=plain,
            english=has_phrases(text),
            anchor=self.article.anchor,
            is_digest=is_digest,
            sentences=Segments([end for end, _ in stops], len(text)),
            full_sentences=Segments([end for end, mark in stops if mark not in ";；"], len(text)),
            clauses=Segments(sorted(clause_ends), len(text)),
            paragraphs=Segments([hit.end() for hit in _LINE_END.finditer(text)], len(text)),
        )

    @cached_property
    def lowered(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def _plain_lowered(self) -> str:
        return self.lowered if self.plain == self.text else self.plain.lower()

    @cached_property
    def currencies(self) -> Currencies:
        """What a bare 元 or $ may mean here."""
        return currencies(self.text)

    def in_title(self, offset: int) -> bool:
        """Whether the offset stands in the title, which sums up what the body tells."""
        first, last = self.article.title_span or (0, 0)
        return first <= offset < last

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Names of documents: a year inside one dates the document, not a figure."""
        return tuple(hit.span() for hit in _TITLE.finditer(self.text))

    @cached_property
    def days(self) -> tuple[Quantity, ...]:
        """Dates and periods, in order; those inside the name of a document are left out."""
        return tuple(
            found
            for found in self.quantities
            if found.kind in _DAYS
            and found.iso is not None
            and not any(start <= found.start and found.end <= end for start, end in self.titles)
        )

    @cached_property
    def days_lost(self) -> tuple[Quantity, ...]:
        """Dates that count from the day of the report (去年, the end of March), where that is not
        known; none where it is.
        """
        if self.anchor is not None:
            return ()
        return tuple(one for one in self.quantities if one.kind in _DAYS and one.iso is None)

    @cached_property
    def _day_starts(self) -> list[int]:
        return [found.start for found in self.days]

    def days_in(self, start: int, end: int) -> Sequence[Quantity]:
        """Dates and periods that begin inside the span."""
        starts = self._day_starts
        return self.days[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """Every number of the whole text, in order; words for ranks and multiples included."""
        told = [self._stated(found) for found in self.quantities if found.value is not None]
        plain = restated.with_bounds(self.plain, told)
        worded = [
            word
            for word in self._worded()
            if not any(one.start <= word.start < one.end for one in plain)
        ]
        return tuple(sorted([*plain, *self._alternatives(plain), *worded], key=_by_place))

    def _stated(self, found: Quantity) -> Stated:
        assert found.value is not None
        value, upper = found.value, found.upper
        if value < 0 and _DOWN_TO.search(self.text, max(0, found.start - 14), found.start):
            value, upper = -value, None if upper is None else -upper
        return Stated(
            found.start,
            found.end,
            found.text,
            found.kind,
            value,
            upper,
            found.unit,
            bounds_of(self.plain, found, self.clauses.at(found.start)),
            (found.start,),
            (found.start, found.end),
        )

    def _alternatives(self, plain: Sequence[Stated]) -> Iterable[Stated]:
        """30%或20% is also the range from 20 to 30."""
        for first, second in itertools.pairwise(plain):
            if (
                (first.unit == second.unit or first.unit is None)
                and first.upper is None
                and second.upper is None
                and _ALTERNATIVE.fullmatch(self.text, first.end, second.start)
            ):
                low, high = sorted((first.value, second.value))
                yield Stated(
                    first.start,
                    second.end,
                    self.text[first.start : second.end],
                    second.kind,
                    low,
                    high,
                    second.unit,
                    first.bounds | second.bounds | {"exact"},
                    (first.start, second.start),
                    (first.start, second.end),
                )

    def _worded(self) -> Iterable[Stated]:
        exact: frozenset[Bound] = frozenset({"exact"})
        for pattern, table, kind, unit in (
            (_WORDS_OF_RANK, cues.RANKS, "ordinal", "rank"),
            (_WORDS_OF_MULTIPLE, cues.MULTIPLES, "number", "times"),
        ):
            for hit in pattern.finditer(self.text):
                value = Decimal(table[hit.group().lower()])
                yield Stated(
                    hit.start(),
                    hit.end(),
                    hit.group(),
                    "ordinal" if kind == "ordinal" else "number",
                    value,
                    None,
                    unit,
                    exact,
                    (hit.start(),),
                    hit.span(),
                )

    @cached_property
    def _stated_starts(self) -> list[int]:
        return [one.start for one in self.stated]

    def stated_in(self, start: int, end: int) -> list[Stated]:
        """The numbers that stand wholly inside the span."""
        starts = self._stated_starts
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return [one for one in self.stated[first:last] if one.end <= end]

    @cached_property
    def _counting(self) -> tuple[list[Stated], list[int]]:
        found = [one for one in self.stated if counts(one)]
        return found, [one.start for one in found]

    @cached_property
    def counting(self) -> frozenset[Span]:
        """The numbers that stand for themselves, by their spans."""
        return frozenset(one.span for one in self._counting[0])

    def counting_before(self, offset: int, floor: int) -> Iterator[Stated]:
        """The numbers from `floor` on that stand for themselves and end by `offset`, last first."""
        found, starts = self._counting
        for index in range(bisect_left(starts, offset) - 1, -1, -1):
            if starts[index] < floor:
                return
            if found[index].end <= offset:
                yield found[index]

    def next_counting(self, offset: int, stop: int) -> int:
        """Where the next number that stands for itself begins; `stop` where there is none."""
        found, starts = self._counting
        for index in range(bisect_left(starts, offset), len(starts)):
            if starts[index] >= stop:
                break
            if found[index].end <= stop:
                return starts[index]
        return stop

    @cached_property
    def by_value(self) -> dict[Decimal, tuple[Stated, ...]]:
        """The numbers of the text by their absolute value."""
        found: defaultdict[Decimal, list[Stated]] = defaultdict(list)
        for one in self.stated:
            found[abs(one.value)].append(one)
            if one.upper is not None:
                found[abs(one.upper)].append(one)
        return {value: tuple(ones) for value, ones in found.items()}

    @cached_property
    def by_digits(self) -> dict[str, tuple[Stated, ...]]:
        """The numbers of the text by their digits without magnitude: 3600亿 under 36."""
        found: defaultdict[str, list[Stated]] = defaultdict(list)
        for one in self.stated:
            found[digits(one.value)].append(one)
        return {key: tuple(ones) for key, ones in found.items()}

    def rarity(self, piece: str) -> float:
        """How much a piece of a word tells: more, the more rarely it occurs, in any case."""
        known = self.kept.rarities.get(piece)
        if known is None:
            times = self._plain_lowered.count(piece[:2])
            known = self.kept.rarities[piece] = 1.0 / (1 + times) ** 0.5
        return known

    @cached_property
    def _cells(self) -> tuple[Cell, ...]:
        return cells(self.text)

    def cell(self, stated: Stated) -> Cell | None:
        """The row and the column of a number that stands in a table."""
        index = bisect_right(self._cells, stated.start, key=_start) if self._cells else 0
        cell = self._cells[index - 1] if index else None
        return cell if cell is not None and stated.start < cell.end else None

    def is_aimed_beside(self, cell: Cell) -> bool:
        """Whether another column tells what the row aims at (2025年, 2027年目标)."""
        line = self.paragraphs.at(cell.start)
        return any(
            one.status == "target" and self.paragraphs.at(one.start) == line for one in self._cells
        )

    @cached_property
    def noted(self) -> tuple[Quantity, ...]:
        """The day that a note gives to all figures."""
        notes = (hit.start() for hit in _ALL_FIGURES.finditer(self.plain))
        days = (self.days_in(start, self.full_sentences.at(start)[1])[:1] for start in notes)
        return tuple(one for found in days for one in found)

    @cached_property
    def editions(self) -> tuple[Quantity, ...]:
        """The years of lists and rankings: a rank is that of the list, wherever it is told."""
        return tuple(day for day in self.days if self.plain.startswith(_LISTS, day.end))

    @cached_property
    def terms(self) -> tuple[Quantity, ...]:
        """Periods of several years in the names of documents and in the head of the text."""
        return tuple(
            found
            for found in self.quantities
            if found.iso is not None
            and found.iso[0].year != found.iso[1].year
            and (found.start < _HEAD or any(a <= found.start < b for a, b in self.titles[:3]))
        )

    @cached_property
    def told_sentences(self) -> dict[Span, Stated]:
        """The sentences that hold numbers, each with its first one."""
        found: dict[Span, Stated] = {}
        for one in self.stated:
            found.setdefault(self.full_sentences.at(one.start), one)
        return found

    @cached_property
    def _places(self) -> places.Reading:
        return places.Reading(self.article, self.towns)

    @cached_property
    def place_mentions(self) -> tuple[places.PlaceMention, ...]:
        """Every place that the title and the body name, in order."""
        return (*self._places.title_mentions, *self._places.mentions)

    @property
    def named_places(self) -> tuple[places.Place, ...]:
        """The places that the text names, each once."""
        return self._places.named

    @cached_property
    def city_names(self) -> tuple[str, ...]:
        """The places that the text names, as written, in lower case; the longest first, for one
        may begin with another (朝阳区, 朝阳)."""
        names = {self.text[hit.start : hit.end].lower() for hit in self.place_mentions}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    @cached_property
    def plain_city_names(self) -> tuple[str, ...]:
        """Those in simplified characters."""
        return tuple(map(traditional.plain, self.city_names))

    @cached_property
    def _listed(self) -> dict[Span, places.Ownership]:
        return self._places.pair_lists([one for one in self.quantities if one.value is not None])

    @cached_property
    def _owned(self) -> dict[Span, places.Ownership]:
        return {}

    def ownership(self, stated: Stated) -> places.Ownership:
        """Whose the number is: in a table that of its row, or of the head of its column."""
        cell = self.cell(stated)
        headed = self._headed(cell.heading) if cell is not None else None
        if headed is not None:
            return headed
        return self._listed.get(stated.span) or self.ownership_at(*stated.span)

    def is_handed_out(self, stated: Stated) -> bool:
        """Whether the n-th number of a list goes to the n-th place of another (分别, 分列)."""
        return stated.span in self._listed

    def _headed(self, heading: str) -> places.Ownership | None:
        """The place that a column is headed with (单位 上海 杭州)."""
        bare = heading.strip()
        known = places.resolve(bare)
        if not known or not any(
            bare in (place.name, place.full) or bare.isascii() for place in known
        ):
            return None
        others = tuple(place for place in self.named_places if place.id != known[0].id)
        return places.Ownership(known[:1], (), others, "explicit")

    def ownership_at(self, start: int, end: int) -> places.Ownership:
        """Whose the words of the span are."""
        known = self._owned.get((start, end))
        if known is None:
            known = self._owned[start, end] = self._places.owner(start, end)
        return known

    @cached_property
    def headings(self) -> tuple[Span, ...]:
        """Short lines without a full stop, and the numbered words that open a paragraph: what
        follows stands under them. Questions in a row only say what an article will tell
        (2024年成绩如何／2025年有哪些新安排／一起来看).
        """
        starts = self.paragraphs.starts
        lines = [hit for at in starts if (hit := _HEADING.match(self.text, at)) and _is_one(hit[1])]
        asked = {
            line.span(1)
            for pair in itertools.pairwise(lines)
            for line in pair
            if pair[0].end() + 1 == pair[1].start() and all(_ASKED.search(one[1]) for one in pair)
        }
        alone = [hit.span(1) for hit in lines if hit.span(1) not in asked]
        opening = [hit.span(1) for at in starts if (hit := _INLINE_HEADING.match(self.text, at))]
        return tuple(sorted((*alone, *opening)))

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [start for start, _ in self.headings]

    def headings_over(self, offset: int, limit: int = 12) -> Sequence[Span]:
        """The headings before the offset, nearest first."""
        last = bisect_left(self._heading_starts, offset)
        if last and self.headings[last - 1][1] > offset:
            last -= 1  # a line of its own heads nothing in it
        return self.headings[max(0, last - limit) : last][::-1]

    @cached_property
    def is_plan(self) -> bool:
        """Whether the document is a plan, whose sentences are aims unless they say otherwise."""
        return plans.is_plan(self.plain)


@lru_cache(maxsize=8)
def read(article: Article, quantities: tuple[Quantity, ...], towns: tuple[str, ...]) -> Reading:
    """The reading of an article; kept, for the same article is often checked again at once."""
    return Reading(article, quantities, towns)


def mostly_latin(text: str) -> bool:
    """Whether more than 70 % of the characters are ASCII."""
    return len(text.encode("ascii", "ignore")) > 0.7 * len(text)


def _is_one(line: str) -> bool:
    """Whether a line may be a heading: no row of a table."""
    return line.isascii() or len(line.split()) < 4


def _start(cell: Cell) -> int:
    return cell.start


def _by_place(one: Stated) -> tuple[int, int]:
    return one.start, -one.end
