"""One record: the text, the facts beside it, and what is decided about them."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from schemas.extraction import Claim
from schemas.verdict import Lease
from service import pipeline
from service.errors import BadRequest, Conflict, ModelError, NotFound, Taken
from service.quantities import scan
from service.review.comparison import compared
from service.review.desk import Desk
from service.review.suggestions import recheck
from service.review.verdicts import current_claims
from service.store import accounts, leases, queue, records
from service.store.database import Database
from service.web.forms import FactForm, ReassignForm, SuggestionForm, VersionForm
from service.web.identity import LOCAL, Admin, Reader, Reviewer, User, require
from service.web.site import PageRoute, Resources, Store, page, seen
from service.web.view import record_view

router = APIRouter(
    route_class=PageRoute, include_in_schema=False, dependencies=[Depends(require("reader"))]
)


class _DeskOf(NamedTuple):
    """A record and who sits down to it; at which version, the form says."""

    database: Database
    record_id: str
    reviewer: str
    second_share: float

    def at(self, version: int) -> Desk:
        """The record as it was at this version."""
        return Desk(self.database, self.record_id, version, self.reviewer, self.second_share)


def _desk(request: Request, record_id: str, database: Store, reviewer: Reviewer) -> _DeskOf:
    # Without accounts everybody is one person, and nobody could read for a second time.
    share = 0.0 if reviewer == LOCAL else request.app.state.second_share
    return _DeskOf(database, record_id, reviewer.name, share)


ReviewersDesk = Annotated[_DeskOf, Depends(_desk)]


@router.get("/records/{record_id}")
def show_record(request: Request, record_id: str, database: Store, user: Reader) -> Response:
    """One record: the text, and the facts beside it. Whoever may decide takes it in hand."""
    record = records.load(database, record_id)
    if record.first_reader == user.name:
        raise Conflict("You read this record before; this reading is for somebody else.")
    if record.extraction is None:
        return page(request, "failed.html", record=record)
    lease = _lease(database, record_id, user)
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
    return page(
        request,
        "record.html",
        record=view,
        blank=blank,
        lease=lease,
        may_hold=_may_hold(database, user) if user.may("admin") else (),
        others=queue.versions(database, record.id, article.id),
        locked=not user.may("reviewer") or (lease is not None and lease.holder != user.name),
    )


def _may_hold(database: Database, asking: User) -> tuple[str, ...]:
    """Who may be given a record: everybody who may review, and whoever asks."""
    people = [one for one in accounts.listing(database) if one.disabled is None]
    able = [one.name for one in people if User(one.name, one.role).may("reviewer")]
    return tuple(dict.fromkeys([asking.name, *able]))


def _lease(database: Database, record_id: str, user: User) -> Lease | None:
    if user.may("reviewer"):
        return leases.take(database, record_id, user.name)
    return leases.of_record(database, record_id)


@router.post("/records/{record_id}/lease", status_code=204)
def renew(record_id: str, database: Store, reviewer: Reviewer) -> Response:
    """The open page's heartbeat. Raises Taken when somebody else has the record meanwhile."""
    lease = leases.take(database, record_id, reviewer.name)
    if lease.holder != reviewer.name:
        raise Taken
    return Response(status_code=204)


@router.post("/records/{record_id}/release", status_code=204)
def release(record_id: str, database: Store, reviewer: Reviewer) -> Response:
    """The page was left: others may take the record at once."""
    leases.release(database, record_id, reviewer.name)
    return Response(status_code=204)


@router.post("/records/{record_id}/reassign")
def reassign(
    record_id: str, database: Store, admin: Admin, form: Annotated[ReassignForm, Form()]
) -> Response:
    """Put the record into another person's hands, or into one's own."""
    holder = form.holder or admin.name
    if holder not in _may_hold(database, admin):
        raise NotFound(f"There is nobody named {holder!r} who may review.")
    leases.give(database, record_id, holder)
    return seen(f"/records/{record_id}")


@router.get("/records/{record_id}/compare/{other_id}")
def compare(request: Request, record_id: str, other_id: str, database: Store) -> Response:
    """Two versions of one article, fact by fact."""
    pair = [records.load(database, one) for one in (record_id, other_id)]
    if pair[0].article.id != pair[1].article.id or any(one.is_second for one in pair):
        raise NotFound("These are no two versions of one article.")
    left, right = (one.answered() for one in pair)
    return page(
        request,
        "compare.html",
        left=left,
        right=right,
        title=pair[0].article.title,
        rows=compared(left.facts, right.facts),
    )


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
def next_record(record_id: str, database: Store, user: Reader) -> Response:
    """The next queued record that nobody else has in hand; the queue when none is left."""
    if user.may("reviewer"):
        leases.release(database, record_id, user.name)
    found = queue.following(
        database, record_id, queue.Filter(state="queued", reader=user.name, free_for=user.name)
    )
    return seen(f"/records/{found}" if found else "/queue")


@router.post("/records/{record_id}/facts/{fact_id}")
def decide(
    record_id: str,
    fact_id: str,
    desk: ReviewersDesk,
    form: Annotated[FactForm, Form()],
) -> Response:
    """Accept, reject or correct one fact, or take that back."""
    at_desk = desk.at(form.version)
    if form.verdict == "accept":
        at_desk.accept(fact_id)
    elif form.verdict == "reject":
        at_desk.reject(fact_id)
    elif form.verdict == "correct":
        at_desk.correct(fact_id, form.claim(fact_id))
    elif form.verdict == "undo":
        at_desk.undo(fact_id)
    else:
        raise BadRequest("A verdict is accept, reject, correct or undo.")
    return seen(f"/records/{record_id}#fact-{fact_id}")


@router.post("/records/{record_id}/facts/{fact_id}/suggestion")
def take_suggestion(
    record_id: str,
    fact_id: str,
    desk: ReviewersDesk,
    form: Annotated[SuggestionForm, Form()],
) -> Response:
    """Correct a fact to one of its suggestions."""
    desk.at(form.version).take_suggestion(fact_id, form.n)
    return seen(f"/records/{record_id}#fact-{fact_id}")


@router.post("/records/{record_id}/facts/{fact_id}/alike")
def correct_alike(
    record_id: str,
    fact_id: str,
    desk: ReviewersDesk,
    form: Annotated[VersionForm, Form()],
) -> Response:
    """Mend the same error in the record's other facts."""
    desk.at(form.version).correct_alike(fact_id)
    return seen(f"/records/{record_id}#fact-{fact_id}")


@router.post("/records/{record_id}/facts")
def add_fact(record_id: str, desk: ReviewersDesk, form: Annotated[FactForm, Form()]) -> Response:
    """Add a fact that the model left out."""
    desk.at(form.version).add(form.claim("new"))
    return seen(f"/records/{record_id}")


@router.post("/records/{record_id}/accept-verified")
def accept_verified(
    record_id: str, desk: ReviewersDesk, form: Annotated[VersionForm, Form()]
) -> Response:
    """Accept all facts that the checks verified."""
    desk.at(form.version).accept_verified()
    return seen(f"/records/{record_id}")


@router.post("/records/{record_id}/undo")
def undo(record_id: str, desk: ReviewersDesk, form: Annotated[VersionForm, Form()]) -> Response:
    """Take back the newest decision."""
    desk.at(form.version).undo()
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
