"""How much text goes to a model and comes back, ours and langextract's, for the same work.

    python -m bench.tokens                  ours
    python -m bench.tokens --peer PYTHON    and langextract's, with a Python that can import it

Both get the same rules, the same examples and the same facts: those that the built-in model finds
in the articles of tests/gold. Tokens depend on the model's tokenizer, so the report counts
characters and UTF-8 bytes (means over the articles); input that repeats word for word from one
request to the next (a provider's prefix cache can serve it) is counted apart.
"""

import argparse
import json
import subprocess
from itertools import takewhile
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

import prompts
from schemas.initiative import CityInitiatives
from service import baseline

ROOT = Path(__file__).parents[1]


class Cost(NamedTuple):
    requests: int
    fixed: str
    """Sent with every request, word for word."""
    fresh: str
    answer: str


def ours(text: str) -> tuple[Cost, CityInitiatives]:
    rendered = prompts.render(prompts.LATEST, prompts.ArticlePart(text), CityInitiatives)
    filled = baseline.answer(rendered.messages)
    *fixed, article = (message["content"] for message in rendered.messages)
    answer = json.dumps(filled.model_dump(mode="json"), ensure_ascii=False)
    return Cost(1, "".join(fixed), article, answer), filled


def facts_of(filled: CityInitiatives) -> list[dict[str, Any]]:
    """The facts as langextract tells them: a class, the words, attributes."""
    kinds = {
        "indicator": filled.indicators,
        "target": filled.targets,
        "initiative": filled.initiatives,
    }
    rows = []
    for kind, facts in kinds.items():
        for fact in facts:
            attributes = fact.model_dump(mode="json", exclude={"quote"}, exclude_none=True)
            rows.append({"kind": kind, "quote": fact.quote, "attributes": attributes})
    return rows


def theirs(python: str, texts: list[str], answers: list[CityInitiatives]) -> list[Cost]:
    fixed = prompts.render(prompts.LATEST, prompts.ArticlePart(""), CityInitiatives).messages[:-1]
    examples = []
    for asked, answered in zip(fixed[1::2], fixed[2::2], strict=True):
        part = prompts.read_article([asked])
        filled = CityInitiatives.model_validate_json(answered["content"])
        examples.append({"text": part.text if part else "", "facts": facts_of(filled)})
    articles = [
        {"text": text, "facts": facts_of(answer)}
        for text, answer in zip(texts, answers, strict=True)
    ]
    given = {"rules": fixed[0]["content"], "examples": examples, "articles": articles}
    script = ROOT / "bench" / "peers" / "tokens_langextract.py"
    ran = subprocess.run(
        [python, script], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    shared = _common_start([row["input"] for row in rows])
    return [
        Cost(row["requests"], shared, row["input"].replace(shared, ""), row["output"])
        for row in rows
    ]


def _common_start(texts: list[str]) -> str:
    columns = zip(*texts, strict=False)
    return "".join(chars[0] for chars in takewhile(lambda chars: len(set(chars)) == 1, columns))


def report(name: str, costs: list[Cost]) -> None:
    def of(measure: Any) -> str:
        characters = mean(len(measure(cost)) for cost in costs)
        size = mean(len(measure(cost).encode()) for cost in costs)
        return f"{characters:>8,.0f} {size:>8,.0f}"

    print(
        f"{name:<12} {sum(cost.requests for cost in costs) / len(costs):>8.1f} "
        f"{of(lambda cost: cost.fixed * cost.requests)} {of(lambda cost: cost.fresh)} "
        f"{of(lambda cost: cost.answer)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", metavar="PYTHON", help="a Python that can import langextract")
    python = parser.parse_args().peer
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "gold").glob("*.txt"))]
    measured = [ours(text) for text in texts]
    print(f"{len(texts)} articles, median {median(map(len, texts)):,.0f} characters; per article:")
    print(f"{'':<12} {'':>8} {'repeated input':>17} {'fresh input':>17} {'answer':>17}")
    print(f"{'':<12} {'requests':>8}" + 3 * f" {'chars':>8} {'bytes':>8}")
    report("cityfacts", [cost for cost, _ in measured])
    if python:
        report("langextract", theirs(python, texts, [filled for _, filled in measured]))


if __name__ == "__main__":
    main()
