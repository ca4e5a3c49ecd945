"""Findings -> accept or review, and the order of the queue."""

from service.triage import decide, risk
from tests.unit.checks.workbench import checked, claim

LONG = (
    "截至2024年底,深圳的人工智能产业规模达3600亿元,基金规模达50亿元,算力补贴达2亿元,奖励达3亿元。"
)


def test_a_record_without_findings_passes():
    text = "截至2024年底,深圳的人工智能产业规模达3600亿元。"
    assert decide(checked(claim(text), text=text), "qwen") == ("accept", ())


def test_one_flagged_fact_sends_the_record_to_a_person_with_the_reason():
    decision, reasons = decide(checked(claim(unit="万元")), "qwen")
    assert decision == "review"
    assert reasons == ("scale_mismatch: 1 fact",)


def test_facts_that_share_a_doubt_count_among_the_reasons_and_in_the_risk():
    two = (
        claim(city="拉萨"),
        claim(id="f2", city="拉萨", name="企业", value=2800, unit="家", bound="over"),
    )
    one = checked(two[0])
    assert decide(checked(*two), "qwen")[1] == ("wrong_city: 2 facts",)
    assert risk(checked(*two)) > risk(one)


def test_the_built_in_model_never_passes():
    decision, reasons = decide(checked(claim()), "builtin-rules")
    assert decision == "review"
    assert "proves nothing" in reasons[-1]


def test_a_record_that_leaves_most_numbers_out_goes_to_a_person():
    decision, reasons = decide(checked(claim(LONG), text=LONG), "qwen")
    assert decision == "review"
    assert reasons[0].startswith("omissions: 3 ")


def test_a_page_without_facts_or_figures_passes():
    assert decide(checked(text="深圳举办人工智能论坛。"), "qwen") == ("accept", ())


def test_a_page_with_figures_and_no_facts_goes_to_a_person():
    assert decide(checked(text=LONG), "qwen")[0] == "review"


def test_a_wrong_magnitude_comes_before_a_lost_bound():
    worse = checked(claim(unit="万元"))
    milder = checked(claim(name="人工智能企业", value=2800, unit="家"))
    assert risk(worse) > risk(milder) > 0


def test_a_large_number_comes_before_a_small_one():
    assert risk(checked(claim(value=36000))) > risk(checked(claim(value=36)))
