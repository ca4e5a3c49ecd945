"""Errors as RFC 9457 problem documents: one shape for everything that can go wrong."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from service.errors import CityfactsError, ModelError

MEDIA_TYPE = "application/problem+json"

_TOLD: Mapping[int, str] = {
    400: "The request cannot be used.",
    401: "Nobody knows who asks: there is no log-in and no key, or the key is not valid.",
    403: "The role or the key's scope does not allow this, or another site's page asked.",
    404: "There is nothing under this name.",
    409: "The record is not in a state that allows this.",
    413: "The body or the text is too long.",
    415: "The body is not text.",
    422: "The text is empty, a date or a field cannot be read.",
    429: "The budget of the article or of the day is used up. The article is kept.",
    502: "The model gave no usable answer. The article is kept under `extraction_id`.",
    503: "The database does not answer.",
}


class Problem(BaseModel):
    """A problem document, RFC 9457."""

    type: str = Field(examples=["urn:cityfacts:problem:empty-text"])
    title: str = Field(examples=["Empty text"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["The text is empty. Send the article's words."])
    instance: str = Field(examples=["urn:cityfacts:request:1m853cbb16frph5"])
    extraction_id: str | None = Field(
        default=None, description="The record under which the article is kept, to be run again."
    )


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """These answers of a route, for the OpenAPI document."""
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        status: {"description": _TOLD[status], "content": {MEDIA_TYPE: schema}}
        for status in statuses
    }


def of_error(error: CityfactsError, instance: str) -> JSONResponse:
    """The problem document of one of our own errors."""
    kept_as = error.kept_as if isinstance(error, ModelError) else None
    detail = str(error)
    if kept_as:
        detail += (
            f" The article is kept as {kept_as}; run it again with "
            f"POST /extractions/{kept_as}/retry."
        )
    name = _words(type(error).__name__)
    response = _response(error.status, name, detail, instance, extraction_id=kept_as)
    response.headers.update(error.headers)
    return response


def of_status(status: int, detail: str, instance: str, **headers: str) -> JSONResponse:
    """The problem document of an HTTP status that no error of ours stands for."""
    response = _response(status, HTTPStatus(status).phrase, detail, instance)
    response.headers.update(headers)
    return response


def _response(status: int, name: str, detail: str, instance: str, **more: Any) -> JSONResponse:
    problem = Problem(
        type=f"urn:cityfacts:problem:{name.lower().replace(' ', '-')}",
        title=name.capitalize(),
        status=status,
        detail=detail.encode("utf-8", "replace").decode(),
        instance=instance,
        **more,
    )
    body = problem.model_dump(exclude_none=True)
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


def _words(name: str) -> str:
    """ModelUnreachable -> Model unreachable."""
    return "".join(f" {letter}" if letter.isupper() else letter for letter in name).strip()
