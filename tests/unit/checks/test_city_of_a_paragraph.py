"""What the record itself says of a paragraph whose place the text does not repeat."""

import pytest

from tests.unit.checks.workbench import checked, claim

TEXT = """深圳各区交出一年的账单
龙岗区人工智能企业去年底为420家，在深圳各区排第三。
深圳全市有企业2800家。
专项资金每年3亿元，人才公寓1200套，培训工程师5000名。
"""
WHOLE = TEXT.splitlines()[2].rstrip("。")
PART = TEXT.splitlines()[1].rstrip("。")
LAST = TEXT.splitlines()[3].rstrip("。")


def _of(city, identifier, name, value, unit, quote=LAST, kind="initiative"):
    return claim(TEXT, id=identifier, city=city, name=name, value=value, unit=unit, quote=quote,
                 kind=kind)  # fmt: skip


FUND = ("f1", "专项资金", 3, "亿元")
FLATS = ("f2", "人才公寓", 1200, "套")
TAUGHT = ("f3", "培训工程师", 5000, "名")
FIRMS = ("f4", "企业数", 420, "家", PART, "indicator")
ALL_FIRMS = ("f5", "企业数", 2800, "家", WHOLE, "indicator")


def _cities(*claims):
    facts = checked(*claims, text=TEXT).facts
    return [
        [(found.code.value, found.severity) for found in fact.findings if found.field == "city"]
        for fact in facts
    ]


def test_a_paragraph_told_of_the_part_that_the_record_is_about_is_noted():
    facts = (_of("龙岗区", *fact) for fact in (FUND, FLATS, TAUGHT, FIRMS))
    assert set(map(tuple, _cities(*facts))) <= {(), (("wrong_city", "note"),)}


def test_the_note_names_whom_the_text_spoke_of_last():
    facts = checked(*(_of("龙岗区", *fact) for fact in (FUND, FLATS, TAUGHT, FIRMS)), text=TEXT)
    notes = [found for fact in facts.facts for found in fact.findings if found.field == "city"]
    assert "深圳" in notes[0].message.en
    assert "深圳" in notes[0].message.zh
    assert {fact.checked for fact in facts.facts} == {"verified"}


@pytest.mark.parametrize("told", [FUND, FLATS, TAUGHT])
def test_one_fact_of_another_city_than_those_beside_it_is_flagged(told):
    others = [_of("深圳", *fact) for fact in (FUND, FLATS, TAUGHT) if fact != told]
    found = _cities(_of("龙岗区", *told), *others, _of("深圳", *ALL_FIRMS), _of("龙岗区", *FIRMS))
    assert ("wrong_city", "review") in found[0]


def test_most_of_the_record_does_not_outweigh_the_facts_beside_it():
    beside = [_of("深圳", *fact) for fact in (FLATS, TAUGHT)]
    most = [_of("龙岗区", f"p{n}", f"企业数{n}", 420, "家", PART, "indicator") for n in range(4)]
    assert ("wrong_city", "review") in _cities(_of("龙岗区", *FUND), *beside, *most)[0]


def test_a_paragraph_told_of_what_the_record_is_hardly_about_is_flagged():
    facts = [_of("龙岗区", *fact) for fact in (FUND, FLATS)]
    others = [_of("深圳", f"o{n}", f"企业数{n}", 2800, "家", WHOLE, "indicator") for n in range(4)]
    assert ("wrong_city", "review") in _cities(*facts, *others)[0]
