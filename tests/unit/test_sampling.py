"""Which records are drawn, and what the samples tell."""

import pytest

from service.sampling import Rate, drawn, escaped, risk_of_sample
from tests.unit.web.factory import claim, verdict

IDS = [f"record-{number}" for number in range(2000)]


@pytest.mark.parametrize("share", [0.02, 0.25, 0.9])
def test_about_the_share_is_drawn(share):
    taken = sum(drawn(one, "blind", share) for one in IDS)
    assert taken / len(IDS) == pytest.approx(share, abs=0.03)


def test_nothing_is_drawn_for_no_share_and_everything_for_the_whole():
    assert not any(drawn(one, "blind", 0.0) for one in IDS)
    assert all(drawn(one, "blind", 1.0) for one in IDS)


def test_one_sample_tells_nothing_about_the_other():
    both = sum(drawn(one, "blind", 0.5) and drawn(one, "second", 0.5) for one in IDS)
    assert both / len(IDS) == pytest.approx(0.25, abs=0.04)


def test_drawn_records_stand_anywhere_in_the_queue():
    places = [risk_of_sample(one) for one in IDS]
    assert min(places) < 0.1
    assert max(places) > 2.9


@pytest.mark.parametrize(
    ("verdicts", "rate"),
    [
        ([], Rate(0, 0)),
        ([verdict("f1"), verdict("f2")], Rate(0, 2)),
        ([verdict("f1", "reject"), verdict("f2", "correct", correction=claim(2))], Rate(2, 2)),
        ([verdict("f1", "reject"), verdict("f1", "undo"), verdict("f1")], Rate(0, 1)),
        ([verdict("f1"), verdict("added-1", "add", correction=claim(1))], Rate(0, 1)),
    ],
)
def test_what_was_rejected_or_corrected_had_escaped(verdicts, rate):
    assert escaped([verdicts]) == rate


@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [(Rate(0, 10), 0.0, 0.2775), (Rate(5, 10), 0.2366, 0.7634), (Rate(1, 100), 0.0018, 0.0545)],
)
def test_the_interval_is_wilsons(rate, low, high):
    """Figures from the formula, reckoned by hand."""
    assert rate.interval == pytest.approx((low, high), abs=0.0005)


def test_of_nothing_there_is_no_share():
    assert (Rate(0, 0).share, Rate(0, 0).interval) == (None, None)
