"""New files of a folder, each once and each whole."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from service.jobs.sources import files_below

Signature = tuple[int, int]
"""Size and time of the last change, in ns."""


@dataclass(slots=True)
class Arrivals:
    """Tells which files of a folder have come or changed, once nobody writes to them any more."""

    folder: Path
    quiet: float = 1.0
    """Seconds for which a file must not change before it is taken."""
    _taken: dict[Path, Signature] = field(default_factory=dict)
    _seen: dict[Path, tuple[Signature, float]] = field(default_factory=dict)

    def ready(self) -> list[Path]:
        """The files to take now. Look again: others may only have to be quiet for longer."""
        now = time.monotonic()
        ready = []
        for file in files_below(self.folder):
            signature = _signature(file)
            if signature is None or self._taken.get(file) == signature:
                continue
            before, since = self._seen.get(file, (None, now))
            if before != signature:
                self._seen[file] = (signature, now)
            elif now - since >= self.quiet:
                self._taken[file] = signature
                del self._seen[file]
                ready.append(file)
        return ready

    @property
    def expecting(self) -> bool:
        """Whether a file has come that is not taken yet."""
        return bool(self._seen)


def _signature(file: Path) -> Signature | None:
    try:
        told = file.stat()
    except OSError:
        return None
    return told.st_size, told.st_mtime_ns
