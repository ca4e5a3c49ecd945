"""Which lines of a page are the article: title, imprint and body spans.

1. Blank out HTML comments, keeping every offset.
2. Split into lines; nothing after the end mark （完） belongs to the article.
3. Read the head of the page: navigation, title, imprint.
4. Walk the rest; leave out teasers, link lists, comments, captions and the foot of the page.
5. Join neighbouring body lines into runs.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from service.text import furniture, imprint
from service.text.page import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_NOT_NEWLINE = re.compile(r"[^\n\r]")
_SENTENCE_END = re.compile(r"[。！？；.!?;”’\"」』)）】]$")
_SENTENCE = re.compile(r"[。！？；，,]|\. ")
_SECTION = re.compile("[一二三四五六七八九十]{1,2}、[^，。；]{2,24}$")
_LABEL = re.compile(r"^(?:附件|附表|附录|表)\s?[\d一二三四五六七八九十]{0,3}\s?[:：]?$")
_DOCUMENT_NUMBER = re.compile(r"^[\u4e00-\u9fff]{1,12}[〔\[（(]\d{4}[〕\])）]\s?\d{1,5}\s?号$")
_SUBTITLE = re.compile(r"^[—–-]{1,2}")
_SPEECH = re.compile(r"^(?:问|答|记者|主持人|Q|A)\s{0,2}[:：]")
_LONGEST_HEAD = 60
_TITLE_LENGTH = 70
_TITLE_LENGTH_LATIN = 160
_PROSE_LENGTH = 24
_LONGEST_NAVIGATION = 400
_LAST_LINES = 3
"""In one of so many lines at its end a page may tell its day."""


class Line(NamedTuple):
    """A line without its outer white space, and where it stands."""

    start: int
    end: int
    text: str


class Layout(NamedTuple):
    """What stands where on a page; spans are half-open, in code points."""

    title: Line | None
    imprint: tuple[str, ...]
    """Lines that may tell publisher and day, the head of the page first."""
    body: tuple[Span, ...]


def lay_out(text: str, title: str | None = None) -> Layout:
    """Find title, imprint and body. `title`, where known, is looked for instead of guessed."""
    comments = tuple(_comments(text))
    lines = _lines(_blank_out(text, comments))
    lines, rest = _cut_at_end_mark(lines)
    head, title_line = _head(lines, title)
    body, beside = _walk(lines[head:])
    imprints = (*(line.text for line in lines[:head]), *(line.text for line in beside))
    if not body and title_line is not None and not rest:
        body, title_line = [title_line], None
    return Layout(title_line, imprints, tuple(_runs(body, lines[head:], comments)))


def _comments(text: str) -> Iterator[Span]:
    """HTML comments; one that is never closed ends with its line."""
    start = text.find("<!--")
    while start >= 0:
        close = text.find("-->", start + 4)
        if close < 0:
            line_end = text.find("\n", start)
            yield start, len(text) if line_end < 0 else line_end
            return
        yield start, close + 3
        start = text.find("<!--", close + 3)


def _blank_out(text: str, spans: Sequence[Span]) -> str:
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], _NOT_NEWLINE.sub(" ", text[start:end])]
        position = end
    return "".join((*pieces, text[position:]))


def _lines(text: str) -> list[Line]:
    lines = []
    for found in _LINE.finditer(text):
        whole = found[0]
        stripped = whole.strip()
        if stripped:
            start = found.start() + len(whole) - len(whole.lstrip())
            lines.append(Line(start, start + len(stripped), stripped))
    return lines


def _cut_at_end_mark(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    for index, line in enumerate(lines):
        if mark := furniture.END_MARK.search(line.text):
            kept = line.text[: mark.end()]
            last = Line(line.start, line.start + len(kept), kept)
            return [*lines[:index], last], lines[index + 1 :]
    return lines, []


def _head(lines: Sequence[Line], title: str | None) -> tuple[int, Line | None]:
    """The number of lines before the body, and the title's line."""
    first = _skip(lines, 0)
    if title is None:
        at = _guess_title(lines, first)
        return (first, None) if at is None else (_skip(lines, at + 1, below_title=True), lines[at])
    for index, line in enumerate(lines[:_LONGEST_HEAD]):
        at = line.text.find(title)
        if at >= 0 and not _SENTENCE.search(line.text, at + len(title)):
            found = Line(line.start + at, line.start + at + len(title), title)
            return _skip(lines, index + 1, below_title=True), found
    return first, None


def _skip(lines: Sequence[Line], index: int, *, below_title: bool = False) -> int:
    """The next line that is neither navigation nor imprint."""
    while index < len(lines) and (
        _is_beside_title(lines[index].text) or (below_title and _is_subtitle(lines[index].text))
    ):
        index += 1
    return index


def _is_subtitle(text: str) -> bool:
    """Whether it stands behind a dash and is no item of a list, which ends as a sentence does."""
    ends = len(text) >= _PROSE_LENGTH and _SENTENCE_END.search(text) is not None
    return not ends and _SUBTITLE.match(text) is not None


def _guess_title(lines: Sequence[Line], first: int) -> int | None:
    """The first line that could be a title; below teasers, the last one before the imprint."""
    end = first
    while end < len(lines) and end < first + _LONGEST_HEAD and _is_title_like(lines[end].text):
        end += 1
    if end == first:
        return None
    teasers = any(furniture.HEADINGS.match(line.text) for line in lines[:first])
    below_imprint = end < len(lines) and imprint.is_imprint(lines[end].text)
    return end - 1 if teasers and below_imprint else first


def _is_title_like(text: str) -> bool:
    return _could_be_title(text) and not _is_beside_title(text)


def _is_beside_title(text: str) -> bool:
    return (
        imprint.is_imprint(text)
        or _is_navigation(text)
        or _is_furniture(text)
        or bool(_LABEL.match(text) or _DOCUMENT_NUMBER.match(text))
        or bool(furniture.HEADINGS.match(text))
    )


def _could_be_title(text: str) -> bool:
    limit = _TITLE_LENGTH if _is_chinese(text) else _TITLE_LENGTH_LATIN
    return (
        len(text) <= limit
        and "。" not in text
        and not text.endswith((".", "；", ";", "，"))
        and not furniture.BULLET.match(text)
        and not _SPEECH.match(text)
        and imprint.dateline(text) is None
    )


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _is_navigation(text: str) -> bool:
    if len(text) > _LONGEST_NAVIGATION or "。" in text:
        return False
    if furniture.BREADCRUMB.match(text) or furniture.NAV_WORDS.fullmatch(text):
        return True
    words = furniture.NAV_WORDS.findall(text)
    return len(words) >= 3 and 3 * sum(map(len, words)) >= len(text.replace(" ", "")) - 12


def _is_furniture(text: str) -> bool:
    return furniture.FURNITURE.match(text) is not None


def _is_prose(text: str) -> bool:
    return _is_sentence(text) and bool(_SENTENCE.search(text))


def _is_sentence(text: str) -> bool:
    return (
        len(text) >= _PROSE_LENGTH
        and bool(_SENTENCE_END.search(text))
        and not furniture.BULLET.match(text)
        and not furniture.TRUNCATED.search(text)
    )


def _walk(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The body's lines, and lines beside it that may tell publisher and day."""
    body: list[Line] = []
    beside: list[Line] = []
    resumes_at = 0
    opens = True
    for index, line in enumerate(lines):
        if furniture.CLOSING.match(line.text):
            if opens and any(_is_prose(later.text) for later in lines[index + 1 :]):
                beside.append(line)  # a menu's or a heading's: the article is still to come
                continue
            beside += lines[index:]
            break
        if index < resumes_at:
            continue
        heading = furniture.HEADINGS.match(line.text)
        if heading and not furniture.EXPLAINED.match(line.text):
            inline = heading.end() < len(line.text)
            resumes_at = _resume(lines, index + 1, inline=inline)
        elif furniture.AFTERMATH.match(line.text) and not opens:
            resumes_at = _resume(lines, index + 1, inline=False)
        elif _is_beside_text(lines, index):
            beside.append(line)
        elif not furniture.DISOWNED.search(line.text):
            opens = opens and not _is_prose(line.text)
            body.append(line)
            if imprint.is_bare_date(line.text) or (opens and imprint.is_dated(line.text)):
                beside.append(line)
    beside += [line for line in body[-_LAST_LINES:] if imprint.is_dated(line.text)]
    return body, beside


def _is_beside_text(lines: Sequence[Line], index: int) -> bool:
    """Whether it is a button, an imprint or navigation; so is the editor's line above all
    paragraphs, where it ends nothing.
    """
    text = lines[index].text
    if _is_furniture(text):
        return not _is_listed(lines, index)
    return _is_navigation(text) or furniture.AFTERMATH.match(text) is not None


def _is_listed(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is one of several items (▲用智算的，按40%发券；) and no caption."""
    mark = furniture.LISTED.match(lines[index].text)
    return mark is not None and any(
        furniture.LISTED.match(line.text) and line.text[0] == mark[1]
        for line in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    )


def _resume(lines: Sequence[Line], index: int, *, inline: bool) -> int:
    """Where the article goes on after a heading of teasers.

    A list of teasers turns headlines and summaries; the article goes on where two paragraphs of
    prose follow each other, where a numbered heading opens one (二、城市比拼), or with the next
    paragraph, after a heading with its link on the same line and after items that all bear a mark.
    """
    first = index
    while index < len(lines) and furniture.BULLET.match(lines[index].text):
        index += 1
    inline = inline or (index > first and index < len(lines) and _is_prose(lines[index].text))
    while index < len(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        text = lines[index].text
        if _is_sentence(text) if inline else _is_prose(text) and _is_prose(following):
            return index
        if _SECTION.match(text) and _opens_a_section(following):
            return index
        index += 1
    return index


def _opens_a_section(text: str) -> bool:
    """Whether it is a paragraph of several clauses, be it one that opens a list (结果如下:)."""
    return len(text) >= _PROSE_LENGTH and _SENTENCE.search(text) is not None


def _runs(body: Sequence[Line], lines: Sequence[Line], comments: Sequence[Span]) -> Iterator[Span]:
    """Body lines that follow each other as one span, cut where an HTML comment stands."""
    following = {line.start: after.start for line, after in pairwise(lines)}
    index = 0
    comment = 0
    while index < len(body):
        last = index
        while last + 1 < len(body) and following.get(body[last].start) == body[last + 1].start:
            last += 1
        start, end = body[index].start, body[last].end
        while comment < len(comments) and comments[comment][0] < end:
            cut_start, cut_end = comments[comment]
            if cut_start >= start:
                if cut_start > start:
                    yield start, cut_start
                start = cut_end
            comment += 1
        if start < end:
            yield start, end
        index = last + 1
