"""Whether the text aims at a number or reports it as reached.

Evidence, strongest first: the words of the number's own clause; its day (a day to come is an aim, a
day gone by is a state); the words of the clauses before it in the sentence; the sentence that
opened the paragraph; the heading over it; the kind of document. In a table it is the head of the
column.
"""

import re
from collections.abc import Callable
from datetime import date

from service.checks import (
    baselines,
    carried,
    cues,
    frames,
    moods,
    no_aims,
    once_built,
    plans,
    prefaces,
    questions,
    tasks,
    turned,
    underway,
    undone,
    weak_aims,
)
from service.checks.aimed_days import by_then, is_of_a_bare_year, may_be_to_come, own_day
from service.checks.bracketed import bracketed
from service.checks.later import later_aim, shall_be_done
from service.checks.listed_aims import listed_aim
from service.checks.opened import is_outside_its_words, opened_by_a_day
from service.checks.plain_words import TARGET_AFTER, plain_words
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.sections import AIM_HEADING, section
from service.checks.stated import Stated
from service.checks.timing import ended
from service.checks.tongues import phrases
from service.checks.urged import urged
from service.checks.years_begun import is_of_a_year_begun, whole_year
from service.quantities import Cell

_AIM = cues.joined(cues.AIM)
_STATE = cues.joined(cues.STATE)
_ALSO = re.compile(r"\s*[A-Z][\w’' ]{0,40}\balso (?:promis|pledg|vow)")
_MOVES = (
    *("提升", "提高", "增长", "增加", "上升", "扩大", "扩容", "扩充"),
    *("缩短", "压缩", "降低", "下降"),
    *"增升扩降减",
)
_RAISED_TO = phrases(
    cues.joined(
        tuple(
            rf"{begin}[^，。；,;\n]{{2,24}}[提拉抬推降压减缩][高升低短]?[到至][^\d，。；,;]{{0,6}}$"
            for begin in "由从"
        ),
        tuple(rf"{move}(?:到|至)(?:\d{{4}}年的)?[^\d，。；]{{0,6}}$" for move in _MOVES),
    ).pattern,
    r"(?<!\bup )(?<!close )(?<!due )(?<!equal )\bto (?:at least )?$",
    re.I,
)
_HAS_RISEN = re.compile(
    rf"已经?(?:{'|'.join(_MOVES)})"
    r"|\bha(?:s|ve|d) (?:gone|risen|grown|climbed|jumped|swollen|fallen|been (?:raised|cut)) "
)
_DEMAND = cues.joined(cues.DEMAND)
_POLICY = cues.joined(frames.POLICY)
_THAN_LAST_YEAR = frozenset({"比上年", "较上年"})
_NOUNS = frozenset({"目标", "计划"})
"""What these only name need not be aimed at (围绕打造先锋城市的目标，产业规模……，比上年增长)."""
_WON = "争取"
"""Tells what was won, too (争取衔接资金7.38亿元)."""
_FAR = 400
"""How far back an aim may stand in its sentence, in code points."""

_WHICH = re.compile(r", (?:which|who) [^,.;]{0,32}$")
_MAIN_VERB = re.compile(
    r" ?(?:[a-z]+ed|ha[sd]|have|was|were|is|are|saw|took|came|stood|made|drew|won|grew|rose|led"
    r"|built|spent|sold) "
)
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)\b")
_OF_WHICH = phrases(
    r"其中[^，。；,;\d]{0,16}$|包括[^，。；,;\d]{0,16}$",
    r"\bof (?:which|whom),? (?:about |some )?$",
)
"""Around a number that is a part of the one before."""
_DOES_TOO = re.compile("新增|新建|建设|培育|培养|引进|布局|打造|推出|投放|改造|投入")
_HOLDS_SO_MUCH = re.compile("(?:能力|面积|容量)[^，。；\\d]{0,3}$")
"""Before what something can do or covers, which may be so already (年培训能力3000人次)."""
_ASIDE = 40
"""How far before its aim an aside opens, in code points."""
HEAD = 200
"""How long the head is in which a document says what it is, in code points."""


_OPEN = Reason(Modality.OPEN)
Evidence = Callable[[Reading, Stated], Reason]


def modality(reading: Reading, stated: Stated) -> Reason:
    """How the text speaks of the number, with the place that shows it."""
    if baselines.is_one(reading, stated):
        return Reason(Modality.STATE, stated.span)
    cell = reading.cell(stated)
    if cell is not None and cell.dates_itself:
        plan = reading.is_plan and not reading.is_aimed_beside(cell)
        return Reason(_of_column(cell, reading.anchor, is_plan=plan))
    own = _first(ITS_OWN, reading, stated)
    if own.modality is not Modality.OPEN:
        return _reviewed(reading, stated, own)
    around = _first(AROUND_IT, reading, stated)
    if around.modality is Modality.AIM and (
        plans.stands(reading, stated) or not carried.holds(reading, stated, around.span)
    ):
        return Reason(Modality.EITHER, around.span)
    return around


def _reviewed(reading: Reading, stated: Stated, own: Reason) -> Reason:
    """A state, where the heading reports and the word may tell what was won
    (一、2024年工作回顾……争取衔接资金7.38亿元).
    """
    if own.modality is not Modality.EITHER or own.span is None:
        return own
    if reading.plain[slice(*own.span)] != _WON:
        return own
    headed = section(reading, stated)
    return headed if headed.modality is Modality.STATE else own


def _first(evidences: tuple[Evidence, ...], reading: Reading, stated: Stated) -> Reason:
    """What the first says that is not open."""
    for evidence in evidences:
        reason = evidence(reading, stated)
        if reason.modality is not Modality.OPEN:
            return reason
    return _OPEN


def _of_column(cell: Cell, anchor: date | None, *, is_plan: bool) -> Modality:
    """2027年目标 is aimed at; 2025年（预计） and the year that runs may hold either, but for the
    table of a plan.
    """
    if cell.status != "actual":
        return Modality.AIM if cell.status == "target" else Modality.EITHER
    if cell.period is None or anchor is None or cell.period[1] <= anchor:
        return Modality.STATE
    return Modality.AIM if is_plan or cell.period[0] > anchor else Modality.EITHER


def _own_clause(reading: Reading, stated: Stated) -> Reason:
    start, end = reading.clauses.at(stated.start)
    plain = _agreed(reading, stated) or plain_words(reading, stated, start)
    if plain is not None:
        return plain
    if _RAISED_TO.of(english=reading.english).search(reading.plain, start, stated.start):
        aim = _AIM.search(reading.plain, start, stated.start)
        risen = _HAS_RISEN.search(reading.plain, start, stated.start)
        if aim and weak_aims.may_be_reached(reading, aim):
            return Reason(Modality.EITHER, aim.span())
        told, hit = (Modality.AIM, aim) if aim else (Modality.STATE, risen)
        if hit is None:
            told, hit = Modality.AIM, shall_be_done(reading, stated)
        return Reason(told, hit.span()) if hit else _OPEN
    reason = _last_cue(reading, start, stated.start)
    if reason.modality is not Modality.OPEN:
        return turned.to_a_year_to_come(reading, stated, reason) or reason
    target = TARGET_AFTER.match(reading.plain, stated.end, end)
    if target is None and (
        underway.takes_years(reading, stated)
        or (underway.is_soon(reading, stated) and not any(once_built.words(reading, stated)))
    ):
        return Reason(Modality.EITHER)
    later = target or later_aim(reading, stated)
    return Reason(Modality.AIM, later.span()) if later else _OPEN


def _agreed(reading: Reading, stated: Stated) -> Reason | None:
    """What is agreed or being built is there and is yet to come; what is planned, where it will."""
    _, end = reading.clauses.at(stated.start)
    if underway.is_agreed(reading, stated):
        aimed = _of_this_year(reading, stated) or _to_be_set_up(reading, stated)
        return aimed or Reason(Modality.EITHER)
    agreed = underway.is_agreed_to(reading, stated)
    if agreed or underway.is_promised(reading, stated):
        day = own_day(reading, stated).modality
        dated = day is Modality.AIM or (day is not Modality.OPEN and not agreed)
        return None if dated else _also_promised(reading, stated) or Reason(Modality.EITHER)
    if not underway.is_planned_sum(reading, stated):
        return None
    will = _AIM.search(reading.plain, stated.end, end)
    return Reason(Modality.AIM if will else Modality.EITHER)


def _of_this_year(reading: Reading, stated: Stated) -> Reason | None:
    """An aim, where it is planned for the year and the sentence aims before it
    (今年将实施38项重点工程，年度计划投资26.5亿元).
    """
    start, _ = reading.clauses.at(stated.start)
    if not underway.is_planned_for_the_year(reading, stated):
        return None
    told = _last_cue(reading, reading.sentences.at(start)[0], start)
    return told if told.modality is Modality.AIM else None


def _to_be_set_up(reading: Reading, stated: Stated) -> Reason | None:
    """An aim, where something is set up in a clause or a sentence that aims at it."""
    if not underway.is_set_up(reading, stated):
        return None
    start, _ = reading.clauses.at(stated.start)
    told = _last_cue(reading, start, stated.start)
    if told.modality is Modality.OPEN:
        told = _own_sentence(reading, stated)
    return told if told.modality is Modality.AIM else None


def _also_promised(reading: Reading, stated: Stated) -> Reason | None:
    """An aim, where the sentence goes on with those of the one before (It also promises 150 open
    scenarios).
    """
    start, _ = reading.full_sentences.at(stated.start)
    also = _ALSO.match(reading.plain, start)
    before = reading.full_sentences.at(max(0, start - 1))[0]
    told = _last_cue(reading, before, start) if also else _OPEN
    return told if told.modality is Modality.AIM else None


def _once_built(reading: Reading, stated: Stated) -> Reason:
    """What 全面投产后可达30亿元 tells is aimed at where its day or its sentence aims, or nothing
    says that it is finished, be the day of the sentence past (6月开工). So may 全部建成后新增8000P
    be, where there is no day.
    """
    can, shall = once_built.words(reading, stated)
    hit = can or shall
    if hit is None:
        return _OPEN
    day = own_day(reading, stated)
    if can is None and day.modality is not Modality.OPEN:
        return _OPEN
    told = day if day.modality is Modality.AIM else _own_sentence(reading, stated)
    if told.modality is Modality.AIM:
        return told
    to_be = can is not None and once_built.is_yet_to_be(reading, can)
    return Reason(Modality.AIM if to_be else Modality.EITHER, hit.span())


def _own_sentence(reading: Reading, stated: Stated) -> Reason:
    start, _ = reading.sentences.at(stated.start)
    clause, _ = reading.clauses.at(stated.start)
    told = _last_cue(reading, start, clause)
    another = _what_another_did(reading, stated, told)
    if another is not None:
        return another
    if told.modality is Modality.AIM and not carried.holds(reading, stated, told.span):
        told = Reason(Modality.EITHER, told.span)
    if told.modality is Modality.EITHER and not undone.reports(reading, stated):
        headed = section(reading, stated)
        return headed if headed.modality is Modality.AIM else told
    return turned.away(reading, stated, told) or told


def _what_another_did(reading: Reading, stated: Stated, told: Reason) -> Reason | None:
    """A state, where the sentence has turned from an aim to what is reached elsewhere."""
    if told.modality is not Modality.AIM or told.span is None or not reading.english:
        return None
    first = turned.to_what_another_did(reading, stated, told.span)
    there = _own_clause(reading, first) if first is not None else _OPEN
    return there if there.modality is Modality.STATE else None


def _beyond_the_semicolon(reading: Reading, stated: Stated) -> Reason:
    """What a semicolon parts from it (三年内，收入达到500亿元；建一个2000P的平台)."""
    start, _ = reading.full_sentences.at(stated.start)
    part, _ = reading.sentences.at(stated.start)
    if reading.days_in(part, stated.start):
        return _OPEN
    told = _last_cue(reading, start, part)
    if told.modality is Modality.AIM and reading.plain[stated.end : stated.end + 2].isascii():
        return Reason(Modality.EITHER, told.span)  # wants more; its firms employ 15,000
    doing = _DOES_TOO.search(reading.plain, part, stated.start)
    if (
        told.modality is Modality.AIM
        and not doing
        and (
            _turns_to_another_place(reading, start, part)
            or carried.is_left(reading, stated, told.span)
        )
    ):
        return Reason(Modality.EITHER, told.span)
    return told


def _turns_to_another_place(reading: Reading, start: int, part: int) -> bool:
    """苏州今年目标是1500家；无锡超过300家: what is aimed at there need not be here."""
    opens = part + len("；位于")
    named = [hit for hit in reading.place_mentions if start <= hit.start <= opens]
    return len(named) > 1 and named[-1].start >= part and named[-1].place != named[-2].place


def _asked(reading: Reading, stated: Stated) -> Reason:
    """The answer to a question about aims may tell them without saying so; that to what is to be
    done lists them (今年怎么干？报告给出清单：……).
    """
    listed = questions.what_to_do(reading, stated.start)
    if listed is not None:
        return Reason(Modality.AIM, listed)
    asked = questions.asked_before(reading, stated.start)
    about_aims = asked is not None and AIM_HEADING.search(reading.plain, *asked)
    return Reason(Modality.EITHER, asked) if about_aims else _OPEN


def _as_the_whole(reading: Reading, stated: Stated) -> Reason:
    """What is told of a number holds for a part of it, where it says so (640 trainees have been
    supported, 212 of them in McKeesport; 全市现有算力1300P，其中松山湖1000P).
    """
    start, _ = reading.full_sentences.at(stated.start)
    near = max(start, stated.start - 24), stated.start
    of_which = _OF_WHICH.of(english=reading.english)
    if not (_OF_THEM.match(reading.plain, stated.end) or of_which.search(reading.plain, *near)):
        return _OPEN
    if _STATE.search(reading.plain, stated.end, reading.clauses.at(stated.start)[1]):
        return _OPEN
    before = reading.counting_before(stated.start, start)
    whole = next((one for one in before if one.kind == stated.kind), None)
    return _own_clause(reading, whole) if whole is not None else _OPEN


def _demand(reading: Reading, stated: Stated) -> Reason:
    """每年不少于20个 is demanded, and so is what a policy does each year; 不少于20个 alone may be
    counted.
    """
    start, _ = reading.clauses.at(stated.start)
    hit = _DEMAND.search(reading.plain, start, stated.start)
    if hit is None:
        each = undone.each_year(reading, stated)
        return Reason(Modality.AIM, each) if each and _is_policy(reading, stated) else _OPEN
    yearly = "每年" in reading.plain[start : hit.start()]
    return Reason(Modality.AIM if yearly else Modality.EITHER, hit.span())


def _among_tasks(reading: Reading, stated: Stated) -> Reason:
    """What does something in a paragraph of tasks is aimed at, if nothing says that it is done."""
    if not tasks.is_in_a_paragraph(reading, stated) or undone.reports(reading, stated):
        return _OPEN
    if _HOLDS_SO_MUCH.search(reading.plain, max(0, stated.start - 8), stated.start):
        return _OPEN
    return Reason(Modality.AIM) if carried.holds(reading, stated, None) else _OPEN


def _designed(reading: Reading, stated: Stated) -> Reason:
    """What is designed may stand or be to come, where nothing says which."""
    hit = underway.designed(reading, stated)
    return Reason(Modality.EITHER, hit.span()) if hit else _OPEN


def _planned(reading: Reading, stated: Stated) -> Reason:
    """So may what a project that is planned is to have."""
    return Reason(Modality.EITHER) if moods.of_a_planned_project(reading, stated) else _OPEN


def _document(reading: Reading, stated: Stated) -> Reason:
    if reading.is_plan:
        is_open = (
            ended(reading, stated.start)
            or is_of_a_bare_year(reading, stated)
            or plans.is_background(reading, stated)
            or undone.reports(reading, stated)
        )
        return Reason(Modality.EITHER if is_open else Modality.AIM)
    is_open = (
        _is_policy(reading, stated)
        or may_be_to_come(reading, stated)
        or is_of_a_year_begun(reading, stated)
        or undone.may_be_to_do(reading, stated)
        or _follows_an_aim(reading, stated)
        or moods.leaves_open(reading, stated)
    )
    return Reason(Modality.EITHER if is_open else Modality.STATE)


def _follows_an_aim(reading: Reading, stated: Stated) -> bool:
    """Whether the number told last before its sentence, in its paragraph, is an aim of its own, and
    it goes on like one, reporting nothing (到2027年，企业达到300家。产值突破50亿元。).
    """
    if reading.plain[stated.end : stated.end + 2].isascii() or undone.reports(reading, stated):
        return False
    if not carried.holds(reading, stated, None):
        return False
    paragraph, _ = reading.paragraphs.at(stated.start)
    if is_outside_its_words(reading, paragraph, stated.start):
        return False
    start, _ = reading.full_sentences.at(stated.start)
    for before in reversed(reading.stated_in(paragraph, start)):
        told = _first(ITS_OWN, reading, before).modality
        if told is not Modality.OPEN:
            return told is Modality.AIM
    opens, _ = reading.full_sentences.at(start - 1) if start > paragraph else (start, start)
    return _last_cue(reading, opens, start).modality is Modality.AIM


def _goes_on(reading: Reading, stated: Stated) -> Reason:
    """An aim, where the sentence does something, as the one before it that aims at a number
    (2026年将新增园区3个。同时，开放场景50个。).
    """
    start, _ = reading.full_sentences.at(stated.start)
    if not undone.opens_with_doing(reading, start) or not _follows_an_aim(reading, stated):
        return _OPEN
    return Reason(Modality.AIM)


def _is_policy(reading: Reading, stated: Stated) -> bool:
    granted = _POLICY.search(reading.plain, 0, HEAD) is not None
    return granted or plans.is_of_a_digest(reading, stated)


def _last_cue(reading: Reading, start: int, end: int) -> Reason:
    if start >= end:
        return _OPEN
    aims = [
        hit
        for hit in _AIM.finditer(reading.plain, start, end)
        if not any(no_aim(reading, hit) for no_aim in (no_aims.is_met, no_aims.is_needed))
        and not _is_of_an_aside(reading, hit, end)
    ]
    states = _states(reading, start, end)
    if aims and (not states or aims[-1].start() >= states[-1].start()):
        weak = weak_aims.may_be_reached(reading, aims[-1])
        return Reason(Modality.EITHER if weak else Modality.AIM, aims[-1].span())
    if states:
        return Reason(Modality.STATE, states[-1].span())
    return _OPEN


def _is_of_an_aside(reading: Reading, aim: re.Match[str], end: int) -> bool:
    """Whether the aim is that of an aside that has ended (Zhejiang, which aims to …, recorded)."""
    opens = _WHICH.search(reading.plain, max(0, aim.start() - _ASIDE), aim.start())
    closed = "," in reading.plain[aim.end() : end]
    return opens is not None and closed and _MAIN_VERB.match(reading.plain, end) is not None


def _states(reading: Reading, start: int, end: int) -> list[re.Match[str]]:
    """The words of reaching, but for a growth that is told of what the sentence aims at before it
    (力争达到320亿元，比上年增长三成).
    """
    found = [
        hit
        for hit in _STATE.finditer(reading.plain, start, end)
        if not prefaces.is_one(reading, hit.start(), reading.clauses.at(end)[0])
    ]
    if not found or not any(hit[0] in _THAN_LAST_YEAR for hit in found):
        return found
    sentence = max(reading.sentences.at(start)[0], start - _FAR)
    before = [*_STATE.finditer(reading.plain, sentence, start), *found]
    reached = [hit.start() for hit in before if hit[0] not in _THAN_LAST_YEAR]
    aims = [
        hit.end() for hit in _AIM.finditer(reading.plain, sentence, end) if hit[0] not in _NOUNS
    ]
    return [hit for hit in found if not _is_aimed_at(reading, hit, aims, reached)]


def _is_aimed_at(reading: Reading, hit: re.Match[str], aims: list[int], reached: list[int]) -> bool:
    """Whether a growth stands behind an aim and the number of its clause, and nothing reached."""
    if hit[0] not in _THAN_LAST_YEAR:
        return False
    aim = max((one for one in aims if one <= hit.start()), default=None)
    if aim is None or any(aim <= one < hit.start() for one in reached):
        return False
    numbers = reading.stated_in(aim, hit.start())
    return any(reading.clauses.at(one.start)[0] <= aim + 1 for one in numbers)


ITS_OWN: tuple[Evidence, ...] = (
    bracketed,
    _own_clause,
    urged,
    _once_built,
    own_day,
    by_then,
    _own_sentence,
    _planned,
    _designed,
)
AROUND_IT: tuple[Evidence, ...] = (
    _beyond_the_semicolon,
    _as_the_whole,
    listed_aim,
    whole_year,
    opened_by_a_day,
    section,
    _asked,
    _demand,
    _among_tasks,
    _goes_on,
    _document,
)
"""Strongest first; the first that is not open decides, and what it has itself before what stands
around it."""
