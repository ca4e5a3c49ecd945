"""Whose a number is, by the facts beside it."""

import pytest

from service.checks.cities import is_in_a_table
from tests.unit.checks.workbench import claim, codes, tried

BOTH = "合肥、芜湖两市近日公布了人工智能产业数据。\n"
TOLD = "去年实现核心产业营收1300亿元,新增企业210家,建成实验室12个。"
LEEDS = "Leeds and Hull have published their registers.\n"
COUNTED = "310 AI firms, 42 start-ups and 12 laboratories were counted"


def facts(text, *rows):
    """Facts of the text's last line: city, name, value, unit; and the kind, if it is another."""
    quote = text.splitlines()[-1]
    claims = []
    for order, (city, name, value, unit, *kind) in enumerate(rows):
        shape = {"city": city, "name": name, "value": value, "unit": unit, "quote": quote}
        shape["kind"] = kind[0] if kind else "indicator"
        claims.append(claim(text, id=f"f{order}", **shape))
    return tried(*claims, text=text)


def alone(text, *rows):
    """The cities of the facts that stand alone with them."""
    return [fact.city for fact in facts(text, *rows) if "wrong_city" in codes(fact)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            BOTH + TOLD,
            [
                ("合肥", "核心产业营收", 1300, "亿元"),
                ("芜湖", "新增企业", 210, "家"),
                ("合肥", "实验室", 12, "个"),
            ],
        ),
        (
            f"{LEEDS}{COUNTED}.",
            [
                ("Leeds", "AI firms", 310, "number"),
                ("Hull", "start-ups", 42, "number"),
                ("Leeds", "laboratories", 12, "number"),
            ],
        ),
        (
            f"{BOTH}新增企业210家。去年实现核心产业营收1300亿元。",
            [("芜湖", "新增企业", 210, "家"), ("合肥", "核心产业营收", 1300, "亿元")],
        ),
        (
            "Leeds and Hull keep registers.\nIn the north-dock area 170 firms sit, 530 in all.",
            [("north-dock", "AI firms", 170, "number"), ("Leeds", "AI firms", 530, "number")],
        ),
        (
            "大阪有企業870家。\n神戶也在追趕。堺市有企業1480家，初期投入3.5億元。",
            [("堺市", "企業數", 1480, "家"), ("大阪", "投入", 3.5, "億元")],
        ),
    ],
    ids=[
        "in its sentence",
        "in English",
        "in its paragraph",
        "a small part before it",
        "no word for both",
    ],
)
def test_a_city_that_only_one_of_the_facts_beside_each_other_has_is_flagged(text, rows):
    assert rows[1][0] in alone(text, *rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            f"{BOTH}芜湖新增企业210家,合肥去年实现核心产业营收1300亿元。",
            [("Hefei", "核心产业营收", 1300, "亿元"), ("芜湖", "新增企业", 210, "家")],
        ),
        (
            "合肥蜀山区公布了数据。\n该区新增企业210家,全市核心产业营收1300亿元。",
            [("合肥", "核心产业营收", 1300, "亿元"), ("蜀山区", "新增企业", 210, "家")],
        ),
        (
            "合肥公布了数据。\n去年实现核心产业营收1300亿元,其中蜀山区400亿元。",
            [("合肥", "核心产业营收", 1300, "亿元"), ("蜀山区", "核心产业营收", 400, "亿元")],
        ),
        (
            f"{LEEDS}Of the councils' money, £6 million is for the city, £2 million for Hull.",
            [("Leeds", "money", 6, "million GBP"), ("Hull", "money", 2, "million GBP")],
        ),
        (
            "南京谋划人工智能。\n在江宁区的未来中心引进人才38名。钟山实验室孵化企业60家。",
            [
                ("南京", "钟山实验室孵化企业", 60, "家", "initiative"),
                ("江宁区", "引进人才", 38, "名", "initiative"),
            ],
        ),
        (
            "Leeds has a list.\nIt has 530 AI firms, of which 170 sit in the north-dock area.",
            [("Leeds", "AI firms", 530, "number"), ("north-dock", "AI firms", 170, "number")],
        ),
        (
            "大阪也把目光投向鄰市。堺市有企業1480家，市長稱兩地將共用資料，共享規模初期為3.5PB。",
            [
                ("大阪", "共享資料規模", 3.5, "PB"),
                ("堺市", "企業數", 1480, "家"),
            ],
        ),
        (
            "Leeds had a good year.\nCity-wide, 310 AI firms were counted.",
            [("Leeds", "AI firms", 310, "number")],
        ),
    ],
    ids=[
        "both named",
        "the whole city",
        "a part behind it",
        "the city",
        "a firm of a part",
        "a small part behind it",
        "both of them",
        "nothing beside it",
    ],
)
def test_a_city_that_the_text_speaks_of_there_is_not_flagged(text, rows):
    assert alone(text, *rows) == []


def test_the_finding_names_the_cities_of_the_facts_beside_it():
    rows = [("合肥", "核心产业营收", 1300, "亿元"), ("芜湖", "新增企业", 210, "家")]
    (found,) = facts(BOTH + TOLD, *rows)[1].findings
    assert "the facts beside it are told of 合肥" in found.message.en
    assert "旁边的其他事实属于合肥" in found.message.zh


def test_a_state_that_no_table_has_is_spoken_of_by_its_kind():
    text = (
        "The Telangana government signed a deal.\n"
        "Of the 37 data centres in the State, 28 are in Hyderabad."
    )
    beside = ("Hyderabad", "data centres", 28, "data centres")
    assert alone(text, ("Telangana", "data centres", 37, "data centres"), beside) == []
    assert alone(text, ("Pune", "data centres", 37, "data centres"), beside) == ["Pune"]


ABOUT = "岳麓区晒成绩单\n岳麓区企业达300家,从业人员4万人。\n长沙大科城聚集实验室12个{rest}。"
LATE = "各地动态\n" + "工作有序推进。" * 24 + "\n"
OF_YUELU = [
    ("岳麓区", "企业", 300, "家"),
    ("岳麓区", "从业人员", 4, "万人"),
    ("岳麓区", "实验室", 12, "个"),
]


def in_their_lines(text, *rows):
    """The facts; the claims quote their own lines."""
    lines = text.splitlines()
    claims = [
        claim(text, id=f"f{n}", city=city, name=name, value=value, unit=unit, quote=quote)
        for n, (city, name, value, unit) in enumerate(rows)
        for quote in [next(line for line in lines if f"{value}{unit}" in line)]
    ]
    return tried(*claims, text=text)


def asked(text, *rows):
    """The facts whose city goes to a person; the claims quote their own lines."""
    return [
        fact.city
        for fact in in_their_lines(text, *rows)
        if any(one.code.value == "wrong_city" and one.severity != "note" for one in fact.findings)
    ]


def test_what_an_article_about_a_part_tells_beside_the_name_of_its_city_may_be_the_parts():
    assert asked(ABOUT.format(rest=""), *OF_YUELU) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (ABOUT.format(rest="").replace("岳麓区晒", "各地晒"), OF_YUELU[2:]),
        (ABOUT.format(rest="").replace("岳麓区", "各区"), OF_YUELU),
        (LATE + ABOUT.format(rest=""), OF_YUELU),
        (ABOUT.format(rest="").replace("聚集", "全市聚集"), OF_YUELU),
        (ABOUT.format(rest=",长沙机架8000架"), [*OF_YUELU, ("长沙", "机架", 8000, "架")]),
    ],
    ids=[
        "told alone",
        "nothing names it",
        "the first lines do not name it",
        "the whole city",
        "a fact of the city beside it",
    ],
)
def test_it_is_asked_about_where_less_speaks_for_the_part(text, rows):
    assert "岳麓区" in asked(text, *rows)


@pytest.mark.parametrize(
    ("city", "known"),
    [
        ("岳麓区", True),
        ("长沙市岳麓区", True),
        ("嘉義縣", True),
        ("Wujin District", True),
        ("元朗創新園", False),
        ("康巴什数字经济产业园", False),
    ],
)
def test_a_table_has_a_place_itself_or_only_one_with_whose_name_it_begins(city, known):
    assert is_in_a_table(city) is known


IN_A_ROW = "苏州、无锡晒出成绩单。\n{opens}苏州有企业310家,机器人1200台,机架4800架。"
ROW = (("企业", 310, "家"), ("机器人", 1200, "台"), ("机架", 4800, "架"))


def row_of(*cities):
    """The three facts of the row, each told of one of the cities."""
    return [(city, *fact) for city, fact in zip(cities, ROW, strict=True)]


def test_facts_in_a_row_told_of_a_city_that_their_paragraph_names_are_noted_only():
    text = IN_A_ROW.format(opens="无锡在追赶。")
    told = facts(text, *row_of("无锡", "无锡", "无锡"))
    assert [found.severity for fact in told for found in fact.findings] == ["note"] * 3


@pytest.mark.parametrize(
    ("opens", "cities"),
    [
        ("无锡在追赶。", ("苏州", "无锡", "苏州")),
        ("无锡在追赶。", ("无锡", "无锡", "苏州")),
        ("", ("无锡", "无锡", "无锡")),
    ],
    ids=["alone among others", "beside another", "not named in the paragraph"],
)
def test_a_city_is_asked_about_where_no_row_in_a_paragraph_that_names_it_speaks_for_it(
    opens, cities
):
    assert "无锡" in asked(IN_A_ROW.format(opens=opens), *row_of(*cities))


PARK = "云杉机器人城"
OF_A_PARK = f"苏州的{PARK}晒出成绩单。\n苏州有企业310家,机器人1200台,机架4800架。"
"""The row stands in a paragraph that does not name the park."""


def test_facts_in_a_row_told_of_a_place_that_no_table_has_are_noted_only():
    assert asked(OF_A_PARK, *row_of(PARK, PARK, PARK)) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (OF_A_PARK, row_of(PARK, "苏州", "苏州")),
        (OF_A_PARK.replace(PARK, "园区"), row_of(PARK, PARK, PARK)),
        (
            "\n".join([OF_A_PARK, *(f"苏州第{n}批项目有{n}00个。" for n in range(2, 16))]),
            [*row_of(PARK, PARK, PARK), *(("苏州", "项目", n * 100, "个") for n in range(2, 16))],
        ),
    ],
    ids=["beside another", "never named", "hardly told of"],
)
def test_a_place_that_no_table_has_is_asked_about_where_less_speaks_for_it(text, rows):
    assert PARK in asked(text, *rows)


TWO_NAMES = "苏州、无锡晒出成绩单。\n苏州今年新建算力中心2座。\n苏州{between}无锡企业有310家。"
CENTRES, FIRMS = ("苏州", "算力中心", 2, "座"), ("苏州", "企业", 310, "家")


def test_a_city_that_the_clause_names_before_the_number_beside_another_is_not_asked_about():
    assert asked(TWO_NAMES.format(between="的园区里"), CENTRES, FIRMS) == []


@pytest.mark.parametrize(
    ("between", "rows"),
    [
        ("的园区里", [FIRMS]),
        ("在追赶，", [CENTRES, FIRMS]),
        ("900架机架里", [CENTRES, FIRMS]),
    ],
    ids=["told alone", "in the clause before", "with a number of its own"],
)
def test_it_is_asked_about_where_its_name_is_no_rival_of_the_others(between, rows):
    assert asked(TWO_NAMES.format(between=between), *rows) == ["苏州"]


REPORT = (
    "渝北区{kind}\n渝北区第二十届人民代表大会开幕。\n渝北区去年有企业900家。\n"
    "低空方面，统景低空产业园一期28万平方米厂房年内交付，{list}新增航线26条，"
    "力争飞行8万架次。"
)
OF_THE_PARK = ("统景低空产业园", "厂房面积", 28, "万平方米")


@pytest.mark.parametrize(
    ("kind", "between", "city", "flagged"),
    [
        ("政府工作报告", "", "渝北区", False),
        ("政府工作报告", "", "统景低空产业园", False),
        ("政府工作报告", "", "江北区", True),
        ("见闻", "", "渝北区", True),
        ("政府工作报告", "园内企业", "渝北区", True),
    ],
    ids=["of who reports", "or the park's", "no other's", "no report", "no task of its own"],
)
def test_behind_a_park_a_report_goes_on_to_the_next_task(kind, between, city, flagged):
    text = REPORT.format(kind=kind, list=between)
    rows = [(city, "新增航线", 26, "条"), (city, "飞行", 8, "万架次")]
    assert (city in asked(text, OF_THE_PARK, *rows)) is flagged


CLUSTER = "{office}管委会通报\n{area}有企业300家,从业人员4万人。\n{cluster}投运机架7万架。"


@pytest.mark.parametrize(
    ("area", "cluster", "flagged"),
    [
        ("和林格尔新区", "和林格尔数据中心集群", False),
        ("和林格尔新区", "张家口数据中心集群", True),
        ("西咸新区", "和林格尔数据中心集群", True),
    ],
    ids=["of its name", "of another name", "of another area"],
)
def test_a_cluster_may_be_told_of_the_area_that_it_is_called_after(area, cluster, flagged):
    text = CLUSTER.format(office=area, area=area, cluster=cluster)
    rows = [(area, "企业", 300, "家"), (area, "从业人员", 4, "万人"), (area, "机架", 7, "万架")]
    assert asked(text, *rows) == ([area] if flagged else [])


def test_a_cluster_is_told_apart_where_the_article_is_not_about_the_area():
    text = "各地动态\n" + CLUSTER.format(
        office="呼和浩特", area="全市", cluster="和林格尔数据中心集群"
    )
    assert asked(text, ("和林格尔新区", "机架", 7, "万架")) == ["和林格尔新区"]


def test_the_note_says_whose_name_the_cluster_bears():
    area = "和林格尔新区"
    text = CLUSTER.format(office=area, area=area, cluster="和林格尔数据中心集群")
    rows = [(area, "企业", 300, "家"), (area, "从业人员", 4, "万人"), (area, "机架", 7, "万架")]
    found = in_their_lines(text, *rows)[2].findings
    (note,) = [one for one in found if one.code.value == "wrong_city"]
    assert "bears the name of this one" in note.message.en
    assert "命名" in note.message.zh


CENTRE = (
    "南宁上云\n面向东盟的语料中心落户五象新区，建筑面积3万平方米。"
    "{it}语料库有语料800万条，一家公司据此售出翻译机11万台。"
)


@pytest.mark.parametrize(
    ("it", "flagged"),
    [("中心发布的", False), ("南宁发布的", True), ("平台发布的", True)],
    ids=["goes on about it", "the city does", "of another kind"],
)
def test_a_sentence_that_goes_on_about_a_site_is_told_of_where_it_lies(it, flagged):
    text = CENTRE.format(it=it)
    rows = [("五象新区", "语料", 800, "万条"), ("南宁", "翻译机", 11, "万台")]
    assert ("五象新区" in asked(text, *rows)) is flagged
