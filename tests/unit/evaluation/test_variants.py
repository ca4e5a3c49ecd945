"""Right variants say what the fact says."""

from pathlib import Path

import pytest

from service.evaluation.gold import load
from service.evaluation.truths import amount
from service.evaluation.variants import (
    REWRITES,
    TELLERS,
    chinese_numerals,
    full_width,
    retold,
    separators,
)

GOLD = Path(__file__).parents[2] / "gold"


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        ("3600亿元", "三千六百亿元"),
        ("15款", "十五款"),
        ("105款", "一百零五款"),
        ("1010家", "一千零一十家"),
        ("20%", "二十%"),
        ("0.36万亿元", "0.36万亿元"),
    ],
)
def test_a_number_is_rewritten_in_chinese_numerals(number: str, spoken: str) -> None:
    assert chinese_numerals(number) == spoken


def test_a_number_is_rewritten_with_separators_and_in_full_width() -> None:
    assert separators("3600亿元") == "3,600亿元"
    assert full_width("3600亿元") == "３６００亿元"


def test_every_kind_of_variant_is_told_somewhere() -> None:
    articles = [load(GOLD / f"{name}.json") for name in ("41", "43", "45", "47", "48")]
    told = {variant.kind for gold in articles for _, variant in retold(gold)}
    assert (set(TELLERS) | set(REWRITES)) - told == set()


@pytest.mark.parametrize("name", ["41", "45", "47"])
def test_a_variant_keeps_the_amount(name: str) -> None:
    for fact, variant in retold(load(GOLD / f"{name}.json")):
        assert amount(variant.claim) == amount(fact.claim), variant
