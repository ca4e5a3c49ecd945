"""What the checks doubt is told to the model once; both answers stay on the record."""

from collections.abc import Iterator
from datetime import date

import pytest

from prompts import read_article
from schemas.extraction import Extraction
from schemas.finding import FindingCode
from service.llm import ModelSpec, open_model
from service.pipeline import Given, Resources, extract
from tests.faulty_server import FaultyServer
from tests.loopback import running

GIVEN = Given(text="大连2月14日电 截至去年底，大连有人工智能企业460多家，产业规模达520亿元。")
ALWAYS = 99


@pytest.fixture
def server() -> Iterator[tuple[FaultyServer, str]]:
    faulty = FaultyServer()
    with running(faulty.app) as url:
        yield faulty, url


async def extracted(url: str, fault: str, *, repair: bool = True) -> Extraction:
    spec = ModelSpec(
        model="any", base_url=f"{url}/{fault}/{ALWAYS}/v1", mode="strict", retries=0, reasks=0
    )
    async with open_model(spec) as model:
        return await extract(GIVEN, Resources(model=model, database=None, repair=repair))


async def test_a_better_second_answer_is_taken_and_the_first_is_kept(
    server: tuple[FaultyServer, str],
) -> None:
    faulty, url = server
    extraction = await extracted(url, "wrong-until-doubted")
    [fact] = extraction.facts
    assert (fact.value, fact.checked) == (460, "verified")
    assert extraction.repair is not None
    assert extraction.repair.taken
    [before] = extraction.repair.before
    assert (before.value, before.checked) == (4600, "flagged")
    [change] = extraction.repair.changes
    assert (change.before and change.before.value, change.after and change.after.value) == (
        4600,
        460,
    )
    told = faulty.requests["wrong-until-doubted"][-1]["messages"][-1]["content"]
    assert all(doubt in told for doubt in extraction.repair.doubts)
    assert before.findings[0].message.zh in told
    assert extraction.provenance.attempts == 2
    assert extraction.provenance.tokens.output == 100


async def test_of_a_long_article_only_the_doubtful_part_is_asked_again(
    server: tuple[FaultyServer, str],
) -> None:
    faulty, url = server
    fault = "first-part-wrong-until-doubted"
    long = Given(
        text="截至去年底，大连有人工智能企业460多家，产业规模达520亿元。\n"
        "截至去年底，青岛有人工智能企业320多家，产业规模达410亿元。",
        published=date(2025, 2, 14),
    )
    spec = ModelSpec(
        model="any", base_url=f"{url}/{fault}/{ALWAYS}/v1", mode="strict", retries=0, reasks=0
    )
    async with open_model(spec) as model:
        using = Resources(model=model, database=None, part_chars=40)
        extraction = await extract(long, using)
    assert [fact.value for fact in extraction.facts] == [460, 320]
    assert [fact.checked for fact in extraction.facts] == ["verified"] * 2
    assert extraction.repair is not None
    assert extraction.repair.taken
    asked = [read_article(request["messages"]) for request in faulty.requests[fault]]
    assert [bool(part and "大连" in part.text) for part in asked].count(True) == 2
    assert len(asked) == 3
    assert extraction.provenance.attempts == 3


async def test_the_same_wrong_answer_goes_to_a_person(server: tuple[FaultyServer, str]) -> None:
    extraction = await extracted(server[1], "wrong-and-stubborn")
    assert extraction.repair is not None
    assert not extraction.repair.taken
    assert extraction.decision == "review"
    assert extraction.facts[0].findings[0].code in (
        FindingCode.SCALE_MISMATCH,
        FindingCode.NUMBER_NOT_FOUND,
    )


async def test_when_the_model_fails_the_first_answer_stands(
    server: tuple[FaultyServer, str],
) -> None:
    extraction = await extracted(server[1], "wrong-then-gone")
    assert extraction.repair is None
    assert extraction.facts[0].value == 4600
    assert extraction.decision == "review"
    assert extraction.provenance.attempts == 2


async def test_a_good_answer_is_not_doubted(server: tuple[FaultyServer, str]) -> None:
    extraction = await extracted(server[1], "none")
    assert extraction.repair is None
    assert len(server[0].requests["none"]) == 1


async def test_the_round_can_be_switched_off(server: tuple[FaultyServer, str]) -> None:
    extraction = await extracted(server[1], "wrong-until-doubted", repair=False)
    assert extraction.repair is None
    assert extraction.facts[0].value == 4600


async def test_a_prompt_that_the_server_cut_sends_the_record_to_a_person(
    server: tuple[FaultyServer, str],
) -> None:
    extraction = await extracted(server[1], "context-cut")
    assert extraction.decision == "review"
    assert any("seems to have cut the article" in reason for reason in extraction.reasons)
