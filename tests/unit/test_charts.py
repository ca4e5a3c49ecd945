"""Charts as SVG: what they say, and that they can be read without colours."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from service.charts import (
    MOST_LINES,
    Line,
    Named,
    Point,
    Stack,
    bars,
    compact,
    lines,
    nice_ticks,
    patterns,
    swatch,
)

NAMED = Named("x", "Records", "3 in all")
SVG = "{http://www.w3.org/2000/svg}"


def read(svg):
    """The chart as a tree; a browser takes the namespace as given."""
    return ElementTree.fromstring(
        svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )


def height(bar):
    return float(bar.get("height"))


def test_a_bar_is_as_high_as_its_value():
    tree = read(bars(NAMED, ["a", "b"], [Stack("one", (2, 4))], "en"))
    first, second = tree.iter(f"{SVG}rect")
    assert height(second) == pytest.approx(2 * height(first), abs=0.2)


def test_stacked_bars_stand_on_each_other():
    tree = read(bars(NAMED, ["a"], [Stack("one", (1,)), Stack("two", (3,))], "en"))
    foot, top = tree.iter(f"{SVG}rect")
    assert float(top.get("y")) + height(top) == pytest.approx(float(foot.get("y")), abs=0.2)
    assert foot.get("fill") != top.get("fill")


def test_a_later_day_stands_to_the_right_and_a_higher_value_above():
    points = (Point(date(2024, 12, 31), 10, "10"), Point(date(2025, 12, 31), 20, "20"))
    tree = read(lines(NAMED, [Line("深圳", points)], "zh"))
    places = [
        tuple(map(float, re.findall(r"[\d.]+", mark.get("transform"))))
        for mark in tree.iter(f"{SVG}path")
    ]
    assert places[0][0] < places[1][0]
    assert places[0][1] > places[1][1]


def test_no_line_leads_to_an_aim_and_its_sign_is_hollow():
    points = (
        Point(date(2024, 12, 31), 10, "10"),
        Point(date(2025, 12, 31), 20, "20"),
        Point(date(2027, 12, 31), 30, "30", aim=True),
    )
    tree = read(lines(NAMED, [Line("深圳", points)], "zh"))
    (line,) = tree.iter(f"{SVG}polyline")
    assert len(line.get("points").split()) == 2
    assert ["aim" in mark.get("class") for mark in tree.iter(f"{SVG}path")] == [False, False, True]


def test_a_chart_has_a_title_and_a_description_for_those_who_do_not_see_it():
    tree = read(bars(NAMED, ["a"], [Stack("one", (1,))], "en"))
    ids = {element.get("id"): element.text for element in tree}
    assert [ids[one] for one in tree.get("aria-labelledby").split()] == ["Records", "3 in all"]
    assert tree.get("role") == "img"


def test_series_differ_by_shape_and_pattern_not_by_colour_alone():
    marks = {re.search(r' d="([^"]+)"', swatch(n, of_bars=False))[1] for n in range(MOST_LINES)}
    fills = {re.search(r'fill="([^"]+)"', swatch(n, of_bars=True))[1] for n in range(4)}
    assert (len(marks), len(fills)) == (MOST_LINES, 4)
    assert {f'id="{fill[5:-1]}"' in patterns() for fill in fills if fill != "currentColor"} == {
        True
    }


def test_words_from_outside_are_text_and_nothing_else():
    evil = "<script>alert(1)</script>\"'&"
    day = Point(date(2025, 1, 1), 1, evil)
    for svg in (
        bars(Named("x", evil, evil), [evil], [Stack(evil, (1,))], "en"),
        lines(Named("x", evil, evil), [Line(evil, (day,))], "en"),
    ):
        assert "<script" not in svg
        assert evil in "".join(read(svg).itertext())
    assert "style=" not in svg


@pytest.mark.parametrize("points", [(), (Point(date(2025, 1, 1), 0, "0"),)])
def test_nothing_and_a_single_point_are_charts_too(points):
    assert read(lines(NAMED, [Line("a", points)], "en")).get("class") == "chart"
    assert read(bars(NAMED, [], [], "en")).get("class") == "chart"


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, (0, 2, 4, 6, 8, 10)),
        (0, 3600, (0, 1000, 2000, 3000, 4000)),
        (0, 0, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (-3.1, 12, (-5, 0, 5, 10, 15)),
        (5, 7, (0, 2, 4, 6, 8)),
    ],
)
def test_ticks_are_round_and_hold_all_values(low, high, ticks):
    assert nice_ticks(low, high) == pytest.approx(ticks)


def test_what_is_counted_has_whole_ticks():
    assert nice_ticks(0, 2, finest=1) == (0, 1, 2)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (360e9, "3600亿", "360B"),
        (25_000, "2.5万", "25k"),
        (1.2e12, "1.2万亿", "1.2T"),
        (-3.1, "-3.1", "-3.1"),
        (0, "0", "0"),
        (12, "12", "12"),
    ],
)
def test_a_number_on_an_axis_is_short(value, zh, en):
    assert (compact(value, "zh"), compact(value, "en")) == (zh, en)
