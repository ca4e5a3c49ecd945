"""Structured logs: one JSON object a line on stderr, without an article's text and without keys."""

import logging
import sys
import traceback

import structlog


def configure(level: str) -> None:
    """Write JSON lines from `level` upwards."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def trace(error: BaseException) -> dict[str, str]:
    """Where an error came from; not its message, which may quote an article."""
    return {
        "error": type(error).__name__,
        "trace": "".join(traceback.format_tb(error.__traceback__)),
    }
