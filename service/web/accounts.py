"""The admins' page: who may what, which programs hold a key, and what happened."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from schemas.account import ROLES, SCOPES, Role, Scope
from service import identity
from service.accounts import passwords, people, programs
from service.store import accounts, keys
from service.store.database import Database
from service.web.identity import Admin, require
from service.web.site import PageRoute, Store, page, seen

router = APIRouter(
    route_class=PageRoute, include_in_schema=False, dependencies=[Depends(require("admin"))]
)

SHOWN_EVENTS = 50

Name = Annotated[str, Form()]


@router.get("/users")
def show_users(request: Request, database: Store) -> Response:
    """All accounts, all keys, the last events."""
    return _users(request, database)


@router.post("/users")
def add_user(
    request: Request, database: Store, admin: Admin, name: Name, role: Annotated[Role, Form()]
) -> Response:
    """A new account; its password is invented here and shown once."""
    password = passwords.invented()
    account = people.add(database, name, password, role, identity.acting(request, admin))
    return _users(request, database, made=account.name, password=password)


@router.post("/users/reset")
def reset_password(request: Request, database: Store, admin: Admin, name: Name) -> Response:
    """Another password, shown once; ends the account's sessions."""
    password = passwords.invented()
    people.reset(database, name, password, identity.acting(request, admin))
    return _users(request, database, made=name, password=password)


@router.post("/users/role")
def change_role(
    request: Request, database: Store, admin: Admin, name: Name, role: Annotated[Role, Form()]
) -> Response:
    """Another role, from the next request on."""
    people.change_role(database, name, role, identity.acting(request, admin))
    return seen("/users")


@router.post("/users/disable")
def disable_user(request: Request, database: Store, admin: Admin, name: Name) -> Response:
    """End the sessions and lock the door."""
    people.disable(database, name, identity.acting(request, admin))
    return seen("/users")


@router.post("/users/enable")
def enable_user(request: Request, database: Store, admin: Admin, name: Name) -> Response:
    """Open the door again."""
    people.enable(database, name, identity.acting(request, admin))
    return seen("/users")


@router.post("/keys")
def add_key(
    request: Request,
    database: Store,
    admin: Admin,
    name: Name,
    scope: Annotated[list[Scope], Form(min_length=1)],
) -> Response:
    """A new key for a program, shown once."""
    key = programs.add(database, name, scope, identity.acting(request, admin))
    return _users(request, database, made=name, key=key)


@router.post("/keys/revoke")
def revoke_key(request: Request, database: Store, admin: Admin, name: Name) -> Response:
    """The key opens nothing any more."""
    programs.revoke(database, name, identity.acting(request, admin))
    return seen("/users")


def _users(
    request: Request, database: Database, *, made: str = "", password: str = "", key: str = ""
) -> Response:
    """The page; a password or a key that was just made is on it this once."""
    return page(
        request,
        "users.html",
        section="users",
        people=accounts.listing(database),
        keys=keys.listing(database),
        events=accounts.events(database, SHOWN_EVENTS),
        roles=ROLES,
        scopes=SCOPES,
        made=made,
        password=password,
        key=key,
    )
