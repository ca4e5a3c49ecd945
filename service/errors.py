"""Everything that can go wrong, one tree.

CityfactsError
├── InputError                 the caller can mend it
│   ├── EmptyText
│   ├── TextTooLong
│   ├── NotText
│   ├── BadDate
│   ├── BadRequest
│   ├── BadFacts
│   ├── BadBackup
│   ├── BadName
│   └── WeakPassword
├── ModelError                 the article is kept and can be run again
│   ├── ModelUnreachable
│   ├── ModelRefused           the server answered with an error of its own
│   ├── OverBudget             the money or the tokens of an article or a day are used up
│   └── ModelAnsweredNonsense
├── NotFound
├── CrossSite                  another site's page tried to write
├── Forbidden                  the role does not allow it
├── NotLoggedIn                nobody knows who asks
│   └── WrongPassword
├── TooManyTries
├── Conflict                   somebody else was first
│   └── Taken                  somebody else has the record in hand
├── WrongHost                  asked for under a name that is not ours
├── StoreUnavailable           the database does not answer
├── Busy                       too much is under way
├── Broken                     a mistake of ours
└── ConfigurationError

The docstring is the default message; it says what to do. What a check finds is never an exception:
see `schemas.finding`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # pydantic takes long to import, and `cityfacts --help` needs none of it
    from schemas.extraction import ModelCall


class CityfactsError(Exception):
    """Something went wrong in cityfacts."""

    status = 500
    exit_code = 1
    headers: Mapping[str, str] = {}
    """What an HTTP answer says besides."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).summary())

    @classmethod
    def summary(cls) -> str:
        """The first paragraph of the class's docstring, as one line."""
        return " ".join((cls.__doc__ or cls.__name__).split("\n\n")[0].split())


class InputError(CityfactsError):
    """The input cannot be used."""

    status = 400
    exit_code = 2


class EmptyText(InputError):
    """The text is empty. Send the article's words."""

    status = 422


class TextTooLong(InputError):
    """The text is longer than the limit. Split it, or raise CITYFACTS_MAX_CHARS."""

    status = 413


class NotText(InputError):
    """This is not text. Send UTF-8 text, HTML or JSON."""

    status = 415


class BadDate(InputError):
    """The date cannot be read. Write it as YYYY-MM-DD."""

    status = 422


class BadRequest(InputError):
    """The request cannot be read. /openapi.json describes every request, with examples."""

    status = 422


class BadFacts(InputError):
    """The facts cannot be read. `cityfacts schema` prints the shape of a fact."""

    status = 422


class BadBackup(InputError):
    """This is no whole backup of cityfacts. Take another file; nothing was changed."""


class BadName(InputError):
    """The name cannot be used. Take 1 to 64 letters, digits and . _ - @."""

    status = 422


class WeakPassword(InputError):
    """The password is too easily guessed. Take a longer one."""

    status = 422


class ModelError(CityfactsError):
    """The model gave no usable answer. The article is kept and can be run again."""

    status = 502
    exit_code = 3

    def __init__(self, message: str | None = None, call: "ModelCall | None" = None) -> None:
        super().__init__(message)
        self.call = call
        """What the failed call took, where a server was asked at all."""
        self.written: tuple[str, ...] = ()
        """What the model wrote until then, every attempt."""
        self.kept_as: str | None = None
        """The record under which the article is kept, where there is a store."""


class ModelUnreachable(ModelError):
    """The model cannot be reached. Check OPENAI_BASE_URL, and that the server runs."""


class ModelRefused(ModelError):
    """The model's server refused the request. Its message says why."""


class OverBudget(ModelError):
    """The budget is used up. Raise it, or run the article again tomorrow."""

    status = 429


class ModelAnsweredNonsense(ModelError):
    """The model's answer does not fit the schema. Try another model or another mode."""


class NotFound(CityfactsError):
    """There is nothing under this name."""

    status = 404
    exit_code = 2


class CrossSite(CityfactsError):
    """This request came from another site and was refused."""

    status = 403
    exit_code = 2


class Forbidden(CityfactsError):
    """Your role does not allow this. Ask somebody who administers the accounts."""

    status = 403
    exit_code = 2


class NotLoggedIn(CityfactsError):
    """Nobody is logged in. Log in at /login, or send a key: Authorization: Bearer cityfacts_…."""

    status = 401
    exit_code = 2
    headers: Mapping[str, str] = {"WWW-Authenticate": "Bearer"}


class WrongPassword(NotLoggedIn):
    """Name or password is wrong."""


class TooManyTries(CityfactsError):
    """Too many tries. Wait a little."""

    status = 429

    def __init__(self, message: str | None = None, seconds: int = 60) -> None:
        super().__init__(message)
        self.seconds = seconds
        self.headers = {"Retry-After": str(seconds)}


class Conflict(CityfactsError):
    """Somebody else was first. Load the record again."""

    status = 409


class Taken(Conflict):
    """Somebody else has this record in hand. Wait until it is laid down, or take another one."""


class WrongHost(CityfactsError):
    """The server is not reached under this name. Add the name to CITYFACTS_HOSTS."""

    status = 421


class StoreUnavailable(CityfactsError):
    """The database does not answer. Check DATABASE_URL, and that the disk has room."""

    status = 503


class Busy(CityfactsError):
    """Many articles are being read. Try again in a minute."""

    status = 503


class Broken(CityfactsError):
    """Something went wrong here. The log tells more under the request's name."""


class ConfigurationError(CityfactsError):
    """A setting cannot be used. .env.example explains every setting."""

    exit_code = 2
