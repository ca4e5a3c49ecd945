"""HTML -> Page: every visible word rendered as plain text, the article found by trafilatura."""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from service.text.page import Page

# fmt: off
_HIDDEN = frozenset({
    "audio", "canvas", "datalist", "dialog", "embed", "head", "iframe", "map", "math", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "video",
})
_BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
    "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
})
# fmt: on
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "table", "tbody", "thead", "tfoot"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_PARSER = html.HTMLParser(huge_tree=True)
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_DATES = {"original_date": True, "extensive_search": True, "max_date": "2199-12-31"}
"""A fixed last day: without one the reading of a page would depend on the clock."""


class _Break(Enum):
    """What ends a piece of text."""

    LINE = "\n"
    CELL = "\t"


def render(source: str) -> Page:
    """Render a page. Malformed HTML is read the way browsers do; without markup it is plain text.

    White space is collapsed; a block or a table row is a line, its cells are set apart by tabs.
    """
    try:
        tree = html.document_fromstring(_without_declaration(source), parser=_PARSER)
    except (etree.ParserError, ValueError):
        return Page("")
    text = "\n".join(_rows(tree))
    found = trafilatura.bare_extraction(
        source, include_comments=False, with_metadata=True, date_extraction_params=_DATES
    )
    if not isinstance(found, Document):
        return Page(text)
    return Page(
        text,
        title=found.title if found.title and found.title in text else None,
        publisher=found.sitename,
        published=date.fromisoformat(found.date) if found.date else None,
        article=tuple((found.text or "").splitlines()),
    )


def _without_declaration(source: str) -> str:
    """The page without an XML declaration: lxml refuses text that declares a byte encoding."""
    return _DECLARATION.sub("", source)


def _rows(tree: html.HtmlElement) -> Iterator[str]:
    """The visible lines."""
    cells: list[str] = [""]
    for piece in (*_pieces(tree), _Break.LINE):
        if piece is _Break.CELL:
            cells.append("")
        elif piece is _Break.LINE:
            if row := "\t".join(_SPACES.sub(" ", cell).strip() for cell in cells).strip():
                yield row
            cells = [""]
        else:
            cells[-1] += str(piece)


def _pieces(tree: html.HtmlElement) -> Iterator[str | _Break]:
    """Words and breaks in reading order; hidden elements are left out, their tails are not."""
    hidden = depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and (hidden or _is_hidden(element, tag)):
            hidden += 1
        elif event == "start":
            yield from _break_at(tag, depth, opening=element.getprevious() is not None)
            depth += tag in _CELLS
            yield element.text or ""
        else:
            if event == "end" and hidden:
                hidden -= 1
            elif event == "end":
                depth -= tag in _CELLS
                yield from _break_at(tag, depth, opening=False)
            if not hidden:
                yield element.tail or ""


def _break_at(tag: str, depth: int, *, opening: bool) -> Iterator[str | _Break]:
    """The break that an element makes: `depth` cells stand around it."""
    if tag in _CELLS:
        if opening:
            yield _Break.CELL
    elif tag in _BLOCK:
        yield " " if depth and tag not in _ROWS else _Break.LINE


def _is_hidden(element: html.HtmlElement, tag: str) -> bool:
    return (
        tag in _HIDDEN
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDING_STYLE.search(element.get("style") or ""))
    )
