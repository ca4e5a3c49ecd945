"""What the service counts, for Prometheus. No label holds a text, a title or a key."""

from collections import Counter as Tally

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

from schemas.extraction import Extraction, ModelCall, Provenance

MEDIA_TYPE = CONTENT_TYPE_LATEST
REGISTRY = CollectorRegistry()

REQUESTS = Counter(
    "cityfacts_http_requests_total",
    "Requests answered.",
    ("method", "route", "status"),
    registry=REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "cityfacts_http_request_seconds",
    "Seconds from a request to its answer.",
    ("route",),
    registry=REGISTRY,
    buckets=(0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300),
)
QUESTIONS = Counter(
    "cityfacts_model_questions_total",
    "Questions to the model by how they ended: answered, or the name of an error.",
    ("model", "outcome"),
    registry=REGISTRY,
)
QUESTION_SECONDS = Histogram(
    "cityfacts_model_question_seconds",
    "Seconds from a question to its answer, the wait for its turn and all attempts included.",
    ("model",),
    registry=REGISTRY,
    buckets=(0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600),
)
ATTEMPTS = Counter(
    "cityfacts_model_requests_total",
    "Requests sent to the model's server, repeated ones included.",
    ("model",),
    registry=REGISTRY,
)
CACHE = Counter(
    "cityfacts_cache_total",
    "Questions that the store was asked first: hit, miss; skipped where a fresh answer was wanted.",
    ("outcome",),
    registry=REGISTRY,
)
EXTRACTIONS = Counter(
    "cityfacts_extractions_total",
    "Articles by what became of them: accept, review, failed, from_store.",
    ("model", "outcome"),
    registry=REGISTRY,
)
FINDINGS = Counter(
    "cityfacts_findings_total", "Findings of the checks.", ("code",), registry=REGISTRY
)
TOKENS = Counter(
    "cityfacts_model_tokens_total",
    "Tokens as the model's server counts them, failed attempts included.",
    ("model", "direction"),
    registry=REGISTRY,
)
COST = Counter(
    "cityfacts_model_cost_total",
    "Money for those tokens, where a price is known.",
    ("model", "currency"),
    registry=REGISTRY,
)
RECORDS = Gauge(
    "cityfacts_records",
    "Records kept, by state; queued wait for a person.",
    ("state",),
    registry=REGISTRY,
)


def count_question(call: ModelCall, outcome: str) -> None:
    """Count one question to the model, answered or not."""
    QUESTIONS.labels(call.model, outcome).inc()
    QUESTION_SECONDS.labels(call.model).observe(call.seconds)
    ATTEMPTS.labels(call.model).inc(call.attempts)


def count_extraction(extraction: Extraction) -> None:
    """Count an article that a model has read, with its findings, and what the reading took."""
    EXTRACTIONS.labels(extraction.provenance.model, extraction.decision).inc()
    told = Tally(finding.code.value for finding in extraction.findings)
    for code, times in told.items():
        FINDINGS.labels(code).inc(times)
    _count_call(extraction.provenance)


def count_failure(model: str, call: ModelCall | None) -> None:
    """Count an article that no model could read, and what the failed call took."""
    EXTRACTIONS.labels(model, "failed").inc()
    if call is not None:
        _count_call(call)


def _count_call(call: ModelCall | Provenance) -> None:
    for direction in ("input", "output", "cached"):
        tokens = getattr(call.tokens, direction)
        if tokens is not None:
            TOKENS.labels(call.model, direction).inc(tokens)
    if call.cost.amount is not None:
        COST.labels(call.model, call.cost.currency).inc(float(call.cost.amount))


def exposition() -> bytes:
    """All of it in Prometheus' text format."""
    return generate_latest(REGISTRY)
