"""Reviewed records -> gold, in the format of tests/gold, so that they feed the evaluation."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple

from schemas.article import Article
from schemas.extraction import Claim, Extraction, Fact
from schemas.finding import Mention
from schemas.initiative import Category
from schemas.quantity import Quantity
from schemas.verdict import Verdict
from service.checks import check
from service.errors import InputError
from service.quantities import scan
from service.review.verdicts import as_claim
from service.standing import held, standing
from service.store import queue, records
from service.store.accepting import digits
from service.store.database import Database

Json = dict[str, Any]

KINDS: dict[Category | None, str] = {
    None: "project",
    "policy": "policy",
    "funding": "policy",
    "talent": "policy",
    "infrastructure": "project",
    "application": "project",
    "ecosystem": "project",
    "research": "institution",
}
"""A gold file's kind of an initiative."""

_NAME = re.compile(r"[0-9A-Za-z_-]{1,64}")


class GoldFile(NamedTuple):
    """One reviewed record: `ID.txt`, `ID.json`, and what could not be told in them."""

    id: str
    text: str
    annotation: Json
    left_out: tuple[str, ...]
    """One sentence for each fact that a program cannot prove from the text."""

    def json_text(self) -> str:
        """The annotation as the file has it."""
        return json.dumps(self.annotation, ensure_ascii=False, indent=1) + "\n"


def annotations(database: Database) -> Iterator[GoldFile]:
    """A gold file for every reviewed record, the newest first; of an article the newest version."""
    taken: set[str] = set()
    after = None
    while True:
        page = queue.page(
            database, queue.Filter(state="reviewed"), order="newest", after=after, limit=200
        )
        for item in page.items:
            if item.article_id not in taken:
                taken.add(item.article_id)
                yield _of_record(records.load(database, item.extraction_id))
        after = page.after
        if after is None:
            return


def _of_record(record: records.Record) -> GoldFile:
    if not _NAME.fullmatch(record.id):  # it becomes the name of a file
        raise InputError(f"The record {record.id!r} has no name that a file may bear.")
    return annotate(record.article, record.answered(), record.verdicts)


def annotate(article: Article, extraction: Extraction, verdicts: Sequence[Verdict]) -> GoldFile:
    """The gold of one reviewed record.

    A fact goes in when its quote is verbatim and the scanner reads its number in the quote: what
    `python -m tests.gold.verify` proves. A rejected fact's number becomes `must_not_extract`.
    """
    quantities = scan(article.text, article.anchor)
    claims = [as_claim(one.claim) for one in held(extraction, verdicts)]
    told = {(q.start, q.end): q for q in quantities}
    facts: list[Json] = []
    left_out: list[str] = []
    checked = check(article, quantities, claims).facts
    claimed = {fact.mention for fact in checked}
    for fact in checked:
        item = _fact(fact, told)
        if isinstance(item, str):
            left_out.append(f"{fact.city} {fact.name}: {item}")
        else:
            facts.append(item)
    annotation = {
        "id": extraction.id,
        "published": _day(article.published),
        "synthetic": False,
        "complete": not left_out,
        "notes": _notes(extraction, left_out),
        "dateline": _day(article.dateline),
        "facts": sorted(facts, key=lambda item: (item["start"], item["end"])),
        "quotes": [],
        "noise_spans": list(_noise(article, facts)),
        "must_not_extract": list(_rejected(extraction, verdicts, claimed)),
    }
    return GoldFile(extraction.id, article.text, annotation, tuple(left_out))


def _fact(fact: Fact, told: dict[tuple[int, int], Quantity]) -> Json | str:
    """The gold fact, or why there is none."""
    if fact.start is None or fact.end is None:
        return "the quote is not in the text"
    number: Quantity | None = None
    if fact.normalized is not None:
        place = (fact.mention.start, fact.mention.end) if fact.mention else (-1, -1)
        number = told.get(place)
        if number is None or not fact.start <= number.start <= number.end <= fact.end:
            return "the quote does not hold the number"
        if not _says(number, fact):
            return f"the scanner reads {number.text} as another amount"
    return {
        "city": fact.city,
        "kind": _kind(fact, number),
        "name": fact.name,
        "value": digits(fact.normalized.value) if fact.normalized else None,
        "value_max": _upper(fact),
        "unit": _unit(number) if number else None,
        "scale_text": number.text if number else None,
        "qualifier": fact.bound,
        "as_of": fact.as_of,
        "deadline": fact.deadline,
        "evidence": fact.quote,
        "start": fact.start,
        "end": fact.end,
    }


def _says(number: Quantity, fact: Fact) -> bool:
    told = fact.normalized
    if told is None or number.value is None:
        return False
    same_unit = number.unit == told.unit or number.kind == "count"
    return abs(number.value) == abs(told.value) and number.upper == told.upper and same_unit


def _upper(fact: Fact) -> str | None:
    upper = fact.normalized.upper if fact.normalized else None
    return None if upper is None else digits(upper)


def _unit(number: Quantity) -> str:
    return f"count:{number.unit}" if number.kind == "count" else number.unit or "number"


def _kind(fact: Claim, number: Quantity | None) -> str:
    if fact.kind == "initiative":
        return KINDS[fact.category]
    if fact.kind == "target":
        return "target"
    return "ranking" if number is not None and number.unit == "rank" else "metric"


def _noise(article: Article, facts: Iterable[Json]) -> Iterator[Json]:
    """What lies outside the body, but for the places that a reviewer took a fact from."""
    evidence = [(item["start"], item["end"]) for item in facts]
    at = 0
    for start, end in (*article.body, (len(article.text), len(article.text))):
        used = any(first < start and at < last for first, last in evidence)
        if article.text[at:start].strip() and not used:
            yield {"start": at, "end": start, "reason": "outside the body"}
        at = end


def _rejected(
    extraction: Extraction, verdicts: Sequence[Verdict], claimed: Set[Mention | None]
) -> Iterator[Json]:
    """The numbers of rejected facts, but for those that another fact rightly has."""
    stands = standing(verdicts)
    for fact in extraction.facts:
        verdict = stands.get(fact.id)
        mention = fact.mention
        if not verdict or verdict.kind != "reject" or not mention or mention in claimed:
            continue
        yield {
            "text": mention.text,
            "start": mention.start,
            "end": mention.end,
            "why": f"rejected by a reviewer: {fact.city} {fact.name}",
        }


def _notes(extraction: Extraction, left_out: Sequence[str]) -> str:
    told = f"Reviewed facts of {extraction.provenance.model}, exported by cityfacts."
    return " ".join((told, *(f"Left out: {sentence}." for sentence in left_out)))


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
