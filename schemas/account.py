"""Who asks: a person at the pages, or a program with a key."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "reviewer", "admin"]
"""From the least to the most: a reader sees, a reviewer decides, an admin manages. A role may do
whatever those before it may."""

ROLES: tuple[Role, ...] = get_args(Role)


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
