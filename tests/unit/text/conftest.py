"""Fixtures of the reader's tests."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from service.text import read


@pytest.fixture
def count_lines() -> Callable[[str], int]:
    """A function that reads a text and tells how many lines of Python that took."""

    def count(text: str) -> int:
        lines = 0

        def trace(frame: FrameType, event: str, arg: object) -> object:
            nonlocal lines
            lines += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            read(text)
        finally:
            sys.settrace(before)
        return lines

    return count
