"""What the checks say, in English and Chinese: one row for each code, and the finding around it."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from schemas.finding import Finding, FindingCode, Mention, Message, Severity
from service.checks.case import Case


class _Template(NamedTuple):
    en: str
    zh: str
    severity: Severity = "review"


class Place(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


TEMPLATES: dict[FindingCode, _Template] = {
    FindingCode.QUOTE_NOT_FOUND: _Template(
        "{field}: the fact quotes “{claimed}”, but {said}.",
        "{field}：所引“{claimed}”，{said_zh}。",
    ),
    FindingCode.NUMBER_NOT_FOUND: _Template(
        "{field}: the fact says {claimed}, but the article has no such number; {said}.",
        "{field}：所填为{claimed}，但文中没有这个数；{said_zh}。",
    ),
    FindingCode.NUMBER_NOT_IN_QUOTE: _Template(
        "{field}: the fact says {claimed}, which its quote does not hold; {said}.",
        "{field}：所填为{claimed}，但引文中没有；{said_zh}。",
    ),
    FindingCode.SCALE_MISMATCH: _Template(
        "{field}: the fact says {claimed}; the digits agree but the magnitude does not: {said}.",
        "{field}：所填为{claimed}，数字相同而数量级不符：{said_zh}。",
    ),
    FindingCode.UNIT_MISMATCH: _Template(
        "{field}: the fact says {claimed}; the number agrees but the unit does not: {said}.",
        "{field}：所填为{claimed}，数值相同而单位不符：{said_zh}。",
    ),
    FindingCode.BOUND_MISMATCH: _Template(
        "{field}: the fact says “{claimed}”, but {said}.",
        "{field}：所填限定为“{claimed}”，但{said_zh}。",
    ),
    FindingCode.RANGE_MISMATCH: _Template(
        "{field}: the fact says {claimed}, but the ends of the range differ: {said}.",
        "{field}：所填为{claimed}，与文中的范围不符：{said_zh}。",
    ),
    FindingCode.WRONG_CITY: _Template(
        "{field}: the fact gives the number to {claimed}, but {said}.",
        "{field}：所填城市为{claimed}，但{said_zh}。",
    ),
    FindingCode.WRONG_PERIOD: _Template(
        "{field}: the fact says {claimed}, but {said}.",
        "{field}：所填时间为{claimed}，但{said_zh}。",
    ),
    FindingCode.WRONG_METRIC: _Template(
        "{field}: the fact calls it “{claimed}”, but {said}.",
        "{field}：所填名称为“{claimed}”，但{said_zh}。",
    ),
    FindingCode.TARGET_AS_ACTUAL: _Template(
        "{field}: the fact tells it as reached ({claimed}), but the text aims at it: {said}.",
        "{field}：所填为已实现（{claimed}），但文中是目标：{said_zh}。",
    ),
    FindingCode.ACTUAL_AS_TARGET: _Template(
        "{field}: the fact tells it as an aim ({claimed}), but the text reports it: {said}.",
        "{field}：所填为目标（{claimed}），但文中是已有的事实：{said_zh}。",
    ),
    FindingCode.OUTSIDE_BODY: _Template(
        "{field}: “{claimed}” stands outside the body of the article: {said}.",
        "{field}：“{claimed}”不在正文中：{said_zh}。",
    ),
    FindingCode.DERIVED_VALUE: _Template(
        "{field}: the fact says {claimed}, which the text does not state but lets compute: {said}.",
        "{field}：所填为{claimed}，文中并未直接写出，只能由计算得到：{said_zh}。",
    ),
    FindingCode.NUMBER_UNUSED: _Template(
        "No fact uses “{claimed}”, which looks like one: {said}.",
        "“{claimed}”看起来是一条事实，但没有被采用：{said_zh}。",
        "note",
    ),
    FindingCode.DUPLICATE_FACT: _Template(
        "{field}: {claimed} is the number of another fact too: {said}.",
        "{field}：{claimed}也是另一条事实的数：{said_zh}。",
    ),
    FindingCode.IMPLAUSIBLE_IN_SOURCE: _Template(
        "{field}: the text does say {claimed}, but that is hardly possible: {said}.",
        "{field}：文中确实写着{claimed}，但这几乎不可能：{said_zh}。",
    ),
}
"""One row a code: the sentence in both languages, and whether it sends the record to review."""


class Said(NamedTuple):
    """What the text says, in both languages, to complete the sentence."""

    en: str
    zh: str


def finding(
    code: FindingCode,
    case: Case,
    field: str,
    claimed: str,
    said: Said,
    nearest: Iterable[Place] = (),
    severity: Severity | None = None,
) -> Finding:
    """A finding about the case: the code's sentence, with the places that come nearest.

    `severity`: where it is not the code's usual one.
    """
    row = TEMPLATES[code]
    return Finding(
        code=code,
        severity=severity or row.severity,
        fact_id=case.claim.id,
        field=field,
        claimed=claimed,
        nearest=mentions(case.reading.text, nearest),
        message=Message(
            en=row.en.format(field=field, claimed=claimed, said=said.en),
            zh=row.zh.format(field=field, claimed=claimed, said_zh=said.zh),
        ),
    )


def mentions(text: str, places: Iterable[Place], limit: int = 3) -> tuple[Mention, ...]:
    """The first places, as they stand in the text."""
    spans = dict.fromkeys((place.start, place.end) for place in places)
    return tuple(
        Mention(start=start, end=end, text=text[start:end]) for start, end in list(spans)[:limit]
    )


def at(case: Case, place: Place | None) -> Said:
    """“the text says “3600亿元” (characters 594 to 600)”, in both languages."""
    if place is None:
        return Said("the text says nothing near it", "文中没有相近的数")
    words = case.reading.text[place.start : place.end]
    return Said(
        f"the text says “{words}” (characters {place.start} to {place.end})",
        f"原文为“{words}”（第{place.start}至{place.end}字）",
    )


def number(case: Case) -> str:
    """The claim's number as it was given: 3600亿元, 3–5个."""
    claim = case.claim
    upper = f"–{claim.upper}" if claim.upper is not None else ""
    unit = claim.unit or ""
    gap = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return f"{claim.value}{upper}{gap}{unit}"
