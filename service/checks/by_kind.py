"""How a text speaks of an area by its kind alone: 新区产值…, 园区三期, 8个落户高新区."""

import re

from service.checks import own_parts
from service.checks.reading import Reading
from service.checks.stated import Stated

_SETTLES = re.compile("[^，。；、：\\d]{0,6}?(?:落户|落地|落子|入驻|进驻)[在到于]?")
_ALONE = r"(?:(?<![\u4e00-\u9fff])|(?<=[，在由为该全于中年月日底末是争使让上]))"


def speaks_of(reading: Reading, stated: Stated, words: str) -> bool:
    """Whether the sentence speaks of one of the words alone, or its paragraph does and names no
    place since.
    """
    start, _ = reading.full_sentences.at(stated.start)
    opens, _ = reading.paragraphs.at(stated.start)
    told = re.compile(rf"{_ALONE}(?:{words})")
    if told.search(reading.text, start, stated.start):
        return True
    hits = [hit.end() for hit in told.finditer(reading.text, opens, start)]
    if not hits or not own_parts.leaves_the_whole(reading, hits[-1], stated):
        return False
    return not any(
        hits[-1] <= hit.start < stated.start and hit.role == "name"
        for hit in reading.place_mentions
    )


def is_where_they_settle(reading: Reading, stated: Stated, kind: str) -> bool:
    """Whether the area stands by its kind alone right behind how many settle there."""
    there = _SETTLES.match(reading.plain, stated.end)
    return there is not None and reading.plain.startswith(kind, there.end())


def without_its_city(reading: Reading, city: str) -> list[str]:
    """科技城新区 for 绵阳科技城新区, where the text names 绵阳."""
    tails = (city.removeprefix(place.name) for place in reading.named_places)
    return [tail for tail in tails if tail != city and len(tail) >= len("科技城区")]
