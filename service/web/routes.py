"""The pages' addresses: list, record, decision, redirect."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from schemas.extraction import Claim
from schemas.finding import FindingCode
from schemas.verdict import RecordState
from service import pipeline
from service.errors import BadRequest, CityfactsError, InputError, ModelError, NotFound
from service.quantities import scan
from service.review.desk import Desk
from service.review.suggestions import recheck
from service.review.verdicts import current_claims
from service.store import queue, records
from service.store.database import Database
from service.web.forms import ArticleForm, FactForm, SuggestionForm, VersionForm, article_form
from service.web.languages import Language, choose
from service.web.pages import render
from service.web.security import HEADERS, local_path, same_origin
from service.web.view import record_view

REVIEWER = "local"
"""Who decides, as long as there are no accounts."""

PAGE_SIZE = 50
LANGUAGE_COOKIE = "language"
A_YEAR = 365 * 24 * 3600

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class _PageRoute(APIRoute):
    """A route whose errors are pages too, and whose every answer carries the security headers."""

    def get_route_handler(self) -> Handler:
        """Wrap the route: refuse cross-site writes, turn errors into pages."""
        answer = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                same_origin(request)
                response = await answer(request)
            except CityfactsError as error:
                response = problem(request, error)
            except RequestValidationError as error:
                rows = "; ".join(f"{row['loc'][-1]}: {row['msg']}" for row in error.errors())
                response = problem(request, BadRequest(f"The form is incomplete ({rows})."))
            response.headers.update(HEADERS)
            return response

        return guarded


router = APIRouter(route_class=_PageRoute, include_in_schema=False)


def language_of(request: Request) -> Language:
    """The interface's language for this request."""
    return choose(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language"))


def resources_of(request: Request) -> pipeline.Resources:
    """What the app was made with."""
    resources: pipeline.Resources = request.app.state.resources
    return resources


def database_of(request: Request) -> Database:
    """The app's database."""
    database = resources_of(request).database
    if database is None:
        raise NotFound("This server keeps nothing, so there is nothing to review.")
    return database


Resources = Annotated[pipeline.Resources, Depends(resources_of)]
Store = Annotated[Database, Depends(database_of)]


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page in the reader's language."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    shown = {"section": "queue", "here": here if request.method == "GET" else "/", **values}
    return HTMLResponse(render(template, language_of(request), **shown), status_code=status)


def problem(request: Request, error: CityfactsError) -> HTMLResponse:
    """An error as a page, with the way back."""
    record_id = request.path_params.get("record_id")
    back = f"/records/{record_id}" if record_id and error.status == 409 else "/queue"
    return page(request, "problem.html", error.status, problem=str(error), back=back)


def seen(path: str) -> RedirectResponse:
    """After a write: go and look (303, so that a reload sends nothing again)."""
    return RedirectResponse(path, status_code=303)


@router.get("/")
def start(request: Request, resources: Resources, database: Store) -> Response:
    """The page for pasting an article."""
    return _start(request, resources, database, ArticleForm())


def _start(
    request: Request,
    resources: pipeline.Resources,
    database: Database,
    given: ArticleForm,
    error: InputError | None = None,
) -> Response:
    return page(
        request,
        "start.html",
        error.status if error else 200,
        section="start",
        given=given,
        problem=str(error) if error else None,
        model=resources.model.spec.model,
        waiting=queue.counts(database)["queued"],
    )


@router.post("/articles")
async def submit(
    request: Request,
    resources: Resources,
    database: Store,
    form: Annotated[ArticleForm, Depends(article_form)],
) -> Response:
    """Extract a pasted or dropped article, then show its record."""
    try:
        extraction = await pipeline.extract(form.given(), resources)
    except InputError as error:
        return _start(request, resources, database, form, error)
    except ModelError as error:
        if error.kept_as is None:
            raise
        return seen(f"/records/{error.kept_as}")
    return seen(f"/records/{extraction.id}")


class Filters(BaseModel):
    """The queue's filters, as the address has them; empty ones leave everything in."""

    state: RecordState = "queued"
    city: str = ""
    code: FindingCode | None = None
    model: str = ""
    publisher: str = ""
    q: str = ""

    @property
    def active(self) -> bool:
        """Whether anything but the state is chosen."""
        return bool(self.city or self.code or self.model or self.publisher or self.q)

    def of_store(self) -> queue.Filter:
        """The same filter in the store's words."""
        return queue.Filter(
            state=self.state,
            city=self.city.strip() or None,
            finding=self.code.value if self.code else None,
            model=self.model or None,
            publisher=self.publisher or None,
            search=self.q.strip() or None,
        )

    def address(self, after: str) -> str:
        """The address of the page after this one."""
        chosen = self.model_dump(mode="json", exclude_defaults=True) | {"after": after}
        return "/queue?" + urlencode({"state": self.state, **chosen})


def filters_of(request: Request) -> Filters:
    """The filters of the address; what cannot be read leaves everything in."""
    chosen = {name: text for name, text in request.query_params.items() if text}
    if chosen.get("code") not in set(FindingCode):
        chosen.pop("code", None)
    if chosen.get("state") not in ("queued", "reviewed", "accepted", "failed"):
        chosen.pop("state", None)
    return Filters.model_validate(chosen)


@router.get("/queue")
def show_queue(
    request: Request,
    database: Store,
    filters: Annotated[Filters, Depends(filters_of)],
    after: str | None = None,
) -> Response:
    """The records of one state, the riskiest first."""
    wanted = filters.of_store()
    order: queue.Order = "risk" if filters.state == "queued" else "newest"
    found = queue.page(database, wanted, order=order, after=after, limit=PAGE_SIZE)
    return page(
        request,
        "queue.html",
        items=found.items,
        more=filters.address(found.after) if found.after else None,
        counts=queue.counts(database, wanted),
        filters=filters,
        codes=list(FindingCode),
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
async def retry(record_id: str, resources: Resources) -> Response:
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
    record_id: str, fact_id: str, database: Store, form: Annotated[FactForm, Form()]
) -> Response:
    """Accept, reject or correct one fact, or take that back."""
    desk = Desk(database, record_id, form.version, REVIEWER)
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
    record_id: str, fact_id: str, database: Store, form: Annotated[SuggestionForm, Form()]
) -> Response:
    """Correct a fact to one of its suggestions."""
    Desk(database, record_id, form.version, REVIEWER).take_suggestion(fact_id, form.n)
    return seen(f"/records/{record_id}#fact-{fact_id}")


@router.post("/records/{record_id}/facts/{fact_id}/alike")
def correct_alike(
    record_id: str, fact_id: str, database: Store, form: Annotated[VersionForm, Form()]
) -> Response:
    """Mend the same error in the record's other facts."""
    Desk(database, record_id, form.version, REVIEWER).correct_alike(fact_id)
    return seen(f"/records/{record_id}#fact-{fact_id}")


@router.post("/records/{record_id}/facts")
def add_fact(record_id: str, database: Store, form: Annotated[FactForm, Form()]) -> Response:
    """Add a fact that the model left out."""
    Desk(database, record_id, form.version, REVIEWER).add(form.claim("new"))
    return seen(f"/records/{record_id}")


@router.post("/records/{record_id}/accept-verified")
def accept_verified(
    record_id: str, database: Store, form: Annotated[VersionForm, Form()]
) -> Response:
    """Accept all facts that the checks verified."""
    Desk(database, record_id, form.version, REVIEWER).accept_verified()
    return seen(f"/records/{record_id}")


@router.post("/records/{record_id}/undo")
def undo(record_id: str, database: Store, form: Annotated[VersionForm, Form()]) -> Response:
    """Take back the newest decision."""
    Desk(database, record_id, form.version, REVIEWER).undo()
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


@router.post("/language")
def choose_language(
    language: Annotated[str, Form()], back: Annotated[str, Form()] = "/"
) -> Response:
    """Remember the reader's language."""
    response = seen(local_path(back))
    response.set_cookie(
        LANGUAGE_COOKIE, choose(language, None), A_YEAR, httponly=True, samesite="lax"
    )
    return response
