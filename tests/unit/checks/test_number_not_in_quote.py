"""Numbers of the article that the fact's quote does not hold."""

from tests.unit.checks.workbench import claim, codes, tried

TEXT = "深圳的人工智能产业规模达3600亿元。深圳现有企业2800家。"


def test_a_quote_from_elsewhere_is_flagged():
    (fact,) = tried(claim(quote="深圳现有企业2800家"), text=TEXT)
    assert codes(fact) == ["number_not_in_quote"]
    assert fact.findings[0].nearest[0].text == "3600亿元"


def test_a_longer_quote_passes():
    (fact,) = tried(claim(quote=TEXT), text=TEXT)
    assert codes(fact) == []


def test_the_right_place_of_a_repeated_number_is_taken():
    text = "深圳去年新增企业28家。深圳现有人才28人。"
    (fact,) = tried(claim(name="人才", value=28, unit="人", quote=text), text=text)
    assert fact.mention.text == "28人"
