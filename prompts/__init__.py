"""What the model is told: one versioned Markdown file per prompt, its examples beside it.

`NAME.md` is a Jinja template over our own variables, `NAME.jsonl` holds worked examples. They are
the fixed part: the same bytes for every article, so that a provider's prefix cache hits. The
article comes last and is never a template: what reaches the model is the article byte for byte,
between two fences whose number does not occur in it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any, NamedTuple, TypedDict

import jinja2
from pydantic import BaseModel

LATEST = "extract_v1"
REPAIR = "repair_v1"

_FENCE_DIGITS = 12


class Message(TypedDict):
    """One message of a chat, as every OpenAI-compatible server takes it."""

    role: str
    content: str


class ArticlePart(NamedTuple):
    """What the model sees of an article: `text` untouched, and what is known about it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    dateline: date | None = None


class Rendered(NamedTuple):
    """A request ready to send.

    `name`: the prompt's file without its ending. `sha256`: digest of the fixed part (rules, fields,
    examples), in hexadecimal; two records with the same digest were asked the same question.
    """

    messages: tuple[Message, ...]
    name: str
    sha256: str


def render(name: str, part: ArticlePart, answer: type[BaseModel]) -> Rendered:
    """Put the fixed part of prompt `name` before the article.

    `answer` is the model to be filled; its fields are described in the prompt, because a server
    that enforces a schema does not show it to its model. Raises FileNotFoundError for an unknown
    prompt and jinja2.UndefinedError for a template variable that nobody set.
    """
    fixed, digest = _fixed_part(name, answer)
    messages = (*fixed, Message(role="user", content=_article_message(part)))
    return Rendered(messages, name, digest)


def repair(asked: Rendered, answer: str, doubts: Sequence[str]) -> Rendered:
    """Hand the answer back with what the checks found, each doubt in the finding's own words."""
    said = fill(_read(f"{REPAIR}.md"), {"doubts": "\n".join(f"- {doubt}" for doubt in doubts)})
    messages = (
        *asked.messages,
        Message(role="assistant", content=answer),
        Message(role="user", content=said),
    )
    template = Message(role="user", content=_read(f"{REPAIR}.md"))
    digest = _digest((Message(role="system", content=asked.sha256), template))
    return Rendered(messages, f"{asked.name}+{REPAIR}", digest)


def read_article(messages: Sequence[Mapping[str, Any]]) -> ArticlePart | None:
    """The last article that a user message holds: the inverse of `render`; None without one."""
    for message in reversed(messages):
        if message.get("role") == "user" and isinstance(message.get("content"), str):
            part = _read_article_message(message["content"])
            if part is not None:
                return part
    return None


def fill(template: str, variables: Mapping[str, object]) -> str:
    """Fill a template of ours; a variable that is missing is an error."""
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  the result is Markdown for a model, not HTML
    )
    return environment.from_string(template).render(variables)


@cache
def _fixed_part(name: str, answer: type[BaseModel]) -> tuple[tuple[Message, ...], str]:
    """The messages before the article, and their digest."""
    rules = fill(_read(f"{name}.md"), {"fields": outline(answer)})
    messages = [Message(role="system", content=rules)]
    for row in _read(f"{name}.jsonl").splitlines():
        example = json.loads(row)
        part = ArticlePart(
            text=example["text"],
            title=example["title"],
            publisher=example["publisher"],
            published=_day(example["published"]),
            dateline=_day(example["dateline"]),
        )
        reply = json.dumps(example["answer"], ensure_ascii=False)
        messages.append(Message(role="user", content=_article_message(part)))
        messages.append(Message(role="assistant", content=reply))
    return tuple(messages), _digest(tuple(messages))


def outline(answer: type[BaseModel]) -> str:
    """The fields of a pydantic model as an indented list: name, type, description."""
    schema = answer.model_json_schema()
    definitions = schema.get("$defs", {})

    def named(field: Mapping[str, Any]) -> str:
        if "$ref" in field:
            return str(field["$ref"]).rsplit("/", 1)[-1]
        if "enum" in field:
            return " | ".join(json.dumps(value) for value in field["enum"])
        if "anyOf" in field:
            return " | ".join(named(option) for option in field["anyOf"])
        if field.get("type") == "array":
            return f"[{named(field['items'])}, …]"
        return str(field["type"])

    def lines(title: str, shape: Mapping[str, Any]) -> list[str]:
        rows = [f"{title}:"]
        for key, field in shape["properties"].items():
            description = f"  {field['description']}" if "description" in field else ""
            rows.append(f"- {key}: {named(field)}{description}")
        return rows

    sections = [lines(schema["title"], schema)]
    sections += [lines(title, shape) for title, shape in definitions.items()]
    return "\n\n".join("\n".join(section) for section in sections)


def _article_message(part: ArticlePart) -> str:
    fence = _fence(part.text)
    header = json.dumps(
        {
            "title": part.title,
            "publisher": part.publisher,
            "published": part.published.isoformat() if part.published else None,
            "dateline": part.dateline.isoformat() if part.dateline else None,
            "fence": fence,
        },
        ensure_ascii=False,
    )
    return f"{header}\n<article {fence}>\n{part.text}\n</article {fence}>"


def _read_article_message(content: str) -> ArticlePart | None:
    first_line, _, rest = content.partition("\n")
    try:
        header = json.loads(first_line)
        opening, closing = f"<article {header['fence']}>\n", f"\n</article {header['fence']}>"
        if not rest.startswith(opening) or closing not in rest:
            return None
        return ArticlePart(
            text=rest[len(opening) : rest.index(closing)],
            title=header["title"],
            publisher=header["publisher"],
            published=_day(header["published"]),
            dateline=_day(header["dateline"]),
        )
    except (ValueError, TypeError, KeyError):
        return None


def _fence(text: str, digits: int = _FENCE_DIGITS) -> str:
    """A number that does not occur in `text`, the same for the same text."""
    seed = text.encode("utf-8", "surrogatepass")
    turn = 0
    while (fence := sha256(b"%d:" % turn + seed).hexdigest()[:digits]) in text:
        turn += 1
    return fence


def _digest(messages: tuple[Message, ...]) -> str:
    return sha256(json.dumps(messages, ensure_ascii=False).encode()).hexdigest()


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@cache
def _read(file: str) -> str:
    return resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
