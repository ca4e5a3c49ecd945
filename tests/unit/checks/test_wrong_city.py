"""Whose number it is."""

import pytest

from schemas.article import Article
from service.checks import check
from service.quantities import scan
from tests.unit.checks.workbench import PUBLISHED, claim, codes, told, tried

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


ZONE = "宜宾三江新区交出答卷\n1月至2月，新区智能终端产业产值71.6亿元；签约项目11个。"
LATTER = "绵阳企业214家。绵阳将主动对接成都，后者的产业规模已突破1000亿元。"
BAY = (
    "Zhongshan, a hub in the Guangdong-Hong Kong-Macao Greater Bay Area, has 2,860 smart factories."
)
OF_WHICH = (
    "Wuhan had 1,050 AI firms, 600 of which sit in the East Lake High-Tech Development Zone, "
    "better known as Optics Valley."
)
OF_A_PART = (
    "昆明五华区：老城区里长出新街区\n五华区建起街区。截至6月底，街区入驻企业186家。\n"
    "作为昆明企业最密集的城区，全区已有企业342家。\n昆明全市营收96亿元。"
)
DEMONSTRATIVE = (
    "宜昌算力企业26家。\n在宜昌市夷陵区，柑橘通过分选线。\n"
    "这条由当地企业研发的生产线每小时分选18吨。"
)
SITE = "智谷位于杭州市余杭区。\n园区入驻企业187家。杭州全市企业多。\n滨江区另有园区。"
WITHIN = "与徐汇相邻的闵行区走的是制造路线，当地集聚企业64家。上海全市企业多。"
SUPPORTED = "宁波企业467家。三是支持鄞州区建设小镇，引进企业150家。"
PREDICATE = "武汉企业1100家。\n东湖高新区管委会：光谷是全市产业的主战场，目前聚集企业580家。"
MIDDLE = "2023年，南京产业规模500亿元，其中江宁区贡献了288亿元。"
ASIDE_ZONE = "西安产业规模520亿元，其中高新区约占70%。西安高新区是主力。"
LIST_OF = "北京有人才18.6万人；其后是上海的13.2万人和深圳的11.8万人。"
FIRM = "这里是庆阳。庆阳企业213家。北京云枢智算有限公司投资32亿元。"
VISIT = "江宁赴深圳推介\n会上集中签约18个项目。南京江宁区是大区。深圳企业多，深圳机会多。"
EVERYDAY = "深圳企业2600家。\n南山区有企业1360家。\n场景是南山的另一张牌。区里已发布场景125个。"
BESIDE_CAPITAL = "北京企业2500家。\n朝阳是资本。2022年，朝阳的企业只有248家。"
BY_CLAIM = "杭州太集中。余杭聚集了全市40%的企业，滨江又占去25%。"
TECH_TOWN = "亦庄的模型券给到单家企业150万元。北京企业多。"
BANK = "天府新区有底气\n兴隆湖北岸，天府新区的项目总投资46亿元。"
BASED = "Shanghai hosted a fair. Minhang-based Xinglan Micro took orders worth 270 million yuan."
OWN_GRANT = (
    "Longgang has 1,450 robots. Last week's issue put the ceiling of Ningbo's new grant at "
    "5 million yuan."
)
NAMED_MOST = (
    "记者：江宁区走到了哪一步？\n江宁区企业236家。江宁贡献了南京的约30%。\n"
    "今年区里上线了平台，接入算力620P。"
)
SEEN = "顺德区企业520家。从佛山全市看，工业机器人产量为4.2万台。顺德不小。"
FIRM_OF = "绵阳企业多。绵阳通报，四川声谷云图公司海外销售额1.3亿元。"
OF_CITY_LEVEL = "黄埔区给予落户奖励。广州有黄埔区。\n黄埔区对市级标杆场景的项目给予80万元奖励。"
IN_ZONE = "杭州余杭区加油。\n未来科技城人工智能小镇建筑面积18万平方米。"
OWN_ZONE = "长沙项目54个。望城经开区的封测线总投资12亿元。"
JOINTLY = "广东核心企业1870家，深圳、广州两市合计占84%。"
THE_PARK = (
    "Suzhou cheers. Suzhou Industrial Park is large.\nSuzhou is old. Last year, the park's "
    "companies numbered 1,860."
)
INITIALS = (
    "Suzhou Industrial Park (SIP) opened a centre. Suzhou cheers.\nSIP counts 23 organizations."
)
ASIDE_OF = (
    "Guiyang cheers. The city, which counts the Gui'an New Area in its statistics, reported 96 "
    "EFLOPS."
)
OF_WHICH_IT_IS = "Sichuan province, of which Chengdu is the capital, aims for 200 billion yuan."
IN_THE = "Shenyang cheers. Shenyang says 21 foundries in the Tiexi district have switched."
AGAINST_OWN = "苏州产业规模1500亿元，同比增长21.3%，增速比杭州的23.7%略逊一筹。"
PLACED = (
    "铜牌的地点在黄埔区科学城。\n实验室累计申请发明专利418件。2024年广州产业规模586亿元，广州慢。"
)
OF_PROVINCE = "QINGYANG. Intelligent computing capacity in the Gansu city hit 62 EFLOPS."
SOUTH_OF = (
    "Chengdu plans sites. The Tianfu New Area south of Chengdu, which hosts the larger one, will "
    "invest 1.1 billion yuan."
)
TAKES_OVER = "无锡惠山区去年承接上海企业的机器人产线9条。"
CENTRE = "东湖高新区企业538家；区内的武汉人工智能计算中心算力扩容至400P。"
IN_BRACKETS = "余杭区很忙。截至去年底，仅中国（杭州）人工智能小镇就入驻企业385家。"
SHORT = "绵阳营收143亿元。分区域看，科技城新区实现营收29.7亿元。"
ITS_SITE = (
    "位于建邺区的河西智谷有企业26家。\n"
    "按南京市的方案，南京规模不小。分到河西智谷的任务是集聚企业400家。"
)
JOINED = "这家机构设在广州，广州很好。模型接入了佛山、东莞等地的工厂。实验室孵化企业5家。"
VALLEY = "Hefei cheers. Companies in its China Speech Valley park reported 87 billion yuan."
MOVED_TO = "Hangzhou has firms. 96 companies moved to Yuhang, against 41 a year ago."
COMMA_WITH = (
    "Only Beijing, with 21 billion yuan, and Shenzhen, with 11 billion yuan, attracted more."
)
CITY_OF = "Suzhou has parks. The county-level city of Kunshan set up a fund of 2 billion yuan."
HUB_IN = "Qingyang is busy. Capacity at the hub in Gansu province stood at 58 EFLOPS."
TO_CUSTOMERS = (
    "Beijing has firms. In Mentougou district a centre supplies 2,300 petaflops to customers in "
    "the city."
)
OF_DISTRICT = "泉州企业296家；丰泽区的泉州人工智能产业园入驻企业64家。"
KIND_OF_FIRM = "上海产业规模4500亿元。深圳机器人公司达300家。"
START_UPS = "上海与深圳比较。\n上海初创公司500家，深圳初创公司400家。"
ITS_CENTRE = "上海产业规模4500亿元。武汉人工智能计算中心算力400P。"
STILL_QUOTED = "上海报道。\n上海企业4500家。\n“深圳企业2800家。产业规模达3600亿元。”局长说。"
DATELINE = (
    "SHANGHAI (AP) — Shenzhen leads. Shenzhen has 300 firms.\nOfficials told AP of 400 firms."
)
BESIDE_OTHER = "全国算力城市。\n去年底西安企业900家，牡丹江企业30家。"
ONLY_A_WORD = "深圳企业2800家。公司前景光明，发布模型30个。"
ANOTHERS_ZONE = "合肥产值300亿元。武汉高新技术产业开发区企业500家。"
OF_ITS_ZONE = "武汉企业1100家。东湖高新区集聚企业580家。"
CORE = "南宁加油。以南宁高新区软件园为核心，打造人工智能小镇，规划面积3.2平方公里。"
ABROAD = "Greater Montreal had 41,300 people working in AI at the end of 2025. Toronto cheers."
OPENS = "郑州算力1.28万P。在长沙，报告晒出成绩单：全市拥有工厂21家。"
OF_WHOLE = (
    "Qingdao has 763 firms. A centre opened in Jimo district, bringing the capacity of the whole "
    "city to 7,900 petaflops."
)
WEEK_AFTER = "Seoul acted a week after Busan, the largest port, unveiled a plan of 88 billion won."
DAY_AFTER = (
    "London's mayor pledged funds, a day after Berlin trimmed its own programme. About 2,300 firms "
    "are based in London. Berlin cheers."
)
ITS_PARTS = (
    "合肥市第十七届人民代表大会\n高新区很忙。高新区很好。合肥高新区都好。\n投资上限500万元。"
)
AND_WAS = "Shenzhen took second place with 91 points, and Shanghai was third with 90."
OR_LEAVE = (
    "Changsha lacks people. Too many leave for Shenzhen or Shanghai. Since January, graduates have "
    "been entitled to 36,000 yuan."
)
TAKES = "重庆算力领先。两江新区一地占去全市智能算力的55%。"
SAID = (
    "宜昌产业园企业86家。“有优势，武汉的团队愿意过来谈。”负责人说。\n"
    "市里一家企业引入机器人后，作业人员减少了30%。"
)
INCLUDING = "2025年末，贵阳市（含贵安新区）总算力规模达到98EFLOPS。"
NAMED_OFTEN = (
    "记者来到德清县。\n县经信局说，全县发放测试牌照317张。\n从湖州全市看，德清约占两成，德清不大。"
)
SHE = "Hefei, in Anhui, counts models. She said AI was at work in 163 factories."
PERSON = "Hangzhou is in Zhejiang with Ningbo. Wu Zhenhai of Hangzhou, said 30 teams gave up."
AHEAD_OF = "Beijing scored 92 points, ahead of Shanghai with 89 and Shenzhen with 88."
SAME_TIME = "杭州有两个区。滨江区产业营收增长31%，比余杭区同期的22%更快。"
AND_HAD = "Munich counted 416 start-ups and Berlin 438."
LACKS = "Guangzhou can offer something Hong Kong cannot. The city has licensed 620 robotaxis."
COMPANY = "Hangzhou has 723 firms. Qiantang Mirror Technology, founded in Hangzhou, has 40 workers."
DISTRICTS = "广州提出：黄埔打造芯片高地，产值1000亿元；天河以大模型应用为主，集聚企业1500家。"


@pytest.mark.parametrize(
    ("text", "city", "value", "unit", "right"),
    [
        pytest.param(ZONE, "三江新区", 71.6, "亿元", True, id="an area by its kind alone"),
        pytest.param(ZONE, "三江新区", 11, "个", True, id="and behind the semicolon"),
        pytest.param(ZONE, "成都", 71.6, "亿元", False, id="no other city"),
        pytest.param(DISTRICTS, "天河", 1500, "家", True, id="a name that also names a thing"),
        pytest.param(LATTER, "成都", 1000, "亿元", True, id="the latter"),
        pytest.param(LATTER, "绵阳", 1000, "亿元", False, id="not the former"),
        pytest.param(OF_WHICH, "Optics Valley", 600, "", True, id="of which, behind"),
        pytest.param(OF_WHICH, "Optics Valley", 1050, "", False, id="not the whole before it"),
        pytest.param(BAY, "Zhongshan", 2860, "", True, id="in an area of several cities"),
        pytest.param(OF_A_PART, "五华区", 342, "家", True, id="the part of which the article is"),
        pytest.param(OF_A_PART, "昆明", 342, "家", False, id="not the city around it"),
        pytest.param(OF_A_PART, "昆明", 96, "亿元", True, id="which has numbers of its own"),
        pytest.param(DISTRICTS, "天河", 1000, "亿元", False, id="not for its neighbour"),
        pytest.param(DEMONSTRATIVE, "夷陵区", 18, "吨", True, id="a paragraph that goes on"),
        pytest.param(SITE, "余杭区", 187, "家", True, id="where the park lies"),
        pytest.param(SITE, "滨江区", 187, "家", False, id="and nowhere else"),
        pytest.param(WITHIN, "闵行区", 64, "家", True, id="what is local is of the last place"),
        pytest.param(SUPPORTED, "鄞州区", 150, "家", True, id="what it is helped to build"),
        pytest.param(PREDICATE, "光谷", 580, "家", True, id="the whole as a predicate"),
        pytest.param(MIDDLE, "江宁区", 288, "亿元", True, id="no name across 其中"),
        pytest.param(MIDDLE, "南京", 288, "亿元", False, id="whose part is its own"),
        pytest.param(ASIDE_ZONE, "西安高新区", 70, "%", True, id="其中 and a kind of area"),
        pytest.param(LIST_OF, "深圳", 11.8, "万人", True, id="the second of a list"),
        pytest.param(LIST_OF, "上海", 11.8, "万人", False, id="not the first"),
        pytest.param(FIRM, "庆阳", 32, "亿元", True, id="a firm that bears a city's name"),
        pytest.param(VISIT, "江宁区", 18, "个", True, id="who visits"),
        pytest.param(EVERYDAY, "南山区", 125, "个", True, id="an everyday word named in full"),
        pytest.param(BESIDE_CAPITAL, "北京朝阳区", 248, "家", True, id="a district, no far city"),
        pytest.param(BY_CLAIM, "滨江区", 25, "%", True, id="an everyday word that a claim names"),
        pytest.param(TECH_TOWN, "北京经开区", 150, "万元", True, id="an area with two names"),
        pytest.param(BANK, "天府新区", 46, "亿元", True, id="the bank of a lake"),
        pytest.param(BASED, "Minhang District", 270, "million yuan", True, id="who sits there"),
        pytest.param(OWN_GRANT, "Ningbo", 5, "million yuan", True, id="the grant of a city"),
        pytest.param(OWN_GRANT, "Longgang", 5, "million yuan", False, id="not of the one before"),
        pytest.param(AND_HAD, "Berlin", 438, "", True, id="and another with its number"),
        pytest.param(LACKS, "Guangzhou", 620, "", True, id="what another lacks"),
        pytest.param(INCLUDING, "贵阳", 98, "EFLOPS", True, id="including an area"),
        pytest.param(NAMED_OFTEN, "德清县", 317, "张", True, id="the county named most"),
        pytest.param(SHE, "Hefei", 163, "", True, id="she is no county"),
        pytest.param(PERSON, "Hangzhou", 30, "", True, id="a person named as a district"),
        pytest.param(AHEAD_OF, "Shanghai", 89, "", True, id="whom it is ahead of"),
        pytest.param(SAME_TIME, "余杭区", 22, "%", True, id="比 another's of the same time"),
        pytest.param(OPENS, "长沙", 21, "家", True, id="where the sentence opens"),
        pytest.param(OF_WHOLE, "Qingdao", 7900, "petaflops", True, id="of the whole city"),
        pytest.param(WEEK_AFTER, "Busan", 88, "billion won", True, id="a clause behind after"),
        pytest.param(DAY_AFTER, "London", 2300, "", True, id="what it did after another"),
        pytest.param(DAY_AFTER, "Berlin", 2300, "", False, id="which is no topic then"),
        pytest.param(ITS_PARTS, "高新区", 500, "万元", False, id="a part of whom the title names"),
        pytest.param(AND_WAS, "Shanghai", 90, "", True, id="and another that did so"),
        pytest.param(OR_LEAVE, "Changsha", 36000, "yuan", True, id="two places one goes to"),
        pytest.param(TAKES, "两江新区", 55, "%", True, id="what a part takes of the whole"),
        pytest.param(SAID, "宜昌", 30, "%", True, id="a city that somebody speaks of"),
        pytest.param(NAMED_MOST, "江宁区", 620, "P", True, id="the part named most"),
        pytest.param(SEEN, "佛山", 4.2, "万台", True, id="seen from the city"),
        pytest.param(FIRM_OF, "绵阳", 1.3, "亿元", True, id="a firm named for its province"),
        pytest.param(OF_CITY_LEVEL, "黄埔区", 80, "万元", True, id="what is of the city's level"),
        pytest.param(IN_ZONE, "余杭区", 18, "万平方米", True, id="the district of an area"),
        pytest.param(OWN_ZONE, "望城经开区", 12, "亿元", True, id="an area with a district's name"),
        pytest.param(JOINTLY, "广东", 84, "%", True, id="what cities share of their province"),
        pytest.param(THE_PARK, "Suzhou Industrial Park", 1860, "", True, id="the park"),
        pytest.param(INITIALS, "Suzhou Industrial Park", 23, "", True, id="initials of a place"),
        pytest.param(ASIDE_OF, "Guiyang", 96, "EFLOPS", True, id="what the city counts in"),
        pytest.param(OF_WHICH_IT_IS, "Sichuan", 200, "billion yuan", True, id="the capital aside"),
        pytest.param(IN_THE, "Tiexi district", 21, "", True, id="in the district, behind"),
        pytest.param(AGAINST_OWN, "杭州", 23.7, "%", True, id="what it is held against"),
        pytest.param(PLACED, "黄埔区", 418, "件", True, id="where the laboratory is"),
        pytest.param(OF_PROVINCE, "Qingyang", 62, "EFLOPS", True, id="the city of a province"),
        pytest.param(SOUTH_OF, "Tianfu New Area", 1.1, "billion yuan", True, id="south of"),
        pytest.param(TAKES_OVER, "惠山区", 9, "条", True, id="whom it takes over from"),
        pytest.param(CENTRE, "东湖高新区", 400, "P", True, id="a centre that bears a name"),
        pytest.param(IN_BRACKETS, "余杭区", 385, "家", True, id="a city in a town's name"),
        pytest.param(SHORT, "绵阳科技城新区", 29.7, "亿元", True, id="an area without its city"),
        pytest.param(ITS_SITE, "建邺区", 400, "家", True, id="the park behind its city"),
        pytest.param(JOINED, "广州", 5, "家", True, id="where its goods go"),
        pytest.param(VALLEY, "Hefei", 87, "billion yuan", True, id="China in a park's name"),
        pytest.param(MOVED_TO, "Yuhang district", 41, "", True, id="what moved to it"),
        pytest.param(COMMA_WITH, "Shenzhen", 11, "billion yuan", True, id="another, with"),
        pytest.param(CITY_OF, "Kunshan", 2, "billion yuan", True, id="the city of"),
        pytest.param(HUB_IN, "Qingyang", 58, "EFLOPS", True, id="the hub in its province"),
        pytest.param(
            TO_CUSTOMERS, "Mentougou district", 2300, "petaflops", True, id="whom it serves"
        ),
        pytest.param(OF_DISTRICT, "丰泽区", 64, "家", True, id="a park of a district"),
        pytest.param(KIND_OF_FIRM, "深圳", 300, "家", True, id="a kind of firms"),
        pytest.param(KIND_OF_FIRM, "上海", 300, "家", False, id="is the city's own"),
        pytest.param(START_UPS, "上海", 400, "家", False, id="start-ups of two cities"),
        pytest.param(ITS_CENTRE, "武汉", 400, "P", True, id="the centre of a city"),
        pytest.param(ITS_CENTRE, "上海", 400, "P", False, id="is no other's"),
        pytest.param(STILL_QUOTED, "深圳", 3600, "亿元", True, id="a quotation that goes on"),
        pytest.param(DATELINE, "Shenzhen", 400, "", True, id="an agency's initials"),
        pytest.param(BESIDE_OTHER, "西安市", 900, "家", True, id="a city, no far district"),
        pytest.param(ONLY_A_WORD, "光明区", 30, "个", False, id="an everyday word inside another"),
        pytest.param(
            ANOTHERS_ZONE, "合肥高新技术产业开发区", 500, "家", False, id="another's area"
        ),
        pytest.param(OF_ITS_ZONE, "武汉", 580, "家", False, id="an area told as its city"),
        pytest.param(OF_ITS_ZONE, "东湖高新区", 580, "家", True, id="is its own"),
        pytest.param(CORE, "南宁", 3.2, "平方公里", True, id="what is built around an area"),
        pytest.param(ABROAD, "Toronto", 41300, "", False, id="cities with accents"),
        pytest.param(COMPANY, "Hangzhou", 40, "", True, id="a company named as a district"),
    ],
)
def test_an_area_may_be_named_in_short(text, city, value, unit, right):
    told_as = (f"{value}{unit}", f"{value:,}")
    line = next(line for line in text.splitlines() if any(one in line for one in told_as))
    fact = claim(text, city=city, name="", value=value, unit=unit, quote=line)
    (found,) = tried(fact, text=text)
    assert ("wrong_city" not in codes(found)) is right


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
