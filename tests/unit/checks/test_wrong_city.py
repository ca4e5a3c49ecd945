"""Whose number it is."""

import pytest

from schemas.article import Article
from service.checks import check
from service.quantities import scan
from tests.unit.checks.workbench import PUBLISHED, claim, codes, specs, told, tried

OWNERS = specs("owners_of_numbers")
CITIES = "2024年,深圳的人工智能产业规模达3600亿元,上海则为4000亿元。"


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        pytest.param("深圳", [], id="the owner"),
        pytest.param("深圳市", [], id="its full name"),
        pytest.param("Shenzhen", [], id="its English name"),
        pytest.param("上海", ["wrong_city"], id="the neighbour"),
        pytest.param("拉萨", ["wrong_city"], id="a city the article does not name"),
    ],
)
def test_the_number_belongs_to_its_city(city, expected):
    assert told(CITIES, city=city) == expected


def test_the_neighbours_number_is_flagged_for_the_city_that_has_its_own():
    assert "wrong_city" in told(CITIES, value=4000)


def test_a_shared_number_belongs_to_both():
    text = "2025年,武汉、合肥人工智能企业均超过900家。"
    for city in ("武汉", "合肥"):
        assert told(text, city=city, name="企业", value=900, unit="家", bound="over") == []


def test_a_fact_without_a_number_has_a_city_too():
    text = "深圳发放“训力券”。"
    changes = {"kind": "initiative", "name": "训力券", "value": None, "unit": None}
    assert told(text, **changes, city="深圳") == []
    assert told(text, **changes, city="拉萨") == ["wrong_city"]


def test_the_finding_names_the_owner():
    assert told(CITIES, city="上海") == ["wrong_city"]


LEVELS = (
    "江苏省产业规模达2万亿元。苏州持续发力，全市产业规模达3600亿元，其中工业园区1200亿元。"
    "昆山在追赶，产业规模达900亿元。"
)


@pytest.mark.parametrize(
    ("city", "value", "right"),
    [
        pytest.param("苏州", 3600, True, id="the city's own"),
        pytest.param("江苏", 3600, False, id="not its province's"),
        pytest.param("昆山", 3600, False, id="not its county's"),
        pytest.param("江苏", 900, False, id="a county's is not the province's"),
        pytest.param("苏州", 900, False, id="nor the city's"),
    ],
)
def test_province_city_and_county_have_numbers_of_their_own(city, value, right):
    (fact,) = tried(claim(LEVELS, city=city, name="产业规模", value=value), text=LEVELS)
    assert ("wrong_city" not in codes(fact)) is right


@pytest.mark.parametrize("row", OWNERS, ids=lambda row: row["why"])
def test_a_number_belongs_to_the_place_that_the_words_around_it_mean(row):
    text, value, unit = row["text"], row["value"], row["unit"]
    told_as = (f"{value}{unit}", f"{value:,}")
    line = next(line for line in text.splitlines() if any(one in line for one in told_as))
    fact = claim(text, city=row["city"], name="", value=value, unit=unit, quote=line)
    (found,) = tried(fact, text=text)
    assert ("wrong_city" not in codes(found)) is row["right"]


def test_a_title_may_be_quoted():
    text = "深圳人工智能产业营收突破380亿元\n这一产业是深圳的支柱。"
    title = (0, text.index("\n"))
    about = Article(
        id="a", text=text, title_span=title, published=PUBLISHED, body=((title[1] + 1, len(text)),)
    )
    fact = claim(
        name="人工智能产业营收",
        value=380,
        unit="亿元",
        bound="over",
        quote=text[: title[1]],
    )
    (found,) = check(about, scan(text, PUBLISHED), [fact]).facts
    assert codes(found) == []


def test_behind_the_province_the_text_may_speak_of_its_own_city_again():
    text = "Anhui has promised a centre. It is to have 140 researchers."
    for city, right in (("Hefei", True), ("Wuhu", False)):
        fact = claim(text, city=city, name="", kind="target", value=140, unit="", quote=text[:-1])
        about = Article(
            id="a",
            text=text,
            title="Hefei leads on AI",
            published=PUBLISHED,
            body=((0, len(text)),),
        )
        (found,) = check(about, scan(text, PUBLISHED), [fact]).facts
        assert ("wrong_city" not in codes(found)) is right


FIRMS = "杭州滨江区有企业900家。滨江区一家名为“澜图视觉”的公司交付机器人860台，设备补贴500万元。"


@pytest.mark.parametrize(
    ("city", "kind", "name", "value", "unit", "right"),
    [
        pytest.param("滨江区", "initiative", "澜图视觉交付量", 860, "台", True, id="of its part"),
        pytest.param("杭州", "initiative", "澜图视觉交付量", 860, "台", True, id="of a firm in it"),
        pytest.param("杭州", "target", "澜图视觉交付量", 860, "台", True, id="what a firm aims at"),
        pytest.param("杭州", "target", "机器人交付量", 860, "台", False, id="an aim of the part"),
        pytest.param("杭州", "indicator", "澜图视觉交付量", 860, "台", False, id="a figure"),
        pytest.param("杭州", "initiative", "设备补贴", 500, "万元", False, id="what it promises"),
        pytest.param("宁波", "initiative", "澜图视觉交付量", 860, "台", False, id="elsewhere"),
    ],
)
def test_what_a_firm_in_a_part_has_may_be_told_of_the_city(city, kind, name, value, unit, right):
    fact = claim(FIRMS, city=city, kind=kind, name=name, value=value, unit=unit, quote=FIRMS)
    (found,) = tried(fact, text=FIRMS)
    assert ("wrong_city" not in codes(found)) is right


@pytest.mark.parametrize(
    ("text", "city", "kind", "name", "value", "unit"),
    [
        (
            "杭州企业超过1200家。今年，余杭区开放应用场景120个，滨江区开放95个。",
            *("杭州", "initiative", "开放应用场景", 120, "个"),
        ),
        (
            "苏州开设课程的学校有600所。昆山市已在73所中小学开设人工智能课程。",
            *("苏州", "initiative", "开设课程学校数", 73, "所"),
        ),
        (
            "杭州企业超过1200家。余杭区规定，通过备案的大模型一次性给予100万元。",
            *("杭州", "initiative", "大模型备案激励", 100, "万元"),
        ),
        (
            "杭州企业超过1200家。余杭区提出，今年培育科技型中小企业500家。",
            *("杭州", "target", "培育科技型中小企业", 500, "家"),
        ),
        (
            "杭州企业超过1200家。滨江区提出，今年推动300家企业数字化改造。",
            *("杭州", "target", "数字化改造企业数", 300, "家"),
        ),
        (
            "杭州企业超过1200家。余杭区计划到2027年企业研发投入突破400亿元。",
            *("杭州", "target", "研发投入", 400, "亿元"),
        ),
    ],
)
def test_what_a_part_does_is_not_told_of_the_city(text, city, kind, name, value, unit):
    bound = "over" if "突破" in text else "exact"
    about = {"kind": kind, "name": name, "value": value, "unit": unit, "bound": bound}
    (found,) = tried(claim(text, city=city, quote=text, **about), text=text)
    assert "wrong_city" in codes(found)


SITES = (
    "徐汇区已有企业1300家，上海位居前列。\n徐汇区推进产业集聚，位于西岸的模速空间入驻团队170家，"
    "对入驻团队免租期18个月。"
)


@pytest.mark.parametrize(
    ("city", "name", "value", "unit", "right"),
    [
        pytest.param("徐汇区", "模速空间入驻团队数量", 170, "家", True, id="of its part"),
        pytest.param("上海", "模速空间入驻团队数量", 170, "家", True, id="of what stands in it"),
        pytest.param("杭州", "模速空间入驻团队数量", 170, "家", False, id="elsewhere"),
        pytest.param("上海", "入驻团队数量", 170, "家", False, id="no name of a site"),
        pytest.param("上海", "模速空间免租期", 18, "个月", False, id="what it promises"),
    ],
)
def test_what_stands_in_a_part_may_be_told_of_the_city(city, name, value, unit, right):
    about = {"kind": "initiative", "name": name, "value": value, "unit": unit}
    (found,) = tried(claim(SITES, city=city, quote=SITES.splitlines()[-1], **about), text=SITES)
    assert ("wrong_city" not in codes(found)) is right


def test_a_company_in_a_part_needs_no_name_of_its_own_to_be_the_citys():
    text = "东莞、佛山都在提速。佛山有企业900家。顺德区一家家电厂上线模型后，订单周期缩短22%。"
    about = {"kind": "initiative", "name": "家电厂订单周期缩短", "value": -22, "unit": "%"}
    for city, right in (("佛山", True), ("顺德区", True), ("东莞", False)):
        (found,) = tried(claim(text, city=city, quote=text, **about), text=text)
        assert ("wrong_city" not in codes(found)) is right


NAMED_BEHIND = (
    "合肥的产业规模超过千亿元。合肥高新区的语澜科技做语音模型。\n合肥有企业1500家。"
    "语澜科技去年营收2.7亿元，合肥去年营收900亿元。"
)


@pytest.mark.parametrize(
    ("city", "kind", "name", "value", "right"),
    [
        pytest.param("合肥高新区", "initiative", "语澜科技营收", 2.7, True, id="where it is"),
        pytest.param("合肥高新区", "indicator", "营收", 900, False, id="of the whole city"),
        pytest.param("芜湖", "initiative", "语澜科技营收", 2.7, False, id="where it is not"),
    ],
)
def test_a_firm_is_where_the_text_names_it_behind_a_place(city, kind, name, value, right):
    line = NAMED_BEHIND.splitlines()[-1]
    about = {"kind": kind, "name": name, "value": value, "unit": "亿元", "quote": line}
    (found,) = tried(claim(NAMED_BEHIND, city=city, **about), text=NAMED_BEHIND)
    assert ("wrong_city" not in codes(found)) is right


VISIT = (
    "2月26日，沈阳市副市长调研人工智能企业。\n沈阳有企业700家，副市长走到浑南区。\n"
    "公司董事长汇报说，去年营业收入3.4亿元，每家补贴20万元。"
)


@pytest.mark.parametrize(
    ("city", "kind", "name", "value", "unit", "right"),
    [
        pytest.param("浑南区", "initiative", "公司营业收入", 3.4, "亿元", True, id="of a firm"),
        pytest.param("浑南区", "indicator", "营业收入", 3.4, "亿元", False, id="of the city"),
        pytest.param("浑南区", "initiative", "企业补贴", 20, "万元", False, id="promised"),
        pytest.param("铁西区", "initiative", "公司营业收入", 3.4, "亿元", False, id="elsewhere"),
    ],
)
def test_what_stands_in_the_part_named_last_may_be_told_of_it(city, kind, name, value, unit, right):
    quote = VISIT.splitlines()[-1]
    fact = claim(VISIT, city=city, kind=kind, name=name, value=value, unit=unit, quote=quote)
    (found,) = tried(fact, text=VISIT)
    assert ("wrong_city" not in codes(found)) is right


SITE = (
    "郑州龙湖智谷聚链成群,在郑州郑东新区龙湖智谷,算力枢纽点亮。\n"
    "郑东新区管委会负责人表示,到2027年,龙湖智谷力争营业收入突破500亿元。"
)


@pytest.mark.parametrize(("city", "right"), [("郑州", True), ("郑东新区", True), ("洛阳", False)])
def test_what_stands_right_behind_its_city_by_name_is_the_citys_as_well(city, right):
    about = {"kind": "target", "name": "龙湖智谷营业收入", "value": 500, "bound": "over"}
    found = told(SITE, city=city, deadline="2027", **about)
    assert ("wrong_city" not in found) is right


INSTITUTE = (
    "What makes Zhejiang a breeding ground for robots?\n"
    "In Ningbo and in Yuyao robots are no longer rare. Zhejiang has many.\n"
    "At the Ningbo Institute of Intelligent Machines a gearbox takes 48 hours.\n"
    "Yuyao is near. Since its opening it has spun off 17 companies."
)


@pytest.mark.parametrize(("city", "right"), [("Ningbo", True), ("Zhejiang", False)])
def test_what_an_institution_has_is_of_the_city_whose_name_it_bears(city, right):
    name = "companies spun off by Ningbo Institute of Intelligent Machines"
    found = told(INSTITUTE, city=city, kind="initiative", name=name, value=17, unit="companies")
    assert ("wrong_city" not in found) is right


CLUSTER = (
    "Computing grows in Hohhot\n"
    "Hohhot is one of the start-up areas of the Horinger data center cluster.\n"
    "Investment in Hohhot rose. Green electricity makes up over 80 percent of that in the {site}."
)


@pytest.mark.parametrize(("site", "right"), [("cluster", True), ("suburbs", False)])
def test_a_cluster_that_bears_a_name_is_meant_by_its_kind(site, right):
    about = {"name": "share of green electricity", "value": 80, "unit": "percent"}
    found = told(CLUSTER.format(site=site), city="Horinger", bound="over", **about)
    assert ("wrong_city" not in found) is right


STATE = (
    "Pune bags a campus\n"
    "Maharashtra's Industries Minister signed it. Pune and Talegaon are near.\n"
    "Meghdoot, which was founded in Pune in 2018, employs many.\n"
    "The state has set aside 640 crore rupees for its mission."
)


@pytest.mark.parametrize(("city", "right"), [("Maharashtra", True), ("Talegaon", False)])
def test_the_state_is_what_has_a_government_and_no_town(city, right):
    about = {"name": "mission", "value": 6400000000, "unit": "INR"}
    found = told(STATE, city=city, kind="initiative", **about)
    assert ("wrong_city" not in found) is right
