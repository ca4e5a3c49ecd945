"""Who asks: a person at the pages, or a program with a key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Role = Literal["reader", "reviewer", "admin"]
"""From the least to the most: a reader sees, a reviewer decides, an admin manages. A role may do
whatever those before it may."""

ROLES: tuple[Role, ...] = get_args(Role)

Scope = Literal["read", "extract"]
"""What a key is good for: to look at records and facts, or to send articles."""

SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True)
class User:
    """Whom a request comes from."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the user's role reaches as far as `role`."""
        return ROLES.index(self.role) >= ROLES.index(role)


LOCAL = User("local", "admin")
"""Whoever sits at the machine, as long as there are no accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person who can log in, without the password."""

    name: str
    role: Role
    created: datetime
    disabled: datetime | None = None
    last_log_in: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One log-in of one browser."""

    user: User
    created: datetime
    seen: datetime
    """The last request, to the minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A program's key, without the key."""

    name: str
    scopes: tuple[Scope, ...]
    hint: str
    """The key's first letters, to tell keys apart."""
    created: datetime
    created_by: str
    used: datetime | None = None
    """The last request, to the minute."""
    revoked: datetime | None = None


EventKind = Literal[
    "account_added",
    "role_changed",
    "password_changed",
    "account_disabled",
    "account_enabled",
    "logged_in",
    "log_in_refused",
    "logged_out",
    "key_added",
    "key_revoked",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEvent:
    """Something that happened to an account or a key. Appended, never changed."""

    at: datetime
    kind: EventKind
    about: str
    """The account's or the key's name, as it was typed."""
    by: str
    """Who did it; empty where nobody was logged in."""
    address: str
    """Where it came from; empty on the command line."""
    detail: str = ""
