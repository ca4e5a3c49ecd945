"""The proof of the checks: errors planted into gold facts, and right facts told other ways.

`run(paths)` measures; `Table.text()` prints; `run(paths, out_html)` also writes the report.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from schemas.article import Article
from schemas.extraction import Claim, Fact
from schemas.quantity import Quantity
from service.checks import check
from service.evaluation.gold import GoldArticle, GoldFact, load_all
from service.evaluation.html import render
from service.evaluation.planting import PLANTERS, Plant, plants
from service.evaluation.records import Records, simulate, total
from service.evaluation.table import Case, Row, Table
from service.evaluation.variants import REWRITES, TELLERS, Variant, retold
from service.quantities import scan
from service.text import read

__all__ = ["Case", "Row", "Table", "evaluate", "run"]


def run(
    paths: Iterable[Path], out_html: Path | None = None, *, seed: int = 7, every: int = 1
) -> Table:
    """Measure the checks on the gold under `paths` (files or folders); write the HTML report.

    `every`: try every n-th error and variant only, for a quick look. Raises BadFacts for a file
    that is no gold.
    """
    table = evaluate(load_all(paths), seed=seed, every=every)
    if out_html is not None:
        out_html.write_text(render(table), encoding="utf-8")
    return table


def evaluate(articles: Iterable[GoldArticle], *, seed: int = 7, every: int = 1) -> Table:
    """Plant every error and tell every variant, one at a time.

    Each is tried within the whole record, where the other facts tell which numbers are theirs, and
    in a record of its own.
    """
    errors: list[_Tried] = []
    rights: list[_Tried] = []
    measured: list[Records] = []
    facts = 0
    names: list[str] = []
    for gold in articles:
        names.append(gold.id)
        facts += len(gold.facts)
        rights.extend(_Tried(case) for case in _records(gold))
        told = islice(retold(gold), 0, None, every)
        rights.extend(_tried(gold, fact, variant) for fact, variant in told)
        planted = islice(plants(gold, seed), 0, None, every)
        errors.extend(_planted(gold, fact, plant) for fact, plant in planted)
        measured.append(simulate(gold, seed))
    return Table(
        errors=tuple(_rows(PLANTERS, errors)),
        rights=tuple(_rows(("whole record", *TELLERS, *REWRITES), rights)),
        articles=tuple(names),
        facts=facts,
        records=total(measured),
    )


class _Tried(NamedTuple):
    """One try within the whole record, and in a record of its own where that can be told."""

    within: Case
    alone: Case | None = None


def _records(gold: GoldArticle) -> Iterator[Case]:
    """Every gold fact in the record of all of them."""
    checked = check(gold.article, gold.quantities, gold.claims)
    for fact in checked.facts:
        yield _case("whole record", gold, fact, (fact,), frozenset(), "right as it stands")


def _planted(gold: GoldArticle, fact: GoldFact, plant: Plant) -> _Tried:
    if plant.added:
        claims = (*gold.claims, plant.claim)
    else:
        claims = tuple(plant.claim if c.id == fact.claim.id else c for c in gold.claims)
    told = _checked(gold.article, gold.quantities, claims, {plant.claim.id})
    twins = told if not plant.added else _checked_pair(gold, claims, fact, plant)
    within = _case(plant.kind, gold, told[0], twins, plant.codes, plant.why)
    if plant.needs_record:
        return _Tried(within)
    alone = _checked(gold.article, gold.quantities, (plant.claim,), {plant.claim.id})
    return _Tried(within, _case(plant.kind, gold, alone[0], alone, plant.codes, plant.why))


def _checked_pair(
    gold: GoldArticle, claims: Sequence[Claim], fact: GoldFact, plant: Plant
) -> tuple[Fact, ...]:
    """A mention told twice may be flagged on either of the two."""
    wanted = {plant.claim.id}
    if plant.claim.quote == fact.claim.quote:
        wanted.add(fact.claim.id)
    return _checked(gold.article, gold.quantities, claims, wanted)


def _tried(gold: GoldArticle, fact: GoldFact, variant: Variant) -> _Tried:
    if variant.text is not None:
        article = read(variant.text, published=gold.article.published)
        quantities = scan(variant.text, article.anchor)
        told = _checked(article, quantities, (variant.claim,), {variant.claim.id})
        return _Tried(_case(variant.kind, gold, told[0], told, frozenset(), "right"))
    claims = tuple(variant.claim if c.id == fact.claim.id else c for c in gold.claims)
    told = _checked(gold.article, gold.quantities, claims, {variant.claim.id})
    alone = _checked(gold.article, gold.quantities, (variant.claim,), {variant.claim.id})
    return _Tried(
        _case(variant.kind, gold, told[0], told, frozenset(), "right"),
        _case(variant.kind, gold, alone[0], alone, frozenset(), "right, told alone"),
    )


def _checked(
    article: Article, quantities: Sequence[Quantity], claims: Sequence[Claim], wanted: set[str]
) -> tuple[Fact, ...]:
    checked = check(article, quantities, claims)
    return tuple(fact for fact in checked.facts if fact.id in wanted)


def _case(
    kind: str,
    gold: GoldArticle,
    fact: Fact,
    told: tuple[Fact, ...],
    codes: frozenset[str],
    why: str,
) -> Case:
    findings = [f for one in told for f in one.findings if f.severity == "review"]
    found = tuple(dict.fromkeys(f.code.value for f in findings))
    shared = any(f.asked_at is not None for one in told for f in one.findings)
    return Case(
        kind=kind,
        article=gold.id,
        claim=_in_words(fact),
        quote=fact.quote,
        why=why,
        found=found,
        right_code=bool(set(found) & {str(code) for code in codes}),
        doubted=shared,
    )


def _in_words(fact: Fact) -> str:
    number = "" if fact.value is None else f"{fact.value}"
    upper = "" if fact.upper is None else f"–{fact.upper}"
    bound = "" if fact.bound == "exact" else f" ({fact.bound})"
    day = f" as of {fact.as_of}" if fact.as_of else ""
    by = f" by {fact.deadline}" if fact.deadline else ""
    return f"{fact.kind}: {fact.city} {fact.name} {number}{upper}{fact.unit or ''}{bound}{day}{by}"


def _rows(kinds: Iterable[str], tried: list[_Tried]) -> Iterator[Row]:
    by_kind: dict[str, list[_Tried]] = {}
    for one in tried:
        by_kind.setdefault(one.within.kind, []).append(one)
    for kind in kinds:
        ones = by_kind.get(kind, [])
        alone = tuple(one.alone for one in ones if one.alone is not None)
        yield Row(kind, tuple(one.within for one in ones), alone)
