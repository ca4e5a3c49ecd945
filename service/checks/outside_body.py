"""outside_body: quoted from a teaser, a caption or the navigation."""

from schemas.finding import Finding, FindingCode
from service.checks.case import Case
from service.checks.messages import Said, finding


def find(case: Case) -> Finding | None:
    """Flag a quote, or a number, that stands only outside the body and its title."""
    span = place(case)
    if span is None:
        return None
    if span == case.quote:
        words = case.reading.article.text[slice(*span)]
        return finding(FindingCode.OUTSIDE_BODY, case, "quote", words[:60], _where(*span))
    one = case.elsewhere[0]
    return finding(FindingCode.OUTSIDE_BODY, case, "value", one.text, _where(*span), [one])


def place(case: Case) -> tuple[int, int] | None:
    """Where the quote stands, or the number apart from it, if only outside the body."""
    if case.quote is not None and not _inside(case, *case.quote):
        return case.quote
    if case.elsewhere and not any(_inside(case, *one.span) for one in case.elsewhere):
        return case.elsewhere[0].span
    return None


def _inside(case: Case, start: int, end: int) -> bool:
    article = case.reading.article
    first, last = article.title_span or (0, 0)
    return first <= start < end <= last or article.in_body(start, end) or _bridges(case, start, end)


def _bridges(case: Case, start: int, end: int) -> bool:
    """A quote over two neighbouring body spans is inside when only white space parts them."""
    article = case.reading.article
    covered = [
        (max(first, start), min(last, end))
        for first, last in article.body
        if first < end and start < last
    ]
    outside = list(article.text[start:end])
    for first, last in covered:
        outside[first - start : last - start] = [""] * (last - first)
    return bool(covered) and not "".join(outside).strip()


def _where(start: int, end: int) -> Said:
    return Said(
        f"characters {start} to {end} are no part of the article's own text",
        f"第{start}至{end}字不属于文章正文",
    )
