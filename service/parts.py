"""A long article -> parts that a model can read in one go, and their answers -> one answer."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from pydantic import BaseModel

from schemas.article import Article
from schemas.extraction import Cost, ModelCall, Tokens
from schemas.initiative import CityInitiatives

_PARAGRAPH_END = re.compile(r"\n+")
_SENTENCE_END = re.compile(r"[。！？!?；;](?=[^”’」』)）])|(?<=\w\w)\.\s")

_Row = TypeVar("_Row", bound=BaseModel)
_Number = TypeVar("_Number", int, Decimal)


def split(article: Article, max_chars: int) -> tuple[str, ...]:
    """The body of the article in parts of at most `max_chars` code points, in order.

    A part ends with a paragraph; a paragraph that is too long ends with a sentence, and a sentence
    that is too long is cut where it is full. Every piece is the text as given, nothing left out:
    what lies between two body spans is no part of the body, and one line end stands for it.
    """
    if max_chars < 1:
        raise ValueError("a part needs at least one character")
    return tuple(_packed(_pieces(body_of(article), max_chars), max_chars))


def body_of(article: Article) -> str:
    """The body as one text: what stands between two spans is kept only where it is blank."""
    text, previous = "", 0
    for start, end in article.body:
        gap = article.text[previous:start] if text else ""
        text += (gap if gap.isspace() or not gap else "\n") + article.text[start:end]
        previous = end
    return text


def merge(answers: Sequence[CityInitiatives]) -> CityInitiatives:
    """One answer of the parts' answers, in order; a fact told twice in the same words is kept once.

    The parts share the headline, so each of them may tell the headline's fact.
    """
    return CityInitiatives(
        indicators=_once([fact for answer in answers for fact in answer.indicators]),
        targets=_once([fact for answer in answers for fact in answer.targets]),
        initiatives=_once([fact for answer in answers for fact in answer.initiatives]),
    )


def merge_calls(calls: Sequence[ModelCall]) -> ModelCall:
    """What the parts' calls took together. They run side by side: the longest tells the seconds."""
    first = calls[0]
    return ModelCall(
        model=first.model,
        base_url=first.base_url,
        mode=first.mode,
        tokens=Tokens(
            input=_sum([call.tokens.input for call in calls]),
            output=_sum([call.tokens.output for call in calls]),
            cached=_sum([call.tokens.cached for call in calls]),
        ),
        cost=Cost(amount=_sum([call.cost.amount for call in calls]), currency=first.cost.currency),
        attempts=sum(call.attempts for call in calls),
        uncounted=sum(call.uncounted for call in calls),
        seconds=max(call.seconds for call in calls),
        note=" ".join(dict.fromkeys(call.note for call in calls if call.note)) or None,
    )


def _pieces(text: str, max_chars: int) -> Iterator[str]:
    """Paragraphs with their line ends; sentences, or plain cuts, where a paragraph is too long."""
    for paragraph in _cut_after(_PARAGRAPH_END, text):
        if len(paragraph) <= max_chars:
            yield paragraph
            continue
        for sentence in _cut_after(_SENTENCE_END, paragraph):
            yield from (
                sentence[start : start + max_chars] for start in range(0, len(sentence), max_chars)
            )


def _cut_after(end: re.Pattern[str], text: str) -> Iterator[str]:
    start = 0
    for match in end.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    if start < len(text):
        yield text[start:]


def _packed(pieces: Iterator[str], max_chars: int) -> Iterator[str]:
    part = ""
    for piece in pieces:
        if part and len(part) + len(piece) > max_chars:
            yield part
            part = ""
        part += piece
    if part:
        yield part


def _once(rows: list[_Row]) -> list[_Row]:
    seen: set[str] = set()
    kept = []
    for row in rows:
        words = row.model_dump_json()
        if words not in seen:
            seen.add(words)
            kept.append(row)
    return kept


def _sum(numbers: Sequence[_Number | None]) -> _Number | None:
    """The sum; None where one is missing, because a part is no total."""
    known = [number for number in numbers if number is not None]
    return sum(known[1:], known[0]) if len(known) == len(numbers) else None
