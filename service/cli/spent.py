"""What a command took of the model: one line on stderr."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal

from schemas.extraction import Extraction, ModelCall, Provenance
from service.cli import files


class Bill:
    """Adds up what articles took, failed ones included; answers from the store cost nothing."""

    def __init__(self) -> None:
        self._since = datetime.now(UTC)
        self._read: set[str] = set()
        self._articles = 0
        self._tokens: Counter[str] = Counter()
        self._money: Counter[str] = Counter()
        self._unknown = 0

    def add(self, extraction: Extraction) -> None:
        """Count an article that was read."""
        is_old = extraction.provenance.created < self._since
        if not is_old and extraction.id not in self._read:
            self._read.add(extraction.id)
            self.add_call(extraction.provenance)

    def add_call(self, call: ModelCall | Provenance | None) -> None:
        """Count what an article took; None where no server was asked."""
        if call is None or not call.attempts:
            return
        self._articles += 1
        self._tokens["in"] += call.tokens.input or 0
        self._tokens["out"] += call.tokens.output or 0
        if call.cost.amount is None or call.uncounted:
            self._unknown += 1
        self._money[call.cost.currency] += call.cost.amount or Decimal(0)  # type: ignore[assignment]

    def say(self) -> None:
        """Say it; nothing where nothing was asked."""
        if not self._articles:
            return
        money = [f"{amount:.4f} {currency}" for currency, amount in self._money.items() if amount]
        if self._unknown:
            money.append(f"an unknown amount for {_articles(self._unknown)}")
        files.say(
            f"cityfacts: {_articles(self._articles)} took {self._tokens['in']:,} tokens in, "
            f"{self._tokens['out']:,} out: {' and '.join(money) or 'no money'}."
        )


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"
