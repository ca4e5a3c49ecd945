"""What admins do with accounts, and everybody with their own password."""

from datetime import datetime
from typing import NamedTuple

from schemas.account import Account, AccountEvent, EventKind, Role
from service.accounts import doors, passwords
from service.accounts.names import account_name
from service.errors import BadName, NotFound, WrongPassword
from service.store import accounts, throttles
from service.store.database import Database


class Acting(NamedTuple):
    """Who does it, from where and when: what the event says."""

    by: str
    address: str
    now: datetime

    def event(self, kind: EventKind, about: str, detail: str = "") -> AccountEvent:
        """The event of this act."""
        return AccountEvent(
            at=self.now, kind=kind, about=about, by=self.by, address=self.address, detail=detail
        )


def add(database: Database, typed: str, password: str, role: Role, acting: Acting) -> Account:
    """A new account. Raises BadName, WeakPassword, Conflict; the first one has to be an admin."""
    name = account_name(typed)
    passwords.require_good(password, name)
    if role != "admin" and not accounts.are_there(database):
        raise BadName("The first account has to be an admin: nobody else could manage the others.")
    account = Account(name=name, role=role, created=acting.now)
    event = acting.event("account_added", name, role)
    accounts.add(database, account, passwords.hashed(password), event)
    return account


def reset(database: Database, typed: str, password: str, acting: Acting) -> None:
    """Another password; ends the account's sessions and lets it try again at once.

    Raises NotFound, WeakPassword.
    """
    name = _known(database, typed)
    passwords.require_good(password, name)
    event = acting.event("password_changed", name)
    accounts.change_password(database, name, passwords.hashed(password), event)
    throttles.reset(database, doors.by_name(name))


def change_own(database: Database, old: str, new: str, acting: Acting) -> str:
    """Change the password of whoever acts; the token of a new session, as all others end.

    Raises TooManyTries, WrongPassword, WeakPassword.
    """
    doors.require_few_tries(database, acting.by, acting.address, acting.now)
    found = accounts.find(database, acting.by)
    if not passwords.matches(old, found[1] if found else None):
        raise WrongPassword("The old password is wrong.")
    reset(database, acting.by, new, acting)
    return doors.begin(database, acting.by, acting.address, acting.now)


def change_role(database: Database, typed: str, role: Role, acting: Acting) -> None:
    """From the next request on. Raises NotFound, and Conflict for the only admin."""
    name = _known(database, typed)
    accounts.change_role(database, name, role, acting.event("role_changed", name, role))


def disable(database: Database, typed: str, acting: Acting) -> None:
    """Ends the sessions and locks the door. Raises NotFound, and Conflict for the only admin."""
    name = _known(database, typed)
    accounts.disable(database, name, acting.event("account_disabled", name))


def enable(database: Database, typed: str, acting: Acting) -> None:
    """Opens the door again. Raises NotFound."""
    name = _known(database, typed)
    accounts.enable(database, name, acting.event("account_enabled", name))


def _known(database: Database, typed: str) -> str:
    name = account_name(typed)
    if accounts.find(database, name) is None:
        raise NotFound(f"There is no account {name}. `cityfacts users list` names all.")
    return name
