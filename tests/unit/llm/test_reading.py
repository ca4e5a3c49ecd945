"""The JSON in what a model wrote."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.llm.reading import json_of

FORM = '{"indicators": [], "note": "a } and a { in \\"words\\""}'

WRITTEN = {
    "alone": FORM,
    "with empty lines": f"\n\n{FORM}\n",
    "in a fence": f"```json\n{FORM}\n```",
    "in a fence without a name": f"```\n{FORM}\n```",
    "after a sentence": f"Here you are:\n{FORM}",
    "before a sentence": f"{FORM}\nI hope this helps!",
    "after thinking": f"<think>maybe {{}} or {{'a'}}</think>{FORM}",
    "after thinking whose start the template ate": f'First, {{"a": 1}} …</think>\n{FORM}',
    "after a draft": f'Draft: {{"indicators": 1}}\nFinal: {FORM}',
    "after a broken draft": f'Draft: {{"indicators": [ Final: {FORM}',
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
def test_the_last_whole_object_is_taken_as_it_is_written(written: str) -> None:
    assert json_of(written) == FORM


@pytest.mark.parametrize(
    "written", ["", "大连有企业。", "[1, 2]", '{"a": ', "{a: 1}", "<think>{}</think>"]
)
def test_without_an_object_there_is_none(written: str) -> None:
    assert json_of(written) is None


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none()), st.text("`\n ok<>"))
def test_any_object_survives_a_fence_and_words(form: dict, words: str) -> None:
    written = json.dumps(form, ensure_ascii=False)
    assert json_of(f"{words}\n```json\n{written}\n```\n{words}") == written


@pytest.mark.parametrize("hostile", ["{" * 1_000_000, '{"a":' * 200_000, '{"a": "' * 100_000])
def test_a_hostile_answer_costs_no_minutes(hostile: str) -> None:
    started = time.monotonic()
    assert json_of(hostile) is None
    assert time.monotonic() - started < 5
