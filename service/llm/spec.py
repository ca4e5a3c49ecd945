"""Which model to ask, where, and within which limits."""

from dataclasses import dataclass, field
from typing import Literal

from service import baseline
from service.errors import ConfigurationError

Mode = Literal["strict", "json_schema", "tools", "json", "md_json"]
MODES: tuple[Mode, ...] = ("strict", "json_schema", "tools", "json", "md_json")
"""The ways to ask for JSON, most reliable first; `auto` tries them in this order."""

IN_PROCESS = "in process"
"""Stands where a base URL stands when no server is involved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec:
    """A model on a server.

    `base_url`: of an OpenAI-compatible API, usually ending in /v1; None asks the built-in model in
    process. `mode`: one of MODES, or `auto`. `deadline`: seconds for one question with everything
    in it: waits, retries, repeated questions. `timeout`: seconds for one request. `retries`: how
    often a request that failed in passing is sent again; `first_wait`: seconds before the first of
    them, doubled each time. `reasks`: how often an answer that does not fit the schema is handed
    back. `concurrency`: questions under way at once. `max_tokens`, `temperature`: sent as they
    are; None leaves them to the server.
    """

    model: str = baseline.NAME
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    mode: Mode | Literal["auto"] = "auto"
    deadline: float = 300.0
    timeout: float = 120.0
    retries: int = 4
    first_wait: float = 1.0
    reasks: int = 1
    concurrency: int = 8
    max_tokens: int | None = None
    temperature: float | None = 0.0

    def __post_init__(self) -> None:
        if self.base_url is None and self.model != baseline.NAME:
            raise ConfigurationError(
                f"Where is the model {self.model}? Set OPENAI_BASE_URL to its server, "
                "for example http://127.0.0.1:11434/v1."
            )
        if self.mode != "auto" and self.mode not in MODES:
            raise ConfigurationError(
                f"CITYFACTS_MODE is {self.mode}; use auto or one of {', '.join(MODES)}."
            )

    @property
    def in_process(self) -> bool:
        """Whether the built-in model answers without any server."""
        return self.base_url is None

    @property
    def where(self) -> str:
        """The base URL, or that no server is involved."""
        return self.base_url or IN_PROCESS
