"""Logging in and out, and whom a cookie or a key belongs to."""

import ipaddress
import math
from datetime import datetime, timedelta

from schemas.account import AccountEvent, ApiKey, EventKind, Session
from service import throttle
from service.accounts import expiry, passwords, tokens
from service.accounts.names import account_name
from service.errors import BadName, TooManyTries, WrongPassword
from service.store import accounts, keys, sessions, throttles
from service.store.database import Database


def log_in(database: Database, typed: str, password: str, address: str, now: datetime) -> str:
    """The token of a new session.

    Raises TooManyTries, and WrongPassword, which does not tell whether there is such an account:
    neither in words nor by the time it takes.
    """
    name = _as_kept(typed)
    require_few_tries(database, name, address, now)
    found = accounts.find(database, name)
    right = passwords.matches(password, found[1] if found else None)
    if found is None or not right or found[0].disabled is not None:
        accounts.record(database, _event("log_in_refused", name, "", address, now))
        raise WrongPassword
    if passwords.is_outdated(found[1]):
        accounts.rehash(database, name, passwords.hashed(password))
    throttles.reset(database, by_name(name))
    throttles.forget(database, now - timedelta(days=1))
    sessions.forget(database, now - expiry.LONGEST)
    return begin(database, name, address, now)


def begin(database: Database, name: str, address: str, now: datetime) -> str:
    """The token of a new session for an account that showed its password."""
    token = tokens.new_token()
    event = _event("logged_in", name, name, address, now)
    sessions.begin(database, tokens.digest(token), name, event)
    return token


def forget(database: Database, token: str) -> None:
    """End a session that another one replaces, if the token is one's."""
    sessions.end(database, tokens.digest(token))


def log_out(database: Database, token: str, name: str, address: str, now: datetime) -> None:
    """End the session; the cookie is worth nothing after that."""
    event = _event("logged_out", name, name, address, now)
    sessions.end(database, tokens.digest(token), event)


def session_of(database: Database, token: str, now: datetime) -> Session | None:
    """The session that a cookie's token stands for, while it holds."""
    session_id = tokens.digest(token)
    session = sessions.find(database, session_id)
    if session is None or not expiry.is_alive(session, now):
        return None
    if expiry.is_to_be_noted(session.seen, now):
        sessions.touch(database, session_id, now)
    return session


def key_of(database: Database, shown: str, now: datetime) -> ApiKey | None:
    """The key that a program shows, while it is valid."""
    key = keys.find(database, tokens.digest(shown))
    if key is None or key.revoked is not None:
        return None
    if expiry.is_to_be_noted(key.used, now):
        keys.touch(database, key.name, now)
    return key


def require_few_tries(database: Database, name: str, address: str, now: datetime) -> None:
    """Note a try to show a password. Raises TooManyTries."""
    subjects = {by_name(name): throttle.PER_NAME, by_address(address): throttle.PER_ADDRESS}
    wait = throttles.take(database, subjects, now)
    if wait:
        seconds = math.ceil(wait.total_seconds())
        raise TooManyTries(f"Too many tries to log in. Try again in {seconds} s.", seconds)


def by_name(name: str) -> str:
    """The throttle's subject for an account, whether there is one or not."""
    return f"name:{name}"


def by_address(address: str) -> str:
    """The throttle's subject for a network address; an IPv6 customer has 2**64 of them."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return f"address:{address}"
    if parsed.version == 6:
        return f"address:{ipaddress.ip_network((parsed, 64), strict=False)}"
    return f"address:{parsed}"


def _as_kept(typed: str) -> str:
    """The name as an account would have it; one that no account can have stays as it was typed."""
    try:
        return account_name(typed)
    except BadName:
        return typed.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")[:64]


def _event(kind: EventKind, about: str, by: str, address: str, now: datetime) -> AccountEvent:
    return AccountEvent(at=now, kind=kind, about=about, by=by, address=address)
