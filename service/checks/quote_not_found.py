"""quote_not_found: the quote is not in the article, or it does not speak of the fact."""

from schemas.finding import Finding, FindingCode
from service.checks import naming
from service.checks.case import Case
from service.checks.messages import Said, finding

_ABSENT = Said("the article has no such words", "文中没有这样的文字")


def find(case: Case) -> Finding | None:
    """Flag a quote that is not in the text, or that does not name its numberless fact."""
    claim = case.claim
    if case.quote is None:
        return finding(FindingCode.QUOTE_NOT_FOUND, case, "quote", _short(claim.quote), _ABSENT)
    if case.amount is None and not naming.quote_names(case):
        said = Said(
            f"these words do not speak of “{claim.name}”", f"这段文字没有提到“{claim.name}”"
        )
        return finding(FindingCode.QUOTE_NOT_FOUND, case, "quote", _short(claim.quote), said)
    return None


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else f"{quote[:40]}…{quote[-15:]}"
