"""Which day a number describes."""

from datetime import date

import pytest

from service.checks.days import Day, fits
from tests.unit.checks.workbench import claim, codes, told, tried

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


RUNNING = "今年深圳新引进企业43家，从业人员1.8万人。"
OPENED = "深圳智算中心去年底投入服务，使用率超过90%。"
COMPARED = "深圳智能算力13万P，是去年同期的1.8倍。绿色电力装机2560万千瓦。"
BARE = "数说2025·深圳人工智能\n🔹企业：累计586家"
THIS_YEAR = "深圳这一年：人工智能企业累计586家。"
YEAR_END = "年末深圳拥有省级以上智能工厂97家。"
LATER_TERM = "深圳2023年定下“三年培训1万人”的目标。"
OPENED_BY = "截至6月底，深圳企业412家，去年产值380亿元，从业人员1.8万人。"
CLOSED = "截至4月底，深圳企业412家。福田集聚其中的150家，去年产值86亿元；深圳另有98家。"
THREE_QUARTERS = "前三季度数据公布。深圳今年新增上市企业4家。"
A_YEAR_ON = "一年来，深圳抓住机遇。\n深圳核心产业规模380亿元。"
SURVEYED = "深圳有软件企业2000家，去年我们摸底。"
CLIMBED = "Last year capacity in Shenzhen rose to 8,200 petaflops from 5,600 petaflops in 2024."
SINCE = "Shenzhen has supported 360 start-ups since 2017."
HANDED_OUT = (
    "Last year capacity in Shenzhen rose from 5,600 petaflops in 2024, and it gave 12 million yuan."
)
SAME_TIME = "数据显示，前三季度，深圳营收突破760亿元，去年同期为609亿元，同比增长24.8%。"
UP_TO = "深圳算力由去年底的3000P扩充到三季度末的5200P。"
A_YEAR_AGO = "一年前，深圳算力只有380P，如今达到1260P。"
TO_AUGUST = (
    "From January to August, the Shenzhen AI industry reported revenue of 46.9 billion yuan."
)
A_YEAR_BEFORE = (
    "Revenue in Shenzhen grew 26% in 2025, faster than the 15.5% recorded a year before."
)
BEFORE_THAT = "截至2025年12月末，深圳企业1160家。一年前，这一数字是940家。"
OF_A_MONTH = "目前，深圳算力约6500P，而两年前的11月，这一数字仅为1800P。"
TWO_YEARS = "At the end of June Shenzhen counted 1,150 AI companies, up from 870 two years earlier."
POSTED = (
    "SHENZHEN, Feb. 11 (Xinhua) -- The AI industry of Shenzhen posted revenue of 132 billion yuan "
    "(about 18.9 billion U.S. dollars) in 2025."
)
SET_UP = (
    "In Shenzhen, where 1,100 firms were based at the end of last year, a 5-billion-yuan fund was "
)
SET_UP += "set up in January."
THE_SAME = (
    "Sales in Shenzhen rose 33.8 percent in the first half of 2025 from the same period last year."
)
SAME_AGAIN = (
    "Sales in Shenzhen were 1.36 billion yuan in the first eight months of 2025, against 710 "
)
SAME_AGAIN += "million yuan in the same period last year."
REVIEWING = "Reviewing 2025, the report said revenue in Shenzhen had passed 90 billion yuan."
YEAR_END_GOAL = (
    "Shenzhen had 212 AI mines at the end of April. It wants that number to be 260 by year-end."
)
LISTED = "今天看看深圳一季度的家底\n✅ 企业：228家，比去年底多了16家"
WHICH = "The Shenzhen centre, which opened in May, serves more than 240 customers."
BULLETIN = "深圳市2025年统计公报\n年末全市企业1096户。\n全年专利授权2160件。"
FIVE_YEARS = "“十四五”以来，深圳主攻算力。五年间，绿电占比提升到71%。"
FORMER = "预计全年深圳规模达690亿元，增长9.2%；企业由上年的74家增至121家。"
LEARNT = "1月20日，记者从深圳市数据局获悉，2025年，深圳产业营收达386亿元。"
ALREADY = "同处南方的深圳，企业数量去年已突破900家。"
AGAINST = "Shenzhen has spent 730 million yuan this year, compared with 410 million yuan in 2023."
ASIDE = (
    "Shenzhen companies occupied 310,000 square metres last year -- and the city will pay bills."
)


THE_MONTH = "深圳上半年营收143.6亿元；6月当月营收31.8亿元。"
MIDDLE = "Computing power in Shenzhen stood at 31 EFLOPS at the middle of last year."
EARLIER = (
    "Shenzhen had 81,000 petaflops at the end of December 2024. Twelve months earlier the total "
    "stood at 72,500."
)
LAST_AUTUMN = "Universities in Shenzhen enrolled 6,700 students in AI last autumn."
THE_YEAR_BEFORE = "2024年深圳产业规模1012亿元；同比增速27.8%，快于上一年的24.1%。"
AT_PRESENT = (
    "The capacity in Shenzhen is 400 petaflops at present and is to grow by the end of September."
)
SINCE_JANUARY = "深圳企业数量去年达到296家，今年以来又新增38家。"
SHARE = "深圳绿电使用占比去年为65%，今年前三季度提高到78%。"
SAID_ON = "In 2023 Shenzhen had 300 AI companies, the mayor said on Monday."
EVERY_WEEK = "2023年，深圳平均每周五天运营的班次有300个。"
OF_2023_TOO = "2023年，深圳营收500亿元，其中三季度营收120亿元。"
HALF_OF_2023 = "2023年，深圳全年产值500亿元，其中上半年200亿元。"
BY_NOW = "深圳2023年底算力只有5000P，5月底已到12000P。"
MONTHS_EARLIER = (
    "Shenzhen had 81,000 petaflops at the end of December 2024. Three months earlier the total "
    "stood at 72,500."
)
OF_THE_WHOLE = "今年1至8月，深圳新注册企业214家，超过去年全年的189家。"
SINCE_A_YEAR = "2023年以来，深圳先后引进项目15个。"
SAME_OF_2024 = (
    "A Shenzhen firm shipped 46,000 chips in the first half of the year, compared with 17,500 in "
    "the same period of 2024."
)
YEARLESS_AGO = (
    "Firms in Shenzhen had 14,300 people at the end of December, up from 12,200 a year earlier."
)
SAME_MONTH = "今年3月深圳新注册的企业有29家，而去年同月仅11家。"
SAME_BEHIND = "去年同期，深圳融资总额为61亿元；今年上半年飙到149亿元。"
FIFTH = "The index is out. Shenzhen, fifth in the 2024 edition, dropped to 8 points."
AS_RECENTLY = "Sixth as recently as 2023, Shenzhen finished with 88 points."
OF_ITS_OWN = "2023年，深圳公司收入1.62亿元，比2022年的1.08亿元增长50%。"
FOUR_AND_FIVE = "4月、5月深圳营业收入分别增长7.1%和8.8%。"
YEAR_BEFORE_LAST = "一、2025年工作回顾\n深圳备案大模型由上年末的19款增加到34款。"
EDITION = "In October, Shenzhen scored 8 points, up from 11 in the 2024 edition."
WHEN_IT_HAD = "Shenzhen has come a long way since 2022, when it had 620 AI companies."
APRIL = (
    "At the end of April, 38 hospitals in Shenzhen were using AI, and the average wait had come "
    "down to 5.5 hours."
)
BEGAN = "The Shenzhen assistant, introduced in February 2024, handled 389,000 requests."
OF_2023 = (
    "Shenzhen raised 612 million yuan in the first six months of 2024; in the same period of 2023 "
    "it was 455 million yuan."
)
AT_THE_TIME = "A Shenzhen firm secured funds in October. The company had 270 employees at the time."
TWELVE_MONTHS = (
    "At the end of June, Shenzhen housed 430 companies, up from 288 twelve months before."
)
THAT_YEAR = "转折出现在2023年，这一年深圳的实验室合同收入2.87亿元。"
NEARLY_THREE = "今年三季度，深圳兑付算力券3800万元，是去年同期的近3倍。"
HALF = "截至6月末，深圳企业623家，较去年同期净增74家，其中上半年营收过亿元的企业98家。"
SINCE_IT_OPENED = "A Shenzhen incubator has taken in 82 companies since it opened last September."
JANUARY_AND = "In January and February of this year there were 29 deals in Shenzhen."
ON_MONDAY = (
    "Shenzhen moved on Monday, when a centre opened with 1,300 petaflops, a figure that is to rise "
    "next year."
)
LAST_FRIDAY = "上周五，深圳新引进企业86家。"
YEAR_OPENED = "一、深圳2025年工作情况\n年初计划引进项目20个，全年实际落地14个。"
THE_DAY_AFTER = "深圳1月22日讯\n目前，深圳园区已聚集企业128家。"


@pytest.mark.parametrize(
    ("text", "published", "changes", "right", "wrong"),
    [
        (RUNNING, date(2026, 4, 15), (1.8, "万人"), ("2026", "2026-04"), ("2025", "2025-04")),
        (OPENED, date(2026, 5, 6), (90, "%"), ("2025-12", "2026-05"), ("2024", "2026-01")),
        (COMPARED, date(2026, 4, 30), (2560, "万千瓦"), ("2026", "2026-04"), ("2025", "2024")),
        (BARE, date(2026, 1, 30), (586, "家"), ("2025", "2026-01"), ("2024", "2027")),
        (THIS_YEAR, date(2026, 2, 8), (586, "家"), ("2025", "2026"), ("2024", "2027")),
        (YEAR_END, date(2026, 2, 8), (97, "家"), ("2025-12-31", "2025"), ("2024", "2027")),
        (OPENED_BY, date(2026, 8, 5), (1.8, "万人"), ("2026-06", "2025"), ("2024", "2026-03")),
        (CLOSED, date(2026, 5, 8), (98, "家"), ("2026-04", "2026-05"), ("2024", "2027")),
        (
            THREE_QUARTERS,
            date(2026, 10, 15),
            (4, "家"),
            ("2026-09", "2026-10"),
            ("2025", "2026-03"),
        ),
        (A_YEAR_ON, date(2026, 1, 22), (380, "亿元"), ("2025", "2026-01"), ("2024", "2025-06")),
        (SURVEYED, date(2025, 6, 30), (2000, "家"), ("2024", "2025-06"), ("2023", "2026")),
        (SINCE, date(2026, 5, 15), (360, "家"), ("2026-05",), ("2017", "2025")),
        (CLIMBED, date(2026, 3, 12), (8200, "petaflops"), ("2025",), ("2024", "2023")),
        (HANDED_OUT, date(2026, 3, 12), (12, "million yuan"), ("2025",), ("2024", "2023")),
        (SAME_TIME, date(2025, 10, 29), (24.8, "%"), ("2025-09", "2025"), ("2023", "2026")),
        (UP_TO, date(2025, 10, 29), (5200, "P"), ("2025-09", "2025-09-30"), ("2023", "2026")),
        (A_YEAR_AGO, date(2026, 1, 17), (380, "P"), ("2025-01", "2025"), ("2024", "2026")),
        (TO_AUGUST, date(2025, 9, 22), (46.9, "billion yuan"), ("2025-08",), ("2024",)),
        (A_YEAR_BEFORE, date(2026, 4, 21), (15.5, "%"), ("2024",), ("2023",)),
        (BEFORE_THAT, date(2026, 2, 6), (940, "家"), ("2024-12", "2025"), ("2023",)),
        (OF_A_MONTH, date(2025, 11, 20), (1800, "P"), ("2023-11",), ("2022-11",)),
        (TWO_YEARS, date(2025, 9, 1), (870, ""), ("2023-06",), ("2022",)),
        (POSTED, date(2026, 2, 11), (132, "billion yuan"), ("2025",), ("2024",)),
        (SET_UP, date(2026, 2, 9), (5, "billion yuan"), ("2026-01",), ("2024",)),
        (THE_SAME, date(2025, 8, 20), (33.8, "%"), ("2025-06",), ("2024",)),
        (SAME_AGAIN, date(2025, 9, 17), (710, "million yuan"), ("2024-08",), ("2023",)),
        (REVIEWING, date(2026, 1, 14), (90, "billion yuan"), ("2025",), ("2024",)),
        (LISTED, date(2026, 4, 21), (228, "家"), ("2026-03", "2026-04"), ("2024",)),
        (WHICH, date(2025, 10, 16), (240, ""), ("2025-10",), ("2024",)),
        (BULLETIN, date(2026, 2, 11), (2160, "件"), ("2025",), ("2026", "2024")),
        (FIVE_YEARS, date(2026, 1, 15), (71, "%"), ("2025",), ("2026",)),
        (FORMER, date(2025, 12, 29), (9.2, "%"), ("2025",), ("2024",)),
        (LEARNT, date(2026, 1, 20), (386, "亿元"), ("2025",), ("2026",)),
        (ALREADY, date(2026, 1, 20), (900, "家"), ("2025",), ("2026",)),
        (AGAINST, date(2026, 12, 1), (730, "million yuan"), ("2026",), ("2023",)),
        (BEGAN, date(2025, 5, 14), (389000, ""), ("2025-05",), ("2024", "2023")),
        (OF_2023, date(2024, 9, 13), (455, "million yuan"), ("2023-06",), ("2024", "2022")),
        (AT_THE_TIME, date(2026, 3, 4), (270, ""), ("2025-10",), ("2024",)),
        (TWELVE_MONTHS, date(2025, 7, 29), (288, ""), ("2024-06",), ("2023",)),
        (THAT_YEAR, date(2024, 5, 20), (2.87, "亿元"), ("2023",), ("2022",)),
        (NEARLY_THREE, date(2025, 10, 20), (3, "倍"), ("2025-09",), ("2023",)),
        (HALF, date(2025, 7, 25), (98, "家"), ("2025-06",), ("2023",)),
        (SINCE_IT_OPENED, date(2024, 7, 7), (82, ""), ("2024-07",), ("2022",)),
        (JANUARY_AND, date(2026, 3, 17), (29, ""), ("2026-02",), ("2025", "2025-02")),
        (
            ON_MONDAY,
            date(2024, 12, 5),
            (1300, "petaflops"),
            ("2024-12-02",),
            ("2024-12-03", "2023"),
        ),
        (LAST_FRIDAY, date(2024, 12, 5), (86, "家"), ("2024-11-29",), ("2024-11-28",)),
        (YEAR_OPENED, date(2026, 1, 9), (14, "个"), ("2025",), ("2024",)),
        (THE_DAY_AFTER, date(2026, 1, 23), (128, "家"), ("2026-01-23", "2026-01-22"), ("2025",)),
        (THE_MONTH, date(2025, 7, 25), (31.8, "亿元"), ("2025-06",), ("2024",)),
        (MIDDLE, date(2026, 2, 13), (31, "EFLOPS"), ("2025-06-30", "2025-07"), ("2024", "2025-09")),
        (EARLIER, date(2025, 2, 13), (72500, ""), ("2023-12-31",), ("2022",)),
        (LAST_AUTUMN, date(2026, 5, 17), (6700, ""), ("2025",), ("2024",)),
        (THE_YEAR_BEFORE, date(2025, 3, 13), (24.1, "%"), ("2023",), ("2022",)),
        (AT_PRESENT, date(2026, 4, 17), (400, "petaflops"), ("2026-04",), ("2024",)),
        (SINCE_JANUARY, date(2025, 6, 11), (38, "家"), ("2025-06-11", "2025"), ("2023",)),
        (SHARE, date(2025, 10, 23), (65, "%"), ("2024",), ("2025", "2023")),
        (SAID_ON, date(2025, 2, 15), (300, ""), ("2023",), ("2025-02", "2025-02-10")),
        (EVERY_WEEK, date(2025, 2, 15), (300, "个"), ("2023",), ("2025-02-14",)),
        (OF_2023_TOO, date(2025, 2, 15), (120, "亿元"), ("2023-09",), ("2024-09", "2024")),
        (HALF_OF_2023, date(2025, 2, 15), (200, "亿元"), ("2023-06",), ("2025", "2024")),
        (BY_NOW, date(2024, 6, 11), (12000, "P"), ("2024-05",), ("2022",)),
        (MONTHS_EARLIER, date(2025, 2, 13), (72500, ""), ("2025-02",), ("2021", "2021-12-31")),
        (OF_THE_WHOLE, date(2024, 9, 26), (189, "家"), ("2023",), ("2022",)),
        (SINCE_A_YEAR, date(2024, 9, 26), (15, "个"), ("2024-09",), ("2022",)),
        (SAME_OF_2024, date(2025, 8, 26), (17500, ""), ("2024-06",), ("2023",)),
        (YEARLESS_AGO, date(2026, 2, 11), (12200, ""), ("2024-12-31",), ("2023",)),
        (SAME_MONTH, date(2025, 5, 11), (11, "家"), ("2024-03",), ("2023",)),
        (SAME_BEHIND, date(2025, 7, 20), (61, "亿元"), ("2024-06-30",), ("2023",)),
        (FIFTH, date(2026, 1, 15), (8, ""), ("2026-01",), ("2023",)),
        (AS_RECENTLY, date(2026, 1, 15), (88, "points"), ("2026-01",), ("2022",)),
        (OF_ITS_OWN, date(2024, 6, 11), (1.08, "亿元"), ("2022",), ("2023",)),
        (FOUR_AND_FIVE, date(2024, 7, 20), (7.1, "%"), ("2024-04",), ("2024-03", "2023")),
        (YEAR_BEFORE_LAST, date(2026, 1, 29), (19, "款"), ("2024",), ("2023",)),
        (EDITION, date(2025, 11, 20), (8, ""), ("2025-10",), ("2023",)),
        (WHEN_IT_HAD, date(2025, 5, 21), (620, ""), ("2022",), ("2021",)),
        (APRIL, date(2026, 5, 28), (5.5, "hours"), ("2026-04",), ("2025",)),
    ],
    ids=(
        "a year that runs",
        "an event",
        "a comparison",
        "a bare year",
        "gone by",
        "its end",
        "the day that opens",
        "behind a semicolon",
        "up to the report",
        "the year just gone",
        "a day that dates its own clause",
        "since when it counts",
        "what it rose from, in its clause",
        "what it rose from, in the clause before",
        "beside what it was a year before",
        "a day without a year, behind one of last year",
        "a year ago, to the month",
        "a span that begins with from",
        "a year before, behind a word",
        "a year before the day told last",
        "a month of years ago",
        "two years earlier",
        "behind the dots of U.S.",
        "a month without a year behind last year",
        "the same period last year",
        "the same period last year, behind its number",
        "a year that is reviewed",
        "what the line compares it with",
        "what a relative clause tells",
        "the end of a year still to come",
        "a term that has ended",
        "a day behind the semicolon",
        "when it was learnt",
        "已 behind a day",
        "what it is compared with",
        "an aside on when its noun began",
        "the same period of a year that is named",
        "a month without a year, read in March",
        "twelve months before",
        "这一年 behind the year that it means",
        "a multiple of what was",
        "a half of the year behind last year's",
        "since when it counts, as a clause",
        "two months of a year",
        "a weekday",
        "a weekday of last week",
        "the beginning of the year under review",
        "a page that appears a day after its report",
        "the month that was named",
        "the middle of a year",
        "twelve months before the sentence before",
        "a season",
        "上一年 behind the year that was named",
        "what is so at present",
        "since the year began",
        "占比 before a day",
        "a weekday on which it was said",
        "a number of weekdays",
        "a quarter of the year that its sentence names",
        "a half of it",
        "a month that has come since",
        "some months before",
        "what others are compared with, as a whole year",
        "since a year",
        "the same period of a year, behind its number",
        "a year before a day without a year",
        "the same month",
        "the same period, told before it",
        "what an edition before said, in the same sentence",
        "as recently as",
        "what others are compared with, for itself",
        "two months in a row",
        "上年 under a year in review",
        "an edition that it rose from",
        "since a year, when it had",
        "a month before a comma and a number",
    ),
)
def test_a_state_that_no_day_of_its_own_dates(text, published, changes, right, wrong):
    value, unit = changes
    quote = text.strip("。").split("。")[-1].split("\n")[-1]
    bound = "over" if "超过" in text else "exact"
    for day in (*right, *wrong):
        city = "Shenzhen" if text.isascii() else "深圳"
        changes = {"city": city, "value": value, "unit": unit, "bound": bound, "quote": quote}
        found = told(text, published, name="", as_of=day, **changes)
        assert ("wrong_period" not in found) is (day in right), day


@pytest.mark.parametrize(("deadline", "right"), [("2026", True), ("2025", False), ("2028", False)])
def test_a_term_counts_from_the_year_that_the_sentence_names(deadline, right):
    changes = {"kind": "target", "name": "培训", "value": 1, "unit": "万人"}
    found = told(LATER_TERM, date(2026, 11, 1), **changes, deadline=deadline)
    assert ("wrong_period" not in found) is right


def test_what_an_aside_aims_at_is_not_the_clause_before_it():
    changes = {"name": "floor space", "value": 310000, "unit": "square metres", "city": "Shenzhen"}
    assert "target_as_actual" not in told(ASIDE, date(2026, 7, 23), **changes, as_of="2025")
