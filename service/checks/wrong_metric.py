"""wrong_metric: the number belongs to another quantity."""

import re

from schemas.finding import Finding, FindingCode
from service.checks import (
    attributes,
    cities,
    conditions,
    contradictions,
    exchanged,
    heads,
    naming,
    passages,
    series,
    sizes,
    spent,
)
from service.checks.amounts import Relation, of_one_dimension
from service.checks.case import Case
from service.checks.cities import standing
from service.checks.contradictions import NEW, TOTAL
from service.checks.counted import counts_another, counts_the_named
from service.checks.labels import (
    Label,
    label_of,
    moves_on,
    speaks_of_another,
    speaks_of_its_own,
    tells_growth,
)
from service.checks.messages import Said, at, finding
from service.checks.neighbours import is_the_same_told, told_in
from service.checks.same_thing import may_bear_its_words
from service.checks.stated import Stated
from service.checks.traditional import plain
from service.checks.wording import MODIFIERS, share, things
from service.places import is_chinese

_NO_RIVALS = frozenset({"ordinal", "duration", "number"})
_CAPPED = frozenset({"money", "percent"})
_CAPS = things("上限")
"""Narrows no name of two caps: 每家不超过200万元；……的，上限50万元."""
_CAP = re.compile(r"上限|封顶|最高|\b(?:cap|limit|ceiling|maximum)\b", re.I)
_POINTS = re.compile(r"(?:提高|提升|收窄|上升|下降|变化)$|\brise\b|\bchange$", re.I)
_SHARE = re.compile(r"比例|比率|share|percent|%", re.I)
_EACH = re.compile(r"单个|单家|单项|每家|每个|每人|最高|each|per |single", re.I)
_EACH_ONE = re.compile(r"[单每一](?:个|家|项|户|台|笔|名|人)|\b(?:each|single|per)\b", re.I)
REACH = 400
"""How far back the number may stand whose words a bare one bears, in code points."""
WHOLLY, HALF, CLEARLY, NARROWLY, FAINTLY = 0.99, 0.5, 0.25, 0.1, 0.08
"""What the rival's words alone must cover of the name (less where they narrow it: 规上), and what
the match's alone may cover."""


def find(case: Case) -> Finding | None:
    """Flag a name that fits another number clearly better, or that this number cannot bear."""
    if case.amount is None:
        return None if naming.article_names(case) else _unknown(case)
    if case.match is None or case.relation not in (Relation.SAME, Relation.UNIT):
        return None
    better = _better(case, case.match)
    if better is not None and series.confirms(case.reading, case.name, case.match):
        return None
    if better is None and case.same:
        contrary = contradictions.find(case, case.match)
        if contrary is not None:
            return _finding(case, contrary, [case.match])
        better = passages.told_elsewhere(case, case.match)
    if better is None:
        return _changed_places(case, case.match) if case.same else None
    told = at(case, better)
    said = Said(
        f"those words stand with another number: {told.en}", f"这个名称对应另一个数：{told.zh}"
    )
    return _finding(case, said, [better, case.match])


def _changed_places(case: Case, match: Stated) -> Finding | None:
    """Flag a name that fits another fact's number, when that fact's name fits this one's."""
    other = exchanged.partner(case, match)
    if other is None:
        return None
    told, name = at(case, other.stated), f"{other.claim.id}, “{other.claim.name}”"
    said = Said(
        f"it and {name}, seem to have each other's number: {told.en}",
        f"它与{name}的数似乎互换了：{told.zh}",
    )
    return _finding(case, said, [other.stated, match])


def _finding(case: Case, said: Said, places: list[Stated]) -> Finding:
    return finding(FindingCode.WRONG_METRIC, case, "name", case.claim.name, said, places)


def _better(case: Case, match: Stated) -> Stated | None:
    """The rival that the name fits instead, best first."""
    name, counting = case.name, case.reading.counting
    rivals = [
        one
        for one in case.rivals
        if one.span in counting
        and not heads.rules_out(name, one)
        and not _is_the_condition_named(name, one)
        and _is_near(case, one, match)
        and _is_fair(case, one, match)
        and _fits_better(case, one, match)
    ]
    antecedent = _antecedent(case, match) if rivals else None
    if antecedent is not None and case.fit(antecedent) >= HALF:
        return None
    for rival in sorted(rivals, key=case.fit, reverse=True):
        if rival == antecedent or may_bear_its_words(case, rival, match):
            continue
        if attributes.alone_has_its_head(case, rival, match):
            continue
        if not (_is_of_another_city(case, rival, match) or _is_told_by_another(case, rival, match)):
            return rival
    return None


_SIZES = frozenset({"in", "nm", "mm", "cm", "kW"})
_REACHED = ("突破", "超过", "超", "达到", "达", "满")


def _is_the_condition_named(name: str, rival: Stated) -> bool:
    """Whether the name tells the rival as what must be reached (营收首次突破5000万元奖励), or as
    the size of what it is of (12英寸线月产能)."""
    if rival.text not in name:
        return False
    return rival.unit in _SIZES or any(f"{reached}{rival.text}" in name for reached in _REACHED)


def _is_near(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival's own words do not fit far worse, or it alone counts what is named."""
    mine = case.own_fit(match)
    near = mine < HALF or mine - case.own_fit(rival) < HALF
    return near or _counts_it_instead(case, rival, match)


def _is_told_by_another(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether another fact of the record has the rival, and the two would not fit each other's
    numbers better: the record tells them apart.
    """
    others = [
        one
        for one in told_in(case, *rival.span)
        if one.stated.span == rival.span
        and cities.key(one.claim.city) == cities.key(case.claim.city)
        and not is_the_same_told(case, one)
    ]
    return any(exchanged.gain(case, match, one) < exchanged.HARDLY for one in others)


def _fits_better(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the words alone give the name to the rival."""
    if rival.kind != match.kind and _is_known_as_it(case, rival, match):
        return False
    if _counts_it_itself(case, rival, match) or attributes.is_one(case, rival, match):
        return False
    if heads.is_told_by_unit(case.name, match) and not heads.is_told_by_unit(case.name, rival):
        return False
    if (
        _counts_it_instead(case, rival, match)
        or attributes.counts_the_named_owners(case, rival, match)
        or _other_side(case, rival, match)
        or _fits_far_better(case, rival, match)
    ):
        return True
    if rival.kind == match.kind:
        return _is_named(case, rival, match)
    return _is_of_the_kind(case, rival, match)


def _is_of_the_kind(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the name goes to the rival for its kind, or, where a Chinese one may mean either kind
    or none, for its words.
    """
    expected = case.expected
    either = {rival.kind, match.kind} <= expected == heads.PAYMENTS
    if match.kind in expected and not either:
        return False
    if rival.kind in expected and not either:
        closer = case.fit(rival) >= case.fit(match)
        return closer and case.own_fit(rival) >= case.own_fit(match)
    return is_chinese(case.name) and _is_far(case, rival, match)


def _counts_it_itself(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the match counts the noun of an English name, and the rival another one."""
    name = case.name
    if is_chinese(name) or not counts_the_named(case.reading, name, match):
        return False
    return not counts_the_named(case.reading, name, rival)


def _is_known_as_it(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the match counts the noun of the name, or is how many times as much as the name asks
    for, or the rival only tells its change.
    """
    named = counts_the_named(case.reading, case.name, match)
    if match.unit == "times" and _MULTIPLE.search(case.name):
        return True
    return named or _is_only_its_change(case, rival, match)


_MULTIPLE = re.compile(
    r"\b(?:relative to|compared (?:with|to)|multiples?|times|ratio|versus|against)\b"
    r"|倍|相[当當]于|相[对對][于於]|之比|同比"
)
"""Asks for how many times as much something is (shipments relative to 2024)."""


_PER = re.compile(r"(?:每|\b(?:[Ee]very|[Pp]er)) ?$")
"""Before what a rate is told for (每万人, 11 companies for every 100,000 residents)."""
_ENDS_OF_PER = frozenset("每yr \n")


def _is_fair(case: Case, rival: Stated, match: Stated) -> bool:
    """A bare numeral is no rival, nor is 一台 (每11分钟就有一台下线), nor 两家 (这两家有2600名),
    nor what a rate is told for, nor what the name itself tells (营收超过5000万元的企业奖励).
    """
    bare = rival.kind in _NO_RIVALS or rival.unit is None
    if bare and not _counts_it_instead(case, rival, match):
        return False
    if rival.text.startswith("一") and rival.value == 1:
        return False
    if rival.text[0] in "两兩" and case.reading.plain[rival.start - 1] in "这该此上":
        return False
    return not (
        _is_the_cap(case, match, rival)
        or conditions.is_one(case, rival)
        or _stands_in(case.name, rival)
        or _is_a_rate_beside(case, rival, match)
        or _is_of_a_rate(case.reading.plain, rival.start)
        or sizes.is_one(rival, match)
    )


def _is_of_a_rate(text: str, at: int) -> bool:
    """Whether a rate is told for it; its last character is asked first."""
    return text[at - 1 : at] in _ENDS_OF_PER and _PER.search(text, max(0, at - 6), at) is not None


def _is_the_cap(case: Case, match: Stated, rival: Stated) -> bool:
    """Whether the name asks for a cap, and the match alone is one (supported at 20%, not exceeding
    500,000 yuan).
    """
    alone = "at_most" in match.bounds and "at_most" not in rival.bounds
    return alone and _CAP.search(case.name) is not None


def _is_a_rate_beside(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival tells by how many percent the thing named shall rise or fall, and the match
    what it comes to (地区生产总值年均增长6%，到2030年迈上9000亿元台阶).
    """
    name = case.name
    return (
        rival.kind == "percent"
        and match.kind in ("money", "measure")
        and not speaks_of_another(case.reading, name, label_of(case.reading, match))
        and label_of(case.reading, rival).changes
        and not case.is_change
        and "percent" not in case.expected
    )


_NUMERAL = re.compile(r"\d[\d,.]*(?<=\d)")
_OF_AT_LEAST = re.compile(
    r"\b(?:more than|over|above|at least|under|below|fewer than|less than|up to) [$€£¥]?"
    rf"({_NUMERAL.pattern})"
)


def _stands_in(name: str, stated: Stated) -> bool:
    """Whether the name holds the number as what it asks of each (firms with more than 100
    employees, 10亿元以上项目).
    """
    told = plain(stated.text)
    if told in name and (
        f"{told}以" in name
        or f"{told}的" in name
        or any(f"{over}{told}" in name for over in "超过逾达满")
    ):
        return True
    if " " not in name:
        return False
    numeral = _NUMERAL.search(stated.text)
    return numeral is not None and numeral[0] in _OF_AT_LEAST.findall(name)


def _counts_it_instead(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival counts the noun of the name, and the match another noun, or is of another
    kind, for which the name does not ask (AI park GPUs: 4,000 GPUs on 2.2 million sq ft).
    """
    name = case.name
    of_nouns = rival.kind == match.kind == "number"
    if not of_nouns and (rival.kind == match.kind or match.kind in case.expected):
        return False
    if is_chinese(name) and case.own_fit(match) > case.own_fit(rival):
        return False
    named = counts_the_named(case.reading, name, rival)
    return named and counts_another(case.reading, name, match)


_UP_TO = re.compile(r"[^,.;，。；\d]{0,32}\bto (?:about |around |nearly )?[$€£¥]?")


def _is_only_its_change(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival tells by how much rose what the match tells the level of (the average rent
    rose 7.5 percent to 172 euros).
    """
    if not label_of(case.reading, rival).changes or case.is_change:
        return False
    return _UP_TO.fullmatch(case.reading.plain, rival.end, match.start) is not None


def _antecedent(case: Case, match: Stated) -> Stated | None:
    """The number whose words a bare one bears: the last of its kind that has words of its own (We
    had 310 AI firms; now we have 560. 建成5800P，年底能到9000P).
    """
    reading, told = case.reading, label_of(case.reading, match)
    if told.is_part or speaks_of_its_own(reading, case.name, told):
        return None
    for one in reading.counting_before(match.start, max(0, match.start - REACH)):
        if match.unit is not None and not of_one_dimension(one.unit, match.unit):
            continue
        if case.fit(one) >= HALF or speaks_of_its_own(reading, "", label_of(reading, one)):
            near = match.unit is None and _share_a_sentence(case, one, match)
            return None if near else one
    return None


def _is_of_another_city(case: Case, rival: Stated, match: Stated) -> bool:
    told = standing(case.reading, rival, case.claim.city)
    return told == "not_owner" or (told != "owner" and _is_named_beside(case, match))


def _is_named_beside(case: Case, match: Stated) -> bool:
    """Whether the claim's city is named in the clause of its number: the one before is that of the
    whole (其中1031家注册在南山区, 浑南区一个区就占了231家).
    """
    owned = case.reading.ownership(match)
    start, end = case.reading.clauses.at(match.start)
    beside = bool(owned.because) and start <= owned.because[0].start < end
    return beside and standing(case.reading, match, case.claim.city) == "owner"


def _other_side(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether name and match part where name and rival agree: a level and its change, a sum and
    the cap for each."""
    name = case.name
    mine, theirs = label_of(case.reading, match), label_of(case.reading, rival)
    if mine.changes != theirs.changes and rival.unit == match.unit:
        both_new = NEW.search(mine.words) and NEW.search(theirs.words)  # 新增备案14款, 新增了6款
        is_rate = match.kind in ("percent", "point")
        if both_new or is_rate or case.is_change != theirs.changes:
            return False
        if not theirs.changes:
            return case.fit(rival) - case.own_fit(match) >= CLEARLY
        return share(case.weights, mine.own - theirs.full) <= FAINTLY
    if "at_most" in rival.bounds and {rival.kind, match.kind} <= _CAPPED and _CAP.search(name):
        if match.kind == "percent" and rival.kind == "money" and not _SHARE.search(name):
            return True
        return "at_most" not in match.bounds and case.fit(rival) >= case.own_fit(match)
    return (
        rival.kind == match.kind
        and _is_cap_for_each(mine, match)
        and not _is_cap_for_each(theirs, rival)
        and case.own_fit(rival) >= case.own_fit(match)
        and _EACH.search(name) is None
        and _CAP.search(name) is None
    )


def _is_cap_for_each(label: Label, stated: Stated) -> bool:
    return "at_most" in stated.bounds and _EACH_ONE.search(label.words) is not None


def _fits_far_better(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the name is the rival's by a wide margin, or the match tells of something else.

    A name that says what kind of number it wants is not given to a rival of another kind.
    """
    name = case.name
    expected = case.expected
    if rival.kind == "point" and match.kind == "percent" and _POINTS.search(name):
        mine, theirs = label_of(case.reading, match), label_of(case.reading, rival)
        return theirs.changes and not tells_growth(mine)
    if match.kind == "ordinal" or (match.kind in expected and rival.kind not in expected):
        return False
    if rival.unit == match.unit:
        return _is_of_another_thing(case, rival, match)
    return expected != heads.AIDS and _leads(case, rival, match)


def _leads(case: Case, rival: Stated, match: Stated) -> bool:
    return case.own_fit(match) <= FAINTLY and case.fit(rival) - case.fit(match) >= CLEARLY


def _is_of_another_thing(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether a number in the rival's unit has words that speak of something else."""
    mine, own = label_of(case.reading, match), case.own_fit(match)
    if own > FAINTLY or not _tells_another(case, rival, match):
        return False
    if speaks_of_its_own(case.reading, case.name, mine):
        if rival.end <= match.start and moves_on(case.reading, match):
            return False
        floor = CLEARLY if own == 0 and _are_shares(case, rival, match) else HALF
        return case.own_fit(rival) >= floor
    if not mine.own and not _share_a_sentence(case, rival, match):
        return False
    return case.expected != heads.AIDS and _leads(case, rival, match)


def _tells_another(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether words say that the match is of another thing than the name, or is the next of several
    shares: with none of them it is the same figure at another time (今年将达1500台).
    """
    mine, name = label_of(case.reading, match), case.name
    foreign = mine.things - things(name) or speaks_of_another(case.reading, name, mine)
    if case.is_rate and speaks_of_its_own(case.reading, name, mine):
        return True
    return bool(foreign) or _are_shares(case, rival, match) or _is_spent_of_pot(case, rival, match)


def _is_spent_of_pot(case: Case, rival: Stated, match: Stated) -> bool:
    is_spent = spent.is_spent(case.reading, match) and spent.is_pot(case.reading, rival)
    return is_spent and not spent.names_spent(case.name)


_TAKES = ("占", "占比", "占了", "占到", "占比为")


def _are_shares(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the two are told side by side as shares (技术层占27%，应用层占55%)."""
    text = case.reading.plain
    return all(text.endswith(_TAKES, 0, one.start) for one in (rival, match))


def _share_a_sentence(case: Case, one: Stated, other: Stated) -> bool:
    sentence = case.reading.full_sentences.at
    return sentence(one.start) == sentence(other.start)


def _is_far(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the name shares its words with a rival of another kind, and none with the match."""
    mine, theirs = label_of(case.reading, match), label_of(case.reading, rival)
    if (mine.things - theirs.things) & things(case.name):
        return False
    gain = share(case.weights, theirs.own - mine.full)
    return gain >= CLEARLY and share(case.weights, mine.full - theirs.full) <= FAINTLY


def _is_named(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the name speaks of the rival, and the match's own words of another thing."""
    name = case.name
    mine, theirs = label_of(case.reading, match), label_of(case.reading, rival)
    if mine.is_part and (
        speaks_of_another(case.reading, name, mine)
        or (case.fit(rival) >= WHOLLY and speaks_of_its_own(case.reading, name, mine))
    ):
        alone = share(case.weights, mine.own - theirs.full)
        lead = case.own_fit(rival) - case.own_fit(match)
        return lead >= CLEARLY and alone <= FAINTLY
    narrower = things(mine.words) & MODIFIERS - things(name)
    if "at_most" in match.bounds & rival.bounds:
        narrower -= _CAPS
    if narrower - theirs.things and rival.unit == match.unit and not TOTAL.search(mine.words):
        return True
    if share(case.weights, mine.full - theirs.full) > FAINTLY:
        return False
    gain = share(case.weights, theirs.own - mine.full)
    if gain >= CLEARLY and speaks_of_another(case.reading, name, mine):
        return True
    told = things(name) & theirs.things & MODIFIERS - mine.things
    return bool(told) and gain >= NARROWLY


def _unknown(case: Case) -> Finding:
    said = Said("the article does not speak of it", "文中没有提到")
    return finding(FindingCode.WRONG_METRIC, case, "name", case.claim.name, said)
