"""Aim or state: how a sentence speaks of its last number, told in March 2026."""

from datetime import date

import pytest

from service.quantities import scan
from tests.unit.checks.workbench import claim, codes, tried

PUBLISHED = date(2026, 3, 10)
AIMS = """
Shenzhen expects to have connected 40 hospitals and trained 500 doctors
Shenzhen missed its target of 500 engineers
Shenzhen expects to hit its target of 500 companies
For 2027, another 500 stations are already scheduled in Shenzhen
The initial target of 500 robotaxis is expected to rise to more in Shenzhen
Shenzhen will build a park that hosts 500 companies
深圳首批无人驾驶公交车50辆，6月底前将投入运营
今年成都计划建设智算中心3座；深圳建设智算中心1座
深圳已出台人工智能行动方案，打造人工智能应用场景240个
深圳智能算力规模8000P（远期目标）
At the Port of Shenzhen, 90 trucks are at work and another 60 are due by June
Revenue was 20 billion yuan in 2025 and Shenzhen could exceed 24 billion yuan
Shenzhen wants at least 500 people
Shenzhen's blueprint calls for 20 labs and 8,000 petaflops of computing power, all by 2028
1月10日，深圳印发行动计划，提出三年内建成智算中心5个，培育企业100家
今年的指标是深圳500人
The bureau said that 500 processors made by Huawei will be installed in Shenzhen
In Shenzhen the 2,000 petaflops written into the district's plan
It is a success, the Shenzhen bureau said, only if 40 start-ups have moved in by 2027
深圳要确保6月底前完成全年目标的60%
深圳今年将新建换电站200座，计划10月底前投用
深圳给出时间表：一年内建成智算中心3座
深圳年内除了新建智算中心3座
深圳力争到2027年国家级名单中本地企业有10家
By 2024 Shenzhen had 400 licences, fewer than the 500 it had led residents to expect
今年的任务已经列入政府工作报告：2026年深圳企业超过500家
深圳前11个月建成64个，离全年80个的任务还差一截
2025年初，深圳市在工作要点中立下三个数：全年新增车间80个
今年1月印发的《深圳人工智能行动方案》提出，年内开放道路1500公里、投放车辆600辆
Some 450 permanent jobs in Shenzhen are planned
The first phase in Shenzhen, with 10,000 seats, should open by December
深圳今年上半年完成128亿元，全年突破260亿元问题不大
深圳超额完成年初定下的500条任务
Shenzhen had 6,800 practitioners, some distance from the 15,000 it hopes to have
The aim in Shenzhen was to have 500 people
By then, the mayor of Shenzhen said, annual revenue should exceed 700 billion yuan
"We wanted 500 people", the mayor of Shenzhen said, but for us "We wanted 138"
The municipal plan of Shenzhen had asked for 15,000 petaflops
深圳的可办事项将从目前的132项增加到300项，年底独立办结比例提高到55%
二季度订单恢复，深圳全年仍维持500人的预期
Shenzhen has so far planned for 500 people, none of them hired
Shenzhen plans to raise its workforce by 2027, with 500 people now planned
The city is Shenzhen, which aims, officials said, to attract 500 people
深圳要把人数做到500人
A spokesman said that Shenzhen was working toward 500 people
深圳的500人计划6月上路
深圳把2027年人数目标由500人上调至600人
深圳今年要通过直兑，把人数提高到500人
给自己定的人数是深圳500人
The office in Shenzhen says that it is hoping for 500 people in 2027
In Shenzhen the plan for 2024 had been 500 people
In Shenzhen the number should not fall below 500 people
A training ground in Shenzhen is scheduled to open in October with 500 people
Shenzhen counted 121, short of the 500 people the city had hoped to have
深圳财政还将设立总规模20亿元的基金
深圳准备今年设立5亿元的基金
A first 200-megawatt section in Shenzhen is due to come on line
The first phase in Shenzhen, on 60 acres, should be ready by 2028
Shenzhen will support 500 companies already based in the city
By 2028 Shenzhen will upgrade 500 buses already in service
An AI school with 500 places in Shenzhen was announced in 2024 and will open in 2027
A campus for 500 researchers in Shenzhen was begun last year and will open
The mayor of Shenzhen promised 5,000 new AI jobs by 2028
Shenzhen agreed to build 10 computing centres by 2027
AI will have accounted for 15 percent of output in Shenzhen
AI output in Shenzhen has grown fast and looks likely to reach 500 yuan
Shenzhen's council had agreed by a wide majority to a 36-megawatt centre that is to open soon
In Shenzhen the core industry was short of the 15,000 firms that the strategy had foreseen
Officials said Shenzhen's computing capacity would hit 100 EFLOPS
Shenzhen is seeking to build 100 smart factories this year
Shenzhen set growth of at least 12% as this year's goal
The number of firms in Shenzhen was to open to 1,000 people
By then Shenzhen is supposed to show that it has cut waiting by 12%
今年深圳怎么干？报告给出清单：企业突破500家
深圳力争企业增速高于年初目标5个百分点
Shenzhen aims high, and it has pledged 3 billion yuan by 2027
Shenzhen had licensed 640 robotaxis by the end of January and wants 2,000 by 2027
The first phase in Shenzhen set out to train 2,000 residents by the end of 2024
Shenzhen reached 130 billion yuan in 2024, exceeding the 120 billion yuan target it had set
Shenzhen hired 1,900 people in 2024, which fell short of the 2,500 planned for the year
深圳计划下半年新增人工智能企业300家
深圳计划下达专项资金3亿元
Shenzhen plans its biggest computing center to date, with 9,000 PFLOPS
到2028年，深圳人工智能产业规模达到5000亿元
深圳将建设10个智算中心
深圳拟投入30亿元支持大模型
深圳力争今年新增人工智能企业300家
今年，深圳要培育独角兽企业5家
深圳提出，2027年智能算力规模突破100EFLOPS
深圳计划三年内培养人工智能人才10万名
未来五年，深圳将引进高层次人才2000名
深圳下一步将推动500家企业上云
深圳明年底前建成投用智算中心3个
预计到今年底，深圳人工智能企业达到3500家
深圳已有黑灯工厂9座，今年还要再添6座
三年内，深圳人工智能收入达到500亿元；建一个2000P的平台
深圳打算明年再引进数字人才1500人
深圳目标是把机器人密度提高到每万人500台
深圳规划建设算力中心8座
深圳有望在2027年实现产值1万亿元
深圳年内新建5G基站2万个
确保2026年深圳算力规模翻一番达到80EFLOPS
深圳的目标定为到2030年产业规模达1万亿元
“十五五”期间，深圳将建成国家级平台20个
深圳瞄准5000亿元产业规模目标
深圳今年计划发放算力券5亿元
深圳争取2027年底前上市企业达到50家
按照方案，深圳到2027年人工智能终端产量突破1.5亿台
深圳明确2026年新开放应用场景200个
前三季度，深圳营业收入762亿元，全年要冲1050亿元
副市长说，深圳“今年要开放100个工厂
The first phase in Shenzhen, rated at 8,000 PFLOPS, is due online in June 2027
深圳智算基地绿电比例今年要超过80%
深圳园区三期8万平方米载体将在年底前交付
新的目标已经写进深圳的报告：2026年产业规模350亿元
深圳当时的目标是，到2025年底人工智能企业达到500家
深圳将公共算力由目前的300P提升至2027年的1000P
深圳年底前把算力从目前的2200P扩充到4000P
深圳去年备案大模型11个,今年想做到25个
深圳首批40个场景清单，今年上半年就会对外发布
The vice mayor said that the goal for this year was 110 billion yuan in Shenzhen
Shenzhen is slightly ahead of the 265 billion yuan set as the goal for the year
We set ourselves 180 billion yuan for 2026 in Shenzhen
目前深圳智算中心平均利用率约为61%，今年要提高到75%
今年，深圳要完成1200个路口的改造
深圳给自己定的任务是：今年产业规模突破4500亿元
2024年深圳产业规模为412亿元，已越过方案为2025年设定的400亿元目标
Computing capacity in Shenzhen is forecast to pass 100 billion yuan this year
The first phase in Shenzhen, with 18 megawatts, is due to open in the third quarter of 2026
今年前两个月深圳核心产业营收88.1亿元，全年过500亿元没有悬念
深圳智算中心现在是2100P，年底能到3500P
A data hall in Shenzhen is supposed to draw heat for 4,500 apartments
Once staffed, a hall in Shenzhen is meant to produce 2 million data samples
A second phase in Shenzhen, covering 9,500 square metres, will be completed by June 2026
Shenzhen said delays were shorter, and that another 100 junctions would be covered by December
深圳将把人工智能列为支柱产业，培育企业500家
深圳将对进行了数字化转型的500家企业给予奖励
到2027年，深圳智算中心设计规模500P
The planned investment of 30 million euros in Shenzhen will start in 2027
Shenzhen has reserved land for a data centre of 45 megawatts, expected to open in 2028
Twelve datasets in Shenzhen, from parking to water leaks, will be open to companies by next June
深圳今年收入力争达到320亿元，比上年增长三成；面向东盟的语料库规模扩充至12亿条
2026年，深圳要对照任务抓好落实：新增改造企业1000家
This year Shenzhen is targeting growth of around 20 percent
In Shenzhen the goal for 2027 had been 300 AI firms
The city of Shenzhen had promised to open 60 scenarios in 2025
A document of Shenzhen foresees 50 training sites for robots by the end of 2027
深圳的基地总投资6.5亿元，明年3月投运，全部达产后可带动就业3000人
深圳园区二期全部建成后，总算力将达到1.5万P，可带动就业300人
深圳的会议强调,要坚持场景牵引,今年发布应用场景不少于80项，建成智能工厂60家
The largest item in Shenzhen is a pool of 1,200 processors, which the city will install by September
Shenzhen plans to build 10 computing centres by 2027
Shenzhen aims to have 5,000 AI companies by 2028
Shenzhen will invest 3 billion yuan in AI next year
Shenzhen said it would allocate 2 billion yuan to chips
深圳正朝着5000亿元的目标稳步迈进
Shenzhen expects AI output to exceed 500 billion yuan in 2027
Shenzhen hopes to attract 200 AI startups within three years
The target for Shenzhen is 100 EFLOPS by 2027
""".strip().splitlines()
STATES = """
Shenzhen last year raised 3 billion yuan to be invested in AI firms
The agency is targeting start-ups in Shenzhen, where 500 companies are based
深圳培育大模型企业86家，将于今年5月举办人工智能产业大会
深圳收到场景申报320项，计划今年4月公布结果
Shenzhen wants 200 labs by 2027 but has only 140
Shenzhen plans 40 labs by 2027, of which 20 are already open
Shenzhen's park, which has 410 firms, will concentrate on manufacturing
A college in Beijing will enroll students, and Shenzhen counts 22 universities
A 40-megawatt data centre in Shenzhen went live last November and will grow
Shenzhen plans to add companies to the 340 it already has
Shenzhen's fleet of 86 robotaxis is to grow to more
深圳建成人工智能实验室486间，年底前将实现学校全覆盖
一季度，深圳完成年度计划的26.9%
深圳签约AI项目88个（年度目标待定）
Shenzhen's hospitals use 24 AI models and an extension is planned
Shenzhen scanned 40,000 pages of local records for an archive, to be released in May
With 2,980 AI firms Shenzhen hopes to attract investors from Hong Kong
Shenzhen, with 310 AI firms, should get its own exchange, the province said
Factories in Shenzhen wanted 8,000 robots last year
Its goal was to build on its 96 laboratories in Shenzhen
深圳计划到2027年培育示范企业100家，已列入培育库的企业有320家
深圳2025年新增算力5200P好于年初的预期
深圳为行业立下标杆，上线政务智能体210个
深圳无人机去年完成远距离配送500次任务
今年深圳登记新企业260家，吸纳就业3200人
The mayor of Shenzhen would like to see the 500 registered algorithms
An engineer could expect 500 yuan a day in Shenzhen
500 of the systems in Shenzhen make or support such decisions and will be audited
省教育厅提出，到2027年遴选学校500所，首批名单里深圳有86所
By 2028 all firms in Shenzhen should be using it; at the moment it is 57 percent
The note-taking assistant that 180 workers in Shenzhen tried out will get more money
An automated check of home plans cut the staff in Shenzhen by 500 people
Shenzhen is scheduled to add lines and the software now runs at 210 intersections
Shenzhen aims to bring in more by 2027, and about 500 had arrived
Shenzhen plans to put 500 lorries on the road by 2027; 165 are in operation
深圳的企业一年内招收了500人
深圳完成2027年目标的72%
The head of the bureau, who is scheduled to speak on Friday, said that Shenzhen has 500 people
深圳的企业从申报到拿到券平均要等500人
Boosters in Shenzhen will reply that it came to 500 people
In Shenzhen all are to go by 2027, thanks to a scheme that has so far taken in 500 people
The plan follows a year in which Shenzhen rose to 500 people
Shenzhen, which aims to be the first of all, recorded 500 people
By the end of 2027 all are to complete the course in Shenzhen, and 500 people have done so thus far
AI runs the lights of Shenzhen with 500 people at present and will soon do so elsewhere
Shenzhen is seeking to earn more from its data, with 500 people now employed in labeling
Readers will recall that the round in Shenzhen had 500 people
Shenzhen has put 184 services into use across its agencies to date and will add more
A start-up seeking to list in Hong Kong employs 500 engineers in Shenzhen
The effect of the subsidy was to draw 120 people to Shenzhen
A team whose job was to train robots grew to 500 people in Shenzhen
Shenzhen attracted 500 people despite a downturn which economists had forecast
The promised park in Shenzhen opened in 2024 with 500 people
A scheme meant to open city data to start-ups in Shenzhen drew 500 people
That would leave the city behind Shenzhen, which reported 19,600 people
Its bureau in Shenzhen has opened 83 application scenarios so far and wants more
Shenzhen still intends to have 300 firms by 2028; the index gives it 214 now
Shenzhen wants to heat 17,000 homes by the end of 2029; at present it manages 1,900
Shenzhen trained 9,200 people last year and says this year's intake will grow
Shenzhen will have more space in 2028, compared with the 26,500 firms it occupied
Shenzhen earned 5,600 yuan in 2024 and will earn more
The number of firms in Shenzhen had risen in 2025 to reach 742
Before the end of 2027 Shenzhen would found a fund; in its park, 190 people already work on chips
深圳发布的《人工智能产业白皮书》明确，2024年全市人工智能企业为320家
Ahead of next year's games, Shenzhen has installed 320 robot stations
Shenzhen has 320 AI firms and, by 2027, plans to lead the world in robotics
Shenzhen had planned to train 3,000 engineers in 2025 and ended up with 2,400
深圳企业营收增长20.5%，增速高出年初目标5.5个百分点
深圳年初定的目标是全年达到600家，到2月底我们统计是612家
深圳公共算力平台年初是每卡时9.8元，现在是6.2元，明年还有下降空间
Shenzhen aims to raise the share of domestic chips to 75% by 2028 from 52% at the end of last year
Shenzhen will spend 386 billion won in 2027, up 22 percent from this year's 316.4 billion won
Shenzhen was granted 7,640 patents in 2025, bringing the number to 33,500 by the end of the year
Shenzhen will pay 30 percent of the price, and it has opened 136 public locations for trials
Only 41 of the companies in Shenzhen were based in the east at the close of the year
Workers undertook 300 inspections in Shenzhen last year
As promised, Shenzhen opened 60 scenarios for AI firms
2024年经人才计划来深圳的专才约2600人
AI reading in Shenzhen is to reach 300 centres by the end of 2026; at present 96 have it
Shenzhen wants to train 10,000 engineers by 2027; so far 3,700 have completed the course
Shenzhen would spend 87 million yuan in 2026, compared with 58 million yuan this year
截至2025年底，深圳人工智能产业规模达到4200亿元
深圳已建成智算中心10个
深圳去年投入30亿元支持大模型
2025年，深圳新增人工智能企业300家
深圳人工智能企业突破3000家
深圳完成年度目标，培育独角兽企业5家
深圳智能算力规模已超100EFLOPS
过去三年，深圳培养人工智能人才10万名
深圳累计引进高层次人才2000名
深圳推动500家企业上云
深圳提前完成目标，算力规模达到80EFLOPS
深圳现有人工智能企业3500家
深圳数据要素企业500家
2024年，深圳培育数据要素型企业500家
深圳引进企业43家，今年社会反响良好
深圳引进企业43家，今年会展业升温
Venture funds targeting AI firms in Shenzhen raised 300 million yuan
Shenzhen has set itself apart with 3,500 AI companies
深圳提出建设智能之城，截至2月底，区内人工智能企业达640家
深圳瞄准装备制造，累计建成智能工厂46座
深圳完成投资37亿元，其中芯片占了将近50%
深圳计划到2028年集聚人才8万人，眼下只有5.2万人
深圳规上企业只有112家，今年再看，已经增加到305家
深圳机器人密度达到每万人500台
深圳拥有算力中心8座
深圳2025年实现产值1万亿元
深圳建成5G基站2万个
去年深圳算力规模翻一番，达到80EFLOPS
深圳新打造智能工厂48家
深圳累计打造智能工厂48家
年末深圳企业731户。全年研发经费投入强度3.1%
Shenzhen will spend 1 billion yuan a year from 2027, double the current 500 million yuan
深圳计划单列市中排名第一，产业规模达4200亿元
“十四五”期间，深圳建成国家级平台20个
深圳人工智能产业规模首次超过4200亿元
深圳今年以来已发放算力券5亿元
深圳上市企业达到50家，超出预期目标
深圳兑现年初目标，人工智能终端产量突破1.5亿台
前三季度，深圳新开放应用场景200个
Shenzhen has built 10 computing centres
Shenzhen wants to lead and now has 47 generative services
The 2025 figure for Shenzhen would mean 176 firms
Shenzhen had 5,000 AI companies at the end of 2025
Shenzhen invested 3 billion yuan in AI last year
AI output in Shenzhen exceeded 500 billion yuan in 2025
Shenzhen attracted 200 AI startups over three years
Shenzhen reached its target of 100 EFLOPS
报告还将深圳与周边城市作了比较：深圳的企业为500家
By the end of 2026 there shall be more. At present there are 8 procedures in Shenzhen
深圳按照市委要求加快发展，人工智能产业规模较上年做大，达320亿元
深圳全力打造人工智能先锋城市，产业规模比上年更大，达320亿元
There are 500 AI companies in Shenzhen that would be affected
500 AI companies in Shenzhen, the mayor said, will receive vouchers
The hub, meant to draw founders to Shenzhen, houses 500 AI companies
The hub, covering 500 AI companies in Shenzhen, is expected to grow
去年6月深圳智算中心全面投用后，吸引人工智能企业500家
深圳智算中心去年底能到500P算力
Last year Shenzhen invested 5 billion yuan in a computing hub, scheduled to open in 2027
Shenzhen has signed 45 firms for the park, due to open next year
""".strip().splitlines()
EITHER = """
Shenzhen is expected to have welcomed 500 people in 2024
深圳签约人工智能项目35个，预计2027年全部建成投产
深圳的智算中心投用后年服务企业500家
苏州今年目标是做到更多；深圳机器人企业超过300家
今年以来，深圳打造场景24个
深圳一家芯片公司近日完成融资，筹得的3亿元将用于扩产
截至2月底，深圳已有企业94家，其中年内新落户31家
深圳的绿电直连项目装机40万千瓦，预计9月并网
深圳企业投资建设万卡集群，首批4000张加速卡8月上架
1月6日，深圳的母基金完成首期募集，基金设定的总规模为30亿元
2026年深圳产业规模增长20%以上，新建智算中心3座
The plan of Shenzhen was raised, up from the 500 people written into the city's original plan
深圳的公寓首批供应520套，计划今年10月入住
Shenzhen counted 721, well above the 500 people it had aimed for
In 2025 Shenzhen reached all of the 500 people it had promised
深圳的一期已投入运行，在建的二期规模为500人
Shenzhen met its 2024 target of 500 people
Shenzhen had met its 2029 aim of 15,000 people
The developer in Shenzhen has promised 85 permanent jobs
The developer in Shenzhen has promised jobs with an average wage of 96,000 yuan
The university in Shenzhen has agreed to lend 8 engineers
深圳的项目总投资22亿元，全面投产后，年销售收入可达30亿元
深圳正加快建设总投资50亿元的智算中心
上半年，深圳新引进项目23个，计划总投资97.5亿元
深圳签约企业37家，意向投资61亿元
深圳智算集群二期规划2000P
深圳设立规模100亿元的人工智能基金
深圳三年投入10亿元支持大模型
深圳今年安排专项资金6.8亿元
2026年，深圳新增智能算力10EFLOPS
到2025年底，深圳人工智能企业达到500家
深圳智算中心二期规划安装机柜6000架
深圳算力中心规划算力1500P
目前，深圳智算中心一期已投入使用；二期设计规模800P，计划于6月建成
2月，深圳产业园开工，全部达产后每年可生产关节模组60万套
深圳智算中心扩建项目总投资23亿元，全部建成后新增智能算力8000P
Shenzhen signed data-centre projects last year, with planned investment of 64 billion yuan
""".strip().splitlines()
KINDS = ("indicator", "target")
ROWS = [
    (sentence, kind, kind == right)
    for right, sentences in (("target", AIMS), ("indicator", STATES))
    for sentence in sentences
    for kind in KINDS
]
UNITS = {"CNY": "元", "person": "人"}


def told(sentence, kind):
    """What is said about the sentence's last number, told as a fact of this kind."""
    text = f"{sentence}." if sentence.isascii() else f"{sentence}。"
    last = [one for one in scan(text, PUBLISHED) if one.value is not None][-1]
    city = "Shenzhen" if sentence.isascii() else "深圳"
    unit = "yuan" if last.unit == "CNY" and sentence.isascii() else UNITS.get(last.unit, last.unit)
    amount = {"value": last.value, "unit": unit, "bound": last.bound}
    name = "占比" if "占了" in sentence else ""
    fact = claim(city=city, name=name, kind=kind, quote=sentence, **amount)
    return codes(*tried(fact, text=text, published=PUBLISHED))


@pytest.mark.parametrize(("sentence", "kind", "right"), ROWS)
def test_an_aim_is_told_as_an_aim_and_a_state_as_a_state(sentence, kind, right):
    wrong = "target_as_actual" if kind == "indicator" else "actual_as_target"
    assert told(sentence, kind) == ([] if right else [wrong])


@pytest.mark.parametrize("sentence", EITHER)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_being_built_or_agreed_may_be_told_as_either(sentence, kind):
    assert told(sentence, kind) == []


@pytest.mark.parametrize(
    ("published", "kinds"), [(date(2025, 12, 25), KINDS), (date(2025, 6, 25), ("target",))]
)
def test_what_is_estimated_for_a_year_that_is_nearly_over_may_be_told_as_either(published, kinds):
    text = "2025年，深圳软件业收入预计达到980亿元。"
    for kind in KINDS:
        fact = claim(city="深圳", name="", kind=kind, value=980, unit="亿元", quote=text[:-1])
        assert (codes(*tried(fact, text=text, published=published)) == []) is (kind in kinds)


def test_the_words_that_open_a_numbered_paragraph_head_it():
    text = "一、2025年工作回顾。深圳企业700家。\n二、2026年工作安排。坚持实干。\n新增企业100家。"
    for kind, found in (("target", []), ("indicator", ["target_as_actual"])):
        fact = claim(text, name="新增企业", kind=kind, value=100, unit="家")
        assert codes(*tried(fact, text=text, published=date(2026, 1, 12))) == found


@pytest.mark.parametrize(
    "text",
    [
        "2025年，深圳要把优势转化为产业。全年算力达到2000P。",
        "深圳着眼长远，到“十五五”末，算力达到2000P。",
        "深圳力争到2027年企业迈过900家、算力达到2000P。",
        "Shenzhen currently has 90 firms and computing is expected to hit 2,000P in 2027.",
    ],
    ids=(
        "a year that opens with an aim",
        "the end of a plan's term",
        "a verb of reaching",
        "to hit",
    ),
)
def test_an_aim_of_the_paragraph_or_of_a_term_is_one(text):
    for kind, found in (("target", []), ("indicator", ["target_as_actual"])):
        fact = claim(text, name="算力", kind=kind, value=2000, unit="P")
        assert codes(*tried(fact, text=text, published=date(2025, 1, 12))) == found


@pytest.mark.parametrize(
    "text",
    [
        "Shenzhen plans to have 50,000 petaflops next year, from 37,000 at present.",
        "Shenzhen wants 50,000 petaflops by the end of 2026, against 37,000 now.",
        "Shenzhen aims to have 74,000 petaflops by the end of 2026, double the 37,000 available.",
    ],
)
def test_what_is_raised_from_where_it_stands_is_a_state(text):
    for kind, found in (("indicator", []), ("target", ["actual_as_target"])):
        fact = claim(text, name="petaflops", kind=kind, value=37000, unit="")
        assert codes(*tried(fact, text=text)) == found


def test_what_a_year_gone_by_tells_of_the_report_is_no_aim_of_the_report():
    text = "今年深圳市政府工作报告提到，深圳备案大模型105款。"
    fact = claim(text, name="备案大模型", kind="target", value=105, unit="款")
    assert codes(*tried(fact, text=text)) == ["actual_as_target"]


@pytest.mark.parametrize("heading", ["二、主要做法", "（二）重要抓手"])
def test_a_heading_may_hold_the_word_of_an_aim_inside_another(heading):
    text = f"深圳人工智能工作\n{heading}\n深圳现有企业500家。引进团队30个。"
    for kind, found in (("indicator", []), ("target", ["actual_as_target"])):
        fact = claim(text, name="团队", kind=kind, value=30, unit="个", quote="引进团队30个")
        assert codes(*tried(fact, text=text)) == found


def test_a_report_on_a_plan_is_none():
    text = "深圳发布人工智能行动计划\n" + "大家都在谈论它。" * 20 + "记者走访看到，深圳企业2800家。"
    fact = claim(text, name="企业", value=2800, unit="家", quote="深圳企业2800家")
    assert codes(*tried(fact, text=text)) == []


@pytest.mark.parametrize("heading", ["【今年要干】", "2026年重点工作"])
def test_a_heading_may_say_what_shall_be_done(heading):
    text = f"2025年工作回顾\n深圳企业700家。\n{heading}\n新增备案大模型30款。"
    for kind, found in (("target", []), ("indicator", ["target_as_actual"])):
        fact = claim(text, name="备案大模型", kind=kind, value=30, unit="款")
        assert codes(*tried(fact, text=text, published=date(2026, 1, 8))) == found


@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_to_a_question_about_aims_may_be_one(kind):
    text = "记者：明年有什么目标？\n局长：深圳新增企业1000家。"
    fact = claim(
        text, name="新增企业", kind=kind, value=1000, unit="家", quote="深圳新增企业1000家"
    )
    assert codes(*tried(fact, text=text)) == []


def test_within_the_year_is_an_aim_but_under_a_year_in_review():
    text = "截至2月底，深圳有基站30万个。年内新建场景20个。"
    for kind, found in (("target", []), ("indicator", ["target_as_actual"])):
        fact = claim(
            text, name="新建场景", kind=kind, value=20, unit="个", quote="年内新建场景20个"
        )
        assert codes(*tried(fact, text=text, published=PUBLISHED)) == found


def test_the_title_of_a_report_on_measures_heads_no_aims():
    text = "深圳解读支持人工智能若干措施\n发布会上，负责人说，真正用上人工智能的企业只有112家。"
    fact = claim(text, name="企业", value=112, unit="家", quote=text.split("\n")[1][:-1])
    assert codes(*tried(fact, text=text)) == []


def test_an_article_that_names_a_plan_far_down_is_none():
    text = "深圳的家底\n" + "今天只看数字。" * 24 + "企业2887家。去年7月印发的行动方案另有打算。"
    fact = claim(text, name="企业", value=2887, unit="家", quote="企业2887家")
    assert codes(*tried(fact, text=text)) == []


def test_what_is_virtual_is_not_planned():
    text = "深圳智能设备和虚拟现实整机分别增长31.5%和12.9%。"
    fact = claim(text, name="虚拟现实整机增速", value="12.9", unit="%")
    assert codes(*tried(fact, text=text)) == []


def test_an_article_that_speaks_of_a_plan_is_none():
    text = "深圳一园区建成12条产线。“我们很忙。”公司经理说。按照《三年行动计划》，还将扩产。"
    fact = claim(city="深圳", name="产线", kind="indicator", value=12, unit="条", quote=text[:12])
    assert codes(*tried(fact, text=text)) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "一、2025年工作总结\n深圳全年打造典型场景88个。",
        "一、2025年工作情况\n深圳市年内新建场景88个。",
        "深圳市人工智能行动计划发布\n2025年深圳产业营收386亿元。深圳一期中心投用，场景88个。",
    ],
    ids=("打造 of a year gone by", "年内 of a year gone by", "the document of a plan"),
)
def test_what_a_period_gone_by_tells_is_not_forced_to_be_an_aim(text, kind):
    quote = text.rstrip("。").split("\n")[-1].split("。")[-1]
    fact = claim(city="深圳", name="场景", kind=kind, value=88, unit="个", quote=quote)
    assert codes(*tried(fact, text=text, published=date(2026, 1, 27))) == []


def test_a_sentence_of_many_growths_is_read_once():
    growths = "".join(f"某业{n}的增加值为{n}亿元，比上年增长{n}%，" for n in range(2, 62))
    text = f"全市各产业中，{growths}深圳人工智能产业规模达3600亿元。"
    assert codes(*tried(claim(text, kind="indicator"), text=text)) == []


def test_a_title_of_what_was_and_what_shall_be_heads_neither():
    text = "深圳市数据局2025年工作总结和2026年工作打算\n一、2025年主要工作\n全年营业收入48.6亿元。"
    fact = claim(text, name="营业收入", value=48.6, unit="亿元")
    assert codes(*tried(fact, text=text, published=date(2026, 1, 20))) == []


def test_who_works_in_an_industry_is_no_baseline():
    text = "深圳还提出，到2027年，从业人员达到12万人，留存率提高到50%。"
    fact = claim(text, kind="target", name="从业人员", value=12, unit="万人", deadline="2027")
    assert codes(*tried(fact, text=text)) == []


@pytest.mark.parametrize("words", ["争取上级资金支持", "围绕打造先锋城市的目标", "落实三年计划"])
def test_an_aim_that_has_no_number_aims_at_no_growth(words):
    text = f"深圳{words}，人工智能产业规模3600亿元，比上年增长20%。"
    fact = claim(text, name="人工智能产业规模增速", value=20, unit="%")
    assert codes(*tried(fact, text=text)) == []


@pytest.mark.parametrize("before", ["从此前的", "从前年的"])
def test_what_was_before_is_a_baseline(before):
    text = f"深圳力争到2027年，企业{before}1200家增加到2000家。"
    fact = claim(text, name="企业", value=1200, unit="家")
    assert codes(*tried(fact, text=text)) == []
