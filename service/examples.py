"""One worked example, for the OpenAPI document; a test holds it to the schemas."""

from typing import Any

SUBMISSION: dict[str, Any] = {
    "text": "深圳市去年人工智能产业规模达3600亿元。",
    "published": "2025-02-15",
    "title": "深圳人工智能产业规模达3600亿元",
    "source_url": "https://example.org/news/1",
}

EXTRACTION: dict[str, Any] = {}
