"""A text as given -> Article."""

from datetime import date

from schemas.article import Article


def read(
    text: str,
    *,
    html: bool = False,
    published: date | None = None,
    title: str | None = None,
    source_url: str | None = None,
) -> Article:
    """Read a page dump, plain text or HTML into an Article."""
    raise NotImplementedError
