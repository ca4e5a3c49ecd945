"""The server that the browser tests and the pictures look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from schemas.verdict import Verdict
from service.store import records
from service.store.database import Database
from service.store.records import Record
from tests.loopback import running
from tests.unit.web import desk
from tests.unit.web.factory import GOLD, Made, claim, record


class Day(NamedTuple):
    """A running server and its database."""

    url: str
    database: Database

    def record(self, record_id: str = "x1") -> Record:
        """A record as it is kept now."""
        return records.load(self.database, record_id)

    def verdicts(self, record_id: str = "x1") -> list[tuple[str, str]]:
        """What was decided: fact and kind, in order."""
        kept: tuple[Verdict, ...] = self.record(record_id).verdicts
        return [(verdict.fact_id, verdict.kind) for verdict in kept]


@contextmanager
def a_day(folder: Path, *more: Made, **settings: object) -> Iterator[Day]:
    """Serve three records: one of three facts, one of all, one calm; the riskiest is named x1."""
    with desk.database(folder) as database:
        desk.keep(database, record([claim(3), claim(4), claim(10)]), risk=3)
        desk.keep(database, another("104", "calm"), risk=1)
        desk.keep(database, record(extraction_id="all"), risk=2)
        for made in more:
            desk.keep(database, made)
        with running(desk.the_app(folder, **settings), lifespan="on") as url:
            yield Day(url, database)


def another(name: str, extraction_id: str) -> Made:
    """A record of another gold article, in which the model found one fact too few to be true."""
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
    told = claim(10, quote=text.strip().splitlines()[-1])
    return record([told], text=text, extraction_id=extraction_id)
