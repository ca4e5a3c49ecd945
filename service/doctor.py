"""Does the model work? One row after another, each with what to do when it does not."""

from collections.abc import AsyncIterator
from typing import NamedTuple

from prompts import LATEST, ArticlePart, Rendered, render
from schemas.initiative import CityInitiatives
from service import baseline
from service.errors import ModelError
from service.llm.answer import Answer
from service.llm.model import Model

SAMPLE = (
    "截至去年底，大连有人工智能企业460多家。青岛提出，到2027年，全市智能算力规模力争超过6000P。"
)
_FILLER = "会议还介绍了当地的交通、天气和旅游情况，与会者参观了港口和老城区，并就此交换了意见。"
_FEWEST_TOKENS_A_CHARACTER = 0.4
"""Fewer for Chinese prose means that the server dropped some: DeepSeek's manual reckons 0.6."""


class Row(NamedTuple):
    """One thing looked at; `ok` is None where nothing can be said, `todo` is what helps."""

    name: str
    ok: bool | None
    says: str
    todo: str = ""


async def examine(model: Model, part_chars: int) -> AsyncIterator[Row]:
    """Look at everything that a model needs for articles of up to `part_chars` characters.

    Stops at the first failure that makes the rest pointless. Never raises a ModelError.
    """
    yield (listed := await _listed(model))
    if listed.ok is False:
        return
    try:
        answer = await model.ask(_asked(SAMPLE).messages)
    except ModelError as error:
        yield Row("mode", False, "no usable answer", str(error))
        return
    yield Row("mode", True, f"{answer.call.mode}, {_times(answer.call.attempts)}")
    yield _chinese(answer)
    yield _speed(answer)
    yield await _context(model, answer, part_chars)


async def _listed(model: Model) -> Row:
    spec = model.spec
    try:
        names = await model.models()
    except ModelError as error:
        return Row("server", False, spec.where, str(error))
    if spec.model in names:
        return Row("server", True, f"{spec.where} has {spec.model}")
    todo = f"If the next row fails, set CITYFACTS_MODEL to one of: {', '.join(names[:5])}."
    return Row("server", None, f"{spec.where} does not list {spec.model}", todo if names else "")


def _chinese(answer: Answer) -> Row:
    filled = answer.initiatives
    quotes = [fact.quote for fact in filled.indicators] + [fact.quote for fact in filled.targets]
    if not quotes:
        todo = "The model found nothing in two plain sentences. Take a larger model."
        return Row("chinese", False, "no fact of two", todo)
    lost = [quote for quote in quotes if quote not in SAMPLE]
    if lost:
        todo = "The quotes are not the article's words. Look at the server's chat template."
        return Row("chinese", False, f"{len(lost)} of {len(quotes)} quotes altered", todo)
    return Row("chinese", True, f"{len(quotes)} of 2 facts, quoted word for word")


def _speed(answer: Answer) -> Row:
    output, seconds = answer.call.tokens.output, answer.call.seconds
    if output is None or not seconds:
        return Row("speed", None, f"{seconds:.1f} s; the server counts no tokens")
    return Row("speed", True, f"{output / seconds:.0f} tokens/s, {seconds:.1f} s for two sentences")


async def _context(model: Model, short: Answer, part_chars: int) -> Row:
    """Ask with the longest article there may be, and compare what the server counted."""
    room = max(part_chars - len(SAMPLE), 0)
    text = (_FILLER * (room // len(_FILLER) + 1))[:room] + SAMPLE
    todo = "Start the server with a larger context, or lower CITYFACTS_PART_CHARS."
    try:
        answer = await model.ask(_asked(text).messages, known_mode=short.call.mode)
    except ModelError as error:
        return Row("context", False, f"fails with {len(text)} characters", str(error))
    before, after = short.call.tokens.input, answer.call.tokens.input
    if before is None or after is None or model.spec.model == baseline.NAME:
        return Row("context", None, f"took {len(text)} characters; tokens are not counted")
    if after - before < _FEWEST_TOKENS_A_CHARACTER * room:
        says = f"{room} more characters were {after - before} more tokens: the prompt is cut"
        return Row("context", False, says, todo)
    return Row("context", True, f"{len(text)} characters, {after} tokens with the rules")


def _asked(text: str) -> Rendered:
    return render(LATEST, ArticlePart(text), CityInitiatives)


def _times(attempts: int) -> str:
    return "at once" if attempts == 1 else f"after {attempts} tries"
