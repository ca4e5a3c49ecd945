"""The only door to openai and instructor: ask any OpenAI-compatible model for facts.

`open_model(spec)` gives a `Model`; `await model.ask(messages)` gives an `Answer`, or raises one of
`ModelUnreachable`, `ModelRefused`, `ModelAnsweredNonsense` within the deadline. openai and
instructor take seconds to import; this package imports them when the first model is opened.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from service.llm.spec import IN_PROCESS, MODES, Mode, ModelSpec

if TYPE_CHECKING:
    import httpx2

    from service.llm.model import Model
    from service.llm.prices import Price

__all__ = ["IN_PROCESS", "MODES", "Mode", "ModelSpec", "open_model"]


def open_model(
    spec: ModelSpec,
    prices: "Sequence[Price] | None" = None,
    transport: "httpx2.AsyncBaseTransport | None" = None,
) -> "Model":
    """A model ready to be asked; use it as an async context manager, or call `aclose`.

    `prices` are those that come with cityfacts where none are given. `transport` stands where the
    connection to the server stands: see `service.llm.hosted`.
    """
    from service.llm.model import Model  # noqa: PLC0415  it takes seconds to import

    return Model(spec, prices, transport)
