"""What checking one article costs: by length of the text, by number of facts, and where it goes.

    python -m bench.check_cost [--profile]

Process time of one core: the scan, the reading of its places, and the checks of all facts, each
article new to every cache. The text is the beginning of a dense city report from the gold; its
facts are spread over the text.
"""

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from schemas.extraction import Claim
from service.checks import (
    bounds,
    check,
    days,
    headings,
    heads,
    occasions,
    reading,
    respectively,
    sections,
    series,
    traditional,
    weekdays,
    wording,
)
from service.evaluation.gold import load
from service.places import mentions
from service.quantities import currency, homes, scan, tables
from service.quantities.fold import fold
from service.text import read

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "129.json"
PUBLISHED = date(2026, 1, 28)
SIZES = ((1000, 20), (2000, 20), (2000, 40), (4000, 40), (8000, 40), (8000, 80))
TRIES = 25
KEPT = (
    fold,
    tables.tables,
    currency.currencies,
    homes.homes,
    homes.is_traditional,
    reading.read,
    mentions.find,
    wording.pieces,
    wording.things,
    heads.expected_kinds,
    heads.certain_kinds,
    heads.counters,
    heads.head,
    headings.rank,
    headings.bare_years,
    bounds.cap_words,
    bounds.hands_out,
    days.parse,
    weekdays.told,
    respectively.told,
    occasions.holidays,
    series.marks,
    sections.tells,
    traditional.plain_name,
)
"""What is kept of an article between two checks; the names of cities and of units stay known."""


def made(length: int, facts: int) -> tuple[str, list[Claim]]:
    """The first `length` characters of the article's body, and right facts spread over them."""
    gold = load(GOLD)
    start = gold.facts[0].quote[0] - 200
    stop = gold.article.text.find("\n", start + length)
    text = gold.article.text[max(0, start) : stop if stop > 0 else None]
    inside = [fact.claim for fact in gold.facts if fact.claim.quote in text]
    step = max(1.0, len(inside) / facts)
    return text, [inside[int(n * step)] for n in range(min(facts, len(inside)))]


def once(text: str, claims: list[Claim]) -> tuple[float, float]:
    """Seconds of process time for the scan, and for the checks with the reading of places."""
    for kept in KEPT:
        kept.cache_clear()
    article = read(text, published=PUBLISHED)
    start = time.process_time()
    quantities = scan(text, article.anchor)
    scanned = time.process_time()
    check(article, quantities, claims)
    return scanned - start, time.process_time() - scanned


def rows() -> Iterator[str]:
    """One row of the table for each size."""
    yield "| characters | facts | scan | checks | together |"
    yield "|---|---|---|---|---|"
    for length, facts in SIZES:
        text, claims = made(length, facts)
        once(text, claims)
        times = [once(text, claims) for _ in range(TRIES)]
        scanned = median(t[0] for t in times) * 1000
        checked = median(t[1] for t in times) * 1000
        yield (
            f"| {len(text)} | {len(claims)} | {scanned:.1f} ms | {checked:.1f} ms |"
            f" {scanned + checked:.1f} ms |"
        )


def profile() -> None:
    """Print where the time of one article of 2,000 characters and 40 facts goes."""
    text, claims = made(2000, 40)
    once(text, claims)
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(TRIES):
        once(text, claims)
    profiler.disable()
    pstats.Stats(profiler, stream=sys.stdout).sort_stats("tottime").print_stats(35)


def main() -> None:
    """Print the table, or the profile."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--profile", action="store_true")
    if parser.parse_args().profile:
        profile()
        return
    for row in rows():
        print(row)


if __name__ == "__main__":
    main()
