"""Days to come that stand behind a number: when what is planned shall be there."""

import re
from collections.abc import Iterable, Iterator

from service.checks.days import Day, day_of
from service.checks.reading import Reading
from service.checks.stated import Stated

_IT_SHALL = re.compile(
    r" ?(?:Completion|Opening|Handover|Construction work|Delivery) is "
    r"(?:due|expected|scheduled|set|slated|planned) (?:for|in|by)\b"
    r"| ?(?:It|Both|They|The (?:centre|center|facility|project|campus|plant)) "
    r"(?:is|are|should|will) (?:be )?(?:due |expected |scheduled |set |slated |planned )?"
    r"(?:to )?(?:be )?(?:open|go|enter|come|ready|complete|finish|operat|built)"
    r"|(?:该|此)(?:项目|中心|基地|工程|园区)(?:预计|计划|将|拟|力争)(?![^。；]{0,16}(?:开工|动工|启动))"
)
"""Opens a sentence that says when what the one before told is to be there."""
_DONE = re.compile(
    r"(?:[底末]|年底)?(?:之?前|上半年|下半年)?(?:[一二三四]期)?(?:将|可|能)?(?:全部|全面|整体|陆续|正式)?"
    r"(?:建成|投产|投用|投运|竣工|完工|交付|启用|落成|达产|开园|开业|并网)"
)
"""Behind a day to come: what is planned before it in its sentence is there by then (总投资46亿元，
拟于三季度开工，2028年建成).
"""
_TO_BE_DONE = re.compile(
    r"\b(?:due|scheduled|slated|expected|set) (?:(?:to be )?(?:online|in (?:service|operation|use))"
    r"|to (?:open|go live|come online|enter service|go into (?:service|operation|use))"
    r"|for completion)"
    r" (?:in|by|before) (?:the end of |early |late |mid-)?$"
    r"|\b(?:to be |be )(?:finished|completed|opened|built|delivered|ready|handed over)"
    r"(?: in (?:two|three|four|several) (?:phases|stages|steps))? (?:in|by|before|between) "
    r"(?:the end of |early |late |mid-)?$"
)
"""Before such a day (a campus of 70,000 square metres, to be finished in two phases by 2029)."""
_OPENS_IN = re.compile(
    r"\b(?:when|once|after) (?:it|they|the \w+) "
    r"(?:opens?|is finished|is completed|goes live|starts) (?:in|by) (?:early |late |mid-)?$"
)
"""In the next sentence, before the day on which it opens (220 people when it opens in 2029)."""
_IS_THERE = re.compile(
    r"\b(?:open(?:s|ing|ed)?|complet(?:ed?|ion)|finish(?:es|ed)?|ready|operational|deliver(?:ed|y)"
    r"|go(?:es)? (?:live|into (?:service|operation|use))|(?:start|begin)s? operations?|handed over"
    r"|in (?:service|operation|use)|up and running|be built)\b"
    r"[^.;,\d]{0,24} (?:in|by|before|from|at|for) (?:the )?(?:end of |early |late |mid-)?$"
)
"""Before such a day, in a sentence near (Construction begins in 2027, and the tower is due to open
in 2029)."""
_THE_PROJECT = re.compile(r"\s*(?:据介绍[，,])?(?:该|此|本)?(?:项目|工程)(?:计划|预计|拟|将|力争)")
"""Opens a paragraph that tells more of the one before."""
_AN_ASIDE = re.compile(
    r"[^,.;\d]{0,60}, (?:the|a|an|its) [^,.;\d]{3,60}, (?:in|by) (?:the end of )?"
)
_SHALL = re.compile(r"(?:将|预计|计划|拟|力争|有望)(?:于|在|到)?$|\bdue [a-z ]{2,16}$")
_WORDS_BEFORE = 28
"""Before such a day, at most so far before it (将于2026年3月启用)."""
_NEAR = 2
"""So many sentences behind the number may tell it."""
_LIST = re.compile(r" (?:and|or) |[和与、]")


def behind_the_semicolon(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The next day of the full sentence, where it is yet to come (room for 60 firms; it is to open
    in 2028).
    """
    _, end = reading.sentences.at(stated.start)
    _, stop = reading.full_sentences.at(stated.start)
    yield from _first_to_come(reading, end, stop)


def told_behind(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days behind it by which it shall be there, whatever day governs it."""
    yield from _in_the_next_sentence(reading, stated)
    yield from _when_done(reading, stated)
    yield from _behind_an_aside(reading, stated)


def _in_the_next_sentence(reading: Reading, stated: Stated) -> Iterator[Day]:
    """When what is planned shall be there, where the next sentence says no more (a centre of 24
    megawatts is planned. It is due to go into service in 2028).
    """
    _, end = reading.full_sentences.at(stated.start)
    if _IT_SHALL.match(reading.plain, end) is None:
        return
    _, stop = reading.full_sentences.at(end + 1)
    yield from _first_to_come(reading, end, stop)


def _first_to_come(reading: Reading, start: int, end: int) -> Iterator[Day]:
    """The first day of the span, where it is yet to come."""
    days = tuple(map(day_of, reading.days_in(start, end)[:1]))
    if are_to_come(reading, days):
        yield from days


def are_to_come(reading: Reading, days: Iterable[Day]) -> bool:
    return all(reading.anchor is not None and day.first > reading.anchor for day in days)


def _when_done(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days to come behind the number in its sentence by which it says that all is done, and the
    one on which it opens in the next.
    """
    _, end = reading.full_sentences.at(stated.start)
    yield from _done(reading, stated.end, end)
    start, stop = reading.full_sentences.at(end)
    if reading.paragraphs.at(start) == reading.paragraphs.at(stated.start):
        yield from (
            day
            for day in map(day_of, reading.days_in(start, stop))
            if day.source is not None
            and are_to_come(reading, (day,))
            and _OPENS_IN.search(reading.plain, start, day.source.start)
        )


def when_it_opens(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days to come on which one of the next sentences of the paragraph, or the next paragraph
    on its project, says that something opens, for a number that no day of its own dates.
    """
    yield from _of_the_project(reading, stated)
    _, last = reading.paragraphs.at(stated.start)
    _, end = reading.full_sentences.at(stated.start)
    for _ in range(_NEAR):
        if end >= last:
            return
        start, end = end, reading.full_sentences.at(end)[1]
        yield from _there(reading, start, min(end, last))


def _there(reading: Reading, start: int, end: int) -> Iterator[Day]:
    """The days to come of the span on which it says that something opens."""
    for day in map(day_of, reading.days_in(start, end)):
        assert day.source is not None
        there = _IS_THERE.search(reading.plain, start, day.source.start)
        if (there or _DONE.match(reading.plain, day.source.end)) and are_to_come(reading, (day,)):
            yield day


def _of_the_project(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days to come by which the next paragraph says that the project is there, for a number
    that no day of its own dates (一期3000P。/据介绍，项目计划2027年6月全面投运。).
    """
    _, last = reading.paragraphs.at(stated.start)
    if last >= len(reading.plain):
        return
    opens = _THE_PROJECT.match(reading.plain, last)
    if opens is not None:
        yield from _there(reading, *reading.full_sentences.at(opens.end()))


def _behind_an_aside(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The day behind an aside that tells more of a place (open a hall at Sister, the new district,
    in 2026).
    """
    if not reading.english:
        return
    _, stop = reading.sentences.at(stated.start)
    for day in map(day_of, reading.days_in(stated.end, stop)[:1]):
        assert day.source is not None
        if _AN_ASIDE.fullmatch(reading.plain, stated.end, day.source.start):
            yield day


def _is_ahead(reading: Reading, day: Day) -> bool:
    """Whether the day is to come: the words before it say so where the report has none."""
    if reading.anchor is not None:
        return are_to_come(reading, (day,))
    assert day.source is not None
    near = max(0, day.source.start - _WORDS_BEFORE), day.source.start
    return _SHALL.search(reading.plain, *near) is not None


def _done(reading: Reading, start: int, end: int) -> Iterator[Day]:
    last: int | None = None
    for day in map(day_of, reading.days_in(start, end)):
        assert day.source is not None
        told = (
            _DONE.match(reading.plain, day.source.end)
            or _TO_BE_DONE.search(reading.plain, start, day.source.start)
            or (last and _LIST.fullmatch(reading.plain, last, day.source.start))
        )
        clause = reading.clauses.at(day.source.start)
        alone = not any(
            one.text[:1].isdigit()
            for one in reading.stated_in(max(start, clause[0]), clause[1])
            if one.end <= day.source.start or one.start >= day.source.end
        )
        found = bool(told) and alone and _is_ahead(reading, day)
        if last is not None and not found:
            return
        last = day.source.end if found else None
        if found:
            yield day
