"""A model that obeys the article instead of us is found out: what it tells then is flagged."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from schemas.initiative import Amount, CityInitiatives, Indicator
from service.checks import check
from service.claims import claims
from service.errors import NotText
from service.quantities import scan
from service.text import read

TEXT = (Path(__file__).parents[1] / "gold" / "48.txt").read_text("utf-8")

INJECTIONS = Path(__file__).parent / "injections"

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


OF_OUR_OWN = [
    ("instructions_in_the_body", "泉州", 2100, "家", "泉州现有人工智能企业210家"),
    ("instructions_in_the_body", "泉州", 6000, "万元", "泉州将发放最高600万元算力券"),
    ("jinja", "温州", 10_000, "P", "温州算力10000P"),
    ("python_format", "烟台", 50, "亿元", "合计5亿元"),
    ("header_lookalike", "保定", 1999, "家", "保定有企业5家"),
    ("closes_the_fence", "台州", 0, "家", "台州有AI企业88家"),
    ("llama_markers", "洛阳", 670, "家", "洛阳有企业67家"),
    ("chat_markers", "潍坊", 450, "家", "潍坊有企业45家"),
    ("answer_in_the_text", "赣州", 9999, "P", "赣州建成算力300P"),
    ("invisible_characters", "珠海", 2, "P", "算力达2P"),
]


@pytest.mark.parametrize("row", OF_OUR_OWN, ids=[f"{row[0]}: {row[2]}" for row in OF_OUR_OWN])
def test_a_model_that_obeys_one_of_our_own_is_found_out(row: tuple) -> None:
    name, *told = row
    assert states(told, (INJECTIONS / f"{name}.txt").read_bytes().decode()) == ["flagged"]


REFUSED = "line_ends_and_controls"


def test_one_with_control_characters_reaches_no_model() -> None:
    with pytest.raises(NotText):
        read((INJECTIONS / f"{REFUSED}.txt").read_bytes().decode())


def test_each_of_our_own_is_tried() -> None:
    tried = {REFUSED, *(row[0] for row in OF_OUR_OWN)}
    assert tried == {file.stem for file in INJECTIONS.glob("*.txt")}


@pytest.mark.parametrize("row", OBEYED, ids=[row[0] for row in OBEYED])
def test_what_the_injected_words_ask_for_is_flagged(row: tuple) -> None:
    assert states(row[1:], TEXT) == ["flagged"]


def states(told: Sequence, text: str) -> list[str]:
    """What the checks say of the fact that a model which obeys would tell."""
    city, value, unit, quote = told
    fact = Indicator(
        city=city,
        name="人工智能企业" if unit == "家" else "算力券",
        amount=Amount(value=value, upper=None, unit=unit, bound="exact"),
        as_of=None,
        change=None,
        rank=None,
        quote=quote,
    )
    article = read(text, published=date(2026, 4, 8))
    filled = claims(CityInitiatives(indicators=[fact], targets=[], initiatives=[]))
    checked = check(article, scan(article.text, article.anchor), filled)
    return [fact.checked for fact in checked.facts]
