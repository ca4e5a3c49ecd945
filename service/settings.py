"""The settings, mirrored by .env.example. Nothing is read when this module is imported."""

import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.errors import ConfigurationError

_SECRETS = {"OPENAI_API_KEY", "DATABASE_URL", "CITYFACTS_SECRET"}


def default_database_url(environment: dict[str, str] | None = None, system: str = "") -> str:
    """The SQLite file under the user data directory, as the platform names it."""
    variables = dict(os.environ) if environment is None else environment
    return f"sqlite:///{_data_directory(variables, system or sys.platform) / 'cityfacts.db'}"


def _data_directory(variables: dict[str, str], system: str) -> Path:
    home = Path(variables.get("HOME") or Path.home())
    if system == "win32":
        return Path(variables.get("LOCALAPPDATA") or home / "AppData" / "Local") / "cityfacts"
    if system == "darwin":
        return home / "Library" / "Application Support" / "cityfacts"
    return Path(variables.get("XDG_DATA_HOME") or home / ".local" / "share") / "cityfacts"


class Settings(BaseSettings):
    """One field for one variable of the environment or of `.env`; the environment wins."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    database_url: str = Field(
        default_factory=default_database_url,
        alias="DATABASE_URL",
        description="Where the data is kept: sqlite:///FILE or postgresql://USER@HOST/NAME. "
        "Without it: the file cityfacts.db in the user data directory (shown at start).",
    )
    base_url: str | None = Field(
        default=None,
        alias="OPENAI_BASE_URL",
        description="The model's server, any API that speaks OpenAI's chat completions. "
        "Without it the built-in model answers, in process.",
    )
    api_key: SecretStr | None = Field(
        default=None,
        alias="OPENAI_API_KEY",
        description="The key for that server. Most local servers need none.",
    )
    model: str = Field(
        default="builtin-rules",
        alias="CITYFACTS_MODEL",
        min_length=1,
        description="The model's name, as its server knows it.",
    )
    mode: Literal["auto", "strict", "json_schema", "tools", "json", "md_json"] = Field(
        default="auto",
        alias="CITYFACTS_MODE",
        description="How the form is asked for: strict, json_schema, tools, json or md_json. "
        "auto tries them in this order and remembers what the server took.",
    )
    deadline: float = Field(
        default=300,
        gt=0,
        alias="CITYFACTS_DEADLINE",
        description="Seconds that one question may take in all: the wait for its turn, retries, "
        "and answers that are handed back.",
    )
    timeout: float = Field(
        default=120,
        gt=0,
        alias="CITYFACTS_TIMEOUT",
        description="Seconds that one request to the model may take.",
    )
    retries: int = Field(
        default=4,
        ge=0,
        le=20,
        alias="CITYFACTS_RETRIES",
        description="How often a request that failed in passing is sent again.",
    )
    reasks: int = Field(
        default=1,
        ge=0,
        le=5,
        alias="CITYFACTS_REASKS",
        description="How often an answer that does not fit the schema is handed back to the model.",
    )
    concurrency: int = Field(
        default=8,
        ge=1,
        le=1024,
        alias="CITYFACTS_CONCURRENCY",
        description="Questions to the model under way at once.",
    )
    max_tokens: int | None = Field(
        default=None,
        ge=1,
        alias="CITYFACTS_MAX_TOKENS",
        description="The longest answer, in tokens. Without it the server decides.",
    )
    temperature: float | None = Field(
        default=0.0,
        ge=0,
        le=2,
        alias="CITYFACTS_TEMPERATURE",
        description="The model's temperature. 0 gives the most repeatable answers; empty leaves it "
        "to the server, as some models demand.",
    )
    article_tokens: int | None = Field(
        default=None,
        ge=0,
        alias="CITYFACTS_ARTICLE_TOKENS",
        description="The most tokens, input and output, that one article may take; a request that "
        "would go beyond is not sent, and the article is kept as failed. Empty: no limit.",
    )
    article_cost: Decimal | None = Field(
        default=None,
        ge=0,
        alias="CITYFACTS_ARTICLE_COST",
        description="The same in money, in the currency of the model's price.",
    )
    day_tokens: int | None = Field(
        default=None,
        ge=0,
        alias="CITYFACTS_DAY_TOKENS",
        description="The most tokens for one day (UTC), of all processes that share the database.",
    )
    day_cost: Decimal | None = Field(
        default=None,
        ge=0,
        alias="CITYFACTS_DAY_COST",
        description="The same in money, in the currency of the model's price.",
    )
    prices: Path | None = Field(
        default=None,
        alias="CITYFACTS_PRICES",
        description="A table of prices of your own, beside those that come with cityfacts; "
        "docs/models.md shows one.",
    )
    repair: bool = Field(
        default=True,
        alias="CITYFACTS_REPAIR",
        description="Whether the findings of the checks are told to the model once: a second "
        "question for each article with a doubtful fact.",
    )
    blind_share: float = Field(
        default=0.02,
        ge=0,
        le=1,
        alias="CITYFACTS_BLIND_SHARE",
        description="The share of the records that passed which go to review all the same, without "
        "saying so: how many errors escape the checks is measured on them. 0 switches it off.",
    )
    second_share: float = Field(
        default=0.02,
        ge=0,
        le=1,
        alias="CITYFACTS_SECOND_SHARE",
        description="The share of the reviewed records that a second person reads too, without "
        "seeing the decisions of the first: how far reviewers agree is measured on them.",
    )
    part_chars: int = Field(
        default=12_000,
        ge=500,
        alias="CITYFACTS_PART_CHARS",
        description="A longer article is read in parts of at most this many characters.",
    )
    max_chars: int = Field(
        default=200_000,
        ge=1,
        alias="CITYFACTS_MAX_CHARS",
        description="The longest article, in characters.",
    )
    max_bytes: int = Field(
        default=2_000_000,
        ge=1,
        alias="CITYFACTS_MAX_BYTES",
        description="The largest body of a request, in bytes; more is refused before it is read.",
    )
    max_batch_bytes: int = Field(
        default=1_000_000_000,
        ge=1,
        alias="CITYFACTS_MAX_BATCH_BYTES",
        description="The largest upload of a batch, in bytes; it goes to the database as it comes.",
    )
    workers: int = Field(
        default=1,
        ge=0,
        le=64,
        alias="CITYFACTS_WORKERS",
        description="Worker processes that the server starts beside itself when there is a batch. "
        "0 where workers of their own run: cityfacts worker.",
    )
    worker_timeout: float = Field(
        default=30.0,
        gt=0,
        alias="CITYFACTS_WORKER_TIMEOUT",
        description="Seconds without a sign of life after which a worker's articles go to others.",
    )
    hosted_pause: float = Field(
        default=60.0,
        gt=0,
        alias="CITYFACTS_HOSTED_PAUSE",
        description="Seconds between two looks at a provider's batch API (batch --hosted-batch).",
    )
    hosts: str = Field(
        default="localhost,127.0.0.1,::1",
        alias="CITYFACTS_HOSTS",
        description="The names under which the server is reached, with commas between; a request "
        "for another name is refused, so that no web page can reach it under a name of its own.",
    )
    secret: SecretStr | None = Field(
        default=None,
        min_length=32,
        alias="CITYFACTS_SECRET",
        description="What signs the cookies of those who log in, 32 characters or more. Without "
        "it: one made by chance and kept in the database. Another one logs everybody out.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info",
        alias="CITYFACTS_LOG_LEVEL",
        description="What the server logs: debug, info, warning or error. "
        "No log holds an article's text or a key.",
    )

    @model_validator(mode="before")
    @classmethod
    def _empty_is_not_set(cls, given: dict[str, Any]) -> dict[str, Any]:
        """An empty variable counts as absent, but an empty temperature is none at all."""
        kept = {name: value for name, value in given.items() if value != ""}
        if given.get("CITYFACTS_TEMPERATURE") == "":
            kept["CITYFACTS_TEMPERATURE"] = None
        return kept


def load(**overrides: Any) -> Settings:
    """Read the environment and `.env`; `overrides` (by variable name) win over both.

    Raises ConfigurationError naming each variable that cannot be used, without the values of
    secrets.
    """
    try:
        settings = Settings(**{name: v for name, v in overrides.items() if v is not None})
    except ValidationError as error:
        raise ConfigurationError(_explain(error)) from None
    if settings.base_url is not None and "model" not in settings.model_fields_set:
        raise ConfigurationError(
            "OPENAI_BASE_URL names a server, but CITYFACTS_MODEL names no model on it. Set both, "
            "or neither for the built-in model."
        )
    return settings


def _explain(error: ValidationError) -> str:
    lines = []
    for row in error.errors(include_url=False, include_context=False):
        name = str(row["loc"][0]) if row["loc"] else "settings"
        given = "" if name in _SECRETS else f" (it is {row['input']!r})"
        lines.append(f"{name}: {row['msg']}{given}.")
    return " ".join([*lines, ".env.example explains every setting."])
