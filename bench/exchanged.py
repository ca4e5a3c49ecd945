"""How many pairs of facts with each other's numbers are found.

    python -m bench.exchanged [GOLD …]

Two right facts of one city, with one quote and other names, get each other's value, unit and bound;
the record is checked with both. The class stands beside those of `cityfacts evaluate checks`, which
change one fact at a time.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from schemas.extraction import IN_DOUBT, Claim
from service import places
from service.checks import check
from service.evaluation.gold import GoldArticle, load_all

OWN = Path(__file__).parents[1] / "tests" / "gold"
_AMOUNT = ("value", "upper", "unit", "bound")


def pairs(gold: GoldArticle) -> Iterator[tuple[Claim, Claim]]:
    """Every two claims of which each could be told with the other's number."""
    told = [claim for claim in gold.claims if claim.value is not None]
    for one, other in combinations(told, 2):
        apart = (one.value, one.unit) != (other.value, other.unit) and one.name != other.name
        if apart and one.quote == other.quote and places.same(one.city, other.city):
            yield one, other


def exchanged(one: Claim, other: Claim) -> Claim:
    """The claim with the other's number."""
    return one.model_copy(update={field: getattr(other, field) for field in _AMOUNT})


def flagged(gold: GoldArticle, one: Claim, other: Claim) -> int:
    """How many of the two go to a person when they are exchanged: 0 to 2."""
    wrong = {one.id: exchanged(one, other), other.id: exchanged(other, one)}
    claims = tuple(wrong.get(claim.id, claim) for claim in gold.claims)
    facts = check(gold.article, gold.quantities, claims).facts
    return sum(fact.checked in IN_DOUBT for fact in facts if fact.id in wrong)


def rows(paths: Sequence[Path]) -> Iterator[str]:
    """The table's lines."""
    yield "| gold | pairs | one of the two flagged | both |"
    yield "|---|---|---|---|"
    for path in paths:
        found = [flagged(gold, *pair) for gold in load_all([path]) for pair in pairs(gold)]
        total = max(1, len(found))
        one, both = sum(n > 0 for n in found), sum(n == 2 for n in found)
        yield f"| {path.name} | {len(found)} | {one / total:.1%} | {both / total:.1%} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path, default=[OWN, OWN / "apart"])
    print("\n".join(rows(parser.parse_args().gold)))


if __name__ == "__main__":
    main()
