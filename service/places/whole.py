"""What an article as a whole is about: the place of its title, the city named most, and the part
of a city in which all of it takes place.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.article import Article
from service.places import words
from service.places.events import city_of, of_public
from service.places.mentions import PlaceMention, find
from service.places.table import Place, contains

_MOST, _NEARLY_ALL = 0.6, 0.75
"""Shares of the mentions that make a city the article's own: the first named, and any other."""


class About(NamedTuple):
    """What an article is about."""

    subject: tuple[Place, ...]
    main: tuple[Place, ...]
    site: tuple[Place, ...]

    @property
    def home(self) -> tuple[Place, ...]:
        """Its one subject, else where most of it lies."""
        return self.subject if len(self.subject) == 1 else self.main


def about(text: str, titled: Sequence[PlaceMention], mentions: Sequence[PlaceMention]) -> About:
    """Its place by its title, the city in which most of it lies, and the part where it happens."""
    own = subject_of(text, titled, mentions)
    return About(own, main_place(mentions), site(text, own, mentions))


def of_title(article: Article, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The places of the title, but for those that its subject goes to (江宁赴深圳推介), and for the
    city of which it means a part without its name (In a Shenzhen suburb, …); and that of the
    congress, between title and body, before which a report was held.
    """
    if article.title_span is None:
        text, found = article.title or "", find(article.title) if article.title else ()
    else:
        first, last = article.title_span
        subtitle = _SUBTITLE.match(article.text, last)
        last = subtitle.end() if subtitle else last
        text, found = article.text, tuple(m for m in mentions if first <= m.start and m.end <= last)
    told = tuple(
        m
        for m in found
        if not words.VISITED.search(text, 0, m.start)
        and not (_ONE.search(text, 0, m.start) and _PART.match(text, _bare_end(m)))
    )
    return (*told, *_convened(article, mentions))


_SUBTITLE = re.compile(r"\s*\n[ \t　]*(?:——|—)[^\n。]{4,60}(?=\n)")
"""Behind the title: the line that goes on with it (“起重机之乡”的新臂膀 / ——长垣市走访记)."""


def _convened(article: Article, mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """The place of the congress that a line under the title names."""
    first = article.title_span[1] if article.title_span else 0
    last = article.body[0][0] if article.body else 0
    for mention in mentions:
        if first <= mention.start < last and words.CONGRESS.match(article.text, mention.end):
            yield mention


def _bare_end(mention: PlaceMention) -> int:
    """Where the name ends without the word that makes a city's a part of it (Chengdu District)."""
    is_part = mention.place.level == "city" and mention.text.endswith(" District")
    return mention.end - len(" District") if is_part else mention.end


_ONE = re.compile(r"(?:(?m:^)|\b(?:[Aa]|[Oo]ne) (?:[a-z]+ )?)$")
_PART = re.compile(r" (?:suburb|district|borough|neighbou?rhood|ward)\b", re.IGNORECASE)


def subject_of(
    text: str, titled: Sequence[PlaceMention], mentions: Sequence[PlaceMention]
) -> tuple[Place, ...]:
    """The place that the whole article is about: that of its title, that whose congress is told
    or in whose name is spoken (我代表海淀区人民政府), or the only one named.
    """
    public = of_public(m for m in titled if m.role == "name")
    if public:
        return public
    spoken_for = (m for m in mentions if text.endswith("代表", 0, m.start))
    represented = of_public(m for m in spoken_for if text.startswith(("人民政府", "政府"), m.end))
    convened = of_public(m for m in mentions if words.CONGRESS.match(text, m.end))
    for found in (convened, represented):
        if len(found) == 1:
            return found
    named = of_public(m for m in mentions if m.role == "name")
    return named if len(named) == 1 else ()


def main_place(mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """The city in which most of the places lie, or none."""
    told = (m for m in mentions if m.role == "name" and not m.text.isupper())
    cities = [c for m in told if (c := city_of(m.place))]
    most = max(dict.fromkeys(cities), key=cities.count, default=None)
    if most is None:
        return ()
    share = cities.count(most) / len(cities)
    return (most,) if share > (_MOST if cities[0] == most else _NEARLY_ALL) else ()


_OPENS = re.compile(r"\A *(?:.{0,80}(?:--|[—–:]) )?\Z")


def _opens_english(text: str, part: PlaceMention) -> bool:
    """Whether an English article opens with the part, of which it tells then (Binjiang District
    closed the year with …).
    """
    line = text.rfind("\n", 0, part.start) + 1
    return part.text.isascii() and _OPENS.match(text[line : part.start]) is not None


def _happens_there(text: str, part: PlaceMention, first: PlaceMention, *, alone: bool) -> bool:
    """Whether the words around the part that is named first say that something lies there."""
    visited = words.VISITED_BY.search(text, 0, part.start) and text[part.end] not in "、和与及"
    if visited and contains(first.place, part.place):
        return True
    if alone and text.startswith("《", part.start - 1):  # 《苏州工业园区……实施细则》
        return True
    opens = text.endswith(("在", "于"), 0, part.start) and words.OPENS_THERE.match(text, part.end)
    return bool(opens or words.LIES_IN.search(text, 0, part.start))


def site(
    text: str, subject: Sequence[Place], mentions: Sequence[PlaceMention]
) -> tuple[Place, ...]:
    """The part of a city that the text names first, where it says that something lies there
    (位于杭州市余杭区), or the one named most and as often as the city itself, unless the article is
    about that city (its `subject`).
    """
    parts = [m for m in mentions if m.role == "name" and city_of(m.place) not in (None, m.place)]
    if not parts:
        return ()
    first = parts[0]
    if _happens_there(text, first, mentions[0], alone={m.place for m in parts} == {first.place}):
        return (first.place,)
    counts = Counter(m.place for m in mentions if m.role == "name")
    often = max((m.place for m in parts), key=counts.__getitem__)
    city = city_of(often)
    if city is None or city in subject:
        return ()
    if first == next(m for m in mentions if m.role == "name") and _opens_english(text, first):
        return (first.place,)
    others = {m.place for m in parts} - {often}
    most = all(counts[place] < counts[often] for place in others)
    return (often,) if most and counts[often] >= max(2, counts[city]) else ()
