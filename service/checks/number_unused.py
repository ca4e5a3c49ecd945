"""number_unused: a number of the body that no fact uses, likeliest fact first."""

import re
from collections.abc import Sequence

from pydantic import TypeAdapter

from schemas.extraction import UnusedNumber
from schemas.finding import Finding, FindingCode
from service.checks import cues
from service.checks.case import Case
from service.checks.messages import TEMPLATES
from service.checks.reading import Reading
from service.checks.stated import Span, Stated

WORTH_A_FINDING = 0.6
"""From this likelihood on, an unused number is a finding, not only a row of the list."""

_KIND = {
    "money": 0.6,
    "count": 0.4,
    "measure": 0.5,
    "percent": 0.5,
    "point": 0.4,
    "number": 0.1,
    "ordinal": 0.05,
    "duration": 0.05,
}
"""How often a number of this kind is a fact, to begin with."""

_TOPIC = cues.joined(
    (
        "人工智能",
        "智能",
        "算力",
        "大模型",
        "模型",
        "机器人",
        "数据",
        "芯片",
        "产业",
        "企业",
        "规模",
    ),
    ("补贴", "补助", "奖励", "券", "基金"),
    (
        "AI",
        "artificial intelligence",
        r"comput\w*",
        r"supercomput\w*",
        r"robot\w*",
        r"data\w*",
        "vouchers?",
    ),
    ("compan(?:y|ies)", "firms", "industry"),
)
_CITY = re.compile(r"全市|全区|我市|我区|本市|市级|c(?<!\wc)ity\b|municipal")
_IDLE = re.compile(r"[一二两三四五六七八九十几]{1,3}\D{0,4}")
_ROWS = TypeAdapter(list[UnusedNumber])
_FINDINGS = TypeAdapter(tuple[Finding, ...])
"""All of an article are made at once, which takes a third less time than one by one."""


def unused(reading: Reading, cases: Sequence[Case]) -> tuple[UnusedNumber, ...]:
    """The numbers of the body that no fact uses, likeliest first."""
    matches = [case.match for case in cases if case.match]
    used = {part for one in matches for part in one.parts}
    told = {(one.value, one.unit) for one in matches}
    in_body = reading.article.in_body
    rows = [
        _row(reading, one)
        for one in reading.stated
        if len(one.parts) == 1
        and one.start not in used
        and one.unit not in ("rank", "times")
        and (one.value, one.unit) not in told
        and in_body(one.start, one.end)
    ]
    return tuple(sorted(_ROWS.validate_python(rows), key=lambda row: (-row.likelihood, row.start)))


def findings(reading: Reading, rows: Sequence[UnusedNumber]) -> tuple[Finding, ...]:
    """A note for each unused number that looks like a fact."""
    template = TEMPLATES[FindingCode.NUMBER_UNUSED]
    found = []
    for row in rows:
        if row.likelihood < WORTH_A_FINDING:
            continue
        start, end = reading.clauses.at(row.start)
        words = reading.text[start : max(end, row.end)].strip()
        found.append(
            {
                "code": FindingCode.NUMBER_UNUSED,
                "severity": template.severity,
                "nearest": [{"start": row.start, "end": row.end, "text": row.text}],
                "message": {
                    "en": template.en.format(claimed=row.text, said=f"“{words}”"),
                    "zh": template.zh.format(claimed=row.text, said_zh=f"“{words}”"),
                },
            }
        )
    return _FINDINGS.validate_python(found)


def _row(reading: Reading, one: Stated) -> dict[str, object]:
    """The fields of an unused number."""
    owners = reading.ownership(one).owners
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "city": owners[0].name if len(owners) == 1 else None,
        "likelihood": _likelihood(reading, one, owned=bool(owners)),
    }


def _likelihood(reading: Reading, one: Stated, *, owned: bool) -> float:
    """Kind of number first, then what the sentence speaks of; idle counts (三个方面) last."""
    of_topic, of_city = _speaks_of(reading, reading.sentences.at(one.start))
    score = _KIND.get(one.kind, 0.1)
    score += 0.2 if of_topic else -0.2
    score += 0.15 if of_city or owned else 0.0
    if _IDLE.fullmatch(one.text) or one.span not in reading.counting:
        score -= 0.35
    return round(min(max(score, 0.0), 1.0), 2)


def _speaks_of(reading: Reading, sentence: Span) -> tuple[bool, bool]:
    """Whether a sentence speaks of the topic, and of a city; asked for each of its numbers."""
    kept = reading.kept.speaks_of
    if sentence not in kept:
        words = reading.text[slice(*sentence)]
        kept[sentence] = _TOPIC.search(words) is not None, _CITY.search(words) is not None
    return kept[sentence]
