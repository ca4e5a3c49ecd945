"""Numbers in English words, as rows of tests/specs/english_numbers.jsonl and as properties."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.quantities.english import CARDINALS, DOZENS, ORDINALS, PARTS, SCALES, find

SPECS = Path(__file__).parents[2] / "specs" / "english_numbers.jsonl"
ROWS = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]
WORDS = (*CARDINALS, *SCALES, *DOZENS, *ORDINALS, *PARTS, "a", "and", "point", "over", "of", "to")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['group']}: {row['text'][:40]}")
def test_a_text_has_these_numbers_in_words_and_no_others(row):
    told = [
        [
            row["text"][number.start : number.end],
            format(number.value, "f"),
            None if number.upper is None else format(number.upper, "f"),
            *(["ordinal"] if number.ordinal else []),
        ]
        for number in find(row["text"])
    ]
    assert told == row["numbers"]


def in_words(number: int) -> str:
    by_value = {value: word for word, value in reversed(CARDINALS.items())}
    for scale in ("billion", "million", "thousand", "hundred"):
        if number >= SCALES[scale]:
            head, rest = divmod(number, SCALES[scale])
            return f"{in_words(head)} {scale}" + (f" {in_words(rest)}" if rest else "")
    if number in by_value:
        return by_value[number]
    return f"{by_value[number - number % 10]}-{by_value[number % 10]}"


@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_a_number_is_found_again_in_words(number):
    text = f"It has {in_words(number)} firms"
    (found,) = find(text)
    assert (text[found.start : found.end], found.value) == (in_words(number), number)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_no_run_of_number_words_is_too_much(text):
    position = 0
    for number in find(text):
        assert position <= number.start < number.end
        position = number.end


@pytest.mark.parametrize("words", ["one ", "hundred ", "a ", "and ", "one hundred and ", "half a "])
def test_long_repeats_come_back(words):
    assert sum(1 for _ in find(words * 20_000)) <= 40_000
