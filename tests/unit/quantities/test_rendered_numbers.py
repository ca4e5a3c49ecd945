"""A number that is written out is found again with its value."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.quantities import scan

DIGITS = "零一二三四五六七八九"
SCALES = ((10**8, "亿"), (10**4, "万"), (10**3, "千"), (10**2, "百"), (10, "十"))
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
TRADITIONAL = str.maketrans("万亿个", "萬億個")


def in_chinese(number: int) -> str:
    """三千零五: the way a whole number is read aloud."""
    for scale, name in SCALES:
        if number >= scale:
            head, rest = divmod(number, scale)
            gap = "零" if 0 < rest < scale // 10 else ""
            return in_chinese(head) + name + (gap + in_chinese(rest) if rest else "")
    return DIGITS[number] if number else ""


def only(text: str):
    quantities = scan(text)
    assert len(quantities) == 1, [q.text for q in quantities]
    return quantities[0]


def values(text: str) -> tuple[Decimal | None, Decimal | None]:
    return only(text).value, only(text).upper


@given(st.integers(1, 10**12 - 1))
def test_a_number_in_chinese_characters(number):
    assert values(f"共有{in_chinese(number)}个") == (number, None)


@given(st.integers(11, 10**12 - 1))
def test_a_number_in_financial_characters(number):
    assert values(f"合计{in_chinese(number).translate(FINANCIAL)}元整") == (number, None)


@given(st.integers(0, 10**9), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_a_number_in_arabic_digits_with_a_scale(number, scale):
    assert values(f"投资{number}{scale[0]}元，") == (number * scale[1], None)
    assert values(f"投资{number:,}{scale[0]}元，") == (number * scale[1], None)


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["%", "％", "个百分点"]))
def test_a_share(number, sign):
    assert values(f"增长{number:f}{sign}。") == (number, None)


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from("至到-~—"))
def test_a_range_carries_its_scale_and_unit_backwards(low, more, link):
    assert values(f"补贴{low}{link}{low + more}亿元") == (low * 10**8, (low + more) * 10**8)


@given(st.integers(1, 10**8))
def test_wide_digits_and_traditional_characters(number):
    assert values(f"建成{number}萬個".translate(WIDE)) == (number * 10**4, None)
    assert values(f"建成{in_chinese(number)}个".translate(TRADITIONAL)) == (number, None)


@given(st.integers(1, 10**6), st.sampled_from(["家", "款", "台", "人", "平方米", "EFLOPS", "kWh"]))
def test_a_count_has_the_unit_that_follows(number, unit):
    assert values(f"达{number}{unit}。") == (number, None)
    assert only(f"达{number}{unit}。").unit is not None
