"""One question for one doubt that several facts of a record share.

Where a list stands under a heading of aims, a text goes on about another city, or part of a page is
taken for none of the article, every fact told of it otherwise is in doubt for the same reason. A
person answers that once: it is asked at the first of them, in the order of the record, and the
others point there. Of 277 findings on 5,160 right facts that no check had seen, 186 were of the
city, or of aims and states, and raised 88 doubts; of 10,697, 23 were of two pages' bodies.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterable

from schemas.finding import Finding, FindingCode
from service.checks import outside_body
from service.checks.case import Case
from service.checks.modality import modality

_Findings = tuple[Finding, ...]

_BY_WORDS = frozenset({FindingCode.WRONG_CITY, FindingCode.WRONG_PERIOD})
"""Two facts share it where the same is claimed and the text says the same instead."""
_BY_EVIDENCE = frozenset({FindingCode.TARGET_AS_ACTUAL, FindingCode.ACTUAL_AS_TARGET})
"""Where the same words of the text show it. Every other finding is of a fact's own number."""


def asked_once(told: Iterable[tuple[Case, _Findings]]) -> list[_Findings]:
    """The findings of each case, in the order given: a doubt that an earlier fact raises too is no
    finding for review any more but a note that says at which fact it is asked.
    """
    asked: dict[Hashable, str] = {}
    return [
        tuple(_pointed(asked, case, finding) for finding in findings) for case, findings in told
    ]


def _pointed(asked: dict[Hashable, str], case: Case, finding: Finding) -> Finding:
    doubt = _shared(case, finding) if finding.severity == "review" else None
    if doubt is None:
        return finding
    first = asked.setdefault((finding.code, doubt), case.claim.id)
    if first == case.claim.id:
        return finding
    return finding.model_copy(update={"severity": "note", "asked_at": first})


def _shared(case: Case, finding: Finding) -> Hashable:
    """What two findings of a code have in common if they are the same doubt; None if no two are."""
    if finding.code is FindingCode.OUTSIDE_BODY:
        return _part_of_the_page(case)
    if finding.code in _BY_WORDS:
        return finding.message.en
    if finding.code not in _BY_EVIDENCE or case.match is None:
        return None
    span = modality(case.reading, case.match).span
    return ("words", span) if span else ("in", case.reading.paragraphs.at(case.match.start))


def _part_of_the_page(case: Case) -> int:
    """How many spans of the body begin before what stands outside it."""
    return bisect_left(case.reading.article.body, outside_body.place(case) or (0, 0))
