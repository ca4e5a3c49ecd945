"""What is worked on at once, and what in a thread."""

import threading

import pytest

from service import offload


@pytest.mark.parametrize(
    ("size", "at_once"), [(0, True), (offload.SHORT, True), (offload.SHORT + 1, False)]
)
async def test_a_short_text_is_worked_on_where_it_arrives_and_a_long_one_in_a_thread(size, at_once):
    worker = await offload.run(size, threading.current_thread)
    assert (worker is threading.current_thread()) is at_once


@pytest.mark.parametrize("size", [0, offload.SHORT + 1])
async def test_what_the_work_returns_or_raises_comes_through(size):
    assert await offload.run(size, int, "12", base=3) == 5
    with pytest.raises(ValueError, match="invalid literal"):
        await offload.run(size, int, "x")
