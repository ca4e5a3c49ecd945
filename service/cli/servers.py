"""Commands that serve: the service itself, and the built-in model."""

import socket
import ssl
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.cli import files
from service.cli.exposure import Tls, is_loopback, require_safe
from service.errors import ConfigurationError

if TYPE_CHECKING:
    from service.jobs.beside import Workers
    from service.settings import Settings

Host = Annotated[
    str, typer.Option(help="The address to listen on; others than loopback need accounts and TLS.")
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")]


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    behind_tls: Annotated[
        bool,
        typer.Option("--behind-tls", help="A proxy in front speaks HTTPS with the browsers."),
    ] = False,
    proxy: Annotated[
        str,
        typer.Option(help="With --behind-tls: the proxy's addresses, with commas between."),
    ] = "127.0.0.1,::1",
    ssl_certfile: Annotated[
        str | None, typer.Option(help="This server's certificate, PEM: it speaks HTTPS itself.")
    ] = None,
    ssl_keyfile: Annotated[
        str | None, typer.Option(help="The certificate's key, where it is in a file of its own.")
    ] = None,
) -> None:
    """Serve the API and the review pages.

    Example:

        OPENAI_BASE_URL=http://127.0.0.1:11434/v1 CITYFACTS_MODEL=qwen3:8b cityfacts serve
    """
    from service.settings import load  # noqa: PLC0415

    settings = load()
    tls = Tls(behind_tls, ssl_certfile, ssl_keyfile)
    has_accounts = _has_accounts(settings)  # now, so that a missing database is told plainly
    require_safe(host, tls, has_accounts=has_accounts)
    options = _uvicorn_options(tls, proxy)
    listening = _listen(host, port)
    _announce(_url(listening, "https" if ssl_certfile else "http"), settings)
    _say_who_gets_in(settings, tls, has_accounts=has_accounts)
    from service.app import create_app  # noqa: PLC0415  takes seconds with the model's client
    from service.cli.startup import settle  # noqa: PLC0415

    app = create_app(settings, tls=tls.anywhere)
    app.state.workers = _workers(settings)
    settle()
    _serve(app, listening, **options)


def model_server(host: Host = "127.0.0.1", port: Port = 8001) -> None:
    """Serve the built-in model as an OpenAI-compatible server.

    Example:

        cityfacts model-server --port 8001
    """
    from service import baseline  # noqa: PLC0415
    from service.baseline.protocol import app  # noqa: PLC0415

    if not is_loopback(host):
        raise ConfigurationError(
            f"--host {host} can be reached from outside, and this server asks nobody for a key. "
            "Use 127.0.0.1."
        )
    listening = _listen(host, port)
    files.say(f"{baseline.NAME} answers on {_url(listening)}/v1")
    files.say(f"Use it with OPENAI_BASE_URL={_url(listening)}/v1 CITYFACTS_MODEL={baseline.NAME}")
    _serve(app, listening, lifespan="off")


def _workers(settings: "Settings") -> "Workers":
    """The workers beside the server; they start now where a batch is under way."""
    from service.jobs.beside import Workers  # noqa: PLC0415
    from service.resources import open_database  # noqa: PLC0415
    from service.store import batches  # noqa: PLC0415

    workers = Workers(settings.workers)
    database = open_database(settings)
    try:
        if any(batch.state == "running" for batch in batches.newest(database)):
            workers.start()
    finally:
        database.dispose()
    return workers


def _has_accounts(settings: "Settings") -> bool:
    from service.resources import open_database  # noqa: PLC0415
    from service.store import accounts  # noqa: PLC0415

    database = open_database(settings)
    try:
        return accounts.are_there(database)
    finally:
        database.dispose()


def _uvicorn_options(tls: Tls, proxy: str) -> dict[str, Any]:
    """Headers that say who asks are believed only when a proxy was announced, and only from it."""
    if tls.certfile is not None:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
                tls.certfile, tls.keyfile
            )
        except (OSError, ssl.SSLError) as error:
            raise ConfigurationError(
                f"The certificate cannot be used ({error}). Check --ssl-certfile and --ssl-keyfile."
            ) from None
        return {"ssl_certfile": tls.certfile, "ssl_keyfile": tls.keyfile, "proxy_headers": False}
    if tls.behind_proxy:
        if "*" in proxy:
            raise ConfigurationError(
                "--proxy * would believe anybody about who they are. Name the proxy's addresses."
            )
        return {"proxy_headers": True, "forwarded_allow_ips": proxy}
    return {"proxy_headers": False}


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise ConfigurationError(
            f"Port {port} on {host} cannot be used ({error.strerror}). Name another with --port."
        ) from None


def _url(listening: socket.socket, scheme: str = "http") -> str:
    host, port = listening.getsockname()[:2]
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def _announce(url: str, settings: "Settings") -> None:
    from service.resources import model_spec  # noqa: PLC0415
    from service.store.database import describe  # noqa: PLC0415

    spec = model_spec(settings)
    files.say(f"cityfacts on {url}   (API: {url}/openapi.json)")
    if spec.in_process:
        files.say(f"model   {spec.model}: the built-in rules, no weights; every record is reviewed")
        files.say(
            "        name another with OPENAI_BASE_URL, OPENAI_API_KEY and CITYFACTS_MODEL in the "
            "environment or in .env"
        )
    else:
        files.say(f"model   {spec.model} on {spec.where}   (CITYFACTS_MODEL, OPENAI_BASE_URL)")
    files.say(f"data    {describe(settings.database_url)}   (DATABASE_URL)")


def _say_who_gets_in(settings: "Settings", tls: Tls, *, has_accounts: bool) -> None:
    if not has_accounts:
        files.say(
            "people  no accounts: whoever uses this machine may do everything, and nobody else "
            "gets in"
        )
        files.say("        make the first with `cityfacts users add NAME --role admin`")
        return
    files.say("people  everybody logs in   (cityfacts users list)")
    if tls.anywhere:
        files.say(f"        under these names only: {settings.hosts}   (CITYFACTS_HOSTS)")


def _serve(app: Any, listening: socket.socket, lifespan: str = "on", **options: Any) -> None:
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(
        app,
        lifespan=lifespan,  # type: ignore[arg-type]
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        **options,
    )
    uvicorn.Server(config).run(sockets=[listening])
