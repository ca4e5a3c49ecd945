"""The whole measurement, on gold and against its floors."""

import json
from pathlib import Path

import pytest

from schemas.extraction import IN_DOUBT
from service.checks import check
from service.evaluation import Table, run
from service.evaluation.gold import load_all

GOLD = Path(__file__).parents[2] / "gold"
SHARED = Path(__file__).parents[4] / "shared" / "articles"
FLOORS = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))["checks"]


def assert_floors(table: Table, floors: dict[str, float]) -> None:
    """Floors may only rise; `flagged_right` and `to_a_person` are ceilings and may only fall."""
    measured = f"{table.caught:.4f} {table.caught_alone:.4f} {table.named:.4f} {table.held:.4f}"
    assert table.caught >= floors["caught"], measured
    assert table.caught_alone >= floors["caught_alone"], measured
    assert table.named >= floors["right_code"], measured
    assert table.held <= floors["flagged_right"], measured
    assert table.records.to_a_person <= floors["to_a_person"]
    weak = {row.kind: row.flagged / row.tried for row in table.errors if row.tried}
    assert {kind for kind, caught in weak.items() if caught < floors["weakest_class"]} == set()


def test_the_checks_hold_their_floors_on_our_gold() -> None:
    assert_floors(run([GOLD], every=29), FLOORS["own"])


def test_the_checks_hold_their_floors_on_the_shared_articles() -> None:
    if not SHARED.exists():
        pytest.skip("the shared articles are not there")
    assert_floors(run([SHARED], every=17), FLOORS["shared"])


def test_hardly_a_right_fact_is_flagged_as_it_stands_in_the_gold_kept_apart() -> None:
    flagged = [
        (gold.id, fact.id)
        for gold in load_all([GOLD / "apart"])
        for fact in check(gold.article, gold.quantities, gold.claims).facts
        if fact.checked in IN_DOUBT
    ]
    assert len(flagged) <= FLOORS["apart"]["flagged_as_they_stand"], flagged


def test_the_report_is_written(tmp_path: Path) -> None:
    run([GOLD / "48.json"], tmp_path / "report.html", every=40)
    assert "The checks, measured" in (tmp_path / "report.html").read_text(encoding="utf-8")
