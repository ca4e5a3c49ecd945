"""Fixtures of the built-in model's tests."""

from collections.abc import Callable
from datetime import date

import pytest

from prompts import ArticlePart, render
from schemas.initiative import CityInitiatives
from service import baseline

Ask = Callable[..., CityInitiatives]


@pytest.fixture(scope="session")
def ask() -> Ask:
    """A function that asks the built-in model about a text, through the prompt."""

    def ask_about(text: str, published: str | None = "2025-02-15") -> CityInitiatives:
        day = date.fromisoformat(published) if published else None
        part = ArticlePart(text=text, published=day)
        return baseline.answer(render("extract_v1", part, CityInitiatives).messages)

    return ask_about
