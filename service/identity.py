"""Who asks, and whether they may: what stands before every route.

A route takes `Annotated[User, Depends(require("reviewer"))]`; a test walks over all routes and
finds those that forgot.
"""

from dataclasses import dataclass

from starlette.requests import Request

from schemas.account import LOCAL, Role, User
from service.errors import Forbidden


async def user_of(request: Request) -> User:  # noqa: ARG001 - the request names the user
    """Whom this request comes from."""
    return LOCAL


@dataclass(frozen=True, slots=True)
class Requirement:
    """A dependency of a route: gives the user, if their role reaches far enough."""

    role: Role

    async def __call__(self, request: Request) -> User:
        """The user. Raises Forbidden for one whose role does not reach."""
        user = await user_of(request)
        if not user.may(self.role):
            raise Forbidden(
                f"This needs the role {self.role}, and {user.name} is {user.role}. Ask an admin."
            )
        return user


def require(role: Role) -> Requirement:
    """Let only users with this role in, or with one above it."""
    return Requirement(role)
