"""What an article is read as, before any claim is held against it."""

from itertools import pairwise

import pytest

from service.checks.reading import Reading
from service.checks.segments import parts_of_a_headline
from service.quantities import scan
from tests.unit.checks.workbench import PUBLISHED, article


def test_a_name_that_begins_another_is_taken_off_a_numbers_words_after_it():
    text = "北京经开区有6款模型，北京有82款，海淀区58款，海淀还将再添，Beijing E-Town有4款。"
    reading = Reading(article(text), tuple(scan(text, PUBLISHED)))

    assert reading.city_names == tuple(sorted(reading.city_names, key=lambda n: (-len(n), n)))
    assert {"北京经开区", "北京", "海淀区", "海淀"} <= set(reading.city_names)


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("三座機庫使用率逾七成　明年再建兩座", ["三座機庫使用率逾七成　", "明年再建兩座"]),
        ("机库使用率超85%　2026年再建两座", ["机库使用率超85%　", "2026年再建两座"]),
        ("机库使用率逾七成 明年再建两座", ["机库使用率逾七成 ", "明年再建两座"]),
        ("首批 300 家企业入驻 2025 年新增 80 家", ["首批 300 家企业入驻 2025 年新增 80 家"]),
        ("AI 企业入驻 OPC 社区", ["AI 企业入驻 OPC 社区"]),
        ("Three hangars　are full", ["Three hangars　are full"]),
    ],
)
def test_a_blank_parts_a_chinese_headline_and_no_numeral_from_its_noun(headline, parts):
    edges = [0, *parts_of_a_headline(headline, (0, len(headline))), len(headline)]
    assert [headline[start:end] for start, end in pairwise(edges)] == parts
