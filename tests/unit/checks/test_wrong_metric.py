"""Numbers of another quantity in the same sentence."""

import pytest

from tests.unit.checks.workbench import SHENZHEN, claim, codes, told, tried

PARTS = "深圳集聚人工智能企业280家,其中规上企业106家,独角兽企业7家。"
AIDS = "深圳按年度投入的25%给予补助,最高补助500万元。"
LEVEL = "深圳智能算力达到65EFLOPS,比年初增加10EFLOPS。"
CAPPED = "深圳安排5000万元模型券,单家企业最高50万元。"
ENGLISH = (
    "Shenzhen has set aside 600 million yuan a year in compute vouchers, "
    "and each company can claim 12 million yuan."
)
MOVED = "深圳人工智能企业数由快报的462家核减为438家,较一年前多180家。"
LISTED = "深圳、广州新增企业依次比上年增加31家、12家。"
TERM = "深圳设立规模10亿元的人工智能母基金,存续期12年。"
EACH = "深圳支持开发100个行业大模型,每个给予最高200万元后补助;到2028年产业规模达到200亿元。"
AGAIN = "深圳2026年新增标准机架2万架,2027年再增1.5万架。"
PLACES = "深圳实施重大科技专项12项,单个项目支持额度最高1000万元。"
DEGREES = "深圳给予最高100万元安家补贴,硕士、博士每月分别补贴1500元、3000元。"
TOTAL = "Shenzhen will add 5 EFLOPS of computing power, bringing the total to 15 EFLOPS."
GREW = "Shenzhen's core AI industry grew 22.4% to 68 billion yuan in the first half."
DOUBLE = (
    "Shenzhen will spend 1 billion yuan a year on vouchers, double the current 500 million yuan."
)
NOW = "Shenzhen will have 60 EFLOPS of computing power. It now has 900 AI companies and 31 EFLOPS."
SCENES = "深圳还将开放1000个城市场景。"
FROM_TO = "深圳智能算力由去年底的3000P扩充到三季度末的5200P。"
TOWARDS = "深圳核心产业规模达到183亿元，正朝着全年250亿元的目标稳步迈进。"
LIKEWISE = "浦东备案大模型累计48款，同期上海全市为167款。"
MORE = "Shenzhen's computing power is 130 EFLOPS, 45 EFLOPS more than a year earlier."
MAKE_UP = "Domestic chips make up 38% of computing power in Shenzhen."
ROSE_TO = (
    "The city's appliance makers saw output rise 14.5 percent in the first six months to 68 "
    "billion yuan in Shenzhen."
)
DEGREES_IN = "深圳对新引进的博士、硕士，分别给予每人10万元、5万元的安家补助。"
BARE = (
    "Shenzhen had 310 AI firms at the end of 2023. It has 560 now, and there will be 800 by 2027."
)
GOAL = (
    "Shenzhen's AI revenue stood at 21.6 billion yuan. "
    "The bureau has set a goal of 35 billion yuan for the whole of 2026."
)
THIS_FIGURE = "一年前，深圳算力只有380P，如今这个数字变成了1260P。"
THAT_FIGURE = (
    "The share of makers using AI in Shenzhen is 61 percent, compared with 43 percent in 2024. "
    "The city hopes to bring that figure to 85 percent."
)
NEW_AND_ALL = "深圳新增企业92家，总数达到341家。"
RESTATED = "Shenzhen will set up a 5 billion yuan ($690 million) fund for AI companies."
ON_THE_WAY = "目前深圳建成智能算力5800P，加上在建的项目，到三季度末能到9000P。"
TIERS = "深圳年度合同金额在100万元以下的，按合同金额的15%补贴；100万元及以上的，按25%补贴。"
CAP = "深圳算力券补贴比例最高35%。"
HIT = (
    "Shenzhen's computing capacity currently stands at 7,200 PFLOPS "
    "and is expected to hit 10 EFLOPS by the end of 2027."
)
MARK = "Shenzhen sets a goal of 30 EFLOPS of computing power, with a halfway mark of 18 EFLOPS."
THESE_TWO = "深圳企业1160家。一年前，这个数字是940家。"
WANTS = (
    "Shenzhen's chip industry was worth 105 billion yuan, up 26% from 2024. "
    "It wants to reach 180 billion yuan by 2028."
)
FROM_HERE = "Shenzhen plans to have 50,000 petaflops of computing capacity, from 37,000 at present."
BACKED = "A municipal fund of Shenzhen has put 8.7 billion yuan into 31 projects."
IN_A_ROW = "深圳人工智能企业900家，上市公司广州11家、深圳9家。"
OPENED_UP = "Shenzhen has opened up 135 AI application scenarios and set up 20 AI factories."
FULL_YEAR = (
    "Output of Shenzhen's AI industry grew by 21.5 percent in the first four months to 33 billion "
    "yuan. The municipality is aiming for 120 billion yuan for the full year."
)
WHOLE = "深圳智算中心一期500P已投用，二期建成后总规模将达2000P。"
INCREASE = (
    "Foreign investment in AI in Shenzhen came to $1.28 billion in 2024, an increase of 9.7% over "
    "2023."
)
MORE_THAN = (
    "523 companies in Shenzhen held a licence, 61 percent more than on the same date in 2023."
)
NOW_PASSED = (
    "Computing capacity in Shenzhen stood at 14,000 petaflops at the end of 2024 and has now "
    "passed 37,000 petaflops."
)
WHOSE = (
    "AI companies from Shenzhen raised 1.37 billion yuan, while Shanghai's took in 1.02 billion "
    "yuan."
)
ALONE_WAS = (
    "The robotics chain of Shenzhen produced output worth 214 billion yuan in 2024, and the figure "
    "for the first half of this year alone was 121 billion yuan."
)
TO_RISE = (
    "A computing centre in Shenzhen opened with a capacity of 1,300 petaflops, a figure that is to "
    "rise to 3,000 petaflops next year."
)
PUT_UP = "Shenzhen has put up 3 billion yuan to help companies pay for computing time."
SET_BEFORE = (
    "2024年，深圳核心产业规模为412亿元，已越过方案为2025年设定的400亿元目标；"
    "今年上半年，核心产业规模又达238亿元。"
)
FEWER = "深圳去年只录得融资62起，比2024年减少19起。"
LABS = "深圳建起34间人工智能实验室。"
EVERY_MINUTES = "深圳工厂的机械臂起落，平均每11分钟就有一台新机器人下线。"
THE_GOAL_IS = "深圳2023年产业规模为720亿元，市里定下的目标是2025年达到1000亿元。"
LATEST = "2022年，深圳核心产业规模98亿元；2023年131亿元；刚刚公布的2025年数字是262亿元。"
WENT_FROM = (
    "Computing power in Shenzhen went from 31 EFLOPS at the middle of last year to 52 EFLOPS on "
    "December 31."
)
DOUBLE_THE = (
    "Shenzhen aims to have 50 EFLOPS of computing power by the end of 2026, roughly double the 24 "
    "EFLOPS available."
)
SO_FAR = "2024年，深圳软件收入183.4亿元，增长33.5%；今年前三季度实现166.2亿元。"
THIS_COUNT = "2023年末，深圳的企业是900余家；两年之后的2025年末，这个数是1408家。"
EXPANDED = "目前深圳智能算力规模为1.6万P，2026年底前将扩充至3万P。"
INVESTED = "穗芯智控机器人关节总部落在深圳，投资15.2亿元，年产机器人关节模组20万套。"
CHEAPER = "深圳公共算力平台可用算力520P，算力价格比市场价低30%左右。"
BEFORE_IT = "深圳接入企业的染色成功率平均为94%，接入前是83%。"
NUMBER_OF = "Shenzhen had 2,800 AI companies, and the number of robots in service reached 5,000."
MANUFACTURING = (
    "In Shenzhen robotics manufacturing revenue came to 30 billion yuan, 30 percent of the total."
)
TOPPED = "Computing power in Shenzhen stood at 30,000 petaflops in May and topped 37,000 petaflops."
GREW_FROM = "Revenue in Shenzhen grew from 3.5 billion yuan in 2023 to 5 billion yuan."
GAINED = "深圳智能算力规模为1.28万P，一年增加了近5000P。"
OF_THE = "A ward of Shenzhen had 418 AI companies, or 27 percent of the 1,548 in the city."
MUST_REACH = "深圳通过备案的大模型只有9个，年底前要达到15个。"
IS_GROWTH = (
    "The AI industry of Shenzhen generated 162 billion yuan in 2024, up 14.6 percent. For 2025, "
    "Shenzhen is aiming for growth of around 13 percent."
)
REDEEMED = "Vouchers worth 42.6 million yuan were redeemed by 118 companies in Shenzhen."
RECEIVE = "In Shenzhen at least 40 small businesses will receive grants of up to 75,000 yuan each."
THIS_REVENUE = "深圳一季度人工智能产业营收293亿元，同比增长28.4%；去年全年，这项收入是1132亿元。"
IN_A_YEAR = "深圳去年的产业规模做到了830亿元，这个数字在2022年还只有500亿元。"
HOW_LONG = "深圳全年额度3000万元；今年从申请到拨付平均用时19天，去年要47天。"
ON_THE_BOOKS = "深圳企业鹭声算了一笔账：去年租用算力花了640万元。"
ROWS = [
    (EVERY_MINUTES, "机器人下线平均间隔", 11, "分钟", "exact", True),
    (THE_GOAL_IS, "产业规模", 1000, "亿元", "exact", True),
    (LATEST, "核心产业规模", 262, "亿元", "exact", True),
    (WENT_FROM, "computing power", 52, "EFLOPS", "exact", True),
    (DOUBLE_THE, "computing power", 24, "EFLOPS", "exact", True),
    (SO_FAR, "软件收入", "166.2", "亿元", "exact", True),
    (THIS_COUNT, "企业数量", 1408, "家", "exact", True),
    (EXPANDED, "智能算力规模", 3, "万P", "exact", True),
    (INVESTED, "穗芯智控机器人关节总部投资", "15.2", "亿元", "exact", True),
    (CHEAPER, "公共算力价格低于市场价幅度", 30, "%", "about", True),
    (BEFORE_IT, "染色成功率", 83, "%", "exact", True),
    (NUMBER_OF, "AI companies", 5000, "", "exact", False),
    (MANUFACTURING, "robotics manufacturing revenue", 30, "percent", "exact", False),
    (TOPPED, "computing power", 37000, "petaflops", "over", True),
    (GREW_FROM, "revenue", 5, "billion yuan", "exact", True),
    (GAINED, "智能算力规模一年增加", 5000, "P", "nearly", True),
    (GAINED, "智能算力规模", 5000, "P", "nearly", False),
    (OF_THE, "AI companies", 1548, "", "exact", True),
    (MUST_REACH, "通过备案的大模型", 15, "个", "exact", True),
    (IS_GROWTH, "growth in AI industry output", "14.6", "percent", "exact", True),
    (REDEEMED, "companies redeeming vouchers", 118, "", "exact", True),
    (RECEIVE, "small businesses receiving grants", 40, "", "at_least", True),
    (THIS_REVENUE, "人工智能产业营收", 1132, "亿元", "exact", True),
    (IN_A_YEAR, "产业规模", 500, "亿元", "exact", True),
    (HOW_LONG, "从申请到拨付平均用时", 47, "天", "exact", True),
    (ON_THE_BOOKS, "鹭声租用算力费用", 640, "万元", "exact", True),
    (INCREASE, "foreign investment in AI growth", "9.7", "%", "exact", True),
    (INCREASE, "foreign investment in AI", "9.7", "%", "exact", False),
    (MORE_THAN, "companies with a licence growth", 61, "percent", "exact", True),
    (NOW_PASSED, "computing capacity", 37000, "petaflops", "over", True),
    (ALONE_WAS, "output of the robotics chain", 121, "billion yuan", "exact", True),
    (TO_RISE, "capacity of the computing centre", 3000, "petaflops", "exact", True),
    (PUT_UP, "support for computing time", 3, "billion yuan", "exact", True),
    (SET_BEFORE, "核心产业规模", 400, "亿元", "exact", True),
    (FEWER, "融资起数减少", 19, "起", "exact", True),
    (FEWER, "融资起数", 19, "起", "exact", False),
    (LABS, "人工智能实验室数量", 34, "间", "exact", True),
    (ROSE_TO, "output of appliance makers", 68, "billion yuan", "exact", True),
    (DEGREES_IN, "博士安家补助", 10, "万元", "exact", True),
    (DEGREES_IN, "硕士安家补助", 10, "万元", "exact", False),
    (BARE, "AI firms", 560, "", "exact", True),
    (BARE, "AI firms", 800, "", "exact", True),
    (GOAL, "AI revenue", 35, "billion yuan", "exact", True),
    (THIS_FIGURE, "算力", 1260, "P", "exact", True),
    (THAT_FIGURE, "share of makers using AI", 43, "%", "exact", True),
    (THAT_FIGURE, "share of makers using AI", 85, "%", "exact", True),
    (NEW_AND_ALL, "企业", 341, "家", "exact", True),
    (NEW_AND_ALL, "新增企业", 341, "家", "exact", False),
    (RESTATED, "AI fund", 5, "billion yuan", "exact", True),
    (ON_THE_WAY, "智能算力", 9000, "P", "exact", True),
    (TIERS, "算力补贴比例（合同金额100万元以下）", 15, "%", "exact", True),
    (CAP, "算力补贴比例", 35, "%", "at_most", True),
    (HIT, "computing capacity", 10, "EFLOPS", "exact", True),
    (MARK, "computing power", 18, "EFLOPS", "exact", True),
    (THESE_TWO, "企业", 940, "家", "exact", True),
    (WANTS, "chip industry", 180, "billion yuan", "exact", True),
    (WANTS, "growth of chip industry", 180, "billion yuan", "exact", False),
    (FROM_HERE, "computing capacity", 37000, "", "exact", True),
    (BACKED, "projects backed by the fund", 31, "", "exact", True),
    (IN_A_ROW, "人工智能企业", 9, "家", "exact", False),
    (OPENED_UP, "AI application scenarios", 135, "", "exact", True),
    (OPENED_UP, "AI factories", 20, "", "exact", True),
    (FULL_YEAR, "AI industry output", 33, "billion yuan", "exact", True),
    (FULL_YEAR, "AI industry output", 120, "billion yuan", "exact", True),
    (WHOLE, "智算中心总规模", 2000, "P", "exact", True),
    (FROM_TO, "智能算力", 5200, "P", "exact", True),
    (TOWARDS, "核心产业规模", 250, "亿元", "exact", True),
    (MORE, "computing power", 130, "EFLOPS", "exact", True),
    (MORE, "computing power", 45, "EFLOPS", "exact", False),
    (MORE, "increase of computing power", 45, "EFLOPS", "exact", True),
    (MAKE_UP, "share of domestic chips", 38, "%", "exact", True),
    (GREW, "core AI industry", 68, "billion yuan", "exact", True),
    (GREW, "core AI industry", 22.4, "%", "exact", False),
    (NOW, "AI companies", 900, "", "exact", True),
    (NOW, "AI companies", 31, "EFLOPS", "exact", False),
    (SCENES, "开放城市场景", 1000, "个", "exact", True),
    (DEGREES, "博士每月补贴", 3000, "元", "exact", True),
    (DEGREES, "博士每月补贴", 1500, "元", "exact", False),
    (TOTAL, "total computing power", 15, "EFLOPS", "exact", True),
    (MOVED, "人工智能企业数", 438, "家", "exact", True),
    (MOVED, "人工智能企业较一年前增加", 180, "家", "exact", True),
    (LISTED, "新增企业比上年增加", 31, "家", "exact", True),
    (TERM, "人工智能母基金存续期", 12, "年", "exact", True),
    (TERM, "人工智能母基金规模", 12, "年", "exact", False),
    (EACH, "行业大模型后补助", 200, "万元", "at_most", True),
    (AGAIN, "新增标准机架", 2, "万架", "exact", True),
    (PLACES, "重大科技专项", 12, "项", "exact", True),
    (SHENZHEN, "人工智能产业规模", 3600, "亿元", "exact", True),
    (SHENZHEN, "人工智能产业规模", 2800, "家", "over", False),
    (SHENZHEN, "人工智能产业规模", 35, "%", "about", False),
    (SHENZHEN, "人工智能产业规模同比增速", 35, "%", "about", True),
    (SHENZHEN, "人工智能产业规模同比增速", 3600, "亿元", "exact", False),
    (SHENZHEN, "人工智能企业数量", 2800, "家", "over", True),
    (
        "深圳的人很多。截至去年底,全市人工智能从业人员为12.7万人,而2022年底还只有7万人出头。",
        "人工智能从业人员",
        7,
        "万人",
        "over",
        True,
    ),
    (
        "Shenzhen refunds up to 30 percent of the rent of computing power, with a cap of "
        "8 million yuan per company a year.",
        "refund of rent of computing power per company a year",
        8,
        "million yuan",
        "at_most",
        True,
    ),
    (
        "Shenzhen's AI companies had revenue of 450 billion yuan in 2024, after 380 billion yuan "
        "in 2023.",
        "revenue of AI companies",
        380,
        "billion yuan",
        "exact",
        True,
    ),
    (
        "Shenzhen's core AI industry grew 31% in 2024, reaching 42.8 billion yuan.",
        "core AI industry size",
        42.8,
        "billion yuan",
        "exact",
        True,
    ),
    (
        "Shenzhen's computing capacity stood at 82 EFLOPS in 2025, and the city has set its sights "
        "on 120 EFLOPS by 2026.",
        "computing capacity",
        120,
        "EFLOPS",
        "exact",
        True,
    ),
    (
        "深圳AI从业人口目前约7300人，市府希望2026年底前突破1万人。",
        "AI从业人口",
        1,
        "万人",
        "over",
        True,
    ),
    (
        "深圳从事人工智能业务的企业有143家，雇员1900余人。",
        "从事人工智能业务企业雇员人数",
        1900,
        "人",
        "over",
        True,
    ),
    (
        "深圳企业利润率为6.9%，比上年同期低0.3个百分点。",
        "利润率比上年同期低",
        0.3,
        "个百分点",
        "exact",
        True,
    ),
    (
        "截至9月底，深圳有人工智能企业676家，其中澳资企业212家。",
        "人工智能企业",
        212,
        "家",
        "exact",
        False,
    ),
    (
        "截至9月底，深圳有人工智能企业676家，其中澳资企业212家。",
        "澳资人工智能企业",
        212,
        "家",
        "exact",
        True,
    ),
    ("深圳人工智能企业达2800家，还有300家投资机构。", "人工智能企业", 300, "家", "exact", False),
    ("深圳人工智能企业2800家，其中规上120家。", "规模以上人工智能企业", 120, "家", "exact", True),
    ("深圳人工智能企业2800家，其中龙头企业120家。", "人工智能骨干企业", 120, "家", "exact", True),
    ("深圳拥有独角兽企业两家、人工智能上市公司5家。", "独角兽企业", 5, "家", "exact", False),
    ("Shenzhen Sets Up 60 Laboratories for AI.", "AI laboratories", 60, "", "exact", True),
    (
        "Shenzhen spent 900 million yuan on AI vouchers, after 300 million yuan on chips.",
        "AI vouchers",
        300,
        "million yuan",
        "exact",
        False,
    ),
    (
        "深圳的企业中基础层占18%，技术层占27%，应用层占55%。",
        "技术层企业占比",
        55,
        "%",
        "exact",
        False,
    ),
    (
        "深圳的企业中基础层占18%，技术层占27%，应用层占55%。",
        "应用层企业占比",
        55,
        "%",
        "exact",
        True,
    ),
    (
        "深圳企业营收增长16.2%，增速较前三季度回落0.7个百分点。",
        "营收增速",
        -0.7,
        "个百分点",
        "exact",
        False,
    ),
    (
        "深圳企业营收增长16.2%，增速较前三季度回落0.7个百分点。",
        "营收增速回落",
        0.7,
        "个百分点",
        "exact",
        True,
    ),
    (
        "去年深圳汽车产量128万辆，比前年多了近36万辆。",
        "汽车产量比上年增加",
        36,
        "万辆",
        "nearly",
        True,
    ),
    (
        "Shenzhen had 64,000 petaflops of computing capacity in 2024, and its data bureau wants "
        "120,000 petaflops by the end of 2026.",
        "computing capacity",
        120000,
        "petaflops",
        "exact",
        True,
    ),
    ("去年深圳汽车产量128万辆，比前年多了近36万辆。", "汽车产量", 36, "万辆", "nearly", False),
    (PARTS, "人工智能企业", 280, "家", "exact", True),
    (PARTS, "人工智能企业", 106, "家", "exact", False),
    (PARTS, "规上人工智能企业", 106, "家", "exact", True),
    (PARTS, "规上人工智能企业", 280, "家", "exact", False),
    (PARTS, "独角兽企业", 7, "家", "exact", True),
    (PARTS, "独角兽企业", 106, "家", "exact", False),
    (AIDS, "年度投入补助比例", 25, "%", "exact", True),
    (AIDS, "年度投入补助比例", 500, "万元", "at_most", False),
    (LEVEL, "智能算力", 65, "EFLOPS", "exact", True),
    (LEVEL, "智能算力", 10, "EFLOPS", "exact", False),
    (LEVEL, "智能算力增加", 10, "EFLOPS", "exact", True),
    (LEVEL, "智能算力增加", 65, "EFLOPS", "exact", False),
    (CAPPED, "模型券", 5000, "万元", "exact", True),
    (CAPPED, "模型券", 50, "万元", "at_most", False),
    (CAPPED, "模型券单家上限", 50, "万元", "at_most", True),
    (CAPPED, "模型券单家上限", 5000, "万元", "exact", False),
    (ENGLISH, "compute vouchers per year", 600, "million yuan", "exact", True),
    (ENGLISH, "compute vouchers per year", 12, "million yuan", "exact", False),
]


@pytest.mark.parametrize(("text", "name", "value", "unit", "bound", "right"), ROWS)
def test_a_name_belongs_to_its_number(text, name, value, unit, bound, right):
    changes = {"kind": "initiative", "name": name, "value": value, "unit": unit, "bound": bound}
    assert told(text, **changes) == ([] if right else ["wrong_metric"])


def test_the_number_of_whose_nothing_is_said_bears_the_words_of_the_one_before():
    changes = {"name": "money raised by AI companies", "city": "Shanghai", "kind": "initiative"}
    assert told(WHOSE, **changes, value="1.02", unit="billion yuan") == []


@pytest.mark.parametrize(
    "text",
    [
        "到去年底，深圳人工智能企业共2267家，其中1031家注册在南山区。",
        "目前，深圳人工智能企业有2267家，南山区一个区就占了1031家。",
    ],
)
def test_a_number_beside_its_district_is_not_held_against_that_of_the_city(text):
    changes = {"name": "人工智能企业数量", "city": "南山区", "value": 1031, "unit": "家"}
    assert told(text, **changes) == []


def test_a_number_without_words_of_its_own_has_those_of_the_number_before():
    changes = {"name": "备案大模型", "value": 167, "unit": "款", "city": "上海"}
    assert told(LIKEWISE, **changes) == []


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        pytest.param("AI industry size", 3600, "亿元", id="in another language"),
        pytest.param("行业体量", 3600, "亿元", id="in other words"),
    ],
)
def test_a_name_that_shares_nothing_proves_nothing(name, value, unit):
    assert told(SHENZHEN, name=name, value=value, unit=unit) == []


def test_an_invented_fact_is_named_nowhere():
    found = told("深圳发放“训力券”。", name="低空经济示范基地", value=None, unit=None)
    assert "wrong_metric" in found


ALONE = [
    pytest.param(
        "深圳算力券可抵扣费用，单个企业不超过100万元。",
        "算力券抵扣比例",
        100,
        "万元",
        id="a sum is no share",
    ),
    pytest.param(
        "深圳建成智能算力，引进企业180家。", "智能算力", 180, "家", id="firms are no capacity"
    ),
    pytest.param(
        "深圳语料总量达60亿词，培育企业。", "企业", 60, "亿词", id="words are no companies"
    ),
    pytest.param("深圳企业比上年净增214家。", "人工智能企业", 214, "家", id="a change is no level"),
    pytest.param("深圳现有企业1920家，增长快。", "企业增幅", 1920, "家", id="a level is no change"),
]


@pytest.mark.parametrize(("text", "name", "value", "unit"), ALONE)
def test_a_number_may_contradict_the_name_by_itself(text, name, value, unit):
    assert "wrong_metric" in told(text, name=name, value=value, unit=unit, bound="exact")


SERIES = "烟台新开工、续建、竣工的智能化改造项目分别为36个、82个和27个。"


@pytest.mark.parametrize(
    ("name", "value"),
    [("新开工智能化改造项目", 36), ("续建智能化改造项目", 82), ("竣工智能化改造项目", 27)],
)
@pytest.mark.parametrize("told_value", [36, 82, 27])
def test_the_numbers_of_a_series_go_to_its_members_in_order(name, value, told_value):
    changes = {"city": "烟台", "name": name, "unit": "个"}
    found = told(SERIES, value=told_value, **changes)
    assert ("wrong_metric" in found) is (value != told_value)


def test_a_series_of_cities_says_nothing_of_the_metric():
    text = "武汉、合肥人工智能产业规模分别为1120亿元和986亿元。"
    for city, value in (("武汉", 1120), ("合肥", 986)):
        assert told(text, city=city, value=value) == []


PASSAGES = (
    "深圳每年发放算力券5000万元。\n"
    "医院把病历交给模型整理。医生有了更多时间。\n"
    "果园开展病虫害识别服务，每亩收费不高于8元。"
)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        pytest.param("病虫害识别服务收费", True, id="its own passage"),
        pytest.param("算力券发放金额", False, id="another passage"),
        pytest.param("compute vouchers", True, id="another language proves nothing"),
    ],
)
def test_a_name_belongs_to_the_passage_of_its_number(name, right):
    changes = {"kind": "initiative", "name": name, "value": 8, "unit": "元", "bound": "at_most"}
    (fact,) = tried(claim(PASSAGES, **changes), text=PASSAGES)
    assert ("wrong_metric" not in codes(fact)) is right


OWN_WORDS = [
    ("深圳新建创新平台19个，累计达到74个。", "新建创新平台", 19, 74, "个"),
    ("深圳全年新登记企业214户，年末实有731户。", "新登记企业", 214, 731, "户"),
    ("深圳新登记企业1430户，同比增长28.9%，总量升至7600户。", "新登记企业", 1430, 7600, "户"),
    ("深圳签约试用的企业2860家，稳定付费的只有740家。", "签约试用的企业", 2860, 740, "家"),
    ("深圳智能导办一次办成率90%，群众满意度95%。", "智能导办一次办成率", 90, 95, "%"),
]


@pytest.mark.parametrize(("text", "name", "right", "wrong", "unit"), OWN_WORDS)
def test_a_number_with_words_of_its_own_is_not_its_neighbours(text, name, right, wrong, unit):
    assert told(text, name=name, value=right, unit=unit) == []
    assert "wrong_metric" in told(text, name=name, value=wrong, unit=unit)
