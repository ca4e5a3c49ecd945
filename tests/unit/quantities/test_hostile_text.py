"""Any text is scanned: hostile repeats, broken surrogates, control characters."""

import sys
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.quantities import scan
from service.quantities.fold import fold

NUMERIC = (
    "0123456789０１９一二三两十百千万亿零〇半几数多余第点分之又至到-—~.,，、:/%％元年月日个家"
    "$€¥ EPkKmw+()〔〕号约超近以上"
)
REPEATED = [
    "一",
    "1.",
    "1-",
    "0",
    "亿",
    "千百",
    "1,",
    "1,111,",
    "A1",
    "1:",
    "几十",
    "1万",
    "1 ",
    "1a",
    "点五",
    "一到",
    "1元",
    "$1-",
    "电话1",
    "(1)",
    "1%",
    "〔1",
    "1又",
    "1/",
    "百分之",
    "a1-",
    "1@",
    "://1",
    "+1",
    "1至",
    "1.1.",
    "第一",
    "负",
    "半",
    "1e",
    "翻",
    "1元5角",
    "港币1",
    "最高给予1",
    "1 000 ",
    "one ",
    "and a half ",
    "twenty-",
    "from 1 to ",
    "2024年",
    "年底",
    "去年",
    "至今",
    "end of ",
    "mid-",
    "year-end ",
    "first half of ",
    "two out of ",
    "one dollar and ",
    "1 cent ",
    "point ",
    "1比",
    "(600036",
    "[1",
    "10.1000/",
    "北纬1°",
]


@pytest.mark.parametrize("unit", REPEATED)
def test_a_repeat_is_scanned_to_its_end_and_gives_no_more_than_it_holds(unit):
    text = unit * 3_000
    quantities = scan(text)
    assert len(quantities) <= 3_000 * max(1, len(unit) - 1)
    assert all(len(str(q.value)) < 200 for q in quantities)


@pytest.mark.parametrize("unit", REPEATED)
def test_a_doubled_repeat_takes_at_most_twice_the_calls(unit):
    scan(unit * 100)
    once = calls(lambda: scan(unit * 300))
    twice = calls(lambda: scan(unit * 600))
    assert twice <= 2.1 * once + 100


def calls(work: Callable[[], object]) -> int:
    """How many functions the work calls, those of C too: a measure that no busy machine spoils."""
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_can_be_scanned(text):
    assert_invariants(text)


@example("1$0")
@example("1一半")
@example("第一半")
@given(st.text(alphabet=NUMERIC, max_size=80))
def test_any_mixture_of_numerals_signs_and_units_can_be_scanned(text):
    assert_invariants(text)


@given(st.text(alphabet=st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF), max_size=20))
def test_lone_surrogates_do_no_harm(text):
    assert_invariants(f"增长{text}3%，{text}")


def assert_invariants(text):
    assert len(fold(text)) == len(text)
    quantities = scan(text)
    floor = 0
    for quantity in quantities:
        assert floor <= quantity.start < quantity.end
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.value is None or quantity.value.is_finite()
        assert quantity.upper is None or quantity.value is not None
        floor = quantity.end
    assert scan(text) == quantities
