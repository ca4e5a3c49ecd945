"""Whose number it is. Each row: a text, a number in it, and where each city stands."""

import re
from types import SimpleNamespace

import pytest

from schemas.article import Article
from service.places import owners

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?\s?(?:万|亿|万亿)?(?:元|家|款|%|P|倍|人|个|名)?")
DATE = re.compile(r"20\d\d年|\d{1,2}月|\d{1,2}日")


def article(text: str, title: str | None = None) -> Article:
    return Article(id="test", text=text, title=title, body=((0, len(text)),))


def standings(text: str, number: str, cities: str, title: str | None = None) -> dict[str, str]:
    dates = [m.span() for m in DATE.finditer(text)]
    spans = [
        SimpleNamespace(start=m.start(), end=m.end())
        for m in NUMBER.finditer(text)
        if not any(a <= m.start() < b for a, b in dates)
    ]
    found = owners(article(text, title), spans)
    at = next(i for i, s in enumerate(spans) if text.startswith(number, s.start))
    return {city: found[at].standing(city) for city in cities.split()}


ROWS = [
    # a report to a congress is about the place of the congress
    (
        "政府工作报告\n——在昆山市第十八届人民代表大会第五次会议上\n全市规模达1386亿元。",
        "1386亿",
        {"昆山": "owner", "无锡": "not_owner"},
    ),
    # two cities named before the semicolon, and a list that is no subject
    (
        "桂林、北海、钦州发力。南宁现有算力2200P、柳州750P；两市今年分别新增1800P和400P。",
        "1800",
        {"南宁": "owner", "柳州": "not_owner", "桂林": "not_owner"},
    ),
    (
        "长春支持九台区、双阳区建设基地，两个基地从业人员分别达到3000人和1500人。",
        "1500",
        {"双阳区": "owner", "九台区": "not_owner"},
    ),
    ("澳門發力。橫琴今年新增企業212家。", "212", {"橫琴": "owner", "澳門": "not_owner"}),
    # the subject of the sentence
    (
        "北京企业超2400家。上海产业规模突破4000亿元。",
        "4000亿",
        {"上海": "owner", "北京": "not_owner"},
    ),
    (
        "Mianyang, known as China's science city, will invest 8 billion yuan.",
        "8",
        {"绵阳": "owner", "中国": "not_owner"},
    ),
    (
        "Shenzhen has 30 firms. In 2025, China's AI industry reached 600 billion yuan.",
        "600",
        {"中国": "owner", "深圳": "not_owner"},
    ),
    (
        "Haikou, capital of South China's Hainan province, has 3,600 companies.",
        "3,600",
        {"海口": "owner", "海南": "not_owner"},
    ),
    (
        "Total computing power in the Guizhou capital reached 55 EFLOPS.",
        "55",
        {"贵阳": "owner", "贵州": "not_owner"},
    ),
    (
        "乌鲁木齐算力7500P。放眼全疆，规模约2.4万P。",
        "2.4",
        {"新疆": "owner", "乌鲁木齐": "not_owner"},
    ),
    (
        "深圳南山很忙。南山集聚了深圳约七成的企业，产值120亿元。",
        "120",
        {"南山": "owner", "深圳": "possible"},
    ),
    (
        "Jiangsu, the province to which Wuxi belongs, expects 50 EFLOPS.",
        "50",
        {"江苏": "owner", "无锡": "not_owner"},
    ),
    (
        "Chongqing is busy. Carmakers sit along the Jialing River. The city wants 1,000 firms.",
        "1,000",
        {"重庆": "owner"},
    ),
    (
        "Chengdu is strong. It opened one in the Tianfu New Area, and it counted 1,150 firms.",
        "1,150",
        {"成都": "possible"},
    ),
    (
        "襄阳和宜昌你追我赶：前者企业达到168家；后者算力规模达5200P。",
        "168",
        {"襄阳": "owner", "宜昌": "not_owner"},
    ),
    (
        "襄阳和宜昌你追我赶：前者企业达到168家；后者算力规模达5200P。",
        "5200",
        {"宜昌": "owner", "襄阳": "not_owner"},
    ),
    (
        "The city of Nantong in east China's Jiangsu Province was home to 620 enterprises.",
        "620",
        {"南通": "owner"},
    ),
    (
        "Liaoning is busy. Dalian, the province's other main hub, set a target of 40 billion yuan.",
        "40",
        {"大连": "owner", "辽宁": "not_owner"},
    ),
    (
        "呼和浩特上架率为61%，仍低于贵阳的70%左右。",
        "70",
        {"贵阳": "owner", "呼和浩特": "not_owner"},
    ),
    (
        "呼和浩特出台新政：京津冀企业购买本地算力的，补助25%。",
        "25",
        {"呼和浩特": "owner"},
    ),
    ("沈阳很忙。同在辽宁的大连，营收为176亿元。", "176", {"大连": "owner", "沈阳": "not_owner"}),
    ("北京企业2400家，上海1800家。", "1800", {"上海": "owner", "北京": "not_owner"}),
    ("合肥规模986亿元，而武汉达1120亿元。", "1120", {"武汉": "owner", "合肥": "not_owner"}),
    ("上市公司合肥11家、武汉9家。", "11", {"合肥": "owner", "武汉": "not_owner"}),
    # dropped subjects and words that point back
    (
        "深圳持续发力。产业规模达3600亿元。另有杭州跟进。",
        "3600",
        {"深圳": "owner", "杭州": "not_owner"},
    ),
    (
        "杭州发力。\n算力方面，全市规模达12家。\n北京在看。",
        "12",
        {"杭州": "owner", "北京": "not_owner"},
    ),
    # 分别 lists
    ("武汉、合肥规模分别为1120亿元和986亿元。", "1120", {"武汉": "owner", "合肥": "not_owner"}),
    ("武汉、合肥规模分别为1120亿元和986亿元。", "986", {"合肥": "owner", "武汉": "not_owner"}),
    (
        "武汉和合肥为双城。两地企业分别有900家、800家。",
        "800",
        {"合肥": "owner", "武汉": "not_owner"},
    ),
    ("南京、合肥各有14款和17款。", "14", {"南京": "owner", "合肥": "not_owner"}),
    ("南京、合肥各有14款和17款。", "17", {"合肥": "owner", "南京": "not_owner"}),
    # a part that is told aside is not the topic of what follows
    (
        "深圳全市企业2800家，其中南山区1200家。从业人员30万人。",
        "30万",
        {"深圳": "owner", "南山区": "not_owner"},
    ),
    # shared
    ("合肥与武汉竞逐。两市企业均超过900家。", "900", {"合肥": "owner", "武汉": "owner"}),
    ("武汉、合肥合计2106亿元。", "2106", {"武汉": "possible", "合肥": "possible"}),
    # comparisons
    ("备案大模型，武汉28款，比合肥多5款。", "5款", {"武汉": "owner", "合肥": "not_owner"}),
    ("合肥现有算力1.1万P，武汉是它的1.4倍。", "1.4", {"武汉": "owner", "合肥": "not_owner"}),
    ("武汉算力是合肥的1.4倍。", "1.4", {"武汉": "owner", "合肥": "not_owner"}),
    ("武汉28款，高于合肥的23款。", "23", {"合肥": "owner", "武汉": "not_owner"}),
    # province, city, district, nation
    ("江苏2000亿元，其中苏州800亿元。", "2000", {"江苏": "owner", "苏州": "not_owner"}),
    ("江苏2000亿元，其中苏州800亿元。", "800", {"苏州": "owner", "江苏": "not_owner"}),
    (
        "上海浦东新区企业1200家。",
        "1200",
        {"浦东新区": "owner", "浦东": "owner", "上海": "not_owner"},
    ),
    ("浦东新区企业1200家，全市4000家。", "4000", {"上海": "owner", "浦东": "not_owner"}),
    ("上海企业4000家，其中300家位于浦东新区。", "300", {"浦东": "owner"}),
    ("深圳企业2800家，全国企业4500家。", "4500", {"中国": "owner", "深圳": "not_owner"}),
    ("深圳企业2800家，居全国第一，增长35%。", "35", {"深圳": "owner"}),
    ("苏州发力。全省规模2000亿元。", "2000", {"江苏": "owner", "苏州": "not_owner"}),
    (
        "合肥高新区集聚企业900家，武汉跟进。",
        "900",
        {"合肥高新区": "owner", "合肥": "not_owner", "武汉": "not_owner"},
    ),
    ("合肥高新区很忙。那里集聚企业900家。", "900", {"合肥高新区": "owner", "合肥": "possible"}),
    ("香港数码港企业900家。", "900", {"香港": "possible"}),
    (
        "合肥领先。庐阳区建成街区4.5万元。\n全年授权专利4870件。合肥再发力。",
        "4870",
        {"合肥": "owner", "庐阳区": "not_owner"},
    ),
    ("宜昌把电变成算力。建成点军智算基地，企业30家。", "30", {"宜昌": "possible"}),
    ("海淀区大模型83款，占北京全市的70%。", "70", {"海淀": "owner", "北京": "not_owner"}),
    ("横琴对澳门团队给予补贴30万元。", "30", {"横琴": "owner", "澳门": "not_owner"}),
    # no subjects
    ("新华社北京3月5日电 深圳企业2800家。", "2800", {"深圳": "owner", "北京": "not_owner"}),
    ("合肥企业900家，北京大学专家说，增长20%。", "20", {"合肥": "owner", "北京": "not_owner"}),
    # behind the number
    ("德州天衢新区依托京津冀区位，引来17个项目。", "17", {"德州": "not_owner"}),
    ("南通发力。南通集群已为长三角1200家企业服务。", "1200", {"南通": "owner"}),
    ("南通发力。通州湾、崇川两大集群上架机柜2.3万架。", "2.3万", {"南通": "owner"}),
    ("备案大模型28款（武汉）、23款（合肥）。", "23", {"合肥": "owner", "武汉": "not_owner"}),
    # English
    (
        "Shenzhen had 2900 firms. It set aside 600 million yuan. Hangzhou had 800 firms.",
        "600",
        {"Shenzhen": "owner", "Hangzhou": "not_owner"},
    ),
    (
        "Wuhan and Hefei counted 900 and 800 firms, respectively.",
        "800",
        {"Hefei": "owner", "武汉": "not_owner"},
    ),
    (
        "The city of Wuhan grew. There are 900 firms in Hefei.",
        "900",
        {"合肥": "owner"},
    ),
]


@pytest.mark.parametrize(("text", "number", "expected"), ROWS)
def test_a_number_belongs_to_its_city(text: str, number: str, expected: dict[str, str]) -> None:
    assert standings(text, number, " ".join(expected)) == expected


def test_a_town_that_a_claim_names_is_looked_for() -> None:
    text = "东莞全市补贴1.8亿元。长安镇自己拿出2000万元。"
    spans = [SimpleNamespace(start=m.start(), end=m.end()) for m in NUMBER.finditer(text)]
    first, second = owners(article(text), spans, ["长安镇"])
    assert (first.standing("东莞"), first.standing("长安镇")) == ("owner", "not_owner")
    assert second.standing("长安镇") == "owner"


def test_a_ward_that_a_claim_names_lies_in_the_city_that_heads_its_item() -> None:
    text = (
        "Lisbon. The council of Lisbon runs 41 apps and Lisbon hosts 300 firms.\n"
        "Osaka. Naniwa Ward operates 37 robot buses, and the city counted 52,000 trips.\n"
    )
    spans = [SimpleNamespace(start=m.start(), end=m.end()) for m in NUMBER.finditer(text)]
    *_, wards, citys = owners(article(text), spans, ["Naniwa Ward"])
    assert wards.standing("Naniwa Ward") == "owner"
    assert (citys.standing("Osaka"), citys.standing("Lisbon")) == ("owner", "not_owner")


def test_the_city_around_the_part_that_an_article_is_about_is_ruled_out() -> None:
    text = "五华区建起街区。入驻企业186家。\n昆明全市营收96亿元。"
    found = standings(text, "186", "五华区 昆明", title="昆明五华区：老城区里长出新街区")
    assert found == {"五华区": "owner", "昆明": "not_owner"}
    about_the_city = standings(text, "186", "五华区 昆明", title="昆明：城里长出新街区")
    assert about_the_city == {"五华区": "owner", "昆明": "possible"}


def test_who_speaks_of_another_city_comes_back_to_his_own() -> None:
    text = "成都去年的算力券是2亿元，我们财力有限，今年安排6000万元。"
    found = standings(text, "6000", "西安 成都", title="西安市科技局局长谈算力券")
    assert found == {"西安": "owner", "成都": "not_owner"}


def test_of_two_cities_the_rival_is_the_other() -> None:
    text = (
        "Chongqing's AI sector grew by 29 per cent, while that of its rival managed 19.5 per cent."
    )
    found = standings(text, "19.5", "成都 重庆", title="The contest between Chengdu and Chongqing")
    assert found == {"成都": "owner", "重庆": "not_owner"}


def test_the_title_names_the_city_of_a_table() -> None:
    text = "序号 指标 单位 2024年\n1 核心产业规模 亿元 286\n"
    found = standings(text, "286", "厦门 福州", title="厦门市人工智能产业发展主要指标表")
    assert found == {"厦门": "owner", "福州": "not_owner"}


def test_an_article_that_names_no_place_says_nothing_about_any() -> None:
    assert standings("产业规模达286亿元。", "286", "厦门") == {"厦门": "unknown"}


def test_what_the_article_names_besides_the_owner_is_excluded() -> None:
    text = "北京企业2400家，上海1800家。"
    ownership = owners(article(text), [SimpleNamespace(start=4, end=9)])[0]
    assert [p.name for p in ownership.owners] == ["北京"]
    assert [p.name for p in ownership.excluded] == ["上海"]
    assert ownership.basis == "explicit"
    assert [m.text for m in ownership.because] == ["北京"]


def test_a_title_that_means_a_part_of_a_city_leaves_open_what_its_paragraphs_tell() -> None:
    text = (
        "Shuangliu District of Chengdu opened a yard. Shuangliu has 46 bays.\n"
        "A local fund bought into 17 firms.\nChengdu has 6,100 in all."
    )
    found = standings(text, "17", "双流区 成都", title="In a Chengdu suburb, drones learn to fly")
    assert found == {"双流区": "possible", "成都": "owner"}
    whole = standings(text, "17", "双流区 成都", title="In Chengdu, drones learn to fly")
    assert whole["双流区"] == "not_owner"


def test_whom_the_subject_of_a_title_races_is_not_what_the_article_is_about() -> None:
    text = (
        "Nansha opened its roads.\nOperators receive 12 million yuan.\nShenzhen counted 4,100 cars."
    )
    title = "Guangzhou's Nansha opens roads in race with Shenzhen"
    assert standings(text, "12", "南沙区 深圳", title=title) == {
        "南沙区": "owner",
        "深圳": "not_owner",
    }
    assert standings(text, "4,100", "南沙区 深圳", title=title)["深圳"] == "owner"


def test_a_report_is_about_the_place_of_the_congress_between_its_title_and_its_body() -> None:
    head = "政府工作报告\n——2026年1月15日在惠水县第十八届人民代表大会第六次会议上\n\n"
    text = f"{head}全县软件收入14亿元，居黔南州第二位。贵州企业来访。"
    report = Article(id="test", text=text, title_span=(0, 6), body=((len(head), len(text)),))
    at = text.index("14亿")
    (owned,) = owners(report, [SimpleNamespace(start=at, end=at + 4)])
    assert owned.standing("惠水县") == "owner"
    assert owned.standing("黔南") == "not_owner"


def test_a_line_under_the_title_that_goes_on_with_it_tells_whom_the_article_is_about() -> None:
    head = "“起重机之乡”的新臂膀\n——长垣市智能工厂走访记\n"
    text = f"{head}新乡有园区，新乡有企业。\n产业营收达到700亿元。"
    at = text.index("700亿")
    told = Article(id="test", text=text, title_span=(0, 11), body=((len(head), len(text)),))
    (owned,) = owners(told, [SimpleNamespace(start=at, end=at + 4)])
    assert owned.standing("长垣市") == "owner"
