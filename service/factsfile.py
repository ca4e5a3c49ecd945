"""Facts that another program tells, as JSON -> claims to be checked."""

import json
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import ValidationError

from schemas.extraction import Claim
from service.errors import BadDate, BadFacts


class Told(NamedTuple):
    """The claims in their order, and the day of publication where the file names one."""

    claims: tuple[Claim, ...]
    published: date | None


def parse(words: str) -> Told:
    """Read `{"published"?, "facts": [fact…]}`, a bare list of facts, an Extraction or a gold file.

    A fact has the shape of the Extraction's facts: `kind`, `city`, `name` and `quote` are needed,
    keys that a fact does not have are left aside, an `id` is made where none is given, a number
    may be a string. A gold fact is known by its `evidence`. Raises BadFacts, BadDate.
    """
    try:
        told: Any = json.loads(words.removeprefix("\ufeff"), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise BadFacts(f"The facts are not JSON ({error}).") from None
    facts = told.get("facts") if isinstance(told, dict) else told
    if not isinstance(facts, list):
        raise BadFacts('The facts are neither a list nor {"facts": [fact…]}.')
    claims = tuple(_claim(number, fact) for number, fact in enumerate(facts, 1))
    _require_distinct([claim.id for claim in claims])
    return Told(claims, _published(told) if isinstance(told, dict) else None)


def _claim(number: int, fact: Any) -> Claim:
    if not isinstance(fact, dict):
        raise BadFacts(
            f"Fact {number} is no object. `cityfacts schema` prints the shape of a fact."
        )
    identifier = fact.get("id") or f"f{number}"
    try:
        if "evidence" in fact:
            from service.evaluation import gold  # noqa: PLC0415  slow, and rarely needed

            return gold.claim_of(str(identifier), fact)
        known = {key: fact[key] for key in Claim.model_fields if fact.get(key) is not None}
        return Claim.model_validate({**known, "id": str(identifier)})
    except ValidationError as error:
        row = error.errors(include_url=False, include_context=False, include_input=False)[0]
        field = ".".join(str(step) for step in row["loc"])
        shape = "`cityfacts schema` prints the shape of a fact."
        raise BadFacts(f"Fact {number}, `{field}`: {row['msg']}. {shape}") from None
    except (KeyError, ValueError, TypeError, ArithmeticError) as error:
        raise BadFacts(f"Fact {number} is no gold fact: {error!r}.") from None


def _require_distinct(identifiers: list[str]) -> None:
    twice = {one for one in identifiers if identifiers.count(one) > 1}
    if twice:
        raise BadFacts(f"Two facts have the same id: {', '.join(sorted(twice))}.")


def _published(told: dict[str, Any]) -> date | None:
    article = told.get("article")
    inner = article.get("published") if isinstance(article, dict) else None
    published = told.get("published") or inner
    if published is None:
        return None
    try:
        return date.fromisoformat(published)
    except (TypeError, ValueError):
        raise BadDate(f"`published` is {published!r}. Write it as YYYY-MM-DD.") from None
