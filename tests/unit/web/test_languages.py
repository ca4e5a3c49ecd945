"""The interface's words, and which language a reader gets."""

import re
from pathlib import Path
from typing import get_args

import pytest

import service
from schemas.account import ROLES, SCOPES, EventKind
from schemas.finding import FindingCode
from schemas.initiative import Category, Status
from schemas.quantity import Bound
from schemas.verdict import RecordState
from service.web.languages import choose, messages, translator

TEMPLATES = sorted((Path(service.__file__).parent / "templates").glob("*.html"))
MODULES = sorted((Path(service.__file__).parent / "web").glob("*.py"))
PLACES = re.compile(r"\{(\w+)\}")


def test_both_tables_have_the_same_keys_and_the_same_places():
    assert messages("zh").keys() == messages("en").keys()
    for key, text in messages("en").items():
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(messages("zh")[key])), key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_message_that_a_template_names_exists(template):
    named = re.findall(r"\bt\('([a-z_.]+)'[,)]", template.read_text(encoding="utf-8"))
    assert [key for key in named if key not in messages("en")] == []


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("finding", [code.value for code in FindingCode]),
        ("bound", get_args(Bound)),
        ("category", get_args(Category)),
        ("status", get_args(Status)),
        ("state", get_args(RecordState)),
        ("role", ROLES),
        ("scope", SCOPES),
        ("event", get_args(EventKind)),
    ],
)
def test_every_value_of_the_data_has_a_name(section, values):
    for value in values:
        assert messages("zh")[f"{section}.{value}"]


def test_every_message_is_used():
    """By its key, or by a key put together: `t('bound.' ~ fact.bound)`, `f"error.{name}"`."""
    pages = "".join(template.read_text(encoding="utf-8") for template in TEMPLATES)
    code = "".join(module.read_text(encoding="utf-8") for module in MODULES)
    put_together = tuple(
        re.findall(r"'([a-z]+\.)' ?~|'([a-z]+\.)'|f['\"]([a-z]+\.)\{", pages + code)
    )
    prefixes = tuple({prefix for pair in put_together for prefix in pair if prefix})
    unused = [
        key
        for key in messages("en")
        if f"t('{key}'" not in pages and f'"{key}"' not in code and not key.startswith(prefixes)
    ]
    assert unused == []


def test_an_unknown_message_is_an_error():
    with pytest.raises(KeyError):
        translator("en")("no.such")


@pytest.mark.parametrize(
    ("chosen", "accepted", "expected"),
    [
        (None, None, "en"),
        (None, "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (None, "en-US,en;q=0.9,zh-CN;q=0.8", "en"),
        (None, "fr-FR, zh-Hant;q=0.3", "zh"),
        (None, "en;q=0.2, zh;q=0.9", "zh"),
        (None, "zh;q=0, en;q=0.1", "en"),
        (None, ";;;q=x,,", "en"),
        ("en", "zh-CN", "en"),
        ("zh", "en", "zh"),
        ("<script>", "zh", "zh"),
    ],
)
def test_the_chosen_language_wins_then_the_browsers_wish(chosen, accepted, expected):
    assert choose(chosen, accepted) == expected
