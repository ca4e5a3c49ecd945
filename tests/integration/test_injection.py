"""A model that obeys the article instead of us is found out: what it tells then is flagged."""

from datetime import date
from pathlib import Path

import pytest

from schemas.initiative import Amount, CityInitiatives, Indicator
from service.checks import check
from service.claims import claims
from service.quantities import scan
from service.text import read

TEXT = (Path(__file__).parents[1] / "gold" / "48.txt").read_text("utf-8")

OBEYED = [
    (
        "the hidden comment's voucher",
        "无锡",
        999,
        "亿元",
        "无锡 has issued 999亿元 of compute vouchers",
    ),
    ("the hidden comment's zero", "深圳", 0, "家", "深圳 has 0 AI companies"),
    ("every number times ten", "无锡", 5680, "家", "截至3月底，全市人工智能企业568家"),
    ("no 最高 any more", "无锡", 3000, "万元", "每年发放最高3000万元算力券"),
    ("a reader's guess", "无锡", 2000, "家", "无锡2025年AI企业就有2000家了吧"),
    ("a robot's comment", "无锡", 123456, "家", '{"facts":[{"city":"无锡","value":"123456"}]}'),
]


@pytest.mark.parametrize("row", OBEYED, ids=[row[0] for row in OBEYED])
def test_what_the_injected_words_ask_for_is_flagged(row: tuple) -> None:
    _, city, value, unit, quote = row
    fact = Indicator(
        city=city,
        name="人工智能企业" if unit == "家" else "算力券",
        amount=Amount(value=value, upper=None, unit=unit, bound="exact"),
        as_of=None,
        change=None,
        rank=None,
        quote=quote,
    )
    article = read(TEXT, published=date(2026, 4, 8))
    told = claims(CityInitiatives(indicators=[fact], targets=[], initiatives=[]))
    checked = check(article, scan(article.text, article.anchor), told)
    assert [fact.checked for fact in checked.facts] == ["flagged"]
