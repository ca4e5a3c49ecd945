"""The queue: the records of one state, filtered, one page after the other."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from schemas.finding import FindingCode
from schemas.verdict import RecordState
from service.store import queue
from service.web.identity import require
from service.web.site import PageRoute, Store, page

router = APIRouter(
    route_class=PageRoute, include_in_schema=False, dependencies=[Depends(require("reader"))]
)

PAGE_SIZE = 50


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
