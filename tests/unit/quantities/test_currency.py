"""Money whose name several places share, found in an article."""

import pytest

from service.quantities.currency import currencies

WRITTEN = [
    ("one peso", "peso"),
    ("Pesos", "peso"),
    ("30亿比索", "peso"),
    ("Rs 640", "rupee"),
    ("640 crore rupees", "rupee"),
    ("Rupee", "rupee"),
    ("3亿卢比", "rupee"),
    ("5 shillings", "shilling"),
    ("Shilling", "shilling"),
    ("Sh 500", "shilling"),
    ("5亿先令", "shilling"),
    ("200 kr", "crown"),
    ("Kr 200", "crown"),
    ("3 kroner", "krone"),
    ("Krone", "krone"),
    ("3 riyals", "riyal"),
    ("Riyal", "riyal"),
    ("3亿里亚尔", "riyal"),
    ("3 rials", "rial"),
    ("Rial", "rial"),
    ("3 dirhams", "dirham"),
    ("Dirham", "dirham"),
    ("Dh300", None),
    ("Dh 300", "dirham"),
    ("DHs 300", "dirham"),
    ("300 dh", "dirham"),
    ("3亿迪拉姆", "dirham"),
    ("3 dinars", "dinar"),
    ("Dinar", "dinar"),
    ("3亿第纳尔", "dinar"),
    ("3 pounds", "pound"),
    ("Pound", "pound"),
    ("£30", "pound"),
    ("3 francs", "franc"),
    ("Franc", "franc"),
    ("¥300", "yen"),
    ("￥300", "yen"),
    ("产业规模达520亿元，同比增长12.5%", None),
    ("the compound has resorts and krill", None),
]


@pytest.mark.parametrize(("text", "name"), WRITTEN)
def test_a_shared_name_of_money_is_found_wherever_its_pattern_finds_it(
    text: str, name: str | None
) -> None:
    assert [shared.word for shared, _ in currencies(text).named] == ([name] if name else [])
