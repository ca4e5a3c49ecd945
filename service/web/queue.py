"""The queue: the records of one state, filtered, one page after the other."""

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from schemas.finding import FindingCode
from schemas.verdict import RecordState
from service.store import queue
from service.web.identity import Reader, require
from service.web.site import PageRoute, Store, page

router = APIRouter(
    route_class=PageRoute, include_in_schema=False, dependencies=[Depends(require("reader"))]
)

PAGE_SIZE = 50


class Filters(BaseModel):
    """The queue's filters, as the address has them; empty ones leave everything in."""

    model_config = ConfigDict(populate_by_name=True, str_max_length=200)

    state: RecordState = "queued"
    city: str = ""
    code: FindingCode | None = None
    model: str = ""
    publisher: str = ""
    q: str = ""
    first: date | None = Field(default=None, alias="from")
    last: date | None = Field(default=None, alias="to")
    holder: str = ""
    ignored: tuple[str, ...] = Field(default=(), exclude=True)
    """What the address asks for and cannot be read, as it stands there."""

    @property
    def active(self) -> bool:
        """Whether anything but the state is chosen."""
        return bool(self.model_dump(exclude={"state"}, exclude_defaults=True))

    def of_store(self, reader: str) -> queue.Filter:
        """The same filter in the store's words, for whoever looks."""
        return queue.Filter(
            reader=reader,
            state=self.state,
            city=self.city.strip() or None,
            finding=self.code.value if self.code else None,
            model=self.model or None,
            publisher=self.publisher or None,
            search=self.q.strip() or None,
            holder=self.holder.strip() or None,
            first=self.first,
            last=self.last,
        )

    def address(self, **changed: str) -> str:
        """The address of the same list with other words, or of its page after a cursor."""
        chosen = self.model_dump(mode="json", exclude_defaults=True, by_alias=True)
        return "/queue?" + urlencode({"state": self.state, **chosen, **changed})


def filters_of(request: Request) -> Filters:
    """The filters of the address; what cannot be read leaves everything in, and is named."""
    chosen = {name: text for name, text in request.query_params.items() if text}
    ignored: tuple[str, ...] = ()
    try:
        Filters.model_validate(chosen)
    except ValidationError as error:
        names = dict.fromkeys(str(row["loc"][0]) for row in error.errors())
        ignored = tuple(f"{name}={chosen.pop(name)[:40]}" for name in names if name in chosen)
    return Filters.model_validate({**chosen, "ignored": ignored})


@router.get("/queue")
def show_queue(
    request: Request,
    database: Store,
    reader: Reader,
    filters: Annotated[Filters, Depends(filters_of)],
    after: str | None = None,
) -> Response:
    """The records of one state, the riskiest first."""
    wanted = filters.of_store(reader.name)
    order: queue.Order = "risk" if filters.state == "queued" else "newest"
    found = queue.page(database, wanted, order=order, after=after, limit=PAGE_SIZE)
    return page(
        request,
        "queue.html",
        items=found.items,
        more=filters.address(after=found.after) if found.after else None,
        counts=queue.about(database, wanted),
        filters=filters,
        codes=list(FindingCode),
    )
