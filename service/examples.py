"""One worked example, for the OpenAPI document: an article, and what the service answers."""

import json
from importlib import resources
from typing import Any

SUBMISSION: dict[str, Any] = {
    "text": "深圳人工智能产业规模达3600亿元，人工智能企业超2800家。",
    "published": "2025-02-15",
    "title": "深圳人工智能产业规模达3600亿元",
    "source_url": "https://example.org/news/1",
}


def extraction() -> dict[str, Any]:
    """The answer to SUBMISSION, as it was given."""
    words = resources.files("service").joinpath("example_extraction.json").read_text("utf-8")
    answered: dict[str, Any] = json.loads(words)
    return answered
