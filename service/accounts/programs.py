"""Keys for programs."""

from collections.abc import Sequence

from schemas.account import ApiKey, Scope
from service.accounts import tokens
from service.accounts.names import key_name
from service.accounts.people import Acting
from service.store import keys
from service.store.database import Database


def add(database: Database, typed: str, scopes: Sequence[Scope], acting: Acting) -> str:
    """The new key itself: this is the only moment when it can be seen. Raises BadName, Conflict."""
    name = key_name(typed)
    shown = tokens.new_key()
    key = ApiKey(
        name=name,
        scopes=tuple(sorted(set(scopes))),
        hint=tokens.hint(shown),
        created=acting.now,
        created_by=acting.by,
    )
    event = acting.event("key_added", name, " ".join(key.scopes))
    keys.add(database, key, tokens.digest(shown), event)
    return shown


def revoke(database: Database, typed: str, acting: Acting) -> None:
    """From the next request on the key opens nothing. Raises NotFound."""
    name = key_name(typed)
    keys.revoke(database, name, acting.event("key_revoked", name))
