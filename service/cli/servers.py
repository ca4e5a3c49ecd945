"""Commands that serve: the service itself, and the built-in model."""

import ipaddress
import socket
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.cli import files
from service.errors import ConfigurationError

if TYPE_CHECKING:
    from service.settings import Settings

Host = Annotated[str, typer.Option(help="A loopback address.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")]


def serve(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the API and the review pages.

    Example:

        OPENAI_BASE_URL=http://127.0.0.1:11434/v1 CITYFACTS_MODEL=qwen3:8b cityfacts serve
    """
    from service.settings import load  # noqa: PLC0415

    settings = load()
    _require_loopback(host)
    listening = _listen(host, port)
    _announce(_url(listening), settings)
    from service.app import create_app  # noqa: PLC0415  takes seconds with the model's client
    from service.resources import upgrade_database  # noqa: PLC0415

    steps = upgrade_database(settings)  # now, so that a database that is not there is told plainly
    files.say(f"        {steps.told()}")
    app = create_app(settings)
    _serve(app, listening)


def model_server(host: Host = "127.0.0.1", port: Port = 8001) -> None:
    """Serve the built-in model as an OpenAI-compatible server.

    Example:

        cityfacts model-server --port 8001
    """
    from service import baseline  # noqa: PLC0415
    from service.baseline.protocol import app  # noqa: PLC0415

    _require_loopback(host)
    listening = _listen(host, port)
    files.say(f"{baseline.NAME} answers on {_url(listening)}/v1")
    files.say(f"Use it with OPENAI_BASE_URL={_url(listening)}/v1 CITYFACTS_MODEL={baseline.NAME}")
    _serve(app, listening, lifespan="off")


def _require_loopback(host: str) -> None:
    try:
        inside = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise ConfigurationError(
            f"--host {host} can be reached from outside, and nobody has to log in here: anybody "
            "could read the articles and decide about facts. Use 127.0.0.1, behind a proxy that "
            "asks who it is."
        )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise ConfigurationError(
            f"Port {port} on {host} cannot be used ({error.strerror}). Name another with --port."
        ) from None


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


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


def _serve(app: Any, listening: socket.socket, lifespan: str = "on") -> None:
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(
        app,
        lifespan=lifespan,  # type: ignore[arg-type]
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    uvicorn.Server(config).run(sockets=[listening])
