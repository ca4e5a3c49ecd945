"""Worker processes beside the server, started when there is a batch for them."""

import subprocess
import sys

_IDLE_SECONDS = 60
_LAST_SECONDS = 20

_COMMAND = (
    sys.executable,
    "-c",
    "from service.cli import main; main()",
    "worker",
    "--idle",
    str(_IDLE_SECONDS),
)


class Workers:
    """At most `count` worker processes, which end by themselves when nothing is to do.

    They are processes of their own, so that a question over HTTP does not wait behind a batch. They
    read the settings where this process did.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start those that do not run."""
        self._started = [process for process in self._started if process.poll() is None]
        while len(self._started) < self._count:
            process = subprocess.Popen(_COMMAND, stdin=subprocess.DEVNULL)  # noqa: S603
            self._started.append(process)

    def end(self) -> None:
        """Let them finish what they have in hand; what takes too long goes on elsewhere."""
        for process in self._started:
            process.terminate()
        for process in self._started:
            try:
                process.wait(_LAST_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
