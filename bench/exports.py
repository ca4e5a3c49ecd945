"""Accepted facts at volume: queries, exports, the page of pictures, backup; on both backends.

    python -m bench.exports --facts 1000000 [--backend sqlite|postgresql]

Facts are put into the table directly, 10 for each record. Prints one table: milliseconds of the
middle and of the 95th percentile for a query; seconds of this process's CPU, megabytes and its peak
of memory for a file.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from sqlalchemy import insert

from service.export import FORMATS
from service.places.table import gazetteer
from service.store import accepted, insights
from service.store.accepted import Wanted
from service.store.accepting import place_of
from service.store.backup import backup
from service.store.database import Database, writing
from service.store.tables import accepted_facts, articles, extractions
from tests.stores import BACKENDS, empty_database

FACTS_OF_A_RECORD = 10
UNITS = ("CNY", "家", "percent", "EFLOPS", "个", "person")
TOLD = 60
"""Questions of each kind."""


def fill(database: Database, facts: int) -> list[str]:
    """That many facts in records of ten; the cities they are about."""
    chance = random.Random(7)
    cities = [p.name for p in gazetteer().places.values() if p.level == "city"]
    keys = {city: place_of(city) for city in cities}
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for first in range(0, facts // FACTS_OF_A_RECORD, 2_000):
        numbers = range(first, min(first + 2_000, facts // FACTS_OF_A_RECORD))
        with writing(database) as connection:
            connection.execute(insert(articles), [_article(n, start) for n in numbers])
            connection.execute(insert(extractions), [_record(n, start) for n in numbers])
            rows = [
                _fact(number, place, chance, cities, keys, start)
                for number in numbers
                for place in range(FACTS_OF_A_RECORD)
            ]
            connection.execute(insert(accepted_facts), rows)
    return cities


def _article(number: int, start: datetime) -> dict[str, object]:
    return {"id": f"{number:08}", "text": "…", "about": "{}", "created": start}


def _record(number: int, start: datetime) -> dict[str, object]:
    return {
        "id": f"{number:08}",
        "article_id": f"{number:08}",
        "state": "accepted",
        "version": 0,
        "model": "m",
        "base_url": "u",
        "created": start - timedelta(minutes=number % 200_000),
        "payload": "{}",
        "facts": FACTS_OF_A_RECORD,
        "flagged": 0,
        "decided": 0,
        "risk": 0.0,
    }


def _fact(
    number: int,
    place: int,
    chance: random.Random,
    cities: list[str],
    keys: dict[str, str],
    start: datetime,
) -> dict[str, object]:
    city = cities[min(int(chance.expovariate(0.02)), len(cities) - 1)]
    value = chance.randrange(1, 10**6)
    day = date(2018, 1, 1) + timedelta(days=chance.randrange(3200))
    return {
        "extraction_id": f"{number:08}",
        "article_id": f"{number:08}",
        "fact_id": f"f{place}",
        "kind": "indicator" if place else "target",
        "city": city,
        "place": keys[city],
        "name": f"人工智能指标{int(chance.expovariate(0.01))}",
        "value": str(value),
        "number": float(value),
        "unit": UNITS[place % len(UNITS)],
        "bound": "exact",
        "written": f"{value}亿元",
        "as_of": day.isoformat(),
        "day": day.isoformat(),
        "dated_by": "as_of",
        "how": "checks",
        "decided_at": start,
        "publisher": "示例报",
        "published": "2026-01-01",
        "title": f"{city}发布人工智能产业数据",
        "source_url": f"https://example.org/{number}",
        "model": "m",
        "quote": f"截至{day.year}年底，{city}人工智能指标达{value}亿元，同比增长12.5%",
    }


def queries(database: Database, cities: list[str]) -> Iterator[tuple[str, list[float]]]:
    """Each kind of question, many times: its name, and the milliseconds of each."""
    chance = random.Random(11)

    def city() -> str:
        return chance.choice(cities[:60])

    def name() -> str:
        return f"人工智能指标{int(chance.expovariate(0.01))}"

    asked: dict[str, Callable[[], Wanted]] = {
        "newest": Wanted,
        "city": lambda: Wanted(city=city()),
        "city, name": lambda: Wanted(city=city(), name=name()),
        "city, words of the name": lambda: Wanted(city=city(), words="指标77"),
        "name": lambda: Wanted(name=name()),
        "unit": lambda: Wanted(unit="EFLOPS"),
        "kind": lambda: Wanted(kind="target"),
        "from, to": lambda: Wanted(first=date(2020, 1, 1), last=date(2020, 12, 31)),
        "city, from, to": lambda: Wanted(
            city=city(), first=date(2020, 1, 1), last=date(2020, 12, 31)
        ),
    }
    for told, wanted in asked.items():
        yield told, [_took(lambda: accepted.page(database, wanted())) for _ in range(TOLD)]  # noqa: B023
    middle = accepted.page(database, Wanted(), limit=1).items[0]
    deep = f"2019-06-01~{middle.id}"
    yield "newest, deep", [_took(lambda: accepted.page(database, after=deep)) for _ in range(TOLD)]
    yield "names for the form", [_took(lambda: insights.indicators(database)) for _ in range(20)]


def _took(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--backend", choices=BACKENDS, default="sqlite")
    told = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        empty_database(told.backend, Path(folder)) as database,
    ):
        start = time.perf_counter()
        cities = fill(database, told.facts)
        if told.backend == "postgresql":
            with writing(database) as connection:
                connection.exec_driver_sql("ANALYZE")
        print(
            f"{told.backend}, {told.facts} facts, filled in {time.perf_counter() - start:.0f} s\n"
        )
        print("| facts query (a page of 50) | p50 ms | p95 ms |\n|---|---|---|")
        for name, took in queries(database, cities):
            cuts = quantiles(took, n=20)
            print(f"| {name} | {cuts[9]:.1f} | {cuts[18]:.1f} |")
        print("\n| file | CPU s | MB | peak MB of memory |\n|---|---|---|---|")
        for name, known in FORMATS.items():
            start = time.process_time()
            size = sum(map(len, known.write(accepted.stream(database))))
            _print_file(name, start, size)
        with (Path(folder) / "backup.zip").open("wb") as file:
            start = time.process_time()
            backup(database, file)
            _print_file("backup", start, file.tell())


def _print_file(name: str, start: float, size: int) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {name} | {time.process_time() - start:.1f} | {size / 1e6:.0f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
