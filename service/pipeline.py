"""From a text to checked facts: the whole way, in eight stages."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Literal

import structlog

import prompts
from schemas.article import Article
from schemas.extraction import Extraction, ModelCall, Provenance, Repair
from schemas.initiative import CityInitiatives
from service import metrics, offload, parts, repair, text
from service.asking import Heard, Part, Talk
from service.assembly import assemble
from service.checks import Checked, check
from service.claims import claims
from service.errors import Conflict, ModelError, TextTooLong
from service.llm.budget import NO_LIMIT, Budget
from service.memory import Memory
from service.quantities import scan
from service.sampling import BLIND, drawn, risk_of_sample
from service.slots import Slot, Slots
from service.store import queue, records
from service.store.database import Database
from service.store.ids import new_id
from service.triage import BUILTIN, decide, risk

if TYPE_CHECKING:
    from service.llm.model import Asker

log = structlog.get_logger("cityfacts.pipeline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A text as somebody sent it, with what the sender says about it."""

    text: str
    html: bool = False
    published: date | None = None
    title: str | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """What an extraction needs from outside; without a database nothing is kept."""

    model: "Asker"
    database: Database | None
    prompt: str = prompts.LATEST
    max_chars: int = 200_000
    part_chars: int = 12_000
    repair: bool = True
    """Whether findings are told to the model once."""
    budget: Budget = NO_LIMIT
    blind_share: float = 0.0
    """The share of the records that pass which a person reads all the same, unknowing."""
    slots: Slots = field(default_factory=Slots)
    """So few articles at once are checked and kept."""


Stage = Literal["read", "scan", "ask", "told", "check", "keep"]
Watcher = Callable[[Stage, int], None]
"""Is told each stage as it is reached, with a number: characters read, quantities found, questions
asked, claims told, claims flagged, facts to keep."""


def nobody(stage: Stage, number: int) -> None:
    """Watches nothing."""


async def extract(
    given: Given | Article,
    using: Resources,
    *,
    fresh: bool = False,
    record_id: str | None = None,
    watcher: Watcher = nobody,
) -> Extraction:
    """Facts of one text, each number checked, kept in the store.

    The same question (text, model, prompt, parameters) is answered from the store unless `fresh`.
    `record_id` names a failed record that is to be completed. Raises InputError for a text that
    cannot be used, and ModelError when the model gives no usable answer; `kept_as` on the error
    names the record under which the article is kept, to be run again.
    """
    # 1. clean the text as given into an article
    article = await _article(given, using.max_chars)
    size = len(article.text)
    watcher("read", size)
    # 2. scan for quantities; the model never sees them
    quantities = await offload.run(size, scan, article.text, article.anchor)
    watcher("scan", len(quantities))
    # 3. render the prompt: fixed part first, article last
    requests = _render(article, using)
    question = _question(article, requests[0], using)
    known = records.Known() if fresh else await _known(question, using.database)
    metrics.CACHE.labels(_found(known, fresh=fresh)).inc()
    if known.extraction is not None:
        metrics.EXTRACTIONS.labels(question.model, "from_store").inc()
        return known.extraction
    # 4. ask the model
    record_id = record_id or known.failed_id or new_id()
    memory = Memory(using.database, question.digest, known.heard)
    talk = Talk(using.model, using.database, using.budget, memory)
    watcher("ask", len(requests))
    try:
        heard = await talk.first(requests)
    except ModelError as error:
        await _keep_failure(article, record_id, question, error, talk, using)
        _report_failure(record_id, question.model, error)
        raise
    async with using.slots.one() as slot:
        # 5. make one claim of each number that was told
        told = claims(parts.merge([part.answer.initiatives for part in heard.parts]))
        watcher("told", len(told))
        # 6. check every claim against the text, and tell the model once what does not hold
        checking = partial(check, article, quantities)
        checked = await offload.run(size, checking, told)
        repaired, after = None, Heard((), ())
        if using.repair and using.model.spec.model != BUILTIN:  # which would say the same again
            checked, repaired, after = await _repair(checked, checking, heard.parts, talk, slot)
        watcher("check", sum(fact.checked == "flagged" for fact in checked.facts))
        # 7. decide whether a person must look
        decided = decide(checked, using.model.spec.model)
        provenance = _provenance(requests[0], heard, after)
        doubts = _doubts_of_the_call(provenance, heard.failures, len(requests))
        if doubts:
            decided = "review", (*doubts, *decided[1])
        # 8. store text, extraction, findings and provenance in one transaction
        extraction = assemble(record_id, article, checked, decided, provenance, repaired)
        watcher("keep", len(extraction.facts))
        if using.database is not None:
            blind = decided[0] == "accept" and drawn(record_id, BLIND, using.blind_share)
            save = partial(
                records.save,
                risk=risk_of_sample(record_id) if blind else risk(checked),
                reusable=not heard.failures,
                blind=blind,
                took=talk.took(),
            )
            await asyncio.to_thread(save, using.database, article, extraction, question)
    _report(extraction)
    return extraction


async def answered(given: Given | Article, using: Resources) -> bool:
    """Whether `extract` would find the answer in the store."""
    article = await _article(given, using.max_chars)
    question = _question(article, _render(article, using)[0], using)
    return (await _known(question, using.database)).extraction is not None


async def retry(extraction_id: str, using: Resources, watcher: Watcher = nobody) -> Extraction:
    """Run a failed record again, with the model of today. Raises NotFound, Conflict, ModelError."""
    if using.database is None:
        raise ValueError("a record can be run again only where it is kept")
    record = await asyncio.to_thread(records.load, using.database, extraction_id)
    if record.state != "failed":
        raise Conflict(f"The record {extraction_id} did not fail; it is {record.state}.")
    return await extract(
        record.article, using, fresh=True, record_id=extraction_id, watcher=watcher
    )


async def failed(using: Resources) -> list[str]:
    """The ids of all records that failed, the oldest first."""
    if using.database is None:
        return []
    ids: list[str] = []
    after = None
    while True:
        listing = partial(queue.page, order="newest", after=after, limit=200)
        page = await asyncio.to_thread(listing, using.database, queue.Filter(state="failed"))
        ids += [item.extraction_id for item in page.items]
        after = page.after
        if after is None:
            return ids[::-1]


async def _article(given: Given | Article, max_chars: int) -> Article:
    if isinstance(given, Article):
        return given
    return await offload.run(len(given.text), _read, given, max_chars)


def _read(given: Given, max_chars: int) -> Article:
    if len(given.text) > max_chars:
        raise TextTooLong(
            f"The text has {len(given.text)} characters; the limit is {max_chars}. Split it, or "
            "raise CITYFACTS_MAX_CHARS."
        )
    return text.read(
        given.text,
        html=given.html,
        published=given.published,
        title=given.title,
        source_url=given.source_url,
    )


def _render(article: Article, using: Resources) -> list[prompts.Rendered]:
    """One request for each part of the body; of the whole text where no body was found."""
    bodies = parts.split(article, using.part_chars) or (article.text,)
    return [
        prompts.render(
            using.prompt,
            prompts.ArticlePart(
                body, article.title, article.publisher, article.published, article.dateline
            ),
            CityInitiatives,
        )
        for body in bodies
    ]


def _question(article: Article, request: prompts.Rendered, using: Resources) -> records.Question:
    spec = using.model.spec
    return records.Question(
        article_id=article.id,
        model=spec.model,
        base_url=spec.where,
        prompt_sha256=request.sha256,
        mode=spec.mode,
        max_tokens=spec.max_tokens,
        temperature=spec.temperature,
        part_chars=using.part_chars,
        repair=using.repair,
    )


async def _known(question: records.Question, database: Database | None) -> records.Known:
    if database is None:
        return records.Known()
    return await asyncio.to_thread(records.find, database, question)


def _found(known: records.Known, *, fresh: bool) -> str:
    if fresh:
        return "skipped"
    return "miss" if known.extraction is None else "hit"


async def _repair(
    first: Checked, checking: repair.Checking, told: Sequence[Part], talk: Talk, slot: Slot
) -> tuple[Checked, Repair | None, Heard]:
    """What holds after the repair round, the round itself, and what was asked for it.

    There is none where nothing is doubted. A part whose question fails keeps its first answer.
    """
    answers = [part.answer.initiatives for part in told]
    doubts = repair.doubts(first, answers)
    if not any(doubts):
        return first, None, Heard((), ())
    async with slot.left():
        heard = await talk.again(told, doubts)
    if not heard.parts:
        return first, None, heard
    places = {part.number: place for place, part in enumerate(told)}
    again = {places[part.number]: part.answer.initiatives for part in heard.parts}
    mended, settled = await asyncio.to_thread(repair.mend, first, answers, again, checking)
    return mended, settled, heard


async def _keep_failure(
    article: Article,
    record_id: str,
    question: records.Question,
    error: ModelError,
    talk: Talk,
    using: Resources,
) -> None:
    if using.database is None:
        return
    save = partial(records.save_failure, took=talk.took())
    async with using.slots.one():
        await asyncio.to_thread(save, using.database, article, record_id, question, error)
    error.kept_as = record_id


def _report_failure(record_id: str, model: str, error: ModelError) -> None:
    """The same for an article that was not read; the error's words may be the server's."""
    metrics.count_failure(model, error.call)
    log.warning(
        "not extracted",
        extraction_id=record_id,
        model=model,
        error=type(error).__name__,
        attempts=error.call.attempts if error.call else 0,
        seconds=error.call.seconds if error.call else 0,
    )


def _report(extraction: Extraction) -> None:
    """Count it, and one log line without a word of the article."""
    metrics.count_extraction(extraction)
    log.info(
        "extracted",
        extraction_id=extraction.id,
        model=extraction.provenance.model,
        seconds=extraction.provenance.seconds,
        facts=len(extraction.facts),
        findings=len(extraction.findings),
        decision=extraction.decision,
    )


def _doubts_of_the_call(
    provenance: Provenance, failures: Sequence[ModelError], asked: int
) -> tuple[str, ...]:
    """Why a person must look that has nothing to do with the facts: a part or a prompt cut off."""
    incomplete = f"incomplete: {len(failures)} of {asked} parts were not read"
    of_parts = (f"{incomplete} ({failures[0]})",) if failures else ()
    return of_parts if provenance.note is None else (*of_parts, provenance.note)


def _provenance(request: prompts.Rendered, first: Heard, after: Heard) -> Provenance:
    """What all calls took: the parts of a round side by side, the repair round after the first."""
    calls, later = _calls(first), _calls(after)
    took = parts.merge_calls([*calls, *later]).model_dump()
    seconds = sum(max((call.seconds for call in one), default=0) for one in (calls, later))
    return Provenance(
        **(took | {"seconds": round(seconds, 3)}),
        prompt=request.name,
        prompt_sha256=request.sha256,
        created=datetime.now(UTC),
    )


def _calls(heard: Heard) -> list[ModelCall]:
    failed = [error.call for error in heard.failures if error.call is not None]
    return [*(part.answer.call for part in heard.parts), *failed]
