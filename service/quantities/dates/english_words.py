"""The words of English dates: months, counts, ordinals, steps, and the patterns they make."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from service.quantities.dates.points import Point

Reader = Callable[[str, int, date | None], list[Point]]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
COUNT_WORDS = "one two three four five six seven eight nine ten eleven twelve"
COUNTS = {word: value for value, word in enumerate(COUNT_WORDS.split(), 1)} | {"couple of": 2}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
    "twenty-second": 22,
    "twenty-third": 23,
    "twenty-fourth": 24,
    "twenty-fifth": 25,
    "twenty-sixth": 26,
    "twenty-seventh": 27,
    "twenty-eighth": 28,
    "twenty-ninth": 29,
    "thirtieth": 30,
    "thirty-first": 31,
}
STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
DAY_WORDS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
UNIT_DAYS = {"day": 1, "week": 7}


def either(words: Iterable[str]) -> str:
    """A branch for each word, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])(?:\.(?=\s?[0-9]))?"
)
DAY = rf"(?:(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?|{either(ORDINALS)})(?![0-9a-z])"
YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9]|,[0-9]|\.[0-9])"
COUNT = rf"(?:[0-9]{{1,3}}|{either(COUNTS)})"
ORDINAL = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{either(ORDINALS)}|last|final)"
JOIN = r"\s?(?:[-–~]|to|through|thru|till|until)\s?"


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern in any case."""
    return re.compile(pattern, re.IGNORECASE)


def month_of(name: str) -> int:
    """1 to 12, by the first three letters."""
    return MONTHS.index(name[:3].lower()) + 1


def number_of(word: str) -> int:
    """Of digits, an ordinal or a count; 1 for what is none (a year)."""
    word = word.lower()
    if word[0].isdigit():
        return int(re.sub("[a-z]", "", word))
    return ORDINALS.get(word) or COUNTS.get(word) or 1
