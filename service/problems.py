"""Errors as RFC 9457 problem documents: one shape for everything that can go wrong."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from service.errors import CityfactsError, ModelError

MEDIA_TYPE = "application/problem+json"


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
    return _response(error.status, name, detail, instance, extraction_id=kept_as)


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
