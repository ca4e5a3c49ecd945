"""Articles -> a batch: a new one, or the one that the same sources and parameters made before."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from schemas.batch import Batch
from service.errors import CityfactsError, ConfigurationError, InputError
from service.jobs.sources import chunks
from service.llm import ModelSpec
from service.pipeline import Resources
from service.store import batches
from service.store.batches import Limits, NewBatch, NewItem
from service.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A batch as somebody wants it; `sources` in words, and what makes them the same again."""

    name: str
    limits: Limits
    identity: tuple[str, ...] = ()
    """Empty for a batch that nobody goes on with by giving its sources again."""
    hosted: bool = False
    created_by: str = "local"


def begin(
    using: Resources, wish: Wish, items: Iterable[NewItem], *, may_be_empty: bool = False
) -> Batch:
    """Make the batch, or find it, and put the articles in; it waits for `batches.start`.

    Raises InputError where there is no article at all, and what reading the sources raises: then
    a new batch is not kept. Raises ConfigurationError for a cost limit where no price is known.
    """
    database = database_of(using)
    identity = _identity(wish, using) if wish.identity else None
    known = batches.of_identity(database, identity) if identity else None
    batch_id = known.id if known else new_batch(using, wish, identity)
    try:
        for chunk in chunks(items):
            batches.add(database, batch_id, chunk, again=known is not None)
        if not may_be_empty:
            require_articles(database, batch_id)
    except CityfactsError:
        if known is None:
            batches.drop(database, batch_id)
        raise
    return batches.load(database, batch_id)


def new_batch(using: Resources, wish: Wish, identity: str | None = None) -> str:
    """An empty batch; its id. Raises ConfigurationError as `begin` does."""
    if wish.limits.limit_cost is not None:
        _require_price(using)
    spec = using.model.spec
    wanted = NewBatch(
        name=wish.name,
        model=spec.model,
        base_url=spec.where,
        limits=wish.limits,
        hosted=wish.hosted,
        identity=identity,
        created_by=wish.created_by,
    )
    return batches.create(database_of(using), wanted)


def require_articles(database: Database, batch_id: str) -> None:
    """Raises InputError where no article of the batch could be read, with what is wrong."""
    batch = batches.load(database, batch_id)
    if batch.total > batch.failed or batch.done:
        return
    broken = "; ".join(f"{f.name}: {f.error}" for f in batches.failures(database, batch_id, 5))
    raise InputError(f"There is no article that can be read. {broken}".strip())


def database_of(using: Resources) -> Database:
    """The database, without which there are no batches."""
    if using.database is None:
        raise ValueError("a batch needs a database")
    return using.database


def require_model_of(batch: Batch, spec: ModelSpec) -> None:
    """Raises ConfigurationError where the settings name another model than the batch's."""
    if (batch.model, batch.base_url) != (spec.model, spec.where):
        raise ConfigurationError(
            f"The batch {batch.id} asks {batch.model} ({batch.base_url}); the settings name "
            f"{spec.model} ({spec.where}). Set CITYFACTS_MODEL and OPENAI_BASE_URL to the batch's."
        )


def _identity(wish: Wish, using: Resources) -> str:
    spec = using.model.spec
    decides: Sequence[object] = (
        wish.identity,
        wish.hosted,
        spec.model,
        spec.where,
        spec.mode,
        spec.max_tokens,
        spec.temperature,
        using.prompt,
        using.part_chars,
        using.repair,
    )
    return sha256(json.dumps(decides).encode()).hexdigest()


def _require_price(using: Resources) -> None:
    spec = using.model.spec
    if using.model.price is None:
        raise ConfigurationError(
            f"There is no price for {spec.model} at {spec.where}, so a limit of the cost cannot "
            "hold. Add the price to the table of prices (docs/models.md)."
        )
