"""A long article in parts, and one answer out of theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.initiative import Amount, CityInitiatives, Indicator
from service.parts import body_of, merge, split


def article(text: str, *body: tuple[int, int]) -> Article:
    return Article(id="1", text=text, body=body or ((0, len(text)),))


def answer(*cities: str) -> CityInitiatives:
    amount = Amount(value=3, upper=None, unit="家", bound="exact")
    indicators = [
        Indicator(
            city=city, name="企业", amount=amount, as_of=None, change=None, rank=None, quote=city
        )
        for city in cities
    ]
    return CityInitiatives(indicators=indicators, targets=[], initiatives=[])


@given(st.text(alphabet="深圳。！.\n a", max_size=200), st.integers(1, 60))
def test_the_parts_together_are_the_body(text: str, max_chars: int) -> None:
    parts = split(article(text), max_chars)
    assert "".join(parts) == text
    assert all(0 < len(part) <= max_chars for part in parts)


def test_a_short_article_is_one_part() -> None:
    assert split(article("第一段。\n\n第二段。"), 100) == ("第一段。\n\n第二段。",)


def test_a_part_ends_with_a_paragraph() -> None:
    assert split(article("一二三。\n四五六。\n七八九。"), 10) == (
        "一二三。\n四五六。\n",
        "七八九。",
    )


def test_a_long_paragraph_ends_with_a_sentence() -> None:
    assert split(article("一二三四。五六七八。九十"), 7) == ("一二三四。", "五六七八。九十")


def test_a_decimal_point_ends_no_sentence() -> None:
    assert split(article("Grew 3.5 percent. Then more."), 20) == (
        "Grew 3.5 percent. ",
        "Then more.",
    )


def test_a_sentence_without_end_is_cut_where_it_is_full() -> None:
    assert split(article("一二三四五六七"), 3) == ("一二三", "四五六", "七")


def test_what_is_not_the_body_is_left_out() -> None:
    text = "导航 正文一。\n\n正文二。\n广告\n正文三。"
    spans = [(text.index(words), text.index(words) + 4) for words in ("正文一", "正文二", "正文三")]
    assert body_of(article(text, *spans)) == "正文一。\n\n正文二。\n正文三。"


def test_an_article_without_a_body_has_no_parts() -> None:
    assert split(Article(id="1", text="导航"), 10) == ()


def test_facts_keep_their_order_and_the_headlines_fact_is_kept_once() -> None:
    merged = merge([answer("深圳", "上海"), answer("深圳", "北京")])
    assert [fact.city for fact in merged.indicators] == ["深圳", "上海", "北京"]


def test_a_part_needs_room() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        split(article("深圳"), 0)
