"""Records as lists: filtered, counted, one page after the other, however many there are.

A list is read along one index: the narrowest of the chosen terms (`service.store.terms`), or the
records of a state. Where more than that is chosen, at most `LOOKED_AT` records are looked at for
one page; the page may then be short, and its cursor goes on from there. Counts stop at a limit too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, NamedTuple, get_args

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    tuple_,
    union_all,
)

from schemas.verdict import RecordState, ReviewItem
from service.errors import InputError
from service.sampling import SECOND
from service.store import terms
from service.store.database import Database, reading
from service.store.tables import extractions, leases
from service.store.tables import terms as terms_table

Order = Literal["risk", "newest"]

LOOKED_AT = 2000
"""Records that one page looks at where several things are chosen; also the most that are sorted."""

COUNTED = 10_000
COUNTED_AMONG = 200
"""Where counting ends on a page; and among how many records, where several things are chosen."""

SIZED = 8
"""Terms whose sizes are compared for the narrowest: a long search has many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list shows; None leaves everything in."""

    state: RecordState | None = None
    city: str | None = None
    """Under any of its names."""
    finding: str | None = None
    model: str | None = None
    publisher: str | None = None
    article_id: str | None = None
    search: str | None = None
    """Words of the title, with blanks between; all of them."""
    first: date | None = None
    """The first day (UTC) on which the record was made."""
    last: date | None = None
    holder: str | None = None
    """Who has it in hand."""
    reader: str | None = None
    """Who looks. Second readings are shown to those who may do them; without a name to nobody."""
    free_for: str | None = None
    """Leave out what others than this person have in hand."""


EVERYTHING = Filter()
OF_ALL = Filter(reader="")
"""With every second reading, for figures that no reviewer reads in a list."""
_VERSIONS = 20
"""Versions of one article that a record's page names."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some items, and the cursor of the page after them; None on the last page."""

    items: tuple[ReviewItem, ...]
    after: str | None


Key = tuple[Any, ...]
"""A record's place in an order: risk and id, or the id alone."""


def page(
    database: Database,
    shown: Filter = EVERYTHING,
    *,
    order: Order = "risk",
    after: str | None = None,
    limit: int = 50,
) -> Page:
    """One page: the riskiest first, or the newest first.

    `after` is the cursor of the page before. A page may hold fewer than `limit` records and still
    have an `after`. Raises InputError for a cursor that is none.
    """
    reached = None if after is None else _reached(order, after)
    with reading(database) as connection:
        listed = _listed(connection, shown, order)
        keys, beyond = listed.page(connection, reached, limit)
        items = _items(connection, [key[-1] for key in keys], shown)
    return Page(items, None if beyond is None else _cursor(order, beyond))


def counts(database: Database, shown: Filter = EVERYTHING) -> Mapping[RecordState, int]:
    """How many records stand in each state, exactly; the filter's own state is left aside."""
    with reading(database) as connection:
        listed = _listed(connection, shown, "risk", get_args(RecordState))
        alike = {state: listed.of(state).count(connection) for state in listed.states}
        return {state: n - listed.of(state).hidden(connection, shown) for state, n in alike.items()}


class Count(NamedTuple):
    """So many, or at least so many."""

    number: int
    more: bool


def about(database: Database, shown: Filter = EVERYTHING) -> Mapping[RecordState, Count]:
    """The same for a page that has to be fast: counting ends at `COUNTED`. One question."""
    with reading(database) as connection:
        listed = _listed(connection, shown, "risk", get_args(RecordState))
        counted = {state: listed.of(state).some() for state in listed.states}
        numbers = [
            select(func.count()).select_from(wanted.subquery()).scalar_subquery()
            for fits, among, _ in counted.values()
            for wanted in (fits, among)
        ]
        told = iter(connection.execute(select(*numbers)).one())
        hidden = {state: listed.of(state).hidden(connection, shown) for state in listed.states}
    return {
        state: Count(max(0, min(next(told), end) - hidden[state]), next(told) > end)
        for state, (_, _, end) in counted.items()
    }


def following(
    database: Database, extraction_id: str, shown: Filter = EVERYTHING, order: Order = "risk"
) -> str | None:
    """The record after this one in a list, from the top again at its end; None when it is alone."""
    reached = select(extractions.c.risk).where(extractions.c.id == extraction_id)
    with reading(database) as connection:
        risk = connection.execute(reached).scalar_one_or_none()
    here = None if risk is None else _cursor(order, (risk, extraction_id))
    for start in dict.fromkeys((here, None)):
        after = start
        while True:
            found = page(database, shown, order=order, after=after, limit=2)
            others = [item for item in found.items if item.extraction_id != extraction_id]
            if others:
                return others[0].extraction_id
            if found.after is None:
                break
            after = found.after
    return None


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list before it is read: what it is read along, and what is asked of each record."""

    order: Order
    states: tuple[RecordState, ...]
    term: str | None
    """Read along the records under this term; along all of a state without one."""
    few: Select[Any] | None
    """Keys that are few enough to be sorted, instead of that."""
    asked: tuple[ColumnElement[bool], ...]
    """Of `extractions`."""
    under: tuple[str, ...]
    """The other terms that each record must have."""

    @property
    def picks(self) -> bool:
        """Whether more is asked of each record than its place in what the list is read along."""
        return bool(self.asked or self.under)

    def page(
        self, connection: Connection, reached: Key | None, limit: int
    ) -> tuple[list[Key], Key | None]:
        """The keys of one page, and the key from which the next goes on."""
        if self.few is not None:
            wanted = self._of_few(reached)
        else:
            wanted = self._along(reached, LOOKED_AT if self.picks else limit + 1)
        rows = [tuple(row) for row in connection.execute(wanted.limit(limit + 1))]
        if len(rows) > limit:
            return rows[:limit], rows[limit - 1]
        return rows, self._looked_to(connection, reached)

    def of(self, state: RecordState) -> "_Listed":
        """The same list of one state only."""
        return replace(self, states=(state,))

    def count(self, connection: Connection) -> int:
        """How many."""
        wanted = self._along(None, None, ordered=False) if self.few is None else self._of_few(None)
        return _number(connection, wanted)

    def hidden(self, connection: Connection, shown: Filter) -> int:
        """How many of them are second readings that whoever looks must not know of.

        Found by what they are, and then asked: few are, and any other index would be a long way.
        """
        table = extractions.c
        kept_from = [table.sample == SECOND, table.state.in_(self.states)]
        if shown.reader is not None:
            kept_from.append(table.first_reader == shown.reader)
        found = select(table.id).where(*kept_from).limit(COUNTED)
        ids = connection.execute(found).scalars().all()
        if not ids:
            return 0
        asked = [table.id.in_(ids), *self.asked]
        under = [term for term in (self.term, *self.under) if term is not None]
        asked += [self._is_under(term, table.id) for term in under]
        if self.few is not None:
            few = self.few.subquery()
            asked.append(table.id.in_(select(few.c.id)))
        return _number(connection, select(table.id).where(*asked))

    def some(self) -> tuple[Select[Any], Select[Any], int]:
        """What is counted on a page; what else it was counted among, and where that ends."""
        if self.few is not None:
            return self._of_few(None), self.few, LOOKED_AT
        if not self.picks:
            first = self._along(None, None, ordered=False).limit(COUNTED + 1)
            return first, first, COUNTED
        among = (
            replace(self, asked=(), under=())
            ._along(None, COUNTED_AMONG + 1)
            .limit(COUNTED_AMONG + 1)
        )
        return self._along(None, COUNTED_AMONG), among, COUNTED_AMONG

    def _of_few(self, reached: Key | None) -> Select[Any]:
        assert self.few is not None
        few = self.few.subquery()
        columns = self._columns(few.c.risk, few.c.id)
        wanted = select(*columns).where(few.c.state.in_(self.states))
        if self.picks:
            wanted = wanted.where(*self._fits(few.c.id))
        return self._after(wanted, columns, reached)

    def _fits(self, record_id: ColumnElement[Any]) -> list[ColumnElement[bool]]:
        """Whether a record is all that is asked; looked up one by one, which keeps the order.

        As values and not as EXISTS: PostgreSQL would first join all records of the other terms.
        """
        fits = [
            select(terms_table.c.term).where(*self._has(term, record_id)).limit(1)
            for term in self.under
        ]
        if self.asked:
            record = extractions.c
            known = select(record.id).where(record.id == record_id, record.state.in_(self.states))
            fits.append(known.where(*self.asked))
        return [one.scalar_subquery().is_not(None) for one in fits]

    def _has(self, term: str, record_id: ColumnElement[Any]) -> list[ColumnElement[bool]]:
        table = terms_table.c
        return [
            table.term == term,
            table.state.in_(self.states),
            table.extraction_id == record_id,
        ]

    def _along(
        self, reached: Key | None, bound: int | None, *, ordered: bool = True
    ) -> Select[Any]:
        """The keys in order; of the first `bound` only, where records are asked more than that."""
        one_state = [self._of_state(state, reached, bound, ordered) for state in self.states]
        if len(one_state) == 1 and (bound is None or not self.picks):
            return one_state[0]
        names = ("risk", "id") if self.order == "risk" else ("id",)
        some = union_all(*(select(one.subquery()) for one in one_state)).subquery()
        if bound is not None:
            first = select(*(some.c[name] for name in names)).limit(bound)
            some = first.order_by(*(some.c[name].desc() for name in names)).subquery()
        columns = [some.c[name] for name in names]
        wanted = select(*columns)
        if self.picks and bound is not None:
            wanted = wanted.where(*self._fits(some.c.id))
        return wanted.order_by(*(column.desc() for column in columns)) if ordered else wanted

    def _of_state(
        self, state: RecordState, reached: Key | None, bound: int | None, ordered: bool
    ) -> Select[Any]:
        conditions: list[ColumnElement[bool]] = []
        if self.term is None:
            table, risk, record_id = extractions, extractions.c.risk, extractions.c.id
        else:
            table, risk, record_id = terms_table, terms_table.c.risk, terms_table.c.extraction_id
            conditions.append(terms_table.c.term == self.term)
        columns = self._columns(risk, record_id)
        wanted = select(*columns).where(*conditions, table.c.state == state)
        if self.picks and bound is None:
            if self.term is not None and self.asked:
                wanted = wanted.join(extractions, extractions.c.id == record_id)
            wanted = wanted.where(*self.asked, *(self._is_under(t, record_id) for t in self.under))
        if not ordered:
            return wanted
        return self._after(wanted, columns, reached).limit(bound)

    def _is_under(self, term: str, record_id: ColumnElement[Any]) -> ColumnElement[bool]:
        other = terms_table.alias()
        return exists().where(
            other.c.term == term,
            other.c.state.in_(self.states),
            other.c.extraction_id == record_id,
        )

    def _columns(self, risk: ColumnElement[Any], record_id: ColumnElement[Any]) -> list[Any]:
        told = record_id.label("id")
        return [risk.label("risk"), told] if self.order == "risk" else [told]

    def _after(
        self, wanted: Select[Any], columns: Sequence[Any], reached: Key | None
    ) -> Select[Any]:
        bare = [getattr(column, "element", column) for column in columns]
        if reached is not None:
            wanted = wanted.where(tuple_(*bare) < tuple_(*reached))
        return wanted.order_by(*(column.desc() for column in bare))

    def _looked_to(self, connection: Connection, reached: Key | None) -> Key | None:
        """The key of the last record looked at, where there are more behind it."""
        if self.few is not None or not self.picks:
            return None
        bare = replace(self, asked=(), under=())
        last_two = bare._along(reached, LOOKED_AT + 1).offset(LOOKED_AT - 1).limit(2)
        rows = connection.execute(last_two).all()
        return tuple(rows[0]) if len(rows) == 2 else None


def _listed(
    connection: Connection,
    shown: Filter,
    order: Order,
    states: tuple[RecordState, ...] | None = None,
) -> _Listed:
    """Choose what the list is read along: the narrowest of what is chosen."""
    states = states or ((shown.state,) if shown.state else get_args(RecordState))
    few = _few(connection, shown, states)
    asked = _words_asked(shown)
    if few is None or shown.article_id or shown.holder:
        asked += _days(shown)
    named, words = _named(shown), sorted(terms.of_words(shown.search or ""))
    chosen = [*named, *words][:SIZED]
    along: str | None = None
    if few is None and chosen:
        along = _narrowest(connection, chosen, states)
    under = tuple(term for term in named if term != along)
    return _Listed(order, states, along, few, tuple(asked), under)


def _named(shown: Filter) -> list[str]:
    return [
        term(told)
        for term, told in (
            (terms.of_city, shown.city),
            (terms.of_finding, shown.finding),
            (terms.of_model, shown.model),
            (terms.of_publisher, shown.publisher),
        )
        if told is not None
    ]


def _narrowest(connection: Connection, chosen: Sequence[str], states: Sequence[RecordState]) -> str:
    """The term that the fewest records have; counting ends where it does not matter any more."""
    if len(chosen) == 1:
        return chosen[0]
    sizes = []
    for term in chosen:
        has = (terms_table.c.term == term, terms_table.c.state.in_(states))
        some = select(terms_table.c.term).where(*has).limit(LOOKED_AT).subquery()
        sizes.append(select(func.count()).select_from(some).scalar_subquery())
    counted = connection.execute(select(*sizes)).one()
    return min(zip(counted, chosen, strict=True))[1]


def _number(connection: Connection, wanted: Select[Any]) -> int:
    counted = select(func.count()).select_from(wanted.subquery())
    number: int = connection.execute(counted).scalar_one()
    return number


def _few(
    connection: Connection, shown: Filter, states: Sequence[RecordState]
) -> Select[Any] | None:
    """The records of an article, in one pair of hands, or of days with few enough to be sorted."""
    keys = select(extractions.c.risk, extractions.c.id, extractions.c.state)
    if shown.article_id is not None:
        return keys.where(extractions.c.article_id == shown.article_id).limit(LOOKED_AT)
    if shown.holder is not None:
        in_hand = and_(leases.c.holder == shown.holder, leases.c.expires > datetime.now(UTC))
        return keys.join(leases, leases.c.extraction_id == extractions.c.id).where(in_hand)
    if shown.first is None and shown.last is None:
        return None
    of_days = keys.where(extractions.c.state.in_(states), *_days(shown)).limit(LOOKED_AT)
    return of_days if _number(connection, of_days) < LOOKED_AT else None


def _words_asked(shown: Filter) -> list[ColumnElement[bool]]:
    """Each word of a title in one piece: its pairs of letters may stand apart."""
    return [
        extractions.c.title.icontains(word.replace("\x00", "\ufffd"), autoescape=True)
        for word in (shown.search or "").split()
    ]


def _days(shown: Filter) -> list[ColumnElement[bool]]:
    """Compared as moments, for an index helps then."""
    conditions: list[ColumnElement[bool]] = []
    if shown.first is not None:
        conditions.append(extractions.c.created >= _midnight(shown.first))
    if shown.last is not None and shown.last < date.max:
        conditions.append(extractions.c.created < _midnight(shown.last + timedelta(days=1)))
    return conditions


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def versions(database: Database, extraction_id: str, article_id: str) -> tuple[ReviewItem, ...]:
    """The article's other records, the newest first: other models, other prompts, asked again."""
    of_article = Filter(article_id=article_id)
    found = page(database, of_article, order="newest", limit=_VERSIONS + 1).items
    return tuple(item for item in found if item.extraction_id != extraction_id)[:_VERSIONS]


def _items(connection: Connection, ids: Sequence[str], shown: Filter) -> tuple[ReviewItem, ...]:
    """Records as a list shows them, in this order, without those that are not for who looks."""
    names = [name for name in ReviewItem.model_fields if name != "extraction_id"]
    wanted = select(extractions.c.id, *(extractions.c[name] for name in names)).where(
        extractions.c.id.in_(ids), *_for_whom(shown)
    )
    rows = {row.id: row._mapping for row in connection.execute(wanted)}
    return tuple(
        ReviewItem.model_validate({**rows[one], "extraction_id": one}) for one in ids if one in rows
    )


def _for_whom(shown: Filter) -> list[ColumnElement[bool]]:
    """Asked of the records of a page only: few are hidden, and the lists stay fast."""
    table = extractions.c
    first = table.sample.is_distinct_from(SECOND)
    readable = first if shown.reader is None else or_(first, table.first_reader != shown.reader)
    if shown.free_for is None:
        return [readable]
    in_hand = select(leases.c.extraction_id).where(
        leases.c.holder != shown.free_for, leases.c.expires > datetime.now(UTC)
    )
    return [readable, table.id.not_in(in_hand)]


def _cursor(order: Order, key: Key) -> str:
    return str(key[-1]) if order == "newest" else f"{key[0]!r}~{key[1]}"


def _reached(order: Order, after: str) -> Key:
    refusal = "This is no cursor. Take `after` from the page before."
    if "\x00" in after:
        raise InputError(refusal)
    if order == "newest":
        return (after,)
    risk, _, last_id = after.partition("~")
    try:
        return float(risk), last_id
    except ValueError:
        raise InputError(refusal) from None
