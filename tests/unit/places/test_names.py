"""Which place a name means."""

import pytest

from service.places import contains, find, resolve, same, within, world
from service.places.table import lines
from service.places.towns import with_towns


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("深圳", "440300"),
        ("深圳市", "440300"),
        ("广东省深圳市", "440300"),
        ("Shenzhen", "440300"),
        ("shenzhen city", "440300"),
        ("Shenzhen, China", "440300"),
        ("羊城", "440100"),
        ("Xi’an", "610100"),
        ("capital of Zhejiang", "330100"),
        ("北京", "110000"),
        ("浦东", "310115"),
        ("上海浦东新区", "310115"),
        ("Nanshan District, Shenzhen", "440305"),
        ("Minhang", "310112"),
        ("Luhe District, Nanjing", "320116"),
        ("Pidu District", "510117"),
        ("Changning District, Shanghai", "310105"),
        ("Wanbailin District", "140109"),
        ("Gui'an", "N-GA"),
        ("Lin-gang", "N-LG"),
        ("E-Town", "N-YZ"),
        ("东湖高新区", "N-GG"),
        ("昆山", "320583"),
        ("内蒙古", "150000"),
        ("香港", "CN-HK"),
        ("雄安新区", "N-XA"),
        ("延边州", "222400"),
        ("巴里坤县", "650521"),
        ("前郭县", "220721"),
        ("东莞", "441900"),
        ("澳門", "CN-MO"),
        ("臺南市", "CN-TNN"),
        ("廣東省廣州市", "440100"),
        ("橫琴", "N-HQ"),
    ],
)
def test_a_name_means_its_place(name: str, place: str) -> None:
    assert resolve(name)[0].id == place


def test_a_shared_name_gives_every_place_the_best_first() -> None:
    assert [p.id for p in resolve("吉林")] == ["220000", "220200"]
    assert [p.name for p in resolve("Suzhou")][:2] == ["苏州", "宿州"]


@pytest.mark.parametrize("name", ["", "  ", "人工智能", "Foobarville"])
def test_an_unknown_name_means_nothing(name: str) -> None:
    assert resolve(name) == ()


def test_a_county_is_not_the_city_of_its_name() -> None:
    assert not same("Changsha County", "Changsha")
    assert [p.level for p in resolve("Changsha County")] == ["county"]


@pytest.mark.parametrize(
    "names",
    [
        ("Singapore",),
        ("Montreal", "Montréal"),
        ("Cologne", "Köln"),
        ("Zurich", "Zürich"),
        ("New York", "New York City"),
        ("Bangalore", "Bengaluru"),
        ("Seongnam", "Seongnam-si"),
        ("Frankfurt", "Frankfurt am Main"),
        ("Sao Paulo", "São Paulo"),
    ],
)
def test_a_city_abroad_is_known_by_its_english_name(names: tuple[str, ...]) -> None:
    (first, *_), *others = (resolve(name) for name in names)
    assert first.level == "world"
    assert all(first in other for other in others)


def test_names_of_one_place_are_the_same_and_others_are_not() -> None:
    assert same("深圳市", "Shenzhen")
    assert not same("深圳", "广州")
    assert same("长安镇", "长安镇")
    assert not same("", "")


def test_a_province_contains_its_cities_and_a_city_its_districts() -> None:
    assert within("江苏", "苏州")
    assert within("上海", "浦东新区")
    assert within("中国", "合肥")
    assert not within("苏州", "江苏")
    assert not within("浙江", "苏州")
    assert contains(resolve("广东")[0], resolve("深圳南山")[0])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("武汉、合肥人工智能产业规模", ["武汉", "合肥"]),
        ("阿里巴巴和阿里云的总部", []),
        ("青海南部的海南藏族自治州", ["青海", "海南"]),
        ("江苏苏州与安徽马鞍山", ["苏州", "马鞍山"]),
        ("深圳南山区、余杭区", ["南山", "余杭"]),
        ("天津和平区", ["和平"]),
        ("坚持和平发展，平安中国", ["中国"]),
        ("城区面积和高新企业", []),
        ("合肥高新区集聚企业", ["合肥高新区"]),
        ("深圳的南山、龙岗", ["南山", "龙岗"]),
        ("余杭区", ["余杭"]),
        ("Hangzhou, the capital of Zhejiang province", ["杭州"]),
        ("Wuhan's optics valley and Hefei", ["武汉", "合肥"]),
        ("the Chengdu-Chongqing computing corridor", ["成渝"]),
        ("the Wuhan-Changsha corridor", ["武汉", "长沙"]),
        ("the Wuhan-Optical corridor", []),
        ("MONTREAL, Feb 10 - Greater Montréal leads", ["Montréal", "Montréal"]),
        ("Kansas and Oklahoma have firms, and so has New York", ["New York City"]),
        ("Mexico plans what Mexico City has", ["Mexico City"]),
        ("四川南京，其中江宁区", ["四川", "南京", "江宁"]),
        ("南山区与南山", ["南山"]),
        ("深圳市南山区。南山区与南山", ["南山", "南山", "南山"]),
        ("北京与朝阳", ["北京", "朝阳"]),
        ("兴隆湖北岸", []),
        ("Anhui. She said so", ["安徽"]),
        ("Anhui's She County", ["歙县"]),
        ("Ji'an County in Jiangxi", ["吉安"]),
        ("a jian for Jian", []),
        ("officials in Haidian District", ["海淀"]),
        ("officials in Heping District", []),
        ("Lu Qingyuan, deputy director", []),
        ("said chief executive Anil Varanasi", []),
        ("the manager Greater Varanasi hired", ["Varanasi"]),
        ("in Qingyuan, deputy", ["清远"]),
        ("四川声谷云图公司", ["四川"]),
        ("公共平台中的芯片", []),
        ("台中的园区", ["台中"]),
        ("算力平台北京节点", ["北京"]),
        ("全年交付200台中型整机", []),
        ("全国电子商务示范县", ["中国"]),
        ("推广东莞做法", ["东莞"]),
        ("广东东莞", ["东莞"]),
        ("走进江苏\n苏州企业达310家", ["江苏", "苏州"]),
        ("大会上海淀区发布", ["海淀"]),
        ("大会上海开幕", ["上海"]),
        ("融资金华企业", ["金华"]),
        ("资金华为", []),
        ("数字经济南方总部", []),
        ("长江苏州段", ["苏州"]),
        ("其中山东12家", ["山东"]),
        ("环京卫星城", []),
        ("近年来安徽企业", ["安徽"]),
        ("企业出海东南亚", []),
        ("推出海南首个模型", ["海南"]),
        ("苏北两城", []),
        ("北上广深四城", ["北京", "上海", "广州", "深圳"]),
        ("宁波。总经理李宁波说", ["宁波"]),
        ("成本港币12元", []),
        ("本港算力", ["香港"]),
        ("香港推出計劃，全港機構", ["香港", "香港"]),
        ("寧波一港，全港口岸", ["宁波"]),
        ("香港的大埔和觀塘", ["大埔", "观塘"]),
        ("嘉義縣報告，嘉義高鐵站", ["嘉义县", "嘉义县"]),
        ("嘉義縣與嘉義市，嘉義站", ["嘉义县", "嘉义", "嘉义"]),
        ("参观了港口和老城区，游览了城区", []),
        ("石河子市招商，石河子园区落地", ["石河子", "石河子"]),
    ],
)
def test_places_are_found_in_a_text(text: str, names: list[str]) -> None:
    assert [m.place.name for m in find(text)] == names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("新华社北京3月5日电", "dateline"),
        ("SHENZHEN -- At half past eight", "dateline"),
        ("深圳大学团队", "organisation"),
        ("四川声谷云图公司", "organisation"),
        ("深圳人工智能公司", "name"),
        ("北京云枢智算有限公司", "organisation"),
        ("上海人工智能实验室", "organisation"),
        ("a Beijing consultancy said", "organisation"),
        ("南京东路商圈", "address"),
        ("北京市政府工作报告", "name"),
        ("北方地质大学（武汉）", "organisation"),
        ("广东广电、中瀚云", "organisation"),
        ("浙江移动互联网产业", "name"),
        ("深圳路演活动", "name"),
        ("北京集聚了某某研究院", "name"),
        ("福建省机械科学研究院", "organisation"),
    ],
)
def test_a_mention_has_a_role(text: str, role: str) -> None:
    assert [m.role for m in find(text)] == [role]


def test_every_mention_slices_the_text_as_given() -> None:
    text = "上海浦东新区、合肥高新区 and the capital of Zhejiang, 与深圳大学。Xi'an City"
    assert all(text[m.start : m.end] == m.text for m in find(text))


def test_a_name_in_traditional_characters_is_told_as_it_stands() -> None:
    text = "橫琴與澳門共建算力中心。"
    assert [(m.text, m.place.name) for m in find(text)] == [("橫琴", "横琴"), ("澳門", "澳门")]


@pytest.mark.parametrize(
    ("adjective", "capital"),
    [("French", "Paris"), ("South Korean", "Seoul"), ("Chinese", "北京"), ("Fine", None)],
)
def test_a_nation_names_its_capital(adjective, capital):
    place = world.capital_of(adjective)
    assert (place.name if place else None) == capital


def test_a_borough_lies_in_a_city_that_is_known():
    (queens,) = resolve("Queens")
    assert [world.by_id(parent).name for parent in queens.parents] == ["New York City"]


def test_nearly_every_nation_of_the_table_has_a_capital_that_is_found():
    nations = [adjective for adjective, _ in lines("demonyms.tsv")[1:]]
    assert sorted(nations) == nations
    assert sum(world.capital_of(one) is not None for one in nations) > 50


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("建德市印发办法。建德全市有起降场71个。", [0, 8]),
        ("建德市印发办法。城乡共建德育基地。", [0]),
        ("绍兴印发办法。建德全市有起降场71个。", [0]),
    ],
    ids=["named in full", "inside of other words", "an everyday word alone"],
)
def test_a_county_called_like_an_everyday_word_is_found_where_a_claim_and_the_text_name_it(
    text, starts
):
    found = with_towns(text, find(text), ["建德"])
    assert [one.start for one in found] == starts
