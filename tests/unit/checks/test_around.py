"""A part and its whole: a number is held against one only where the text tells them apart."""

import pytest

from tests.unit.checks.workbench import checked, claim


def _city(text, city, quote, value, unit, name="企业数"):
    fact = claim(text, city=city, name=name, value=value, unit=unit, quote=quote)
    found = checked(fact, text=text).facts[0].findings
    return [(one.code.value, one.severity) for one in found if one.field == "city"]


NOTED = [("wrong_city", "note")]
FLAGGED = [("wrong_city", "review")]
OPEN_TO = [
    (
        "the part that opens the sentence, told in its whole's terms",
        "郑州高新区发布白皮书\n郑州高新区是河南企业最集中的地方，2024年带动相关产业540亿元。\n",
        ("郑州高新区", "2024年带动相关产业540亿元", 540, "亿元", "带动相关产业规模"),
    ),
    (
        "the whole that opens the sentence, its part told in a clause between",
        "北京公布数据\n北京有企业2.8万家，其中海淀区一区就有1.1万家，备案大模型达183款。\n",
        ("北京", "备案大模型达183款", 183, "款", "备案大模型数"),
    ),
    (
        "a province behind a paragraph about its cities",
        "陕西公布普查数据\n陕西全省有核心产业企业9.4万个。\n西安高新区有半导体企业300家，"
        "宝鸡一家企业的芯片用在油田。\n软件跑得快。从业人员达到51.6万人。\n",
        ("陕西", "从业人员达到51.6万人", 51.6, "万人", "从业人员"),
    ),
    (
        "a place that no table has and the sentence before named last",
        "Hohhot expands computing\nHohhot is a start-up area of the Grassvale data cluster.\n"
        "A total of 43 projects have been signed.\n",
        ("Grassvale", "A total of 43 projects have been signed", 43, "projects", "projects signed"),
    ),
    (
        "the place that the counted noun names",
        "宁波出台基金\n宁波市级层面设立了母基金，已有3个余姚项目通过初审。\n余姚市制造业发达。\n",
        ("余姚", "已有3个余姚项目通过初审", 3, "个", "通过初审项目数"),
    ),
    (
        "the place that has the owner",
        "韶关高新区推进算力\n韶关高新区的浈江智算产业园已引进企业12家。\n",
        ("韶关高新区", "已引进企业12家", 12, "家", "引进企业数"),
    ),
    (
        "the part in which the site stands of which the sentence speaks",
        "海东日报\n海东在乐都区设立算力产业园。\n海东加快建设。截至7月底，园区已签约企业58家。\n",
        ("乐都区", "园区已签约企业58家", 58, "家", "签约企业"),
    ),
    (
        "the place that another one is only named to tell where it lies",
        "Island parcels in Zhoushan\nResidents of Taohua Island, in the city's Putuo district, "
        "wait 18 minutes.\n",
        ("Taohua Island", "wait 18 minutes", 18, "minutes", "waiting time"),
    ),
    (
        "the part in which it stands, though a heading speaks of such a site since",
        "海東日報\n海東在樂都區設立算力產業園。\n園區輪廓漸明\n海東加快建設。園區已簽約企業58家。\n",
        ("樂都區", "園區已簽約企業58家", 58, "家", "簽約企業"),
    ),
]
KEPT_APART = [
    (
        "the part that only a comparison names, though it is the first place of the sentence",
        "郑州发布数据\n郑州加快发展。与郑州高新区一样，企业达540家。\n",
        ("郑州高新区", "企业达540家", 540, "家", "企业数"),
    ),
    (
        "a part in which the site does not stand",
        "海东日报\n海东在乐都区设立算力产业园，循化县也来取经。\n海东在平安区建产业园。"
        "海东加快建设。园区已签约企业58家。\n",
        ("循化县", "园区已签约企业58家", 58, "家", "签约企业"),
    ),
    (
        "nothing but its name gives the clause to the whole",
        "两地比较\n苏州有企业2000家，江苏产业规模达3500亿元。\n",
        ("苏州", "江苏产业规模达3500亿元", 3500, "亿元", "产业规模"),
    ),
    (
        "全市 alone turns to the whole, which only the sentence before names",
        "郑州发布数据\n郑州加快发展。郑州高新区产业集聚，全市企业达540家。\n",
        ("郑州高新区", "全市企业达540家", 540, "家", "企业数"),
    ),
    (
        "全市 turns to the whole",
        "郑州高新区发布白皮书\n郑州高新区产业集聚，郑州全市企业达540家。\n",
        ("郑州高新区", "郑州全市企业达540家", 540, "家", "企业数"),
    ),
    (
        "the whole is named in the number's own clause",
        "苏州与江苏\n苏州有企业2000家，江苏全省产业规模2000亿元。\n",
        ("苏州", "江苏全省产业规模2000亿元", 2000, "亿元", "产业规模"),
    ),
    (
        "another city that opens the sentence is no part",
        "合肥与武汉\n武汉是中部中心，合肥企业达540家。\n",
        ("武汉", "合肥企业达540家", 540, "家", "企业数"),
    ),
    (
        "a report filed in the part is no report of it",
        "Hunan's drones\nCHANGSHA, Feb. 3 (Xinhua) -- Hunan Province, which opened its airspace, "
        "had 41,600 registered drones.\nChangsha and Zhuzhou make them.\n",
        ("Changsha", "had 41,600 registered drones", 41600, "drones", "registered drones"),
    ),
]


@pytest.mark.parametrize(("why", "text", "told"), OPEN_TO, ids=[row[0] for row in OPEN_TO])
def test_a_number_that_may_be_told_of_both_is_not_flagged(why, text, told):
    city, quote, value, unit, name = told
    assert _city(text, city, quote, value, unit, name) in ([], NOTED)


@pytest.mark.parametrize(("why", "text", "told"), KEPT_APART, ids=[row[0] for row in KEPT_APART])
def test_a_number_that_the_text_gives_to_one_of_them_is_flagged(why, text, told):
    city, quote, value, unit, name = told
    assert _city(text, city, quote, value, unit, name) == FLAGGED


def test_the_note_says_that_it_stands_nearer():
    _, text, told = OPEN_TO[0]
    fact = claim(text, city=told[0], name=told[4], value=told[2], unit=told[3], quote=told[1])
    note = checked(fact, text=text).facts[0].findings[0]
    assert "stands nearer" in note.message.en
    assert "更靠近" in note.message.zh
