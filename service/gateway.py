"""What stands before every request: its name, its size limit, its log line, the last resort; and
what every answer carries: the headers that tell browsers to be careful."""

import re
import time
from collections.abc import Callable, Mapping

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service import metrics, problems
from service.errors import BadRequest, Broken, CityfactsError, TextTooLong, WrongHost
from service.logs import trace
from service.store.ids import new_id

_PORT = re.compile(r":[0-9]+$")
_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""On every answer. Nothing inline, nothing from elsewhere, no framing, nothing kept in caches; only
what says otherwise about itself, as styles and scripts do, keeps its own word."""

_ONLY_TLS = {"Strict-Transport-Security": "max-age=31536000"}

Answer = Callable[[Scope, CityfactsError], Response]
"""How an error is shown to who asked."""

log = structlog.get_logger("cityfacts.http")


def instance_of(scope: Scope) -> str:
    """The request's name as a URI, for problem documents."""
    return f"urn:cityfacts:request:{scope['state']['request_id']}"


def problem_document(scope: Scope, error: CityfactsError) -> Response:
    """An error as a problem document."""
    return problems.of_error(error, instance_of(scope))


class Gateway:
    """ASGI middleware: takes or makes X-Request-ID, refuses requests for a name that is not in
    `hosts` and bodies over `max_bytes` while they arrive, logs one line without any text, and
    answers 500 where nobody else answered. `answer` shows its own errors; `tls` says that browsers
    use HTTPS only; `larger` has the paths whose bodies may be larger, and how large.
    """

    def __init__(
        self,
        app: ASGIApp,
        max_bytes: int,
        hosts: frozenset[str],
        *,
        answer: Answer = problem_document,
        tls: bool = False,
        larger: Mapping[str, int] | None = None,
    ) -> None:
        self._app = app
        self._larger = larger or {}
        self._max_bytes = max_bytes
        self._hosts = hosts
        self._answer = answer
        self._headers = HEADERS | (_ONLY_TLS if tls else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        request_id = _name(headers.get("x-request-id", ""))
        scope.setdefault("state", {})["request_id"] = request_id
        exchange = _Exchange(send, {**self._headers, "X-Request-ID": request_id})
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            self._require_own_name(headers.get("host", ""))
            _require_no_nul(scope)
            limit = self._larger.get(scope["path"], self._max_bytes)
            _require_short(headers.get("content-length", ""), limit)
            await self._app(scope, _limited(receive, limit), exchange.send)
        except (TextTooLong, WrongHost, BadRequest) as error:
            await self._answer(scope, error)(scope, receive, exchange.send)
        except Exception as error:
            log.error("failed", method=scope["method"], path=scope["path"], **trace(error))
            if exchange.status:
                raise
            await self._answer(scope, Broken())(scope, receive, exchange.send)
        seconds = time.perf_counter() - exchange.started
        route = getattr(scope.get("route"), "path", "none")
        metrics.REQUESTS.labels(scope["method"], route, exchange.status).inc()
        metrics.REQUEST_SECONDS.labels(route).observe(seconds)
        log.info(
            "request",
            method=scope["method"],
            path=scope["path"],
            status=exchange.status,
            seconds=round(seconds, 4),
        )

    def _require_own_name(self, host: str) -> None:
        """A web page whose own name leads here (DNS rebinding) would pass for the same site."""
        name = host.rpartition(":")[0] if _PORT.search(host) else host
        if name.strip("[]").lower() not in self._hosts:
            raise WrongHost(f"This is not {name!r}. {WrongHost.summary()}")


class _Exchange:
    """Sends the answer with headers that it does not have itself, and remembers its status."""

    def __init__(self, send: Send, headers: Mapping[str, str]) -> None:
        self._send = send
        self._headers = headers
        self.status = 0
        self.started = time.perf_counter()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
        await self._send(message)


def _require_short(declared: str, limit: int) -> None:
    if declared.isdecimal() and int(declared) > limit:
        raise _too_long(limit)


def _require_no_nul(scope: Scope) -> None:
    """No name or word of ours holds one, and PostgreSQL takes none."""
    if "\x00" in scope["path"] or b"%00" in scope.get("query_string", b""):
        raise BadRequest("The address holds a NUL character. Leave it out.")


def _limited(receive: Receive, limit: int) -> Receive:
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > limit:
            raise _too_long(limit)
        return message

    return counted


def _too_long(limit: int) -> TextTooLong:
    return TextTooLong(
        f"The body is longer than {limit} bytes. Split it, or raise CITYFACTS_MAX_BYTES "
        "(CITYFACTS_MAX_BATCH_BYTES for a batch)."
    )


def _name(wanted: str) -> str:
    return wanted if _NAME.fullmatch(wanted) else new_id()
