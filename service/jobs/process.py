"""Which process this is, and whether another one on this machine still runs."""

import os
import socket
from functools import cache
from pathlib import Path


@cache
def host() -> str:
    """Where process ids mean the same: this machine since its start, this container on it."""
    boot = _read("/proc/sys/kernel/random/boot_id")[:8]
    try:
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        space = ""
    return f"{socket.gethostname()}/{boot}/{space}"


def gone(other_host: str, pid: int) -> bool:
    """Whether a process is certain to have ended; on other machines nothing is certain."""
    if other_host != host():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return _read(f"/proc/{pid}/stat").rpartition(")")[2].split()[:1] == ["Z"]


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
