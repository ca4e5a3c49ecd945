"""What a record can be found under: its cities, findings, model, publisher, words of its title.

One row for each term of a record, kept in the order in which lists show them, so that a list
filtered by a term is one range of an index however many records there are. Titles are cut into
pairs of neighbouring letters: Chinese puts no blanks between its words.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from schemas.verdict import RecordState
from service.store import rows
from service.store.accepting import place_of
from service.store.tables import extractions, facts, findings, terms
from service.store.words import indexed

_BATCH = 500


class Standing(NamedTuple):
    """Where a record stands in the lists."""

    state: RecordState
    risk: float


def of_city(city: str) -> str:
    """The term of a city under any of its names."""
    return f"c:{indexed(place_of(city))}"


def of_finding(code: str) -> str:
    """The term of a finding's code."""
    return f"f:{code}"


def of_model(model: str) -> str:
    """The term of a model's name."""
    return f"m:{indexed(model)}"


def of_publisher(publisher: str) -> str:
    """The term of a publisher."""
    return f"p:{indexed(publisher)}"


def of_words(text: str) -> frozenset[str]:
    """The terms of a title, or of what is looked for in titles; none for a single letter."""
    return frozenset(
        f"t:{word[at : at + 2]}"
        for word in text.replace("\x00", "\ufffd").casefold().split()
        for at in range(len(word) - 1)
    )


def of_record(
    title: str | None,
    model: str,
    publisher: str | None,
    cities: Iterable[str] = (),
    codes: Iterable[str] = (),
) -> frozenset[str]:
    """Everything that a record is found under."""
    named = {of_model(model)} | ({of_publisher(publisher)} if publisher else set())
    found = {of_city(city) for city in cities} | {of_finding(code) for code in codes}
    return of_words(title or "") | named | found


def add(connection: Connection, extraction_id: str, stands: Standing, found: Iterable[str]) -> None:
    """Put a record that has no terms under these."""
    place = {"state": stands.state, "risk": stands.risk, "extraction_id": extraction_id}
    rows.add(connection, terms, [{"term": term, **place} for term in sorted(found)])


def refresh(connection: Connection, extraction_id: str, was: Standing | None = None) -> None:
    """Make a record's terms what the record says now; `was`: where it stood until now."""
    table = extractions.c
    row = connection.execute(
        select(table.title, table.model, table.publisher, table.state, table.risk).where(
            table.id == extraction_id
        )
    ).one()
    if was == Standing(row.state, row.risk):
        return
    of_facts = select(facts.c.city).where(facts.c.extraction_id == extraction_id).distinct()
    doubts = select(findings.c.code).where(findings.c.extraction_id == extraction_id).distinct()
    found = of_record(
        row.title,
        row.model,
        row.publisher,
        connection.execute(of_facts).scalars(),
        connection.execute(doubts).scalars(),
    )
    if was is not None:
        connection.execute(
            delete(terms).where(
                terms.c.term.in_(found),
                terms.c.state == was.state,
                terms.c.risk == was.risk,
                terms.c.extraction_id == extraction_id,
            )
        )
    add(connection, extraction_id, Standing(row.state, row.risk), found)


def fill(connection: Connection) -> None:
    """Give every record its terms where none has any: after the migration that made the table."""
    if connection.execute(select(terms.c.term).limit(1)).first() is not None:
        return
    last = ""
    while True:
        following = (
            select(extractions.c.id)
            .where(extractions.c.id > last)
            .order_by(extractions.c.id)
            .limit(_BATCH)
        )
        ids = connection.execute(following).scalars().all()
        for extraction_id in ids:
            refresh(connection, extraction_id)
        if len(ids) < _BATCH:
            return
        last = ids[-1]
