"""Who asks, and what they may do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from fastapi import Depends
from starlette.requests import Request

from service.errors import Forbidden

Role = Literal["reader", "reviewer", "admin"]
"""From the least to the most: a role may do whatever those before it may."""


@dataclass(frozen=True, slots=True)
class User:
    """A person at the pages, or a program with a key."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the user's role reaches as far as `role`."""
        ranks = get_args(Role)
        return ranks.index(self.role) >= ranks.index(role)


LOCAL = User("local", "admin")
"""Everybody, as long as there are no accounts: the server is on loopback then."""


def user_of(request: Request) -> User:  # noqa: ARG001 - the request names the user
    """Who sent this request."""
    return LOCAL


def require(role: Role) -> Callable[[User], User]:
    """A dependency that gives the user; raises Forbidden where the role does not reach."""

    def allowed(user: Annotated[User, Depends(user_of)]) -> User:
        if not user.may(role):
            raise Forbidden
        return user

    return allowed
