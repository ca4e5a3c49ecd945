"""Worker processes beside the server, started when there is a batch for them."""

import atexit
import subprocess
import sys
from collections.abc import Callable

_IDLE_SECONDS = 60
_LAST_SECONDS = 20

StartWorkers = Callable[[], None]


def no_workers() -> None:
    """Start none: workers of their own run elsewhere."""


def starter(count: int) -> StartWorkers:
    """A function that starts workers until `count` of them run; they end when nothing is to do.

    They are processes of their own, so that a question over HTTP does not wait behind a batch. They
    read the settings where this process did, and end with it.
    """
    started: list[subprocess.Popen[bytes]] = []
    command = (
        sys.executable,
        "-c",
        "from service.cli import main; main()",
        "worker",
        "--idle",
        str(_IDLE_SECONDS),
    )

    def start() -> None:
        started[:] = [process for process in started if process.poll() is None]
        while len(started) < count:
            started.append(subprocess.Popen(command, stdin=subprocess.DEVNULL))  # noqa: S603

    def end() -> None:
        for process in started:
            process.terminate()
        for process in started:
            try:
                process.wait(_LAST_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()  # what it had in hand goes on elsewhere

    atexit.register(end)
    return start
