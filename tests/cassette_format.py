"""Cassettes that a person can read and review: JSON bodies as YAML, Chinese as it is written.

A cassette keeps what decides a replay and nothing else: headers by allow-list, so that no key and
no cookie can slip in; no host, so that a replay needs no server. Requests are matched on the JSON
body: an edited prompt does not replay an answer to the old one.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import vcr
import yaml
from vcr.cassette import Cassette
from vcr.request import Request

HOST = "http://model.invalid"
"""Stands for every recorded server; .invalid never resolves (RFC 2606)."""

_REQUEST_HEADERS = frozenset({"content-type"})
_RESPONSE_HEADERS = frozenset({"content-type", "retry-after"})

_PYDANTIC_LINK = re.compile(r"\s*For further information visit https://errors\.pydantic\.dev\S*")
"""It names pydantic's version: a minor upgrade must not turn a cassette away."""


@contextmanager
def cassette(path: Path, *, record: bool) -> Iterator[Cassette]:
    """Record into `path`, or replay from it; a replay must use every answer that is there."""
    if record:
        path.unlink(missing_ok=True)
    elif not path.exists():
        raise AssertionError(f"{path.name} was never recorded: run make cassettes")
    recorder = vcr.VCR(
        record_mode="new_episodes" if record else "none",
        match_on=("method", "path", "json_body"),
        before_record_request=_essential_request,
        before_record_response=_essential_response,
        decode_compressed_response=True,
    )
    recorder.register_matcher("json_body", _same_json)
    recorder.register_serializer("readable", _Readable)
    with recorder.use_cassette(str(path), serializer="readable") as tape:
        yield tape
    if not record and not tape.all_played:
        raise AssertionError(f"{tape.play_count} of {len(tape)} answers of {path.name} were used")


class _Readable:
    """vcrpy's serializer protocol."""

    @staticmethod
    def serialize(content: dict[str, Any]) -> str:
        for interaction in content["interactions"]:
            request, body = interaction["request"], interaction["response"]["body"]
            request["body"] = _opened(request["body"])
            body["string"] = _opened(body["string"])
        return yaml.dump(
            content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000
        )

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        content: dict[str, Any] = yaml.safe_load(text)
        for interaction in content["interactions"]:
            request, body = interaction["request"], interaction["response"]["body"]
            request["body"] = _closed(request["body"])
            body["string"] = _closed(body["string"])
        return content


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _opened(body: object) -> object:
    text = body.decode() if isinstance(body, bytes) else body
    try:
        return {"json": json.loads(text)} if isinstance(text, str) else text
    except ValueError:
        return text


def _closed(body: object) -> object:
    is_json = isinstance(body, dict) and set(body) == {"json"}
    return json.dumps(body["json"], ensure_ascii=False) if is_json else body  # type: ignore[index]


def _essential_request(request: Request) -> Request:
    request.uri = HOST + re.sub(r"^.*(?=/v1/)", "", urlsplit(request.uri).path)
    for name in [name for name in request.headers if name.lower() not in _REQUEST_HEADERS]:
        del request.headers[name]
    if request.body:
        body = json.loads(request.body)
        for message in body.get("messages", ()):
            if isinstance(message.get("content"), str):
                message["content"] = _PYDANTIC_LINK.sub("", message["content"])
        request.body = json.dumps(body, ensure_ascii=False).encode()
    return request


def _essential_response(response: dict[str, Any]) -> dict[str, Any]:
    headers = response["headers"].items()
    kept = {name: value for name, value in headers if name.lower() in _RESPONSE_HEADERS}
    return {**response, "headers": kept}


def _same_json(first: Request, second: Request) -> None:
    if json.loads(first.body or b"null") != json.loads(second.body or b"null"):
        raise AssertionError("the JSON bodies differ: run make cassettes if the prompt was edited")
