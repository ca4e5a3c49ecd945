"""Two versions of one article's facts side by side."""

from service.review.comparison import compared
from tests.unit.web.factory import claim, record


def facts(*told):
    return record(list(told)).extraction.facts


def rows(left, right):
    return [
        (row.left and row.left.id, row.right and row.right.id, row.verdict, row.changed)
        for row in compared(left, right)
    ]


def test_facts_on_the_same_number_are_one_fact_whatever_it_is_called():
    assert rows(facts(claim(1)), facts(claim(1, id="g", name="产业规模"))) == [
        ("f1", "g", "changed", ("name",))
    ]


def test_what_is_told_alike_is_the_same():
    assert rows(facts(claim(1), claim(6)), facts(claim(6, id="g"), claim(1, id="h"))) == [
        ("f1", "h", "same", ()),
        ("f6", "g", "same", ()),
    ]


def test_what_only_one_version_has_is_named():
    assert rows(facts(claim(1)), facts(claim(6))) == [
        ("f1", None, "left only", ()),
        (None, "f6", "right only", ()),
    ]


def test_a_number_for_two_cities_is_two_facts():
    both = facts(claim(10), claim(11))
    assert [row.verdict for row in compared(both, both)] == ["same", "same"]
