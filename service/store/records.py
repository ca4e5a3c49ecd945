"""Articles with what was extracted from them, or with why it failed."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Row, bindparam, func, select, update

from schemas.article import Article
from schemas.extraction import SCHEMA_VERSION, Extraction, Fact, ModelCall
from schemas.spending import RawAnswer, Spent
from schemas.verdict import RecordState, Verdict
from service.errors import Conflict, ModelError, NotFound
from service.sampling import BLIND, SECOND
from service.store import accepting, answers, heard, rows, spending, terms
from service.store.database import Database, reading, writing
from service.store.tables import articles, extractions, facts, findings, verdicts
from service.store.words import indexed, plain

_COMPLETE = update(extractions).where(
    extractions.c.id == bindparam("failed_id"), extractions.c.state == "failed"
)
_ASKED: BindParameter[str] = bindparam("asked")
_ANSWER = (
    select(extractions.c.id, extractions.c.payload)
    .where(extractions.c.question == _ASKED)
    .order_by(extractions.c.payload.is_(None), extractions.c.id.desc())
    .limit(1)
)
"""Built once: every article needs it, and building it took as long as running it."""
_ANSWERS_AGAIN = extractions.c.question.is_not(None) & extractions.c.payload.is_not(None)


@dataclass(frozen=True, kw_only=True)
class Question:
    """All that decides a model's answer; the same question is answered from the store."""

    article_id: str
    model: str
    base_url: str
    prompt_sha256: str
    mode: str
    max_tokens: int | None = None
    temperature: float | None = None
    part_chars: int | None = None
    repair: bool = True
    schema_version: str = SCHEMA_VERSION

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the question, in hexadecimal."""
        return sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


class Took(NamedTuple):
    """What the model wrote for a record, and what it took of the day's budget."""

    answers: tuple[RawAnswer, ...] = ()
    spent: Spent = Spent()
    currency: str = ""
    heard: bool = False
    """Whether answers were kept on the way (`store.heard`)."""


NOTHING = Took()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a record has no extraction."""

    error_type: str
    message: str
    call: ModelCall | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article, what was extracted, and what people decided; `extraction` or `failure` is set.

    `version` goes up with every decision; `decisions.append` asks for it.
    """

    id: str
    state: RecordState
    version: int
    created: datetime
    model: str
    base_url: str
    article: Article
    extraction: Extraction | None
    failure: Failure | None
    verdicts: tuple[Verdict, ...]
    first_reader: str | None = None
    """Of a second reading: who read the record first, and may not read it again."""
    is_second: bool = False
    """Whether it is a second reading."""

    def answered(self) -> Extraction:
        """The extraction; raises Conflict with what to do where the model failed."""
        if self.extraction is None:
            reason = self.failure.message if self.failure else "no answer is kept."
            raise Conflict(
                f"The model failed on this article: {reason} Run it again with "
                f"POST /extractions/{self.id}/retry."
            )
        return self.extraction


@dataclass(frozen=True, slots=True)
class Known:
    """What the store has about a question: its extraction, or the record that failed and what was
    heard before it was all answered."""

    extraction: Extraction | None = None
    failed_id: str | None = None
    heard: Mapping[str, str] = field(default_factory=dict)
    """By the digest of the request, as `store.heard` keeps it."""


def find(database: Database, question: Question) -> Known:
    """The newest extraction that answers the question, else the record of it that failed, and what
    was heard."""
    with reading(database) as connection:
        row = connection.execute(_ANSWER, {"asked": question.digest}).one_or_none()
        if row is None or row.payload is None:
            before = heard.recall(connection, question.digest)
            return Known(failed_id=row.id if row else None, heard=before)
    return Known(extraction=Extraction.model_validate_json(row.payload))


def save(
    database: Database,
    article: Article,
    extraction: Extraction,
    question: Question,
    *,
    risk: float,
    reusable: bool = True,
    blind: bool = False,
    took: Took = NOTHING,
) -> None:
    """Keep the article, its extraction, facts, findings, provenance and what the model wrote, in
    one transaction.

    `reusable`: whether `find` may answer the question with it; an incomplete one may not. `blind`:
    a record that passed is queued all the same, without saying so. A record that failed under the
    same id is completed. Raises Conflict when the id is taken by a record
    that did not fail.
    """
    state: RecordState = "accepted" if extraction.decision == "accept" and not blind else "queued"
    columns = {
        **_columns(article, question, extraction.provenance.created, state),
        "question": question.digest if reusable else None,
        "payload": extraction.as_json,
        "facts": len(extraction.facts),
        "flagged": sum(fact.checked == "flagged" for fact in extraction.facts),
        "risk": risk,
        "sample": BLIND if blind else None,
    }
    with writing(database) as connection:
        is_new = _keep_article(connection, article, extraction.provenance.created)
        was = _keep_extraction(connection, extraction.id, columns)
        rows.add(connection, facts, _fact_rows(extraction))
        rows.add(connection, findings, _finding_rows(extraction))
        if was is None:
            stands = terms.Standing(state, risk)
            terms.add(connection, extraction.id, stands, _terms_of(columns, extraction))
        else:
            terms.refresh(connection, extraction.id, was)
        _keep_what_it_took(connection, extraction.id, took, extraction.provenance.created, was)
        if took.heard:
            heard.forget(connection, question.digest)
        if is_new:
            accepting.begin(connection, extraction)
        else:
            accepting.refresh(connection, article.id, extraction)


def save_failure(
    database: Database,
    article: Article,
    extraction_id: str,
    question: Question,
    error: ModelError,
    took: Took = NOTHING,
) -> None:
    """Keep the article with why its model call failed, so that it can be run again.

    Raises Conflict when the record has been completed meanwhile.
    """
    now = datetime.now(UTC)
    columns = {
        **_columns(article, question, now, "failed"),
        "error_type": type(error).__name__,
        "error": plain(str(error)),
        "call": error.call.model_dump_json() if error.call else None,
    }
    with writing(database) as connection:
        _keep_article(connection, article, now)
        was = _keep_extraction(connection, extraction_id, columns)
        terms.refresh(connection, extraction_id, was)
        _keep_what_it_took(connection, extraction_id, took, now, was)
        if took.heard:
            heard.forget(connection, question.digest)


class Reusable(NamedTuple):
    """What the store answers questions with: how many records, and the bytes of their answers."""

    records: int
    size: int


def reusable(database: Database) -> Reusable:
    """The records that answer their question when it is asked again."""
    size = func.coalesce(func.sum(func.length(extractions.c.payload)), 0)
    wanted = select(func.count(), size).where(_ANSWERS_AGAIN)
    with reading(database) as connection:
        return Reusable(*connection.execute(wanted).one())


def forget_questions(database: Database) -> int:
    """Let no record kept so far answer a question again; how many did. The records stay."""
    with writing(database) as connection:
        heard.forget_all(connection)
        forgotten = update(extractions).where(_ANSWERS_AGAIN).values(question=None)
        return connection.execute(forgotten).rowcount


def load(database: Database, extraction_id: str) -> Record:
    """One record with everything about it. Raises NotFound."""
    joined = (
        select(extractions, articles.c.text, articles.c.html, articles.c.about)
        .join_from(extractions, articles)
        .where(extractions.c.id == extraction_id)
    )
    decided = (
        select(verdicts.c.payload)
        .where(verdicts.c.extraction_id == extraction_id)
        .order_by(verdicts.c.position)
    )
    with reading(database) as connection:
        row = connection.execute(joined).one_or_none()
        if row is None:
            raise NotFound(f"There is no extraction {extraction_id}.")
        kept = connection.execute(decided).scalars().all()
    return Record(
        id=row.id,
        state=row.state,
        version=row.version,
        created=row.created,
        model=row.model,
        base_url=row.base_url,
        article=_article(row),
        extraction=Extraction.model_validate_json(row.payload) if row.payload else None,
        failure=_failure(row) if row.payload is None else None,
        verdicts=tuple(Verdict.model_validate_json(payload) for payload in kept),
        first_reader=row.first_reader,
        is_second=row.sample == SECOND,
    )


def _columns(
    article: Article, question: Question, created: datetime, state: RecordState
) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "state": state,
        "version": 0,
        "title": plain(article.title),
        "publisher": plain(article.publisher),
        "question": question.digest,
        "model": question.model,
        "base_url": question.base_url,
        "created": created,
        "payload": None,
        "call": None,
        "error_type": None,
        "error": None,
        "facts": 0,
        "flagged": 0,
        "decided": 0,
        "risk": 0.0,
    }


def _keep_article(connection: Connection, article: Article, created: datetime) -> bool:
    """Whether it is new: no record of it can have been kept before."""
    row = {
        "id": article.id,
        "text": article.text,
        "html": article.html,
        "about": article.model_dump_json(exclude={"text", "html"}),
        "created": created,
    }
    return rows.add_new(connection, articles, row)


def _keep_extraction(
    connection: Connection, extraction_id: str, columns: dict[str, Any]
) -> terms.Standing | None:
    """Where the record stood in the lists until now; None for one that is new."""
    if rows.add_new(connection, extractions, {**columns, "id": extraction_id}):
        return None
    if connection.execute(_COMPLETE, {**columns, "failed_id": extraction_id}).rowcount:
        return terms.Standing("failed", 0.0)
    raise Conflict(f"The record {extraction_id} was completed by somebody else.")


def _keep_what_it_took(
    connection: Connection,
    extraction_id: str,
    took: Took,
    now: datetime,
    was: terms.Standing | None,
) -> None:
    """`was`: where the record stood until now; one that is new has no answers of earlier runs."""
    answers.keep(connection, extraction_id, took.answers, are_first=was is None)
    spending.add(connection, now.astimezone(UTC).date(), took.currency, took.spent)


def _fact_rows(extraction: Extraction) -> list[dict[str, Any]]:
    return [_fact_row(extraction.id, n, fact) for n, fact in enumerate(extraction.facts)]


def _fact_row(extraction_id: str, position: int, fact: Fact) -> dict[str, Any]:
    amount = fact.normalized
    return {
        "extraction_id": extraction_id,
        "fact_id": fact.id,
        "position": position,
        "kind": fact.kind,
        "city": indexed(fact.city),
        "name": indexed(fact.name),
        "value": float(amount.value) if amount else None,
        "upper": float(amount.upper) if amount and amount.upper is not None else None,
        "unit": plain(amount.unit) if amount else None,
        "day": fact.as_of or fact.deadline,
        "checked": fact.checked,
    }


def _terms_of(columns: dict[str, Any], extraction: Extraction) -> frozenset[str]:
    return terms.of_record(
        columns["title"],
        columns["model"],
        columns["publisher"],
        {indexed(fact.city) for fact in extraction.facts},
        {finding.code.value for finding in extraction.findings},
    )


def _finding_rows(extraction: Extraction) -> list[dict[str, Any]]:
    return [
        {
            "extraction_id": extraction.id,
            "position": position,
            "code": finding.code.value,
            "severity": finding.severity,
            "fact_id": finding.fact_id,
        }
        for position, finding in enumerate(extraction.findings)
    ]


def _article(row: Row[Any]) -> Article:
    about = json.loads(row.about)
    return Article.model_validate({**about, "text": row.text, "html": row.html})


def _failure(row: Row[Any]) -> Failure:
    call = ModelCall.model_validate_json(row.call) if row.call else None
    return Failure(error_type=row.error_type, message=row.error, call=call)
