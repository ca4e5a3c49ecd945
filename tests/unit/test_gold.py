"""The annotation of the gold articles is what it says it is."""

from pathlib import Path

import pytest

from tests.gold import verify


@pytest.mark.parametrize("path", verify.articles(), ids=lambda path: path.stem)
def test_the_annotation_of_every_gold_article_can_be_proved(path: Path) -> None:
    assert list(verify.problems(path)) == []


def test_every_article_of_our_own_is_marked_as_invented() -> None:
    unmarked = [path.stem for path in verify.articles() if not verify.load(path)[1]["synthetic"]]
    assert unmarked == []
