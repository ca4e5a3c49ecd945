"""Our checks and the others', on the same planted errors and the same right facts, in one run.

    python -m bench.checks [--every 5] [--only substring,langextract] [GOLD ...]

Each peer runs in an environment of its own under .bench/ (made on first use). One table is
printed: the share of planted errors that get through and the share of right facts that are
stopped. A peer that could not be run says why. Cases that our checks judge within the whole record
(the same mention told twice) are left out: the others see one fact at a time.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from schemas.extraction import Claim
from service.checks import check
from service.evaluation.gold import GoldArticle, load_all
from service.evaluation.planting import plants
from service.evaluation.variants import retold
from service.quantities import normalize

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parent / ".bench"
PEERS: dict[str, tuple[str, list[str]]] = {
    "substring": ("the digits stand in the text", []),
    "langextract": ("langextract alignment", ["langextract==1.7.1"]),
    "citation": ("instructor CitationMixin", ["instructor==1.17.0", "openai>=3.3,<4"]),
    "groundgate": ("groundgate", ["groundgate==0.11.0"]),
    "llmground": ("llmground", ["llmground==0.1.0"]),
}


class Trial(NamedTuple):
    """One fact told about one article, and whether it is wrong."""

    gold: GoldArticle
    claim: Claim
    wrong: bool


def trials(articles: Iterable[GoldArticle], every: int) -> Iterator[Trial]:
    """Every n-th planted error and every n-th right variant that stands in the text as given."""
    for gold in articles:
        for fact in gold.facts:
            yield Trial(gold, fact.claim, wrong=False)
        for _, variant in islice(retold(gold), 0, None, every):
            if variant.text is None:
                yield Trial(gold, variant.claim, wrong=False)
        for _, plant in islice(plants(gold), 0, None, every):
            if not plant.added:
                yield Trial(gold, plant.claim, wrong=True)


def row(number: int, trial: Trial) -> dict[str, Any]:
    """A trial as the peers' scripts read it; see bench/peers/README.md."""
    claim = trial.claim
    written = {"id": number, "text": trial.gold.article.text, "quote": claim.quote}
    if claim.value is None:
        return {**written, "surface": "", "digits": claim.name, "value": None, "unit": None}
    base = normalize(claim.value, claim.upper, claim.unit)
    digits = f"{claim.value.normalize():f}"
    return {
        **written,
        "surface": f"{digits}{claim.unit or ''}",
        "digits": digits,
        "value": f"{base.value:f}",
        "unit": base.unit,
    }


def ours(tried: list[Trial]) -> list[bool]:
    """Whether our checks flag each fact, one at a time."""
    return [
        any(
            fact.checked == "flagged"
            for fact in check(one.gold.article, one.gold.quantities, [one.claim]).facts
        )
        for one in tried
    ]


def theirs(peer: str, packages: list[str], rows: list[str], limit: float) -> list[bool]:
    """Run a peer's script over the rows; raises RuntimeError with the reason if it cannot run."""
    python = environment(peer, packages)
    script = HERE / "peers" / f"checks_{peer}.py"
    done = subprocess.run(
        [python, script],
        check=False,
        input="\n".join(rows),
        capture_output=True,
        text=True,
        timeout=limit,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return [json.loads(line)["flagged"] for line in done.stdout.splitlines()]


def environment(peer: str, packages: list[str]) -> Path:
    """The Python of the peer's own environment, made if it is not there."""
    if not packages:
        return Path(sys.executable)
    home = ENVIRONMENTS / peer
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def line(name: str, tried: list[Trial], flagged: list[bool], seconds: float) -> str:
    """One row of the table."""
    wrong = [f for one, f in zip(tried, flagged, strict=True) if one.wrong]
    right = [f for one, f in zip(tried, flagged, strict=True) if not one.wrong]
    through = wrong.count(False) / len(wrong)
    stopped = right.count(True) / len(right)
    return f"| {name} | {through:.1%} | {stopped:.1%} | {seconds / len(tried) * 1000:.2f} ms |"


def main() -> None:
    """Run, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path, default=[HERE.parent / "tests" / "gold"])
    parser.add_argument("--every", type=int, default=5)
    parser.add_argument("--only", default=",".join(PEERS))
    parser.add_argument("--limit", type=float, default=900, help="seconds for one peer")
    given = parser.parse_args()
    tried = list(trials(load_all(given.gold), given.every))
    rows = [json.dumps(row(n, one), ensure_ascii=False) for n, one in enumerate(tried)]
    wrong = sum(one.wrong for one in tried)
    print(f"{wrong} planted errors, {len(tried) - wrong} right facts\n")
    print("| checker | errors let through | right facts stopped | a fact |")
    print("|---|---|---|---|")
    start = time.perf_counter()
    print(line("**cityfacts**", tried, ours(tried), time.perf_counter() - start))
    for peer in given.only.split(","):
        name, packages = PEERS[peer]
        start = time.perf_counter()
        try:
            flagged = theirs(peer, packages, rows, given.limit)
        except (RuntimeError, subprocess.SubprocessError, OSError) as error:
            print(f"| {name} | could not be run: {error} | | |")
            continue
        print(line(name, tried, flagged, time.perf_counter() - start))


if __name__ == "__main__":
    main()
