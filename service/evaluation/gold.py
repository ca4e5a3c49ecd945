"""Gold files: articles with the facts that a careful reader takes from them.

The format is described in tests/gold/README.md. A gold fact becomes a claim with its number as
the text writes it, where the digits and the unit can be told apart, else in base units.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from schemas.article import Article
from schemas.extraction import Claim, FactKind
from schemas.quantity import Quantity
from service.errors import BadFacts
from service.quantities import normalize, scan
from service.text import read

Span = tuple[int, int]

KINDS: dict[str, FactKind] = {
    "metric": "indicator",
    "ranking": "indicator",
    "target": "target",
    "policy": "initiative",
    "project": "initiative",
    "institution": "initiative",
    "company": "initiative",
}
UNITS = {
    "CNY": "元",
    "USD": "美元",
    "HKD": "港元",
    "percent": "%",
    "percentage_point": "个百分点",
    "m2": "平方米",
    "times": "倍",
    "year": "年",
}
"""How a text writes a unit of the gold; the others stand as they are."""

_AS_WRITTEN = re.compile(
    r"(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?:[-–—~至到]\s*(?P<upper>\d[\d,]*(?:\.\d+)?))?\s*"
    r"(?P<unit>[^\d\s,.]*(?: yuan| dollars)?)"
)
_BOUND_WORDS = re.compile(r"以上|以下|以内|左右|上下|多|余|\+|之内")


class GoldFact(NamedTuple):
    """One fact of the gold."""

    claim: Claim
    quote: Span
    number: Span | None
    """Where the text writes the number; None for a fact without one."""
    flags: frozenset[str]
    """The annotation's flags: shared, optional, derived, restated, projected …"""
    kind: str
    """Of the annotation: metric, target, policy, project, institution, company or ranking."""


class GoldArticle(NamedTuple):
    """One article with its gold."""

    id: str
    article: Article
    quantities: tuple[Quantity, ...]
    facts: tuple[GoldFact, ...]
    """The facts that the text states."""
    derived: tuple[GoldFact, ...]
    """Sums, differences and ratios that the text does not state."""
    noise: tuple[Span, ...]
    """Teasers, navigation, comments: nothing of it is a fact."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(fact.claim for fact in self.facts)


def load(path: Path) -> GoldArticle:
    """Read `ID.txt` and the gold beside it in `ID.json`. Raises BadFacts for another shape."""
    text = path.with_suffix(".txt").read_bytes().decode()  # every CR LF where it stands
    try:
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        published = gold.get("published")
        article = read(text, published=date.fromisoformat(published) if published else None)
        facts = [_fact(f"g{n}", item, text) for n, item in enumerate(gold["facts"], 1)]
    except (KeyError, ValueError) as error:
        raise BadFacts(f"{path.name} is no gold file: {error!r}") from error
    return GoldArticle(
        id=path.stem,
        article=article,
        quantities=scan(text, article.anchor),
        facts=tuple(fact for fact in facts if "derived" not in fact.flags),
        derived=tuple(fact for fact in facts if "derived" in fact.flags),
        noise=tuple((n["start"], n["end"]) for n in gold.get("noise_spans", [])),
    )


def load_all(paths: Iterable[Path]) -> Iterator[GoldArticle]:
    """Every gold article under the paths (files or folders); the first of a name counts."""
    taken: set[str] = set()
    for path in paths:
        for one in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            if one.with_suffix(".txt").exists() and one.stem not in taken:
                taken.add(one.stem)
                yield load(one)


def claim_of(identifier: str, item: dict[str, Any]) -> Claim:
    """One fact of a gold file as a claim. Raises KeyError, ValueError for another shape."""
    bound = item.get("qualifier") or "exact"
    value, upper, unit = _amount(item)
    return Claim(
        id=identifier,
        kind=KINDS[item["kind"]],
        city=item["city"],
        name=item["name"],
        value=value,
        upper=upper,
        unit=unit,
        bound="exact" if bound == "target" else bound,
        as_of=item.get("as_of"),
        deadline=item.get("deadline"),
        quote=item["evidence"],
    )


def _fact(identifier: str, item: dict[str, Any], text: str) -> GoldFact:
    return GoldFact(
        claim=claim_of(identifier, item),
        quote=(item["start"], item["end"]),
        number=_number(item, text),
        flags=frozenset(key for key, value in item.items() if value is True or key == "derived"),
        kind=item["kind"],
    )


def _number(item: dict[str, Any], text: str) -> Span | None:
    """Where the evidence writes the number; behind its city where it stands there twice."""
    written: str | None = item.get("scale_text")
    if not written:
        return None
    first, last = item["start"], item["end"]
    city = max(text.find(item["city"], first, last), first)
    alone = re.compile(rf"(?<![\d.,零〇一二两三四五六七八九十百千万点]){re.escape(written)}")
    hit = alone.search(text, city, last) or alone.search(text, first, last)
    return hit.span() if hit else None


def _amount(item: dict[str, Any]) -> tuple[Decimal | None, Decimal | None, str | None]:
    if item.get("value") is None:
        return None, None, None
    value = Decimal(item["value"])
    upper = Decimal(item["value_max"]) if item.get("value_max") else None
    base = item["unit"].removeprefix("count:")
    unit = UNITS.get(base, base)
    written = _written(item.get("scale_text") or "", unit)
    if written is not None:
        told = normalize(*written)
        meant = normalize(value, upper, unit)
        if (told.value, told.upper, told.unit) == (meant.value, meant.upper, meant.unit):
            return written
    return value, upper, unit


def _written(text: str, unit: str) -> tuple[Decimal, Decimal | None, str] | None:
    """3600亿元 -> 3600 and 亿元; 25个以上 -> 25 and 个; 约35% -> 35 and %."""
    match = _AS_WRITTEN.search(text)
    if match is None:
        return None
    upper = match["upper"]
    told = _BOUND_WORDS.sub("", match["unit"])
    return (
        Decimal(match["value"].replace(",", "")),
        Decimal(upper.replace(",", "")) if upper else None,
        told or unit,
    )
