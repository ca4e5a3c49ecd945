"""What came out of a batch, as JSON lines."""

import json
from collections.abc import Iterator
from typing import Any, Literal

from service.store import batches
from service.store.database import Database

Per = Literal["fact", "article"]

_OF_ARTICLE = ("title", "publisher", "published", "source_url")


def lines(database: Database, batch_id: str, per: Per, first: int = 0) -> Iterator[str]:
    """The settled articles from a position on, in the order in which they were given.

    `fact`: a line for each fact, with its article; an article that failed, or has no facts, has no
    line. `article`: a line for each article, with its Extraction or with why it failed.
    """
    write = _facts if per == "fact" else _article
    for result in batches.results(database, batch_id, first):
        for row in write(result):
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _facts(result: batches.Result) -> Iterator[dict[str, Any]]:
    if result.extraction is None or result.state != "done":
        return
    extraction = json.loads(result.extraction)
    article = extraction["article"]
    of_article = {
        "article": result.name,
        "position": result.position,
        "extraction_id": extraction["id"],
        "article_id": article["id"],
        **{name: article[name] for name in _OF_ARTICLE},
        "decision": extraction["decision"],
        "model": extraction["provenance"]["model"],
    }
    for fact in extraction["facts"]:
        yield of_article | {"fact_id": fact.pop("id")} | fact


def _article(result: batches.Result) -> Iterator[dict[str, Any]]:
    done = result.extraction is not None and result.state == "done"
    yield {
        "article": result.name,
        "position": result.position,
        "state": result.state,
        "extraction_id": result.extraction_id,
        "error_type": result.error_type,
        "error": result.error,
        "extraction": json.loads(result.extraction) if done and result.extraction else None,
    }
