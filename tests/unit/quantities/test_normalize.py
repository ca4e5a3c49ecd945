"""A unit as somebody wrote it, in base units."""

from decimal import Decimal

import pytest

from service.quantities import normalize


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("3600", "亿元", ("360000000000", "CNY", None)),
        ("0.36", "万亿元", ("360000000000", "CNY", None)),
        ("360000000000", "CNY", ("360000000000", "CNY", None)),
        ("360000000000", "元", ("360000000000", "CNY", None)),
        ("5000", "万元人民币", ("50000000", "CNY", None)),
        ("412.6", "billion yuan", ("412600000000", "CNY", None)),
        ("3.2", "million people", ("3200000", "person", None)),
        ("340", "crore rupees", ("3400000000", "INR", None)),
        ("57.8", "billion US dollars", ("57800000000", "USD", None)),
        ("3", "亿美元", ("300000000", "USD", None)),
        ("35", "%", ("35", "percent", None)),
        ("35", "percent", ("35", "percent", None)),
        ("0.6", "个百分点", ("0.6", "percentage_point", None)),
        ("8", "count:家", ("8", "家", None)),
        ("8", "家企业", ("8", "家", None)),
        ("8", "companies", ("8", "家", None)),
        ("8", "robotics companies", ("8", "家", None)),
        ("8", "city employees", ("8", "person", None)),
        ("8", "pairs of companies", ("8", "pairs of companies", None)),
        ("88.5", "PF", ("0.0885", "EFLOPS", None)),
        ("2.4", "万人", ("24000", "person", None)),
        ("200", "名", ("200", "person", None)),
        ("1800", "PFLOPS", ("1.8", "EFLOPS", None)),
        ("1.1", "万P", ("11", "EFLOPS", None)),
        ("3", "亿千瓦时", ("300000000", "kWh", None)),
        ("10.5", "万平方米", ("105000", "m2", None)),
        ("2", "rank", ("2", "rank", None)),
        ("1.4", "倍", ("1.4", "times", None)),
        ("3", "year", ("3", "year", None)),
        ("60", "个以上", ("60", "个", "at_least")),
        ("200", "余家", ("200", "家", "over")),
        ("5", None, ("5", None, None)),
        ("5", "", ("5", None, None)),
        ("5", "薯片味", ("5", "薯片味", None)),
    ],
)
def test_a_unit_as_written_becomes_base_units(value, unit, expected):
    normal = normalize(Decimal(value), None, unit)
    assert (format(normal.value, "f"), normal.unit, normal.bound) == expected


def test_both_ends_of_a_range_are_scaled():
    normal = normalize(Decimal(300), Decimal(500), "亿元")
    assert (normal.value, normal.upper) == (30_000_000_000, 50_000_000_000)


def test_a_bare_yuan_is_the_currency_of_the_article():
    assert normalize(Decimal(2), None, "亿元", "HKD").unit == "HKD"
    assert normalize(Decimal(2), None, "亿元人民币", "HKD").unit == "CNY"
