"""Which day a number describes."""

from datetime import date

import pytest

from service.checks.days import Day, fits
from tests.unit.checks.workbench import claim, codes, specs, told, tried

STATES = specs("days_of_states")
PLAN = "到2027年,深圳力争人工智能产业规模达5000亿元。"
CASES = [
    ("到2024年底,深圳产业规模达3600亿元。", {"2024-12-31", "2024-12", "2024"}),
    ("去年,深圳产业规模达3600亿元。", {"2024", "2024-12-31"}),
    ("截至去年底,深圳产业规模达3600亿元。", {"2024-12-31", "2024"}),
    ("目前,深圳产业规模达3600亿元。", {"2025-02-15", "2025-02", "2025"}),
    ("今年政府工作报告提到,深圳产业规模达3600亿元。", {"2025"}),
    ("记者1月19日从市工信局获悉,2024年深圳产业规模达3600亿元,同比增长35%。", {"2024"}),
]
DATES = ("2023-12-31", "2023", "2024-12-31", "2024-12", "2024", "2025-02-15", "2025-02", "2025")
WRONG = [
    (text, told_day)
    for text, right in CASES
    for told_day in DATES
    if told_day[:4] not in {day[:4] for day in right}
]


@pytest.mark.parametrize(("text", "day"), [(t, d) for t, days in CASES for d in sorted(days)])
def test_a_day_that_follows_from_the_text_passes(text, day):
    assert told(text, name="产业规模", as_of=day) == []


@pytest.mark.parametrize(("text", "day"), WRONG)
def test_another_year_is_flagged(text, day):
    assert told(text, name="产业规模", as_of=day) == ["wrong_period"]


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_no_day_is_never_wrong(text):
    assert told(text, name="产业规模", as_of=None) == []


def test_one_day_scopes_the_rest_of_its_paragraph():
    text = "到2027年,深圳培育企业500家。建设平台20个。"
    changes = {"kind": "target", "name": "平台", "value": 20, "unit": "个", "quote": "建设平台20个"}
    assert told(text, **changes, deadline="2027") == []
    assert told(text, **changes, deadline="2026") == ["wrong_period"]


@pytest.mark.parametrize(("deadline", "right"), [("2027", True), ("2028", True), ("2029", False)])
def test_a_horizon_counts_from_the_day_of_the_report(deadline, right):
    text = "深圳将力争用2至3年时间,培育10家领军企业。"
    changes = {"kind": "target", "name": "领军企业", "value": 10, "unit": "家"}
    assert told(text, **changes, deadline=deadline) == ([] if right else ["wrong_period"])


def test_a_deadline_is_no_day_of_a_state():
    assert "wrong_period" in told(PLAN, kind="target", value=5000, as_of="2027")
    assert "wrong_period" in told("2024年,深圳产业规模达3600亿元。", deadline="2024")


def test_year_end_is_that_of_the_year_that_runs():
    changes = {"kind": "target", "name": "AI mines", "value": 260, "unit": ""}
    assert told(YEAR_END_GOAL, date(2026, 5, 19), **changes, deadline="2026-12-31") == []
    assert told(YEAR_END_GOAL, date(2026, 5, 19), **changes, deadline="2027") == ["wrong_period"]


@pytest.mark.parametrize(("deadline", "right"), [("2026-06", True), ("2027-06", False)])
def test_by_june_told_in_december_is_the_next_june(deadline, right):
    text = "A chatbot is to answer 30 percent of all calls in Shenzhen by June."
    changes = {"kind": "target", "name": "", "value": 30, "unit": "percent", "deadline": deadline}
    assert ("wrong_period" not in told(text, date(2025, 12, 5), **changes)) is right


OVER_THE_SAME = (
    "The industry of Shenzhen is to bring in 95 billion yuan a year by 2027. Capacity, which stood"
    " at 4.2 EFLOPS at the end of last June, should be raised to 12 EFLOPS over the same period."
)
APPROVED = "Shenzhen last week approved a 35-megawatt center. Completion is set for 2028."


@pytest.mark.parametrize(("deadline", "right"), [("2027", True), ("2026", False)])
def test_over_the_same_period_is_that_of_the_sentence_before(deadline, right):
    changes = {"kind": "target", "name": "", "value": 12, "unit": "EFLOPS", "deadline": deadline}
    assert told(OVER_THE_SAME, **changes) == ([] if right else ["wrong_period"])


@pytest.mark.parametrize(("deadline", "right"), [("2028", True), ("2027", False)])
def test_what_was_approved_is_there_when_the_next_sentence_says(deadline, right):
    changes = {"kind": "target", "name": "", "value": 35, "unit": "megawatts", "deadline": deadline}
    assert told(APPROVED, **changes) == ([] if right else ["wrong_period"])


@pytest.mark.parametrize(("deadline", "right"), [("2024-07-06", True), ("2024-07-08", False)])
def test_a_weekday_to_come_is_that_of_the_next_week(deadline, right):
    text = "Organizers in Shenzhen expect 300,000 visits before it closes on Saturday."
    changes = {"kind": "target", "name": "visits", "value": 300000, "unit": ""}
    assert (
        "wrong_period" not in told(text, date(2024, 7, 4), **changes, deadline=deadline)
    ) is right


def test_within_the_year_is_the_year_of_the_report_too():
    text = "杭州提出，到2026年底算力达60EFLOPS。深圳则计划年内再开放40个场景。"
    changes = {"kind": "target", "name": "场景", "value": 40, "unit": "个"}
    for deadline, right in (("2025", True), ("2027", False)):
        found = told(text, date(2025, 4, 16), **changes, deadline=deadline)
        assert ("wrong_period" not in found) is right


def test_two_years_from_now_end_in_a_year():
    text = "Shenzhen plans to train 12,000 AI engineers over the next two years."
    changes = {"kind": "target", "name": "AI engineers", "value": 12000, "unit": "人"}
    assert told(text, **changes, deadline="2027") == []
    assert told(text, **changes, deadline="2029") == ["wrong_period"]


def test_a_year_ago_is_the_year_before():
    text = "Shenzhen has 164 AI firms, against only 39 a year ago."
    changes = {"name": "AI firms", "value": 39, "unit": "家"}
    assert told(text, **changes, as_of="2024") == []
    assert told(text, **changes, as_of="2023") == ["wrong_period"]


@pytest.mark.parametrize(
    ("partial", "right"),
    [
        ("2024", True),
        ("2024-12", True),
        ("2024-12-31", True),
        ("2024-06", False),
        ("2025", False),
        ("2024-13", False),
    ],
)
def test_a_year_may_be_told_by_its_last_day_but_not_by_another(partial, right):
    assert fits(partial, Day(date(2024, 1, 1), date(2024, 12, 31))) is right


REVIEW = (
    "合肥市人工智能产业发展报告\n"
    "一、2025年工作回顾\n"
    "（一）产业。全年新增企业214家。\n"
    "二、2026年重点工作\n"
    "（一）产业。新增企业300家。年内建成智算中心5座。\n"
)
THREE_YEARS = "南宁市行动计划（2026—2028年）\n组织教师轮训，三年培训教师1.2万人次。"


@pytest.mark.parametrize(
    ("number", "unit", "day", "right"),
    [
        (214, "家", {"as_of": "2025"}, True),
        (214, "家", {"as_of": "2026"}, False),
        (300, "家", {"deadline": "2026"}, True),
        (300, "家", {"deadline": "2025"}, False),
        (5, "座", {"deadline": "2026"}, True),
        (5, "座", {"deadline": "2025"}, False),
    ],
)
def test_the_heading_of_a_section_gives_its_year(number, unit, day, right):
    kind = "target" if "deadline" in day else "indicator"
    line = next(line for line in REVIEW.splitlines() if f"{number}{unit}" in line)
    fact = claim(city="合肥", name="新增", kind=kind, value=number, unit=unit, quote=line, **day)
    (found,) = tried(fact, text=REVIEW, published=date(2026, 1, 28))
    assert ("wrong_period" not in codes(found)) is right


@pytest.mark.parametrize(("deadline", "right"), [("2028", True), ("2027", False), ("2029", False)])
def test_the_years_of_a_plan_end_with_its_term(deadline, right):
    changes = {"kind": "target", "name": "培训教师", "value": 1.2, "unit": "万人次", "city": "南宁"}
    found = told(THREE_YEARS, date(2026, 3, 12), **changes, deadline=deadline)
    assert ("wrong_period" not in found) is right


RULES = "一、深圳按合同额的40%给予补助。\n二、附则。本措施自2025年1月1日起施行，{term}。"


@pytest.mark.parametrize(
    ("term", "deadline", "right"),
    [
        ("有效期至2027年12月31日", "2027-12-31", True),
        ("有效期至2027年12月31日", "2026-12-31", False),
        ("有效期三年", "2027-12-31", True),
        ("有效期三年", "2027", True),
        ("有效期三年", "2028", False),
    ],
)
def test_what_rules_grant_ends_with_them(term, deadline, right):
    text = RULES.format(term=term)
    changes = {"kind": "initiative", "name": "补助", "value": 40, "unit": "%"}
    fact = claim(text, **changes, deadline=deadline, quote="深圳按合同额的40%给予补助")
    (found,) = tried(fact, text=text, published=date(2024, 12, 3))
    assert ("wrong_period" not in codes(found)) is right


SEMICOLON = "今年深圳将发放算力券1亿元；到2027年底，力争营业收入超过2000亿元、算力达到30EFLOPS。"


@pytest.mark.parametrize(("deadline", "right"), [("2027-12-31", True), ("2025-12-31", False)])
def test_a_day_beyond_the_semicolon_gives_way_to_a_nearer_one(deadline, right):
    changes = {"kind": "target", "name": "算力", "value": 30, "unit": "EFLOPS"}
    assert ("wrong_period" not in told(SEMICOLON, **changes, deadline=deadline)) is right


BEHIND = "建设数字展陈项目5个，2027年底前全部开放。到2028年，深圳建成场景20个。"


@pytest.mark.parametrize(("deadline", "right"), [("2027-12-31", True), ("2028-12-31", False)])
def test_a_day_that_opens_the_next_clause_completes_the_number(deadline, right):
    changes = {"kind": "target", "name": "数字展陈项目", "value": 5, "unit": "个"}
    assert ("wrong_period" not in told(BEHIND, **changes, deadline=deadline)) is right


PAST_YEAR = "一、2025年工作回顾\n过去的一年,深圳集聚企业214家。全年培育工厂27家。"


@pytest.mark.parametrize(("number", "line"), [(214, "集聚企业214家"), (27, "全年培育工厂27家")])
@pytest.mark.parametrize(("day", "right"), [("2025", True), ("2024", False), ("2027", False)])
def test_the_past_year_told_in_january_is_the_year_before(number, line, day, right):
    changes = {"name": "企业" if number == 214 else "工厂", "value": number, "unit": "家"}
    found = told(PAST_YEAR, date(2026, 1, 12), **changes, quote=line, as_of=day)
    assert ("wrong_period" not in found) is right


@pytest.mark.parametrize(("day", "right"), [("2025", True), ("2024", False)])
def test_the_year_compared_with_in_traditional_characters_is_no_day(day, right):
    text = "深圳去年進駐團隊為217組,較前年增加54組。"
    changes = {"name": "進駐團隊增加", "value": 54, "unit": "組"}
    found = told(text, date(2026, 3, 11), **changes, as_of=day)
    assert ("wrong_period" not in found) is right


@pytest.mark.parametrize(("day", "right"), [("2026-03-10", True), ("2025-03-10", False)])
def test_now_may_be_the_day_on_which_it_was_said(day, right):
    text = "市政府10日表示,算力中心明年完工。\n深圳的算力中心現有1200張加速卡。"
    changes = {"name": "加速卡", "value": 1200, "unit": "張"}
    found = told(text, date(2026, 3, 11), **changes, as_of=day)
    assert ("wrong_period" not in found) is right


LATER_TERM = "深圳2023年定下“三年培训1万人”的目标。"
SET_UP = (
    "In Shenzhen, where 1,100 firms were based at the end of last year, a 5-billion-yuan fund was "
)
SET_UP += "set up in January."
SAME_AGAIN = (
    "Sales in Shenzhen were 1.36 billion yuan in the first eight months of 2025, against 710 "
)
SAME_AGAIN += "million yuan in the same period last year."
YEAR_END_GOAL = (
    "Shenzhen had 212 AI mines at the end of April. It wants that number to be 260 by year-end."
)
ASIDE = (
    "Shenzhen companies occupied 310,000 square metres last year -- and the city will pay bills."
)


@pytest.mark.parametrize("row", STATES, ids=lambda row: row["why"])
def test_a_state_that_no_day_of_its_own_dates(row):
    text, published = row["text"], date.fromisoformat(row["published"])
    about = {
        "city": "Shenzhen" if text.isascii() else "深圳",
        "name": "",
        "value": row["value"],
        "unit": row["unit"],
        "bound": "over" if "超过" in text else "exact",
        "quote": text.strip("。").split("。")[-1].split("\n")[-1],
    }
    for day in (*row["right"], *row["wrong"]):
        found = told(text, published, **about, as_of=day)
        assert ("wrong_period" not in found) is (day in row["right"]), day


@pytest.mark.parametrize(("deadline", "right"), [("2026", True), ("2025", False), ("2028", False)])
def test_a_term_counts_from_the_year_that_the_sentence_names(deadline, right):
    changes = {"kind": "target", "name": "培训", "value": 1, "unit": "万人"}
    found = told(LATER_TERM, date(2026, 11, 1), **changes, deadline=deadline)
    assert ("wrong_period" not in found) is right


DEADLINES = [
    (
        "到2025年、2026年、2027年末，深圳智能算力分别达到42P、61P、88P。",
        61,
        "P",
        "2026",
        "2025 2027",
    ),
    ("到2026年和2028年，深圳企业数量分别达到900家和1500家。", 900, "家", "2026", "2028 2027"),
    ("【明年目标】\n深圳营收冲刺96亿元（今年大概能收在71亿元）。", 96, "亿元", "2026", "2025 2027"),
    ("明年，深圳力争算力达到9000P(去年实际5600P)。", 9000, "P", "2026", "2024 2025"),
    ("Shenzhen wants 3,100 jobs by fiscal 2032.", 3100, "jobs", "2032 2033-03-31", "2031 2034"),
    ("The goal of Shenzhen for fiscal 2027 is 310 sites.", 310, "", "2027 2028-03-31", "2026 2029"),
    ("By 2029-30, Shenzhen wants 310 sites.", 310, "", "2029 2030 2030-03-31", "2028 2031"),
    ("By autumn 2026, Shenzhen wants 310 sites.", 310, "", "2026 2026-09 2026-11-30", "2025 2027"),
    ("By the spring, Shenzhen wants 310 sites.", 310, "", "2026 2026-04", "2024 2027"),
    ("明年春季学期，深圳将在260所学校开课。", 260, "所", "2026 2026-02 2026-03", "2025 2027"),
    (
        "Before the decade is out, Shenzhen wants 310 sites.",
        310,
        "",
        "2030 2030-12-31",
        "2028 2035",
    ),
    (
        "Shenzhen closed 2024 with 31 labs. Its mayor calls 2026 the year of growth and has"
        " promised 11 percent.",
        *(11, "percent", "2026", "2027"),
    ),
    (
        "Hefei ended 2024 with 58 labs. For 2026 it has pencilled in 75 labs. Shenzhen got to 9"
        " labs; its goal had been 12 labs.",
        *(12, "labs", "2024", "2023 2027"),
    ),
]


@pytest.mark.parametrize(
    ("text", "value", "unit", "right", "wrong"), DEADLINES, ids=[case[0][:24] for case in DEADLINES]
)
def test_by_when_something_is_aimed_at(text, value, unit, right, wrong):
    city = "Shenzhen" if "Shenzhen" in text else "深圳"
    changes = {"kind": "target", "name": "", "city": city, "value": value, "unit": unit}
    for day in (*right.split(), *wrong.split()):
        found = told(text, date(2025, 11, 5), **changes, deadline=day)
        assert ("wrong_period" not in found) is (day in right.split()), day


@pytest.mark.parametrize(("day", "right"), [("2026", True), ("2027", False), ("2024", False)])
def test_money_may_be_put_aside_for_a_year_to_come(day, right):
    text = "到今年9月，深圳已有40处系统，明年编列预算4300万元。"
    changes = {"kind": "initiative", "name": "预算", "value": 4300, "unit": "万元"}
    assert ("wrong_period" not in told(text, date(2025, 11, 6), **changes, as_of=day)) is right


def test_what_an_aside_aims_at_is_not_the_clause_before_it():
    changes = {"name": "floor space", "value": 310000, "unit": "square metres", "city": "Shenzhen"}
    assert "target_as_actual" not in told(ASIDE, date(2026, 7, 23), **changes, as_of="2025")


def test_the_day_that_was_counted_back_to_is_not_called_the_reports():
    text = "深圳名次由第五十一升至第四十六。"
    about = {"name": "", "value": 51, "unit": "rank", "as_of": "2022"}
    (fact,) = tried(claim(text, **about), text=text, published=date(2026, 1, 29))
    assert "the report is of 2026-01-29" in fact.findings[0].message.en


def test_a_day_that_was_counted_back_to_is_called_so():
    text = "At 30 June 2025 Shenzhen had 389 AI firms, against 301 at the same point in 2024."
    about = {"city": "Shenzhen", "name": "AI firms", "value": 301, "unit": None, "as_of": "2025-06"}
    (fact,) = tried(claim(text, **about), text=text, published=date(2025, 10, 1))
    [found] = fact.findings
    assert "counts back to 2024-06-30" in found.message.en
    assert "往前推算为2024-06-30" in found.message.zh


@pytest.mark.parametrize(
    ("text", "value", "unit", "right", "past"),
    [
        pytest.param(
            "截至6月底，深圳智能算力为31500P，年底前可新增智能算力12000P。",
            *(12000, "P", "2025-12-31", "2024-12-31"),
            id="a day without a year",
        ),
        pytest.param(
            "Shenzhen shipped 186,000 robots in 2024 and expects to deliver 420,000 this year.",
            *(420000, None, "2025", "2024"),
            id="a year that is told of another number",
        ),
    ],
)
def test_no_past_day_is_the_deadline_of_what_is_yet_to_come(text, value, unit, right, past):
    city = "Shenzhen" if text.isascii() else "深圳"
    about = {"kind": "target", "city": city, "name": "", "value": value, "unit": unit}
    for deadline in (right, past):
        found = told(text, date(2025, 7, 20), **about, deadline=deadline)
        assert ("wrong_period" in found) is (deadline == past), deadline


@pytest.mark.parametrize(
    ("text", "published", "value", "unit", "right", "wrong"),
    [
        (
            "深圳谋划新建一座5000P的智算中心，总投资约46亿元，拟于今年三季度开工，2028年建成投用。",
            date(2026, 3, 2),
            5000,
            "P",
            "2028",
            "2029",
        ),
        (
            "回望过去一年，深圳新增机器人5800台。新的一年，深圳力求新增6500台。",
            date(2026, 1, 16),
            6500,
            "台",
            "2026",
            "2027",
        ),
        (
            "The council approved plans for a 36-megawatt data centre in Shenzhen. Work is due to "
            "start in September, and the site should employ 220 people when it opens in 2029.",
            date(2026, 4, 22),
            36,
            "megawatt",
            "2029",
            "2030",
        ),
        (
            "Shenzhen signed a memorandum in May for a campus of 70,000 square metres, to be "
            "finished in two phases by 2029 and 2031.",
            date(2026, 7, 20),
            70000,
            "square metres",
            "2031",
            "2032",
        ),
        (
            "The tutor of Shenzhen reached 12,500 pupils. It will be rolled out to 80 schools "
            "in January.",
            date(2026, 12, 2),
            80,
            "schools",
            "2027-01",
            "2025-01",
        ),
        (
            "In the whole of 2025 Shenzhen licensed 131 firms, and officials say this year's "
            "figure will top 180.",
            date(2026, 8, 6),
            180,
            "",
            "2026",
            "2027",
        ),
    ],
    ids=("done behind", "a new year", "when it opens", "in two phases", "will in January", "owns"),
)
def test_an_aim_is_of_the_day_that_is_told_behind_it(text, published, value, unit, right, wrong):
    bound = "over" if "top" in text else "exact"
    changes = {"kind": "target", "name": "", "value": value, "unit": unit, "bound": bound}
    assert "wrong_period" not in told(text, published, **changes, deadline=right)
    assert "wrong_period" in told(text, published, **changes, deadline=wrong)


@pytest.mark.parametrize(("partial", "right"), [("2025", True), ("2027", True), ("2029", False)])
def test_mid_decade_may_be_any_of_its_years(partial, right):
    text = "By mid-decade Shenzhen had wanted 60 percent of its buses to be electric."
    changes = {"kind": "target", "name": "", "value": 60, "unit": "percent", "deadline": partial}
    assert ("wrong_period" not in told(text, date(2026, 6, 25), **changes)) is right


NEAR = specs("days_to_come")


@pytest.mark.parametrize("row", NEAR, ids=lambda row: row["text"])
def test_what_is_planned_is_there_when_a_sentence_near_says(row):
    city = "Shenzhen" if row["text"].isascii() else "深圳"
    about = {"city": city, "kind": "initiative", "name": ""}
    about |= {key: row[key] for key in ("value", "unit", "quote")}
    published = row["published"] and date.fromisoformat(row["published"])
    for day in (*row["right"], *row["wrong"]):
        found = told(row["text"], published, **about, deadline=day)
        assert ("wrong_period" in found) is (day in row["wrong"]), day


INDEX = "2025年机器人产业城市活力TOP40榜单出炉。深圳以92.18排名第三。"


def test_the_figure_of_an_index_is_of_its_year():
    about = {"name": "机器人产业城市活力指数", "value": "92.18", "unit": None}
    assert told(INDEX, date(2026, 1, 21), **about, as_of="2025") == []
    assert told(INDEX, date(2026, 1, 21), **about, as_of="2026") == ["wrong_period"]


@pytest.mark.parametrize(("deadline", "right"), [("2025", True), ("2024", False)])
def test_what_shall_be_done_within_the_year_is_for_no_year_gone_by(deadline, right):
    text = "截至2024年底，深圳企业638家。下一步还将设立产业基金，首期5亿元年内完成募集。"
    about = {"kind": "initiative", "name": "基金首期规模", "value": 5, "deadline": deadline}
    assert told(text, **about) == ([] if right else ["wrong_period"])


@pytest.mark.parametrize("day", ["2023", "2024", "2025"])
def test_what_a_list_holds_may_be_of_the_year_of_its_figures(day):
    text = "深圳企业名录发布，收录企业1083家。\n名录数据显示，2024年深圳大型企业46家。"
    about = {"name": "企业", "value": 1083, "unit": "家", "bound": "exact", "as_of": day}
    found = told(text, date(2025, 6, 5), quote="收录企业1083家", **about)
    assert found == ([] if day != "2023" else ["wrong_period"])


@pytest.mark.parametrize(
    ("name", "right"), [("名额", True), ("补助名额", True), ("农民", False)], ids=str
)
def test_a_quota_is_of_the_year_to_come_for_which_it_is_set_aside(name, right):
    text = f"购买无人机的，深圳每架补助12万元，明年度{name}150名。"
    about = {"city": "深圳", "name": "", "kind": "initiative", "value": 150, "unit": "名"}
    found = told(text, date(2025, 10, 3), **about, quote=text[:-1], as_of="2026")
    assert ("wrong_period" not in found) is right
