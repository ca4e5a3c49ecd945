"""A page as given -> an Article: what it says of itself, and which part of it is the article."""

import hashlib
import json
import re
from datetime import date

from schemas.article import Article
from service.errors import EmptyText, NotText
from service.text import imprint
from service.text.layout import Line, lay_out
from service.text.page import Page, Span, narrow

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd\ud800-\udfff]")
_MOST_CONTROL = 0.01
"""Share of control and replacement characters above which a text is taken for a binary file."""
_HEAD = 200
"""In so many code points of the text a line may tell the day of a speech."""
_OPENING = 1000
"""In so many code points of the body a dateline is looked for."""
_ID_LENGTH = 32


def read(
    text: str,
    *,
    html: bool = False,
    published: date | None = None,
    title: str | None = None,
    source_url: str | None = None,
) -> Article:
    """Read a page dump, plain text or HTML into an Article.

    `published` and `title` win over what the page says. The body spans are half-open, in code
    points, ordered and disjoint; they point into `Article.text`, which is the text as given, or
    the plain rendering of the whole visible page for HTML.

    Raises EmptyText where there are no words, NotText for binary data.
    """
    # 1. refuse what is no text, and name the article after what was given
    _require_text(text)
    identifier = _identify(
        text=text, html=html, published=published, title=title, source_url=source_url
    )
    # 2. render HTML; plain text stays as it is
    page = _render(text) if html else Page(text)
    title = title or page.title
    # 3. find title, imprint and body
    layout = lay_out(page.text, title)
    body = narrow(page.text, layout.body, page.article)
    # 4. read publisher and days
    line = _dateline(page.text, body)
    published = published or imprint.first_date(layout.imprint) or page.published
    return Article(
        id=identifier,
        text=page.text,
        title=title or (layout.title.text if layout.title else None),
        title_span=_span_of(layout.title, page.text),
        publisher=imprint.publisher(layout.imprint)
        or page.publisher
        or (line.agency if line else None),
        published=published,
        dateline=imprint.resolve(line, published) if line else None,
        source_url=source_url,
        body=body,
        html=text if html else None,
    )


def _dateline(text: str, body: tuple[Span, ...]) -> imprint.Dateline | None:
    """The first dateline of the opening lines, before which subtitles and a summary may stand; else
    the day of the speech that the head tells.
    """
    opening = "\n".join(text[start:end] for start, end in body)[:_OPENING]
    found = map(imprint.dateline, opening.splitlines())
    told = next((one for one in found if one is not None), None)
    return told or imprint.held(text[:_HEAD])


def _span_of(title: Line | None, text: str) -> Span | None:
    """Where the title stands; None where the page does not show it so (a comment cuts it)."""
    if title is None or text[title.start : title.end] != title.text:
        return None
    return title.start, title.end


def _require_text(text: str) -> None:
    if not text.strip():
        raise EmptyText
    if "\x00" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise NotText


def _render(html: str) -> Page:
    from service.text import webpage  # noqa: PLC0415 - trafilatura is slow to import

    page = webpage.render(html)
    _require_text(page.text)
    return page


def _identify(**given: str | bool | date | None) -> str:
    canonical = json.dumps(given, default=date.isoformat, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:_ID_LENGTH]
