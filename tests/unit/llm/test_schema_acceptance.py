"""What the model fills can be enforced by every engine that servers use."""

import json
import re
from collections.abc import Iterator
from typing import Any

import llguidance
import openai
import pytest
from outlines_core.json_schema import build_regex_from_schema

import prompts
from schemas.initiative import CityInitiatives

SCHEMA = CityInitiatives.model_json_schema()
ANSWERS = [json.loads(row)["answer"] for row in prompts._read("extract_v1.jsonl").splitlines()]
RIGHT = [json.dumps(answer, ensure_ascii=False) for answer in ANSWERS]
INDICATOR = next(answer["indicators"][0] for answer in ANSWERS if answer["indicators"])
WRONG = {
    "not a form": '"深圳"',
    "a list is missing": '{"indicators": [], "targets": []}',
    "an unknown field": '{"indicators": [], "targets": [], "initiatives": [], "more": 1}',
    "an unknown bound": json.dumps(
        {
            "indicators": [INDICATOR | {"amount": INDICATOR["amount"] | {"bound": "lots"}}],
            "targets": [],
            "initiatives": [],
        },
        ensure_ascii=False,
    ),
}

OUTSIDE_THE_COMMON_SUBSET = {
    "default",
    "oneOf",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "uniqueItems",
    "patternProperties",
    "discriminator",
}


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside the schema; names of fields are not keywords."""
    if isinstance(schema, list):
        for item in schema:
            yield from nodes(item)
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            inner = value.values() if key in ("properties", "$defs") else [value]
            for item in inner:
                yield from nodes(item)


def test_only_keywords_that_every_engine_knows_are_used() -> None:
    used = {key for node in nodes(SCHEMA) for key in node}
    assert not used & OUTSIDE_THE_COMMON_SUBSET


def test_every_object_is_closed_and_every_field_is_required() -> None:
    for node in nodes(SCHEMA):
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])


def test_openais_strict_converter_has_nothing_to_change() -> None:
    tool = openai.pydantic_function_tool(CityInitiatives)["function"]
    assert tool["strict"] is True
    assert tool["parameters"] == SCHEMA


class TestLlguidance:
    """vLLM, llama.cpp and SGLang can enforce a schema with it."""

    grammar = llguidance.LLMatcher.grammar_from_json_schema(json.dumps(SCHEMA))

    def accepts(self, text: str) -> bool:
        tokenizer = llguidance.LLTokenizer("byte")
        matcher = llguidance.LLMatcher(tokenizer, self.grammar)
        return matcher.consume_tokens(tokenizer.tokenize_str(text)) and matcher.is_accepting()

    def test_it_takes_the_schema(self) -> None:
        assert llguidance.LLMatcher.validate_grammar(self.grammar) == ""

    @pytest.mark.parametrize("text", RIGHT)
    def test_it_lets_right_answers_through(self, text: str) -> None:
        assert self.accepts(text)

    @pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
    def test_it_stops_wrong_ones(self, text: str) -> None:
        assert not self.accepts(text)


class TestOutlinesCore:
    """It turns the schema into one regular expression."""

    regex = re.compile(build_regex_from_schema(json.dumps(SCHEMA)))

    @pytest.mark.parametrize("text", RIGHT)
    def test_it_lets_right_answers_through(self, text: str) -> None:
        assert self.regex.fullmatch(text)

    @pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
    def test_it_stops_wrong_ones(self, text: str) -> None:
        assert not self.regex.fullmatch(text)
