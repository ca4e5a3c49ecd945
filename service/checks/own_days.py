"""Which days of its own sentence govern a number: the nearest one in its clause, else those of its
sentence; not that of the announcement, and none that figures are only compared with.
"""

import re
from itertools import pairwise

from schemas.quantity import Quantity
from service.checks import cues, marks, named_years, predicates, respectively
from service.checks.asides import ends_an_aside, is_inside_an_aside, is_said_of_another
from service.checks.days import Day, day_of, is_one_day
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.tongues import phrases
from service.places import is_chinese

_FROM = re.compile(r"(?:由|从|自)\s*$")
_BEGAN_IN = re.compile(
    r", (?:which (?:was |were |had been )?)?"
    r"(?:introduced|launched|opened|founded|established|unveiled|created|started|completed|built"
    r"|commissioned|set up|put into operation) (?:in|on|at|by|last|late|early|back in) ?"
    r"(?:the )?(?:end of )?$"
    r"|, which (?!(?:were|was|are|is|had|have|has) )(?:the )?[\w ]{2,24} "
    r"(?:set up|founded|launched|opened|started|established) in $"
)
"""An aside that dates its noun and no figure: the assistant, introduced in May 2024, handled …"""
_WITH_SO_MUCH = re.compile(r"(?: with [^,;\n]{3,40})?,")
"""From the day of such an aside to its end (, which Wuxi set up in 2023 with 8 billion yuan,)."""
_PUBLISHED_IN = re.compile(
    r"(?:,|\b(?:plan|report|blueprint|document|guideline)s?) "
    r"(?:published|released|issued|compiled) (?:in|on|at|late|early) $"
)
"""Before a day that an aside gives to a report of another one (for 2024, published in May)."""
_ASIDE = 48
"""So long such an aside is at most before its day, in code points."""
_WHO = re.compile(r" ?(?:[\w-]+ ){0,4}(?:that|who) [^,.;]{3,60}")
_OPENS_WITH = re.compile(
    r"\s*(?:by (?:the end of )?(?:fiscal |financial )?)?|(?:预计|计划|拟|将)(?:于|在)?"
)
_OF_A_NOUN = re.compile("(建成|投用|启用|上线|成立|开通|投运)的")
"""Behind a day of the noun that follows (2024年9月建成的一期2400P，总算力达到5200P)."""
_BEGUN_SINCE = re.compile("[^，。；,;\\d]{1,16}以来")
"""Behind 自 and a day: what began then; the figure counts up to the report (自去年6月开园以来)."""
_ITS_NOUN = re.compile(r"(?: [\w-]+){0,4}")
"""Between a figure and such an aside: its noun, which the day dates (40 projects, which began)."""
_SINCE = re.compile(
    r"(?<!have )(?<!has )(?<!had )\bsince (?:[\w’']+ ){0,4}"
    r"(?:(?:[\w’']+ ){0,4}(?:began|started|opened|launched|introduced) "
    r"(?:[\w’']+ ){0,3}(?:in )?)?$",
    re.I,
)
_CHANGED_FROM_THE = re.compile(
    r"\b(?:declines?|drop|fall|rise|increase|gain|up|down) (?:[^,.;]|\.(?=\d)){0,24}"
    r"\bfrom the $",
    re.I,
)
_FROM_ALONE = re.compile(r"\bfrom (?:about |around |just |only |nearly |over )?$", re.I)
_SAYS = re.compile(r"\b(?:said|says|announced|reported|disclosed) (?:late |early |earlier )?$")
_SAID_THIS = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!s )\b(?:said|announced|reported|disclosed) $"
)
_THIS = ("this month", "this week", "last week", "earlier this month")
"""When somebody said what he says of another day (112 at the end of 2025, it reported this month).
"""
_AND_WANTS = re.compile(
    r"\band (?:wants|plans|aims|hopes|expects|intends|is(?: scheduled| due| set| expected)?) to\b"
)
"""Between a number and the day of what is aimed at behind it (has trained 1,150 and wants to bring
that to 2,000 by June 2027)."""
_BRACKET = re.compile(r"[（(][^（()）\n]*[)）]")
_IS_THEN = re.compile("[底末]?(?:[:：] ?)?(?:仅|只|才|还)?(?:为|是|有)?(?:约|近|超)?")
_IS_ABOUT_THEN = re.compile("(?:[底末]|同期)?[^，。；,;\\d]{0,8}")
"""Between the day in a bracket and the number that is told of it."""
_REPORTED_THEN = ("通报的", "公布的", "披露的", "发布的")
_ANOTHER_AIM = re.compile(
    "(?:前|起|内)?还?将(?:全部|全面|继续|再|重点|进一步|力争)?"
    "(?:实现(?!投|全部投|全面投|并网|运营|交付|通车)|覆盖|扩|拓展|推广|延伸|推进|举办|出台|启动|开展|跻身|成为|打造)"
)
"""Behind a day: something else shall be done by then (建成486间，年底前将实现全覆盖)."""
_COMES = re.compile(
    "底?前?(?:将)?(?:全部|全面|正式|建成|投入)*"
    "(?:入住|投产|投用|开放|交付|建成|完工|启用|开业|并网)[。；，]?"
)
"""Behind a day that closes the sentence: when what is counted shall be in use (计划10月入住)."""
_SO_ALREADY = re.compile("签约|签订|开工|启动|招收|采购|拥有|集聚|去年|上年|已")
"""Before such a number, in its clause: so many there are, and the day is only that of use."""
_OF_AN_AIM = (" goal", " target")
"""Behind a day: it is that of what was aimed at (beat its 2025 target)."""
_AIMS = cues.joined(cues.AIM)
_GOAL_MET = re.compile(
    r"\b(?:met|beat|reached|passed|hit|achieved|exceeded|surpassed|beating|meeting) the $"
)
_HELD_TO = re.compile(
    r"\b(?:missed|met|beat|passed|hit|exceeded|surpassed|short of) (?:its|the|their) $"
)
_SET_THEN = re.compile(
    "(?:[，,][^。；：\\d]{0,24})?(?:(?:定下|确定|设定|提出|下达)的|(?:立下|定下)[^。；：]{0,8}：)"
)
"""Behind the beginning of a year, when an aim was set (超额完成年初定下的240条任务)."""
_A_WEEK = 7
"""On a day or in a week so near to the report's somebody says what is told."""
_RUNS = re.compile(r" (?:to|through|until) |[-–]")
"""From January to August."""
HELD_AGAINST = cues.joined(
    tuple(
        f"{than} (?:the |about |around |just |only |nearly |over )?$"
        for than in (
            *("from", "compared with", "compared to", "against", "versus", "than the"),
            *("having been", "after"),
        )
    )
)
_WENT_TO = re.compile(
    r"(?: edition)?, (?:dropped|rose|climbed|fell|moved|slipped|jumped|advanced|went)\b"
)
"""Fifth in the 2024 edition, dropped to eighth."""
_MULTIPLE_OF = re.compile(
    r"(?:同期|同月|同季|全年)?的\s*(?:近|约|超|逾|将近|超过|接近)?[\d.一二两三四五六七八九十]+(?:倍|分之)"
)
_COUNTED = ("count", "money", "measure")
"""What may stand right behind the day that it is of (较上年末2600P翻了一番, but 较上年翻了一番)."""
_WHOSE = ("'s ", "’s ", "的", "全年的", "同期的", " total of ", " figure of ", " level of ")
_DATELINE = re.compile(r"\s*(?:\([^)\n]{2,60}\)\s*)?(?:--|—|–|日?[电讯])")
_AND = re.compile(r"\s*(?:和|与|及|、|至|and|to|or|,)\s*", re.I)
THE_SAME = (
    r"(?:same|corresponding) (?:\w+ )?"
    r"(?:period|stretch|span|time|date|day|months?|quarter|point|stage)(?: of| in)? "
)
SAME_PERIOD = rf"\b{THE_SAME}$"
"""Before a year: its period that was told of another year."""
_COMPARED = phrases(
    r"比(?<!占比)(?:[一两三四五六七八九十\d]+年前的)?“?\s*$|较“?\s*$|与\s*$|对照\Z|相(?:比|对)\s*$|同比\s*$"
    r"|[好优]于\s*$",
    r"\bthan (?:in |at |at the |in the )?$"
    r"|\bthan (?:it|they) \w+ (?:in|during|for) (?:all of |the whole of )?$"
    r"|\b(?:times|twice|double|half|above|below|over|than) (?:the|its|their) "
    r"(?:level|figure|number|total|rate|pace) (?:of|in|for|at|from|seen in|recorded in) "
    r"(?:all of |the whole of |the full )?$"
    rf"|\b(?:above|below|than) the $|\bas (?:many|much|large|high) as in $|{SAME_PERIOD}"
    r"|(?:%|\bper ?cent|\bpct|\bpoints?) on (?:the )?$"
    r"|\bcompared (?:with|to) (?:the |that of (?:the )?)?$",
    re.I,
)
_OVER = re.compile(rf"\b(?:over|from|against|{cues.SURPASSING}) $")
"""Before last year's: a 27 percent increase over last year's 280 billion."""
_A_YEAR_WHEN = re.compile(r", a year (?:in which|when|that saw)\b(?:[^.;]|\.(?=\d))*")
"""Behind the year that was compared with: higher than in 2024, a year in which it grew by 12.2."""
_ON_THE_SAME = re.compile(r"\b(?:On|At|In) the same [a-z]+(?: of| in)? $")
"""Opens a sentence about that period itself."""
_IT_WAS = re.compile(r",? (?:it|they|the \w+) (?:was|were|stood|came|had)\b|, when\b|”?实际的")
"""Behind the period that was compared with: what follows is of that period."""
THIS_YEAR = re.compile(
    r"全年|年内|年底前|年度|\b(?:this|the|full|whole)[ -]year\b|\byear-end\b", re.I
)
REPORTED = re.compile(r"[，,]?[^，。；,;\n]{0,24}?(?:获悉|了解到|公布|披露|通报|透露)")
_BRACKETED = re.compile(r"\s*(?:【[^】\n]{1,12}】|（[一二三四五六七八九十]+）)?\s*")
_NEWSPAPERS = frozenset({"21世纪经济报道"})
AT_ONCE = 4
"""So near to its start a day opens a sentence, in code points (截至, By the)."""


def governing(reading: Reading, stated: Stated) -> tuple[Day, ...]:
    """The days of its own sentence that the number may describe, nearest first.

    A day in the number's own clause governs it alone; else every day of the sentence may, those
    before the number first. A day that figures are compared with (比去年) describes nothing.
    """
    kept = reading.kept.governed
    if stated.span not in kept:
        kept[stated.span] = _governing(reading, stated)
    return kept[stated.span]


def _governing(reading: Reading, stated: Stated) -> tuple[Day, ...]:
    cell = reading.cell(stated)
    if cell is not None and cell.dates_itself:
        return (Day(*cell.period, None, cell.heading),) if cell.period else ()
    listed = respectively.its_day(reading, stated)
    if listed is not None:
        return (day_of(listed),)
    sentence = reading.sentences.at(stated.start)
    own = _own_days(reading, stated, sentence)
    whole = reading.full_sentences.at(stated.start)[0], sentence[1]
    if own or whole == sentence:
        return own
    return _beyond_the_semicolon(reading, _own_days(reading, stated, whole), sentence[0])


def _beyond_the_semicolon(reading: Reading, days: tuple[Day, ...], end: int) -> tuple[Day, ...]:
    """Those days that hold behind it; 去年同期, told beside another, ends with its own part (上半年
    营收1286亿元，去年同期为1043亿元；企业达到312家).
    """
    start, _ = reading.full_sentences.at(end)
    ended = [
        day
        for day in days
        if day.source is not None
        and day.source.end <= end
        and _same_time(reading, day.source)
        and reading.days_in(start, day.source.start)
    ]
    return tuple(day for day in days if day not in ended) or days


def _own_days(reading: Reading, stated: Stated, span: tuple[int, int]) -> tuple[Day, ...]:
    clause = reading.clauses.at(stated.start)
    inside = [one for one in reading.days_in(*span) if not dates_another(reading, one, stated)]
    if not inside:
        return ()
    before = [one for one in reversed(inside) if one.end <= stated.start]
    after = [one for one in inside if one.start >= stated.end]
    own = [one for one in before if one.start >= clause[0]]
    own_after = [one for one in after if one.start < clause[1] or completes(reading, one, stated)]
    relative = own_after and _WHO.fullmatch(reading.plain, stated.end, own_after[0].start)
    later = reading.plain[own_after[0].end : own_after[-1].start] if relative else ""
    if " had " in later or " were still " in later:
        own_after = own_after[1:2] + own_after[:1]  # 14 firms that came in 2023 had left by May
    held = HELD_AGAINST.search(reading.plain, clause[0], stated.start)
    against = held is not None and not held[0].lower().startswith("from")
    if own or (own_after and (against or not before)):
        chosen = sorted((*own[:1], *own_after[:1]), key=lambda one: _gap(one, stated))
        chosen += [
            one for one in _opening(reading, span, before[1:]) if _lies_in(reading, one, chosen[0])
        ]
    else:
        chosen = [*own_after[:1], *before[:1], *([] if before else after[:1])]
        chosen += _opening(reading, span, before[1:])
        if before and _same_time(reading, before[0]):
            chosen += before[1:2]
    listed = [
        other for one, other in pairwise(inside) if one in chosen and _listed(reading, one, other)
    ]
    listed += [
        one
        for one, other in pairwise(inside)
        if other in chosen
        and (reading.plain[one.end : other.start] == " of " or _listed(reading, one, other))
    ]
    return tuple(day_of(found) for found in (*chosen, *listed))


def _opening(reading: Reading, span: tuple[int, int], days: list[Quantity]) -> list[Quantity]:
    """The day that opens a sentence holds on behind another in its middle (截至6月底，有企业412家，
    去年产值380亿元，从业人员1.8万人).
    """
    heading = _BRACKETED.match(reading.plain, span[0])
    start = heading.end() if heading else span[0]
    return [one for one in days[-1:] if one.start - start <= AT_ONCE]


def _lies_in(reading: Reading, day: Quantity, period: Quantity) -> bool:
    """截至4月15日，今年发放1260万元: the day lies in the period of its clause, which still runs."""
    if day.iso is None or period.iso is None or reading.anchor is None:
        return False
    if (
        not reading.plain.endswith(("截至", "截止", "截止到"), 0, day.start)
        or period.iso[1] < reading.anchor
    ):
        return False
    return period.iso[0] <= day.iso[0] and day.iso[1] <= period.iso[1]


def _same_time(reading: Reading, day: Quantity) -> bool:
    """去年同期 dates a figure told beside; the day before it holds on behind it."""
    return day.text.endswith("同期") or reading.plain.startswith("同期", day.end)


def _listed(reading: Reading, day: Quantity, other: Quantity) -> bool:
    """July and August are one answer."""
    return _AND.fullmatch(reading.plain, day.end, other.start) is not None


def completes(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether a day that opens the clause behind the number's, in which no other number stands,
    speaks of the number (建设展陈项目5个，2027年底前开放), unless its own clause says 年内.
    """
    own, end = reading.clauses.at(stated.start)
    if THIS_YEAR.search(reading.plain, own, end):
        return False
    if _ANOTHER_AIM.match(reading.plain, day.end):
        return False
    start, stop = reading.clauses.at(day.start)
    opens = _OPENS_WITH.fullmatch(reading.plain, start, day.start)
    by = opens[0].strip() if opens else ""
    rest = reading.plain[day.end : stop].strip(" .;")  # and, by 2027, plans to lead
    comes = not by.isascii() and _COMES.fullmatch(rest) is not None
    comes = comes and _SO_ALREADY.search(reading.plain, own, stated.start) is None
    return bool(
        start == end
        and opens
        and not (by and rest and not comes)
        and not reading.stated_in(day.end, stop)
        and not reading.stated_in(stated.end, day.start)
    )


def _gap(day: Quantity, stated: Stated) -> int:
    return stated.start - day.end if day.end <= stated.start else day.start - stated.end


def dates_another(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """A day that no figure describes: that of the dateline or of the announcement (1月19日获悉),
    one that figures are compared with (比去年), or that of a baseline (由去年底的46%).
    """
    kept = reading.kept.undating
    if day.start not in kept:
        kept[day.start] = _dates_nothing(reading, day)
    if kept[day.start]:
        return not _is_its_own(reading, day, stated)
    if (
        _is_of_baseline(reading, day, stated)
        or _is_of_a_bracket(reading, day, stated)
        or _is_of_another_aim(reading, day, stated)
        or marks.is_of_one(reading, day, stated)
        or predicates.is_of_another(reading, day, stated)
    ):
        return True
    if day.end > stated.start:
        is_of_an_aim = reading.plain.startswith(_OF_AN_AIM, day.end)
        reported = is_one_day(day) and reading.plain.startswith(_REPORTED_THEN, day.end)
        return is_of_an_aim or reported or _is_of_what_is_wanted(reading, day, stated)
    if is_one_day(day) and (
        REPORTED.match(reading.plain, day.end) or is_said_of_another(reading, day, stated)
    ):
        return True
    if ends_an_aside(reading, day) or is_inside_an_aside(reading, day, stated):
        return True
    since = _FROM.search(reading.plain, max(0, day.start - 12), day.start) is not None
    since = since and not reading.plain.startswith("起", day.end)
    since = since or _is_of_a_noun(reading, day, stated)
    return since and bool(reading.stated_in(day.end, stated.start))


def _is_of_a_bracket(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day stands with a number of its own in brackets, and the number outside
    (达到8000P（2025年为5600P）).
    """
    line, _ = reading.paragraphs.at(day.start)
    near = max(line, day.start - _ASIDE), day.start
    opened = max(reading.text.rfind("（", *near), reading.text.rfind("(", *near))
    if opened < 0:
        return False
    bracket = _BRACKET.match(reading.text, opened, day.end + _ASIDE)
    if bracket is None or bracket.end() < day.end or opened < stated.start < bracket.end():
        return False
    inside = reading.stated_in(day.end, bracket.end())[:1]
    return any(
        (_IS_ABOUT_THEN if one.kind == stated.kind else _IS_THEN).fullmatch(
            reading.plain, day.end, one.start
        )
        for one in inside
    )


def _is_of_what_is_wanted(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day behind the number is that of another one, which somebody wants to reach."""
    start, end = reading.sentences.at(stated.start)
    wants = _AND_WANTS.search(reading.plain, stated.end, min(end, day.start))
    if wants is None or not reading.stated_in(wants.end(), day.start):
        return False
    return _AIMS.search(reading.plain, start, stated.start) is None


def _is_of_another_aim(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day is that of an aim told with its own number (missed its 2025 target of 150 by
    12 but has opened 31 more).
    """
    if day.end > stated.start or not reading.plain.startswith(_OF_AN_AIM, day.end):
        return False
    held = _HELD_TO.search(reading.plain, max(0, day.start - 24), day.start)
    return held is not None and bool(reading.stated_in(day.end, stated.start))


def _is_of_a_noun(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day dates the noun behind it and its number (2024年9月建成的一期2400P，总算力达到
    5200P), and nothing goes back to it (去年8月投用的中心……，投用时算力为1500P).
    """
    noun = _OF_A_NOUN.match(reading.plain, day.end)
    between = reading.plain[noun.end() : stated.start] if noun else ""
    return noun is not None and any(map(str.isdigit, between)) and f"{noun[1]}时" not in between


def _is_its_own(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day dates just this number: others are compared with it (比2022年的1.08亿元增长
    五成), or an aside dates its noun (40 pilot projects, which started in March).
    """
    began = _began(reading, day)
    if began and _ITS_NOUN.fullmatch(reading.plain, stated.end, began.start()):
        return True
    aside = _WITH_SO_MUCH.match(reading.plain, day.end) if began else None
    if aside and day.end <= stated.start < aside.end():
        return True
    between = reading.plain[day.end : stated.start]
    if _A_YEAR_WHEN.fullmatch(between):
        return True
    whose = between in _WHOSE or (day.end == stated.start and stated.kind in _COUNTED)
    return whose and _MULTIPLE_OF.match(reading.plain, day.end) is None


def _is_of_baseline(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day dates what another number is held against (from 5,600 petaflops in 2024)."""
    start, _ = reading.clauses.at(day.start)
    if is_chinese(reading.plain[start : day.start]):
        return False
    base = next(iter(reading.stated_in(start, day.start)[::-1]), None)
    if base is None or base.span == stated.span:
        return False
    held = HELD_AGAINST.search(reading.plain, start, base.start)
    recently = reading.plain.endswith("as recently as ", start, day.start)
    return recently or held is not None or _WENT_TO.match(reading.plain, day.end) is not None


def _dates_nothing(reading: Reading, day: Quantity) -> bool:
    """Whether it is the day of the dateline, or one that figures compare with or count from."""
    dateline = _DATELINE.match(reading.plain, day.end) and _is_dateline(reading, day)
    names = dateline or named_years.is_one(reading, day)
    if names or (day.text + reading.plain[day.end : day.end + 4]) in _NEWSPAPERS:
        return True
    before = reading.plain[max(0, day.start - 24) : day.start]
    if before.endswith("提") or _is_since(reading, day) or is_compared_with(reading, day):
        return True
    if reading.english and _SINCE.search(reading.plain, max(0, day.start - 2 * _ASIDE), day.start):
        return not reading.plain.startswith(", when ", day.end)
    if _dates_what_is_said(reading, day, before):
        return True
    if _FROM_ALONE.search(before) and not (_is_to_come(reading, day) or _RUNS.search(day.text)):
        return True
    changed = _CHANGED_FROM_THE.search(reading.plain, max(0, day.start - _ASIDE), day.start)
    return changed is not None or _MULTIPLE_OF.match(reading.plain, day.end) is not None


def _dates_what_is_said(reading: Reading, day: Quantity, before: str) -> bool:
    """Whether on that day something was said, published, set or begun; `before`: the words before
    it."""
    if _GOAL_MET.search(before) and reading.plain.startswith(_OF_AN_AIM, day.end):
        return True
    if day.text.endswith("年初") and _SET_THEN.match(reading.plain, day.end):
        return True
    began = _began(reading, day)
    return bool(
        (began and _WITH_SO_MUCH.match(reading.plain, day.end))
        or (_SAYS.search(before) and _is_at_hand(reading, day))
        or (_PUBLISHED_IN.search(before) and _follows_another(reading, day))
        or (_is_said_then(day, before) and _follows_another(reading, day))
    )


def _is_said_then(day: Quantity, before: str) -> bool:
    """Whether somebody reported this month what is told; `before`: the words before the day."""
    return day.text.lower() in _THIS and _SAID_THIS.search(before) is not None


def _follows_another(reading: Reading, day: Quantity) -> bool:
    start, _ = reading.full_sentences.at(day.start)
    return bool(reading.days_in(start, day.start))


def is_compared_with(reading: Reading, day: Quantity) -> bool:
    """Whether figures are only held against the day (比去年, than in 2023)."""
    before = reading.plain[max(0, day.start - _ASIDE) : day.start]
    if _ON_THE_SAME.search(before):
        return False
    if reading.plain.startswith(("'s ", "’s "), day.end) and _OVER.search(before):
        return True
    compared = _COMPARED.of(english=reading.english).search(before)
    return compared is not None and not _IT_WAS.match(reading.plain, day.end)


def _began(reading: Reading, day: Quantity) -> re.Match[str] | None:
    """The words of an aside before the day that say when something began (, which opened in)."""
    return _BEGAN_IN.search(reading.plain, max(0, day.start - _ASIDE), day.start)


def _is_at_hand(reading: Reading, day: Quantity) -> bool:
    """A day or a week about the report's own, on which somebody says what is told."""
    if day.iso is None or reading.anchor is None:
        return False
    first, last = day.iso
    return (last - first).days < _A_WEEK and abs((reading.anchor - last).days) <= _A_WEEK


def _is_since(reading: Reading, day: Quantity) -> bool:
    """2023年以来 counts up to the report; 今年以来 is of the year all the same."""
    if day.text.startswith("今年"):
        return False
    if reading.plain.startswith("以来", day.end):
        return True
    since = reading.plain.endswith(("自", "从"), 0, day.start)
    return since and _BEGUN_SINCE.match(reading.plain, day.end) is not None


def _is_to_come(reading: Reading, day: Quantity) -> bool:
    """From 2027 on something begins; from 2024 something rose."""
    return bool(day.iso and reading.anchor and day.iso[0] > reading.anchor)


def _is_dateline(reading: Reading, day: Quantity) -> bool:
    return is_one_day(day) and day.iso is not None and day.iso[0] == reading.article.dateline
