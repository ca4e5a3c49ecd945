"""The reader against the gold articles: evidence lies in the body, noise does not."""

import json
from pathlib import Path

import pytest

from service.text import read

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT / "tests" / "gold", ROOT.parent / "shared" / "articles")
ARTICLES = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]


@pytest.mark.skipif(not ARTICLES, reason="neither tests/gold nor ../shared/articles is here")
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_evidence_lies_in_the_body_and_noise_does_not(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = read(path.read_text(encoding="utf-8"))
    lost = [
        fact["evidence"]
        for fact in gold["facts"]
        if not article.in_body(fact["start"], fact["end"])
    ]
    leaked = [
        article.text[max(start, noise["start"]) : min(end, noise["end"])]
        for noise in gold.get("noise_spans", [])
        for start, end in article.body
        if start < noise["end"] and noise["start"] < end
    ]
    assert (lost, leaked) == ([], [])
