"""Aim or state, in sentences and paragraphs as papers, reports and plans tell them. The number that
is asked about stands in ⟦ ⟧.
"""

import re
from datetime import date

import pytest

from service.quantities import scan
from tests.unit.checks.workbench import claim, codes, specs, tried

KINDS = ("indicator", "target")
ROWS = [
    (row["text"], row["published"] and date.fromisoformat(row["published"]), row["told"])
    for row in specs("aims_in_paragraphs")
]
UNITS = {"CNY": "元", "person": "人"}
WRONG = {"actual_as_target", "target_as_actual"}


def quoted(text, start):
    """The sentence around the offset."""
    opens = max(text.rfind(stop, 0, start) for stop in "。\n") + 1
    ends = min(text.find(stop, start) % (len(text) + 1) for stop in "。\n")
    return text[opens:ends].strip("“”").removesuffix(".")


def unflagged(marked, published):
    """The kinds as which the number may be told."""
    start = marked.index("⟦")
    text = re.sub("[⟦⟧]", "", marked)
    near = [one for one in scan(text, published) if one.value is not None and one.kind != "date"]
    found = min((one for one in near if one.end > start), key=lambda one: abs(one.start - start))
    amount = {"value": found.value, "upper": found.upper, "bound": found.bound}
    unit = "yuan" if found.unit == "CNY" and text.isascii() else UNITS.get(found.unit, found.unit)
    for kind in KINDS:
        fact = claim(city="X", name="", kind=kind, unit=unit, quote=quoted(text, start), **amount)
        if not WRONG & set(codes(*tried(fact, text=text, published=published))):
            yield kind


@pytest.mark.parametrize(("text", "published", "told"), ROWS)
def test_what_is_told_among_others_is_an_aim_a_state_or_either(text, published, told):
    assert list(unflagged(text, published)) == (list(KINDS) if told == "either" else [told])
