"""Quotes and numbers from teasers."""

from tests.unit.checks.workbench import claim, codes, tried

BODY = "深圳的人工智能产业规模达3600亿元。"
TEXT = BODY + "\n相关文章\n深圳新港吞吐量达160万吨"
SPAN = ((0, len(BODY)),)


def test_a_quote_from_a_teaser_is_flagged():
    stray = claim(name="吞吐量", value=160, unit="万吨", quote="深圳新港吞吐量达160万吨")
    (fact,) = tried(stray, text=TEXT, body=SPAN)
    assert "outside_body" in codes(fact)


def test_a_number_from_a_teaser_under_a_right_quote_is_flagged():
    stray = claim(value=160, unit="万吨", quote=BODY)
    (fact,) = tried(stray, text=TEXT, body=SPAN)
    assert {"number_not_in_quote", "outside_body"} <= set(codes(fact))


def test_a_quote_over_two_neighbouring_spans_is_inside():
    half = BODY.index("产业")
    (fact,) = tried(claim(quote=BODY), text=TEXT, body=((0, half), (half, len(BODY))))
    assert codes(fact) == []


CARGO, BOXES = "深圳新港吞吐量达160万吨。", "深圳新港集装箱35万标箱。"
STRAY = [
    claim(name="吞吐量", value=160, unit="万吨", quote=CARGO),
    claim(id="f2", name="集装箱", value=35, unit="万标箱", quote=BOXES),
]


def test_what_stands_together_outside_the_body_is_asked_about_once():
    facts = tried(*STRAY, text=f"{BODY}\n{CARGO}{BOXES}", body=SPAN)
    assert [fact.checked for fact in facts] == ["flagged", "doubted"]


def test_what_stands_before_the_body_and_behind_it_is_two_questions():
    start = len(CARGO) + 1
    body = ((start, start + len(BODY)),)
    facts = tried(*STRAY, text=f"{CARGO}\n{BODY}\n{BOXES}", body=body)
    assert [fact.checked for fact in facts] == ["flagged", "flagged"]
