"""Every pattern means the same on every Python that the project says it runs on."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import service


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of the service keeps."""
    for module in pkgutil.walk_packages(service.__path__, "service."):
        if module.name.startswith("service.migrations") or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


def repeats_a_group_possessively(tokens: Any) -> bool:
    """Python before 3.11.5 gives such groups a wrong end (gh-106052)."""
    for operator, argument in tokens:
        if operator is constants.ATOMIC_GROUP:
            return True
        if operator is constants.POSSESSIVE_REPEAT:
            (inner, *more) = argument[2]
            if more or inner[0] not in (constants.LITERAL, constants.NOT_LITERAL, constants.IN):
                return True
        parts = argument if isinstance(argument, (tuple, list)) else (argument,)
        if any(repeats_a_group_possessively(part) for part in _patterns_in(parts)):
            return True
    return False


def _patterns_in(parts: Any) -> Iterator[Any]:
    for part in parts:
        if isinstance(part, parser.SubPattern):
            yield part
        elif isinstance(part, (tuple, list)):
            yield from _patterns_in(part)


def test_no_pattern_repeats_a_group_possessively() -> None:
    kept = dict(patterns())
    assert len(kept) > 200
    assert [
        name
        for name, pattern in kept.items()
        if repeats_a_group_possessively(parser.parse(pattern.pattern, pattern.flags))
    ] == []


@pytest.mark.parametrize(
    ("pattern", "risky"),
    [
        (r"[0-9]*+", False),
        (r"a++b", False),
        (r"(?:\.[0-9]+)?+", True),
        (r"x(?:ab|c)++", True),
        (r"(?:y(?>ab?))", True),
        (r"(?=(?:ab){2}+)", True),
    ],
)
def test_a_risky_pattern_is_known(pattern: str, risky: bool) -> None:
    assert repeats_a_group_possessively(parser.parse(pattern)) is risky
