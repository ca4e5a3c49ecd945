"""Who asks, for the pages."""

from typing import Annotated

from fastapi import Depends

from schemas.account import LOCAL, Role, User
from service.identity import require, user_of

__all__ = ["LOCAL", "Admin", "Reader", "Reviewer", "Role", "User", "require", "user_of"]

Reader = Annotated[User, Depends(require("reader"))]
"""May see."""

Reviewer = Annotated[User, Depends(require("reviewer"))]
"""May send articles and decide."""

Admin = Annotated[User, Depends(require("admin"))]
"""May manage users and keys, and reassign."""
