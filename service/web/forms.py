"""What the pages send -> claims and texts."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated

from fastapi import File, Form, UploadFile
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.extraction import Claim
from service.errors import BadDate, BadFacts, EmptyText, NotText
from service.pipeline import Given

_HTML_STARTS = ("<!doctype", "<html", "<head", "<body")


class FactFields(BaseModel):
    """The fields of the form of a fact, as typed."""

    model_config = ConfigDict(str_strip_whitespace=True)

    kind: str = "indicator"
    city: str = ""
    name: str = ""
    value: str = ""
    upper: str = ""
    unit: str = ""
    bound: str = "exact"
    category: str = ""
    status: str = ""
    as_of: str = ""
    deadline: str = ""
    quote: str = ""

    def claim(self, fact_id: str) -> Claim:
        """The claim that the fields tell; raises `BadFacts` naming what cannot be read."""
        missing = [name for name in ("city", "name", "quote") if not getattr(self, name)]
        if missing:
            raise BadFacts(f"Fill in: {', '.join(missing)}.")
        told = {name: text or None for name, text in self.model_dump(include=_CLAIM_FIELDS).items()}
        told |= {"id": fact_id, "value": _number(self.value), "upper": _number(self.upper)}
        told["quote"] = self.quote.replace("\r\n", "\n")
        try:
            return Claim.model_validate(told)
        except ValidationError as error:
            rows = error.errors(include_url=False)
            said = [f"{row['loc'][0]}: {row['msg']}" for row in rows if row["loc"]]
            raise BadFacts("; ".join(said)) from None


_CLAIM_FIELDS = set(FactFields.model_fields)


class FactForm(FactFields):
    """The form of a fact, with the version of the record that it was opened on."""

    version: int
    verdict: str = ""
    fact_id: str = ""


class SuggestionForm(BaseModel):
    """Which suggestion was taken, counted from 1."""

    version: int
    n: int


class VersionForm(BaseModel):
    """A button that needs nothing but the version."""

    version: int


class ReassignForm(BaseModel):
    """Who is to have the record; whoever sends it when empty."""

    holder: str = ""


class ArticleForm(BaseModel):
    """The start page's form, as sent."""

    text: str = ""
    published: str = ""
    source_url: str = ""
    html: bool = False

    def given(self) -> Given:
        """What the pipeline takes; raises `EmptyText` and `BadDate`."""
        if not self.text.strip():
            raise EmptyText
        try:
            day = date.fromisoformat(self.published) if self.published else None
        except ValueError:
            raise BadDate from None
        return Given(
            text=self.text,
            html=self.html,
            published=day,
            source_url=self.source_url.strip() or None,
        )


async def article_form(
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    source_url: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> ArticleForm:
    """Read the start page's form: the file if one was chosen, else the pasted text.

    Browsers send the lines of a text area with CR LF; they become LF again. Raises `NotText` for a
    file that is not UTF-8.
    """
    if file is None or not file.filename:
        pasted = text.replace("\r\n", "\n")
        return ArticleForm(text=pasted, published=published, source_url=source_url)
    try:
        read = (await file.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotText("This file is not UTF-8 text. Save it as UTF-8 and try again.") from None
    html = read.lstrip()[:20].lower().startswith(_HTML_STARTS)
    return ArticleForm(text=read, published=published, source_url=source_url, html=html)


def _number(typed: str) -> Decimal | None:
    bare = typed.replace(",", "").replace("，", "").strip()
    if not bare:
        return None
    try:
        number = Decimal(bare)
    except InvalidOperation:
        raise BadFacts(f"{typed!r} is not a number. Write digits, such as 3600 or 2.5.") from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise BadFacts(f"{typed!r} is not a number of this world.")
    return number
