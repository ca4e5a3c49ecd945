"""Candidate facts against gold facts."""

from decimal import Decimal

import pytest

from schemas.extraction import Claim
from service.scoring import agrees, score


def claim(city: str, value: str | None, unit: str | None, name: str = "产业规模") -> Claim:
    return Claim(
        id="f1",
        kind="indicator",
        city=city,
        name=name,
        value=None if value is None else Decimal(value),
        unit=unit,
        quote="…",
    )


@pytest.mark.parametrize(
    ("told", "gold", "met"),
    [
        (claim("深圳市", "3600", "亿元"), claim("深圳", "360000000000", "CNY"), True),
        (claim("Shenzhen", "0.36", "万亿元"), claim("深圳", "3600", "亿元"), True),
        (claim("深圳", "3600", "万元"), claim("深圳", "3600", "亿元"), False),
        (claim("上海", "3600", "亿元"), claim("深圳", "3600", "亿元"), False),
        (claim("深圳", "2800", "款"), claim("深圳", "2800", "count:家"), False),
        (claim("深圳", None, None, "训力券"), claim("深圳", None, None, "训力券"), True),
        (claim("深圳", None, None, "训力券"), claim("深圳", None, None, "模型券"), False),
        (claim("深圳", None, None), claim("深圳", "3600", "亿元"), False),
    ],
)
def test_a_candidate_meets_a_gold_fact_by_city_amount_and_unit(
    told: Claim, gold: Claim, met: bool
) -> None:
    assert agrees(told, gold) is met


def test_each_gold_fact_is_met_once_and_the_rest_is_told_apart() -> None:
    told = [claim("深圳", "35", "%"), claim("深圳", "35", "%"), claim("深圳", "9", "家")]
    result = score(told, [claim("深圳", "35", "percent"), claim("深圳", "2800", "家")])
    assert (len(result.met), len(result.missed), len(result.extra)) == (1, 1, 2)
    assert (result.precision, result.recall) == (1 / 3, 1 / 2)


def test_nothing_told_about_nothing_is_perfect() -> None:
    assert (score([], []).precision, score([], []).recall) == (1.0, 1.0)
