"""A quote stands in the text word for word, or it does not."""

import pytest

from service.checks.quotes import QuoteIndex
from tests.unit.checks.workbench import claim, codes, told, tried

TEXT = "截至2024年底,深圳的人工智能产业规模达3600亿元(人民币)。\n市长说:“应用  很\n重要。”"

FOUND = [
    pytest.param(
        "深圳的人工智能产业规模达3600亿元", "深圳的人工智能产业规模达3600亿元", id="verbatim"
    ),
    pytest.param("应用很重要", "应用  很\n重要", id="white space collapsed"),
    pytest.param("应用 很 重要", "应用  很\n重要", id="white space added"),
    pytest.param('市长说:"应用', "市长说:“应用", id="straight for curly quotation marks"),
    pytest.param("3600亿元（人民币）", "3600亿元(人民币)", id="full-width brackets"),
    pytest.param("至２０２４年底，深圳", "至2024年底,深圳", id="full-width digits and comma"),
]
NOT_FOUND = [
    pytest.param("深圳的人工智能产业规模达3700亿元", id="a digit altered"),
    pytest.param("深圳人工智能的产业规模达3600亿元", id="a word slipped in"),
    pytest.param("深圳人工智能产业达3600亿元", id="a word left out"),
    pytest.param("", id="empty"),
    pytest.param(" \n", id="blank"),
]


@pytest.mark.parametrize(("quote", "stands"), FOUND)
def test_a_verbatim_quote_is_found_where_it_stands(quote, stands):
    ((start, end),) = QuoteIndex(TEXT).find(quote)
    assert TEXT[start:end] == stands


@pytest.mark.parametrize("quote", NOT_FOUND)
def test_an_altered_quote_is_never_found(quote):
    assert QuoteIndex(TEXT).find(quote) == ()


def test_a_quote_that_stands_twice_is_found_twice():
    assert QuoteIndex("算力,算力").find("算力") == ((0, 2), (3, 5))


def test_a_fact_whose_quote_is_altered_is_flagged():
    assert told("深圳的人工智能产业规模达3600亿元。", quote="深圳产业规模达3600亿元") == [
        "quote_not_found"
    ]


def test_a_fact_without_a_number_needs_a_quote_that_names_it():
    text = "深圳发放“训力券”。\n深圳建成图书馆。"
    facts = [
        claim(kind="initiative", name="训力券", value=None, unit=None, quote=quote, id=quote)
        for quote in ("深圳发放“训力券”", "深圳建成图书馆")
    ]
    named, other = tried(*facts, text=text)
    assert (codes(named), named.checked) == ([], "no_number")
    assert (codes(other), other.checked) == (["quote_not_found"], "flagged")
