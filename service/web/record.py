"""One record: the text, the facts beside it, and what is decided about them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from schemas.extraction import Claim
from service import pipeline
from service.errors import BadRequest, ModelError, NotFound
from service.quantities import scan
from service.review.desk import Desk
from service.review.suggestions import recheck
from service.review.verdicts import current_claims
from service.store import queue, records
from service.web.forms import FactForm, SuggestionForm, VersionForm
from service.web.identity import Reviewer, require
from service.web.site import PageRoute, Resources, Store, page, seen
from service.web.view import record_view

router = APIRouter(
    route_class=PageRoute, include_in_schema=False, dependencies=[Depends(require("reader"))]
)


@router.get("/records/{record_id}")
def show_record(request: Request, record_id: str, database: Store) -> Response:
    """One record: the text, and the facts beside it."""
    record = records.load(database, record_id)
    if record.extraction is None:
        return page(request, "failed.html", record=record)
    article = record.article
    view = record_view(
        article,
        scan(article.text, article.anchor),
        record.extraction,
        record.verdicts,
        state=record.state,
        version=record.version,
    )
    blank = Claim(id="", kind="indicator", city="", name="", quote="")
    return page(request, "record.html", record=view, blank=blank)


@router.post("/records/{record_id}/retry")
async def retry(record_id: str, resources: Resources, _: Reviewer) -> Response:
    """Ask the model again about a record that failed."""
    try:
        await pipeline.retry(record_id, resources)
    except ModelError as error:
        if error.kept_as is None:
            raise
    return seen(f"/records/{record_id}")


@router.get("/records/{record_id}/next")
def next_record(record_id: str, database: Store) -> Response:
    """The queued record after this one in the order of risk; the queue when none is left."""
    found = queue.following(database, record_id, queue.Filter(state="queued"))
    return seen(f"/records/{found}" if found else "/queue")


@router.post("/records/{record_id}/facts/{fact_id}")
def decide(
    record_id: str,
    fact_id: str,
    database: Store,
    reviewer: Reviewer,
    form: Annotated[FactForm, Form()],
) -> Response:
    """Accept, reject or correct one fact, or take that back."""
    desk = Desk(database, record_id, form.version, reviewer.name)
    if form.verdict == "accept":
        desk.accept(fact_id)
    elif form.verdict == "reject":
        desk.reject(fact_id)
    elif form.verdict == "correct":
        desk.correct(fact_id, form.claim(fact_id))
    elif form.verdict == "undo":
        desk.undo(fact_id)
    else:
        raise BadRequest("A verdict is accept, reject, correct or undo.")
    return seen(f"/records/{record_id}#fact-{fact_id}")


@router.post("/records/{record_id}/facts/{fact_id}/suggestion")
def take_suggestion(
    record_id: str,
    fact_id: str,
    database: Store,
    reviewer: Reviewer,
    form: Annotated[SuggestionForm, Form()],
) -> Response:
    """Correct a fact to one of its suggestions."""
    Desk(database, record_id, form.version, reviewer.name).take_suggestion(fact_id, form.n)
    return seen(f"/records/{record_id}#fact-{fact_id}")


@router.post("/records/{record_id}/facts/{fact_id}/alike")
def correct_alike(
    record_id: str,
    fact_id: str,
    database: Store,
    reviewer: Reviewer,
    form: Annotated[VersionForm, Form()],
) -> Response:
    """Mend the same error in the record's other facts."""
    Desk(database, record_id, form.version, reviewer.name).correct_alike(fact_id)
    return seen(f"/records/{record_id}#fact-{fact_id}")


@router.post("/records/{record_id}/facts")
def add_fact(
    record_id: str, database: Store, reviewer: Reviewer, form: Annotated[FactForm, Form()]
) -> Response:
    """Add a fact that the model left out."""
    Desk(database, record_id, form.version, reviewer.name).add(form.claim("new"))
    return seen(f"/records/{record_id}")


@router.post("/records/{record_id}/accept-verified")
def accept_verified(
    record_id: str, database: Store, reviewer: Reviewer, form: Annotated[VersionForm, Form()]
) -> Response:
    """Accept all facts that the checks verified."""
    Desk(database, record_id, form.version, reviewer.name).accept_verified()
    return seen(f"/records/{record_id}")


@router.post("/records/{record_id}/undo")
def undo(
    record_id: str, database: Store, reviewer: Reviewer, form: Annotated[VersionForm, Form()]
) -> Response:
    """Take back the newest decision."""
    Desk(database, record_id, form.version, reviewer.name).undo()
    return seen(f"/records/{record_id}")


@router.post("/records/{record_id}/check")
def check_draft(
    request: Request, record_id: str, database: Store, form: Annotated[FactForm, Form()]
) -> Response:
    """What the checks say about a fact as edited: a fragment, nothing is kept."""
    record = records.load(database, record_id)
    if record.extraction is None:
        raise NotFound
    article = record.article
    told = form.claim(form.fact_id or "new")
    beside = current_claims(record.extraction, record.verdicts)
    fact = recheck(article, scan(article.text, article.anchor), told, beside)
    return page(request, "draft.html", fact=fact)
