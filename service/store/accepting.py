"""Keeps the table of accepted facts: told anew whenever a record is saved or decided about.

Of several versions of one article one counts, so that asking again doubles nothing: a reviewed one
before one that only the checks let through, before one that waits in the queue; the newest among
equals. What a person has read is so never replaced by what nobody has.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, select

from schemas.accepted import DatedBy
from schemas.extraction import Claim, Extraction
from schemas.verdict import RecordState, Verdict
from service.periods import last_day
from service.places import resolve
from service.quantities.currency import article_currency
from service.sampling import BLIND, SECOND
from service.standing import Held, held
from service.store import rows
from service.store.tables import accepted_facts, articles, extractions, verdicts
from service.store.words import indexed, plain

_RANK: Mapping[RecordState, int] = {"reviewed": 2, "accepted": 1, "queued": 0}
_BATCH = 500

_OF_ARTICLE: BindParameter[str] = bindparam("of_article")
_TURN = select(articles.c.id).where(articles.c.id == _OF_ARTICLE).with_for_update(key_share=True)
_KEPT = select(accepted_facts).where(accepted_facts.c.article_id == _OF_ARTICLE)
_VERSIONS = select(extractions.c.id, extractions.c.state, extractions.c.sample).where(
    extractions.c.article_id == _OF_ARTICLE,
    extractions.c.payload.is_not(None),
    extractions.c.sample.is_distinct_from(SECOND),
)
"""Built once: a record is kept for every article, and building them took as long as asking."""


def begin(connection: Connection, fresh: Extraction) -> None:
    """The accepted facts of an article that has no other record than this, just saved."""
    rows.add(connection, accepted_facts, list(_told(fresh, held(fresh, (), "CNY"))))


def refresh(connection: Connection, article_id: str, fresh: Extraction | None = None) -> None:
    """Make the article's accepted facts what its records say now. Rows that stay keep their id.

    `fresh`: a record that was just saved, so that it need not be read again.
    """
    of_article = {"of_article": article_id}
    connection.execute(_TURN, of_article)  # two decisions about versions: one after the other
    told = _rows(connection, article_id, fresh)
    wanted = {(row["extraction_id"], row["fact_id"]): row for row in told}
    gone = []
    for kept in connection.execute(_KEPT, of_article).mappings():
        key = (kept["extraction_id"], kept["fact_id"])
        row = wanted.get(key)
        if row is not None and all(kept[name] == value for name, value in row.items()):
            del wanted[key]
        else:
            gone.append(kept["id"])
    if gone:
        connection.execute(delete(accepted_facts).where(accepted_facts.c.id.in_(gone)))
    rows.add(connection, accepted_facts, list(wanted.values()))


def refresh_of(connection: Connection, extraction_id: str) -> None:
    """The same for the article of a record."""
    of_record = select(extractions.c.article_id).where(extractions.c.id == extraction_id)
    refresh(connection, connection.execute(of_record).scalar_one())


def rebuild(connection: Connection) -> None:
    """The same for every article: after a migration, and after a change of the tables of places."""
    last = ""
    while True:
        following = (
            select(articles.c.id).where(articles.c.id > last).order_by(articles.c.id).limit(_BATCH)
        )
        ids = connection.execute(following).scalars().all()
        for article_id in ids:
            refresh(connection, article_id)
        if len(ids) < _BATCH:
            return
        last = ids[-1]


def place_of(city: str) -> str:
    """The key of a city: 深圳, 深圳市 and Shenzhen have one; of a name in no table, the name.

    Where several places bear the name, the likeliest: Suzhou is 苏州, as the checks read it too.
    """
    places = resolve(city)
    return places[0].id if places else f"={indexed(city.strip().casefold())}"


def _rows(
    connection: Connection, article_id: str, fresh: Extraction | None
) -> Iterator[dict[str, Any]]:
    versions = connection.execute(_VERSIONS, {"of_article": article_id}).all()
    if not versions:
        return
    counts = max(versions, key=lambda one: (_rank(one.state, one.sample), one.id))
    if fresh is not None and counts.id == fresh.id:
        yield from _told(fresh, held(fresh, (), "CNY"))
    else:
        yield from _rows_of(connection, counts.id)


def _rank(state: RecordState, sample: str | None) -> int:
    passed = sample == BLIND and state == "queued"
    return _RANK.get("accepted" if passed else state, 0)


def _rows_of(connection: Connection, extraction_id: str) -> Iterator[dict[str, Any]]:
    row = connection.execute(
        select(extractions.c.payload).where(extractions.c.id == extraction_id)
    ).one()
    decided = (
        select(verdicts.c.payload)
        .where(verdicts.c.extraction_id == extraction_id)
        .order_by(verdicts.c.position)
    )
    told = [Verdict.model_validate_json(one) for one in connection.execute(decided).scalars()]
    extraction = Extraction.model_validate_json(row.payload)
    currency = _currency(connection, extraction) if told else "CNY"
    yield from _told(extraction, held(extraction, told, currency))


def _currency(connection: Connection, extraction: Extraction) -> str:
    of_article = select(articles.c.text).where(articles.c.id == extraction.article.id)
    return article_currency(connection.execute(of_article).scalar_one())


def _told(extraction: Extraction, facts: Iterable[Held]) -> Iterator[dict[str, Any]]:
    """A row for each fact."""
    article = extraction.article
    of_record = {
        "extraction_id": extraction.id,
        "article_id": article.id,
        "publisher": plain(article.publisher),
        "published": article.published.isoformat() if article.published else None,
        "title": plain(article.title),
        "source_url": plain(article.source_url),
        "model": plain(extraction.provenance.model),
    }
    created = extraction.provenance.created
    return ({**of_record, **_row(fact, article.published, created)} for fact in facts)


def _row(fact: Held, published: date | None, created: datetime) -> dict[str, Any]:
    claim, amount = fact.claim, fact.amount
    day, dated_by = _dated(claim, published)
    return {
        "fact_id": claim.id,
        "kind": claim.kind,
        "city": indexed(claim.city),
        "place": place_of(claim.city),
        "name": indexed(claim.name),
        "value": digits(amount.value) if amount else None,
        "upper": digits(amount.upper) if amount and amount.upper is not None else None,
        "number": float(amount.value) if amount else None,
        "unit": indexed(amount.unit) if amount and amount.unit else None,
        "bound": claim.bound,
        "written": _written(claim),
        "as_of": claim.as_of,
        "deadline": claim.deadline,
        "day": day,
        "dated_by": dated_by,
        "category": claim.category,
        "status": claim.status,
        "organisations": plain("; ".join(claim.organisations)) or None,
        "how": fact.how,
        "decided_by": plain(fact.verdict.reviewer) if fact.verdict else None,
        "decided_at": fact.verdict.decided if fact.verdict else created,
        "quote": plain(claim.quote),
    }


def _dated(claim: Claim, published: date | None) -> tuple[str, DatedBy | None]:
    by: DatedBy
    for by, partial in (("as_of", claim.as_of), ("deadline", claim.deadline)):
        day = last_day(partial) if partial else None
        if day:
            return day.isoformat(), by
    return (published.isoformat(), "published") if published else ("", None)


def _written(claim: Claim) -> str | None:
    if claim.value is None:
        return None
    upper = "" if claim.upper is None else f"–{digits(claim.upper)}"
    return plain(f"{digits(claim.value)}{upper}{claim.unit or ''}")


def digits(value: Decimal) -> str:
    """All digits of a decimal, without an exponent and without idle zeros."""
    told = format(value, "f")
    return (told.rstrip("0").rstrip(".") if "." in told else told) or "0"
