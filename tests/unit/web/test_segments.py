"""Overlapping highlights become flat segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.web.segments import Mark, Segment, blocks, paragraphs, segments

QUOTE, NUMBER = "quote", "number"


def shape(cut: tuple[Segment, ...]) -> list[tuple[str, str]]:
    """Each segment's text with the facts that cover it."""
    return [(s.text, " ".join(f"{m.kind[0]}{m.fact_id}" for m in s.marks)) for s in cut]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([], [("深圳达3600亿元", "")], id="no marks: one segment"),
        pytest.param(
            [Mark(3, 9, NUMBER, "1")],
            [("深圳达", ""), ("3600亿元", "n1")],
            id="a number to the end",
        ),
        pytest.param(
            [Mark(0, 9, QUOTE, "1"), Mark(3, 7, NUMBER, "1")],
            [("深圳达", "q1"), ("3600", "q1 n1"), ("亿元", "q1")],
            id="a number inside its quote",
        ),
        pytest.param(
            [Mark(0, 5, QUOTE, "1"), Mark(3, 9, QUOTE, "2")],
            [("深圳达", "q1"), ("36", "q1 q2"), ("00亿元", "q2")],
            id="quotes that overlap",
        ),
        pytest.param(
            [Mark(0, 2, QUOTE, "1"), Mark(2, 4, QUOTE, "2")],
            [("深圳", "q1"), ("达3", "q2"), ("600亿元", "")],
            id="quotes that touch do not mix",
        ),
        pytest.param(
            [Mark(3, 7, NUMBER, "1"), Mark(3, 7, NUMBER, "2")],
            [("深圳达", ""), ("3600", "n1 n2"), ("亿元", "")],
            id="two facts on one number",
        ),
        pytest.param([Mark(4, 4, QUOTE, "1")], [("深圳达3600亿元", "")], id="an empty mark"),
        pytest.param(
            [Mark(-3, 2, QUOTE, "1"), Mark(7, 99, QUOTE, "2"), Mark(50, 60, QUOTE, "3")],
            [("深圳", "q1"), ("达3600", ""), ("亿元", "q2")],
            id="marks beyond the text are clipped",
        ),
    ],
)
def test_the_text_is_cut_where_a_mark_begins_or_ends(marks, expected):
    assert shape(segments("深圳达3600亿元", [(0, 9)], marks)) == expected


def test_the_body_cuts_the_text_too():
    cut = segments("菜单正文页脚", [(2, 4)], [Mark(1, 5, QUOTE, "1")])
    assert [(s.text, s.body, bool(s.marks)) for s in cut] == [
        ("菜", False, False),
        ("单", False, True),
        ("正文", True, True),
        ("页", False, True),
        ("脚", False, False),
    ]


def test_offsets_count_code_points_not_bytes_or_utf16_units():
    cut = segments("🏙️𠮷3家", [], [Mark(3, 5, NUMBER, "1")])
    assert [s.text for s in cut if s.marks] == ["3家"]


MARKS = st.lists(
    st.builds(
        Mark,
        st.integers(-5, 60),
        st.integers(-5, 60),
        st.sampled_from(["quote", "number", "unused"]),
        st.sampled_from(["1", "2", "3"]),
    ),
    max_size=12,
)
BODY = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=3)


@given(text=st.text(alphabet="深圳36亿\n 🏙", max_size=50), body=BODY, marks=MARKS)
def test_joined_the_segments_are_the_text_and_each_knows_all_its_marks(text, body, marks):
    cut = segments(text, body, marks)
    assert "".join(s.text for s in cut) == text
    for s in cut:
        assert s.start < s.end
        assert text[s.start : s.end] == s.text
        covering = [(m.kind, m.fact_id) for m in marks if m.start <= s.start and s.end <= m.end]
        assert [(m.kind, m.fact_id) for m in s.marks] == covering


def test_lines_become_paragraphs_and_blank_lines_go():
    lines = paragraphs(segments("一\n\n  \n二三", [(0, 7)], [Mark(6, 7, QUOTE, "1")]))
    assert [[s.text for s in line.segments] for line in lines] == [["一"], ["二", "三"]]
    assert [line.marked for line in lines] == [False, True]


def test_a_quote_over_two_lines_is_marked_on_both():
    lines = paragraphs(segments("一二\n三四", [(0, 5)], [Mark(1, 4, QUOTE, "1")]))
    assert [[s.text for s in line.segments if s.marks] for line in lines] == [["二"], ["三"]]


def test_neighbouring_lines_of_noise_become_one_block():
    text = "菜单\n正文\n相关\n文章"
    grouped = blocks(paragraphs(segments(text, [(3, 5)], [])))
    assert [(b.body, len(b.paragraphs), b.size) for b in grouped] == [
        (False, 1, 2),
        (True, 1, 2),
        (False, 2, 4),
    ]
