"""What in a number itself contradicts a name, whatever else its sentence holds."""

import re
from collections.abc import Callable
from itertools import islice

from service.checks import conditions, cues, heads, series, spent
from service.checks.case import Case
from service.checks.counted import counts_the_named, noun_of
from service.checks.labels import (
    label_of,
    moves_on,
    names_a_rate_of_change,
    tells_growth,
)
from service.checks.messages import Said
from service.checks.rows_of_shares import is_of_another
from service.checks.stated import Stated
from service.checks.wording import pieces
from service.places import is_chinese

NEW = re.compile(
    r"新增|新建|净增|再增|新(?:认定|登记|注册|培育|引进|开设|设立)|\b(?:added|new(?:ly)?)\b", re.I
)
TOTAL = cues.joined(
    ("累计", "总量", "总数", "总规模", "总计", "实有"), ("the total to", "in total")
)
_TAKES_OF = re.compile(
    r"占(?![地用有据道])[^，。；,;\d]{0,12}$"
    r"|\b(?:made up|makes up|making up|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?) "
    r"(?:about |around |some |nearly |over |more than )?$",
    re.I,
)
_OF_SHARES = re.compile("[占比率份]|share|percent|proportion|ratio|rate|part|contribution", re.I)
_AS_MUCH_AS = re.compile(r"(?:是|为|达|达到|相当于)[^，。；,;]{1,14}的(?:近|约|超过?)?$")
_OF_MULTIPLES = re.compile(
    "[倍翻比增高多升扩快较]|效率|速度|相对|multipl|times|fold|ratio|growth|increase", re.I
)
_SHARE_OF = re.compile(
    r" of (?:[\w'’-]+ ){0,3}?([a-z]+s)(?= [a-z]+\b)"
    r"|的([\u4e00-\u9fff]{2,8}?)(?=使用|采用|应用|部署|用上|接入|开展|拥有|实现|完成|集聚|通过|已)"
)
"""So many percent of what is counted, and what those do (44 percent of companies used AI tools)."""

_OF_THE_SAME = re.compile(r" (?:are|were|have|had|use|said|say|plan) (?!more|fewer|less)[a-z]+ ")
"""Behind the next share of what was named (44% of the firms sell abroad, 69% are startups)."""
_REACHED = re.compile(
    r"\b(?:reach(?:ed|ing)|stood at|totall?(?:ed|ing)) (?:about |nearly |over )?$|, to $"
)
_A_SUM = re.compile(
    r"\b(?:money|revenue|spending|investment|budget|cost|turnover)s?\b(?! of\b)(?: [a-z]+)?$"
    "|(?:营收|营业收入|产值|投资额|融资额|金额)$",
    re.I,
)
"""What is always told in a currency; funds, caps and sales may be counted."""
_SCALED = re.compile(r"(?:billion|trillion|亿)$")
_A_SHARE = re.compile(r"\bshare$|占比$|比重$")
_WHOLE = 100
"""No share is larger, in percent."""

Contradiction = Callable[[Case, Stated], bool]


def find(case: Case, match: Stated) -> Said | None:
    """What the number is instead of what the name says, or None."""
    for contradicts, en, zh in _CONTRADICTIONS:
        if contradicts(case, match):
            return Said(f"“{match.text}” is {en}", f"“{match.text}”{zh}")
    member = series.contradicts(case.reading, case.name, match)
    if member is None:
        return None
    return Said(f"“{match.text}” is not that of “{member}”", f"“{match.text}”不是“{member}”的数")


_WORTH = re.compile(
    r"\b(?:worth|costing|valued at) (?:up to |about |over )?[$€£¥]?$|价值(?:最高|约|超)?$"
)
"""Before the sum that something else is told in (computing power worth up to 30,000 yuan)."""


def _is_no_such_quantity(case: Case, match: Stated) -> bool:
    return (
        heads.rules_out(case.name, match)
        and not _is_worth(case, match)
        and not _is_by_how_much(case, match)
        and not _is_share_of_the_named(case, match)
    )


def _is_worth(case: Case, match: Stated) -> bool:
    """Whether it is the sum that computing power is told to be worth."""
    computes = "measure" in (heads.certain_kinds(case.name) or ())
    before = max(0, match.start - 24), match.start
    return (
        computes
        and match.kind == "money"
        and _WORTH.search(case.reading.plain, *before) is not None
    )


def _is_by_how_much(case: Case, match: Stated) -> bool:
    """Whether it tells by how much something fell, in percent whatever its name (运输成本, -38 %),
    or in the unit of what fell (成本降幅, 0.12元); only a rate falls by points.
    """
    if case.is_rate:
        return match.kind == "percent" or not heads.names_a_rate(case.name)
    if _OF_GROWTH.match(case.reading.plain, match.end):
        return True
    return _BY_HOW_MUCH.search(case.name) is not None and label_of(case.reading, match).changes


_OF_GROWTH = re.compile(
    r" (?:of|in) (?:new |extra |added |additional |further )?(?:growth|increase|gains?)\b"
    r"|的?(?:增长|增量)"
)
"""Behind a sum that something is to grow by (120 billion yuan of growth in related industries)."""
_BY_HOW_MUCH = re.compile(
    "[增降升跌涨减]幅$|[增减降]量$|\\b(?:decrease|increase|decline|drop|rise|fall)$"
)


def _is_no_sum(case: Case, match: Stated) -> bool:
    """Whether a bare number is told as a sum of money, or as a share of over a hundred."""
    bare = match.kind == "number" and match.unit is None and case.reading.cell(match) is None
    bare = bare and _SCALED.search(match.text) is None  # Suzhou's was 271 billion
    if not bare or case.amount is None or case.amount.unit is not None:
        return False
    named = heads.head(case.name)
    is_share = _A_SHARE.search(named) is not None and abs(match.value) > _WHOLE
    return is_share or _A_SUM.search(named) is not None


def _is_share_of_the_named(case: Case, match: Stated) -> bool:
    """Whether it is told as so many percent of what the name counts and says of it (companies using
    AI tools), or as what such a share was before.
    """
    if match.kind != "percent" or "count" not in case.expected:
        return False
    reading = case.reading
    before = reading.counting_before(match.start, reading.sentences.at(match.start)[0])
    goes_on = moves_on(reading, match) or _OF_THE_SAME.match(reading.plain, match.end)
    shares = [match, *islice(before, 1)] if goes_on else [match]
    named = pieces(case.name)
    for hit in filter(None, (_SHARE_OF.match(reading.plain, one.end) for one in shares)):
        noun = pieces(hit[1] or hit[2])
        _, end = reading.clauses.at(match.start)
        does = pieces(reading.plain[hit.end() : end])
        if noun <= named and (named - noun) & does:
            return True
    return False


def _is_a_change(case: Case, match: Stated) -> bool:
    changes = match.kind != "ordinal" and label_of(case.reading, match).changes
    return changes and not case.is_change


def _is_a_share(case: Case, match: Stated) -> bool:
    """Whether the words before it say that it is what something takes of a whole (占全省的18%), and
    the name asks for a growth or for what is no percentage.
    """
    if match.kind != "percent" and not (match.kind == "number" and 0 < match.value < 1):
        return False
    start, _ = case.reading.clauses.at(match.start)
    if _TAKES_OF.search(case.reading.plain, start, match.start) is None:
        return False
    name = case.name
    expected = case.expected
    wants_another = case.is_change or (expected and "percent" not in expected)
    return bool(wants_another) and _OF_SHARES.search(name) is None


def _is_a_multiple(case: Case, match: Stated) -> bool:
    """Whether it tells how many times another number it is (是去年全年的2.4倍)."""
    if match.unit not in ("times", "倍"):
        return False
    start, _ = case.reading.clauses.at(match.start)
    compared = _AS_MUCH_AS.search(case.reading.plain, start, match.start) is not None
    return compared and _OF_MULTIPLES.search(case.name) is None


def _is_a_total(case: Case, match: Stated) -> bool:
    words = label_of(case.reading, match).words
    if TOTAL.search(words) is None or TOTAL.search(case.name):
        return False
    return NEW.search(case.name) is not None and NEW.search(words) is None


def _is_reached(case: Case, match: Stated) -> bool:
    """Whether it is a bare number that something reached."""
    if match.kind != "number" or match.unit is not None:
        return False
    text = case.reading.plain
    return _REACHED.search(text, max(0, match.start - 24), match.start) is not None


def _is_a_level(case: Case, match: Stated) -> bool:
    return (
        (match.kind in ("money", "count", "measure") or _is_reached(case, match))
        and names_a_rate_of_change(case.name)
        and not tells_growth(label_of(case.reading, match))
        and not _is_added(case, match)
    )


def _is_added(case: Case, match: Stated) -> bool:
    """Whether the name and the words before it both say that so many were added (净增企业76家)."""
    start, _ = case.reading.clauses.at(match.start)
    told = NEW.search(case.reading.plain, start, match.start)
    return told is not None and NEW.search(case.name) is not None


def _counts_something(case: Case, match: Stated) -> bool:
    """Whether it counts a noun, where the English name asks for a sum, a share or a rank (centre
    budget: 25 partners)."""
    name = case.name
    if match.kind not in ("count", "number") or is_chinese(name) or case.is_change:
        return False
    expected = case.expected or heads.certain_kinds(name)
    if not expected or "count" in expected or counts_the_named(case.reading, name, match):
        return False
    noun = noun_of(case.reading, match)
    return noun is not None and noun not in pieces(heads.head(name))


def _is_a_pot(case: Case, match: Stated) -> bool:
    return match.kind == "money" and (
        spent.names_spent(case.name) and spent.is_pot(case.reading, match)
    )


def _is_of_another_industry(case: Case, match: Stated) -> bool:
    return is_of_another(case.reading, case.name, match)


_CONTRADICTIONS: tuple[tuple[Contradiction, str, str], ...] = (
    (_is_no_such_quantity, "no such quantity", "不是这一类数"),
    (_is_no_sum, "no such quantity", "不是这一类数"),
    (_is_a_change, "by how much it rose or fell", "是变化量，不是总量"),
    (_is_a_share, "a share", "是占比"),
    (_is_a_multiple, "a multiple", "是倍数"),
    (_is_a_total, "the total", "是总数，不是新增数"),
    (_counts_something, "what is counted, no such quantity", "是计数，不是这一类数"),
    (conditions.is_one, "the condition of it", "是享受的条件，不是给予的数"),
    (_is_of_another_industry, "the share of another industry", "是另一产业的占比"),
    (_is_a_pot, "the size of the fund, not what was spent of it", "是基金规模，不是已投出的数"),
    (_is_a_level, "a level, no change", "是总量，不是变化量"),
)
"""Each with what is said of the number, in English and in Chinese."""
