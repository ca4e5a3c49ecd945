"""Where a text is cut into clauses."""

from datetime import date

import pytest

from schemas.article import Article
from service.checks import check
from service.quantities import scan
from tests.unit.checks.workbench import claim, codes

HEADLINE = "深圳首三座機庫使用率逾七成{}明年再建兩座"


@pytest.mark.parametrize("blank", ["　", " "])
def test_a_blank_parts_a_headline_and_the_day_behind_it_is_the_second_parts(blank):
    title = HEADLINE.format(blank)
    text = f"{title}\n深圳今年繼續建設。"
    page = Article(
        id="a",
        text=text,
        title=title,
        title_span=(0, len(title)),
        published=date(2025, 12, 1),
        body=((0, len(text)),),
    )
    changes = {"kind": "indicator", "name": "使用率", "value": 70, "unit": "%", "bound": "over"}
    fact = claim(quote="使用率逾七成", **changes)
    two = claim(quote="再建兩座", kind="indicator", name="", value=2, unit="座", bound="exact")
    for one, found in ((fact, []), (two, ["target_as_actual"])):
        assert codes(*check(page, scan(text, page.published), [one]).facts) == found
